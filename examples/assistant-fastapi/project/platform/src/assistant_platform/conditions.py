"""Conditional requests (RFC 9110, section 13): versions as entity tags."""

import re

from .failures import PreconditionMissing

_STRONG_TAG = re.compile(r'"([1-9][0-9]{0,17})"')

type Versions = frozenset[int] | None
"""The versions that a caller accepts; None accepts any."""


def etag(version: int) -> str:
    """The strong entity tag of a version."""
    return f'"{version}"'


def required_versions(if_match: str | None) -> Versions:
    """What `If-Match` accepts. Raises `PreconditionMissing` without the header."""
    if if_match is None:
        raise PreconditionMissing
    return accepted_versions(if_match)


def accepted_versions(if_match: str | None) -> Versions:
    """What `If-Match` accepts; anything without the header. A weak tag never matches."""
    if if_match is None or if_match.strip() == "*":
        return None
    tags = (_STRONG_TAG.fullmatch(tag.strip()) for tag in if_match.split(","))
    return frozenset(int(tag[1]) for tag in tags if tag is not None)


def is_unchanged(if_none_match: str | None, version: int) -> bool:
    """Whether the caller already holds this version. Weak tags compare equal."""
    if if_none_match is None:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return "*" in tags or etag(version) in tags
