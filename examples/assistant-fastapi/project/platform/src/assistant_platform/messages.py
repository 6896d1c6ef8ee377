"""The outbox and inbox of a module: its events share the fate of its transactions."""

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from opentelemetry import propagate

from .events import Event, Message
from .identifiers import utc_now
from .relay import Backlog
from .storage import UtcDateTime

LEASE = timedelta(seconds=30)
RETRY_MAX = timedelta(minutes=5)
OFFERED_FOR = timedelta(days=14)
"""How long an outbox offers again what was not delivered."""
FORGOTTEN_AFTER = timedelta(days=30)
"""How long an inbox remembers: for longer than an event can come again."""

_NOW = sa.func.now(type_=UtcDateTime)
"""The database's clock: those of several processes differ."""


def outbox_table(metadata: sa.MetaData) -> sa.Table:
    """Events of the module that are not delivered yet."""
    return sa.Table(
        "outbox_messages",
        metadata,
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("trace", sa.JSON, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", UtcDateTime, nullable=False),
    )


def inbox_table(metadata: sa.MetaData) -> sa.Table:
    """Events of other modules that this module has handled."""
    return sa.Table(
        "inbox_messages",
        metadata,
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("handled_at", UtcDateTime, nullable=False),
    )


def append(connection: sa.Connection, table: sa.Table, event: Event) -> None:
    """Writes an event within the transaction that caused it."""
    trace: dict[str, str] = {}
    propagate.inject(trace)
    connection.execute(
        sa.insert(table).values(due_at=_NOW),
        {"id": event.id, "topic": event.topic, "payload": event.to_json(), "trace": trace, "attempts": 0},
    )


def first_time(connection: sa.Connection, table: sa.Table, event_id: UUID) -> bool:
    """Notes an event as handled; False when it was before.

    Two deliveries at once: the second breaks the primary key, is rolled back and comes again.
    What cannot come again is forgotten.
    """
    if connection.scalar(sa.select(table.c.id).where(table.c.id == event_id)) is not None:
        return False
    now = utc_now()
    _forget(connection, table, now - FORGOTTEN_AFTER)
    connection.execute(sa.insert(table), {"id": event_id, "handled_at": now})
    return True


def _forget(connection: sa.Connection, table: sa.Table, before: datetime) -> None:
    """Ids begin with their time, so the primary key leads to those that may be old."""
    connection.execute(sa.delete(table).where(table.c.id < _first_id_at(before), table.c.handled_at < before))


def _first_id_at(moment: datetime) -> UUID:
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def _seconds_since(made: UUID) -> float:
    """Ids begin with their time in milliseconds."""
    return utc_now().timestamp() - (made.int >> 80) / 1000


class TableOutbox:
    """The relay's view of an outbox table."""

    def __init__(self, module: str, engine: sa.Engine, metadata: sa.MetaData, appended: threading.Event) -> None:
        self.module = module
        self.appended = appended
        self._engine = engine
        self._table = metadata.tables[f"{metadata.schema}.outbox_messages"]

    def claim(self, limit: int) -> Sequence[Message]:
        """Takes due messages for the time of a lease; no transaction stays open meanwhile."""
        columns = self._table.c
        # What was never tried cannot have been handled, however old it is.
        is_offered = sa.or_(columns.attempts == 0, columns.id > _first_id_at(utc_now() - OFFERED_FOR))
        due = (
            sa.select(columns.id, _NOW)
            .where(columns.due_at <= _NOW, is_offered)
            .order_by(columns.due_at, columns.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        with self._engine.begin() as connection:
            found = connection.execute(due).all()
            if not found:
                return []
            claimed = columns.id.in_([id for id, _ in found])
            until = found[0][1] + LEASE
            connection.execute(
                sa.update(self._table).where(claimed).values(due_at=until, attempts=columns.attempts + 1)
            )
            rows = connection.execute(sa.select(self._table).where(claimed).order_by(columns.id))
            return [Message(row.id, row.topic, row.payload, row.trace) for row in rows]

    def delivered(self, message: Message) -> None:
        with self._engine.begin() as connection:
            connection.execute(sa.delete(self._table).where(self._table.c.id == message.id))

    def failed(self, message: Message) -> None:
        columns = self._table.c
        with self._engine.begin() as connection:
            mine = columns.id == message.id
            found = connection.execute(sa.select(columns.attempts, _NOW).where(mine)).one_or_none()
            if found is not None:
                attempts, now = found
                wait = min(timedelta(seconds=2 ** min(attempts, 10)), RETRY_MAX)
                connection.execute(sa.update(self._table).where(mine).values(due_at=now + wait))

    def backlog(self) -> Backlog:
        ids = self._table.c.id
        oldest = sa.select(ids).order_by(ids).limit(1).scalar_subquery()
        with self._engine.connect() as connection:
            count, first = connection.execute(sa.select(sa.func.count(ids), oldest)).one()
        return Backlog(count, 0.0 if first is None else max(0.0, _seconds_since(first)))
