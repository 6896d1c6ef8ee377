"""How conversations are kept."""
