"""Keeps usage in the tables of the module."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from assistant_platform.paging import Position
from assistant_platform.storage import Storage

from ..domain.usage import Usage
from .tables import metadata, rows

STORAGE = Storage("usage", metadata, Path(__file__).parents[3] / "migrations")

_NAMES = tuple(rows.c.keys())
_IN_ORDER = sa.select(rows).order_by(rows.c.created_at, rows.c.id)


class DatabaseUsageStore:
    """Implements `UsageStore` on one connection."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, usage: Usage) -> None:
        self._connection.execute(sa.insert(rows), _values(usage))

    def find(self, id: UUID) -> Usage | None:
        query = sa.select(rows).where(rows.c.id == id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _read(row)

    def page(self, limit: int, after: Position | None) -> Sequence[Usage]:
        query = _IN_ORDER.limit(limit)
        if after is not None:
            place = sa.tuple_(rows.c.created_at, rows.c.id)
            query = query.where(place > (after.created_at, after.id))
        return [_read(row) for row in self._connection.execute(query).all()]

    def update(self, usage: Usage) -> bool:
        values = _values(usage)
        before = sa.and_(rows.c.id == values["id"], rows.c.version == values["version"] - 1)
        return self._connection.execute(sa.update(rows).where(before).values(values)).rowcount == 1

    def remove(self, id: UUID, version: int) -> bool:
        this = sa.and_(rows.c.id == id, rows.c.version == version)
        return self._connection.execute(sa.delete(rows).where(this)).rowcount == 1


def _values(usage: Usage) -> dict[str, Any]:
    return {name: getattr(usage, name) for name in _NAMES}


def _read(row: sa.Row[Any]) -> Usage:
    return Usage(**dict(zip(_NAMES, row, strict=True)))
