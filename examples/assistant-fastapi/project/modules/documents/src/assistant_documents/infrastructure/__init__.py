"""How documents are kept."""
