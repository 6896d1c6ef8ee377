"""How usage are kept."""
