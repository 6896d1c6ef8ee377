"""The rules of usage. Nothing here knows a framework, a driver or another module."""
