"""The rules of documents. Nothing here knows a framework, a driver or another module."""
