"""The use cases of usage."""
