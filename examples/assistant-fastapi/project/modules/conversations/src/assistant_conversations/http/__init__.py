"""The HTTP face of conversations."""
