"""The use cases of conversations."""
