"""Pytest fixtures: a database with the tables of a module, on SQLite or on PostgreSQL."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from .database import Database
from .dialect import sqlalchemy_url
from .migrations import migrate
from .storage import Storage

type OpenDatabase = Callable[..., Database]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--server", action="store_true", help="use the database server at DATABASE_URL")


@pytest.fixture(scope="session")
def server_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """A database of its own on the server, dropped at the end; None without --server."""
    if not request.config.getoption("--server"):
        yield None
        return
    base = os.environ.get("DATABASE_URL")
    if base is None:
        pytest.exit("--server needs DATABASE_URL", returncode=2)
    name = f"test_{uuid4().hex}"
    _run(base, f"CREATE DATABASE {name}")
    yield sa.make_url(base).set(database=name).render_as_string(hide_password=False)
    _run(base, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def open_database(server_url: str | None, tmp_path: Path) -> Iterator[OpenDatabase]:
    """Opens a database that holds the empty tables of some modules."""
    opened: list[tuple[Database, tuple[Storage, ...]]] = []

    def open_with(*storages: Storage) -> Database:
        database = Database(server_url, pool_max=10, folder=tmp_path)
        migrate(database, storages)
        opened.append((database, storages))
        return database

    yield open_with
    for database, storages in opened:
        for storage in storages:
            with database.engine(storage.schema).begin() as connection:
                for table in storage.metadata.sorted_tables:
                    connection.execute(sa.delete(table))
        database.close()


def _run(url: str, statement: str) -> None:
    engine = sa.create_engine(sqlalchemy_url(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()
