"""The database: one schema per module, or one SQLite file per module in development."""

import math
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import ConnectionPoolEntry

from .dialect import engine_options, sqlalchemy_url
from .messages import TableOutbox
from .storage import Storage
from .units import TableTransactions

__all__ = ["Database"]

POOL_TIMEOUT_SECONDS = 3
IDLE_SECONDS = 1
EMBEDDED_FOLDER = Path(".data")


class Database:
    """Hands out connections; each transaction stays within the tables of one module."""

    def __init__(self, url: str | None, pool_max: int, folder: Path = EMBEDDED_FOLDER) -> None:
        self._folder = folder
        self._files: dict[str, sa.Engine] = {}
        self._published: defaultdict[str, threading.Event] = defaultdict(threading.Event)
        self._server = None if url is None else _server_engine(url, pool_max)
        self._probe = None if url is None else _server_engine(url, 1)

    @property
    def is_embedded(self) -> bool:
        return self._server is None

    def engine(self, schema: str) -> sa.Engine:
        """The engine for the tables of one module."""
        if self._server is not None:
            return self._server
        if schema not in self._files:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._files[schema] = _file_engine(self._folder / f"{schema}.sqlite3", schema)
        return self._files[schema]

    def transactions[Store](
        self, storage: Storage, store: Callable[[sa.Connection], Store]
    ) -> TableTransactions[Store]:
        """Opens transactions on the tables of one module."""
        published = self._published[storage.schema]
        return TableTransactions(self.engine(storage.schema), storage.metadata, store, published)

    def outbox(self, module: str, storage: Storage) -> TableOutbox:
        """What those transactions publish."""
        published = self._published[storage.schema]
        return TableOutbox(module, self.engine(storage.schema), storage.metadata, published)

    def ping(self) -> None:
        """Raises when the database does not answer; that requests hold every connection is no reason."""
        for engine in self._engines() if self._probe is None else [self._probe]:
            with engine.connect() as connection:
                connection.execute(sa.text("SELECT 1"))

    def close(self) -> None:
        for engine in self._engines():
            engine.dispose()

    def _engines(self) -> Sequence[sa.Engine]:
        server = [engine for engine in (self._server, self._probe) if engine is not None]
        return server or list(self._files.values())


def _server_engine(url: str, pool_max: int) -> sa.Engine:
    engine = sa.create_engine(
        sqlalchemy_url(url),
        pool_size=pool_max,
        max_overflow=0,
        skip_autocommit_rollback=True,
        pool_timeout=POOL_TIMEOUT_SECONDS,
        **engine_options(),
    )

    @event.listens_for(engine, "checkin")
    def _note(_: Any, entry: ConnectionPoolEntry) -> None:
        entry.info["idle_since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _revive(connection: Any, entry: ConnectionPoolEntry, _: Any) -> None:
        """Unlike `pool_pre_ping` it spares a busy connection the extra round trip."""
        if time.monotonic() - entry.info.get("idle_since", math.inf) < IDLE_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise sa.exc.DisconnectionError from error

    return engine


def _file_engine(file: Path, schema: str) -> sa.Engine:
    """A file of its own, so that no two modules wait for one writer."""
    options: dict[str, Any] = {"schema_translate_map": {schema: None}}
    engine = sa.create_engine(f"sqlite:///{file}", execution_options=options)

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # we begin transactions ourselves, below
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
