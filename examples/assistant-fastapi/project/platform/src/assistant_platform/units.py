"""Units of work on SQL connections."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from .dialect import is_outage
from .events import Event
from .failures import Unavailable
from .messages import append, first_time


class TableTransaction[Store]:
    """A store, an outbox and an inbox on one connection."""

    def __init__(self, connection: sa.Connection, store: Store, metadata: sa.MetaData) -> None:
        self.store = store
        self.has_published = False
        self._connection = connection
        self._metadata = metadata

    def publish(self, event: Event) -> None:
        append(self._connection, self._table("outbox_messages"), event)
        self.has_published = True

    def first_time(self, event_id: UUID) -> bool:
        return first_time(self._connection, self._table("inbox_messages"), event_id)

    def _table(self, name: str) -> sa.Table:
        return self._metadata.tables[f"{self._metadata.schema}.{name}"]


class TableTransactions[Store]:
    """Opens transactions for the tables of one module."""

    def __init__(
        self,
        engine: sa.Engine,
        metadata: sa.MetaData,
        store: Callable[[sa.Connection], Store],
        published: threading.Event,
    ) -> None:
        self._published = published
        self._engine = engine
        self._reading = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._metadata = metadata
        self._store = store

    @contextmanager
    def begin(self) -> Iterator[TableTransaction[Store]]:
        with _telling_outages(), self._engine.connect() as connection, connection.begin():
            transaction = TableTransaction(connection, self._store(connection), self._metadata)
            yield transaction
        if transaction.has_published:
            self._published.set()

    @contextmanager
    def read(self) -> Iterator[Store]:
        with _telling_outages(), self._reading.connect() as connection:
            yield self._store(connection)


@contextmanager
def _telling_outages() -> Iterator[None]:
    """Raises `Unavailable` when the database is away, goes away or its pool stays busy."""
    try:
        yield
    except PoolTimeoutError as error:
        raise Unavailable("The database") from error
    except DBAPIError as error:
        if error.connection_invalidated or is_outage(error.orig):
            raise Unavailable("The database") from error
        raise
