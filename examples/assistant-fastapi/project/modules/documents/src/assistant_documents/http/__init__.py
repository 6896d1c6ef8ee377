"""The HTTP face of documents."""
