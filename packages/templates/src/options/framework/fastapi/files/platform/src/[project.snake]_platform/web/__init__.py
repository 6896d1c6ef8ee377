"""HTTP: what routes of modules are made of."""

from .parameters import Cursor, Identifier, IfMatch, IfNoneMatch, Limit, answers, not_modified, sends
from .router import Application, Router

__all__ = [
    "Application",
    "Cursor",
    "Identifier",
    "IfMatch",
    "IfNoneMatch",
    "Limit",
    "Router",
    "answers",
    "not_modified",
    "sends",
]
