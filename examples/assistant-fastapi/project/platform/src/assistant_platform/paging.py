"""Keyset paging: a cursor names the last entity seen, so pages never shift."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from .failures import Rejected

LIMIT_DEFAULT = 20
LIMIT_MAX = 100


class Sorted(Protocol):
    """What has a place in the order of a list."""

    @property
    def id(self) -> UUID: ...
    @property
    def created_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the order of a list: after this moment and identifier."""

    created_at: datetime
    id: UUID

    def cursor(self) -> str:
        """The position as an opaque text for the caller."""
        text = json.dumps([self.created_at.isoformat(), str(self.id)])
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def of(cls, cursor: str) -> "Position":
        """Reads a cursor. Raises `Rejected` when we did not write it."""
        try:
            text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
            created_at, id_ = json.loads(text)
            position = cls(datetime.fromisoformat(created_at), UUID(id_))
            position.created_at.astimezone()
        except (binascii.Error, OverflowError, ValueError, TypeError, AttributeError):
            position = None
        if position is None or position.created_at.tzinfo is None:
            raise Rejected("This cursor is not one of ours.", "cursor", parameter="cursor")
        return position


@dataclass(frozen=True, slots=True)
class Page[Item]:
    """One part of a list, and the cursor of the next part if there is one."""

    items: Sequence[Item]
    next_cursor: str | None


def page_of[Item: Sorted](
    read: Callable[[int, Position | None], Sequence[Item]], limit: int, cursor: str | None
) -> Page[Item]:
    """Reads one entity more than asked for, to know whether another page follows."""
    found = read(limit + 1, None if cursor is None else Position.of(cursor))
    items = found[:limit]
    if len(found) <= limit:
        return Page(items, None)
    return Page(items, Position(items[-1].created_at, items[-1].id).cursor())
