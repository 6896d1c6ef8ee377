"""The rules of conversations. Nothing here knows a framework, a driver or another module."""
