"""Migrations: each module has its own files and its own table of what was applied."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.ddl.sqlite import SQLiteImpl
from alembic.migration import MigrationContext

from ..database import Database
from ..dialect import prepare_migration
from ..storage import Storage


class EmbeddedImpl(SQLiteImpl):
    """The embedded database keeps each module in a file of its own and knows no schemas."""

    __dialect__ = "sqlite"

    def add_column(self, table_name: str, column: Any, *, schema: str | None = None, **options: Any) -> None:
        super().add_column(table_name, column, schema=None, **options)

    def drop_column(self, table_name: str, column: Any, *, schema: str | None = None, **options: Any) -> None:
        super().drop_column(table_name, column, schema=None, **options)


def migrate(database: Database, storages: Sequence[Storage]) -> None:
    """Applies what is missing, one transaction per module."""
    for storage in storages:
        with database.engine(storage.schema).begin() as connection:
            if not database.is_embedded:
                prepare_migration(connection, storage.schema)
            command.upgrade(_config(database, storage, connection), "heads")


def write_migration(database: Database, storage: Storage, title: str) -> None:
    """Writes the next migration file: what the code expects and the database has not.

    What the code can do without stays; to drop it is a decision, written by hand.
    """
    migrate(database, [storage])
    with database.engine(storage.schema).connect() as connection:
        number = f"{len(list(storage.migrations.glob('*.py'))) + 1:04}"
        config = _config(database, storage, connection)
        config.attributes["options"]["include_object"] = _is_compared
        command.revision(config, title, autogenerate=True, head="heads", rev_id=f"{storage.schema}_{number}")


def differences(database: Database, storage: Storage) -> list[Any]:
    """What the migrations of a module have not brought to the tables that its code expects."""
    with database.engine(storage.schema).connect() as connection:
        options = _options(database, storage)
        metadata = options.pop("target_metadata")
        changes = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
        return [change for change in changes if not _is_left_over(change)]


def _is_left_over(change: Any) -> bool:
    """Whether the code can do without it: a migration stays when what it was for goes, and so does its table."""
    return bool(change[0] == "remove_table" or (change[0] == "remove_column" and _can_stay_empty(change[3])))


def _can_stay_empty(column: Any) -> bool:
    return bool(column.nullable or column.server_default is not None)


def _is_compared(found: Any, name: str | None, kind: str, is_in_database: bool, expected: Any) -> bool:
    """Whether a migration may drop it: not where only older code, or an event that may come back, has use for it."""
    is_left_over = kind == "table" or (kind == "column" and _can_stay_empty(found))
    if is_in_database and expected is None and is_left_over:
        print(f"stays, although the code does without it: {kind} {name}")
        return False
    return True


def _config(database: Database, storage: Storage, connection: sa.Connection) -> Config:
    options = {"connection": connection, **_options(database, storage)}
    config = Config(attributes={"options": options})
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(storage.migrations))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


def _options(database: Database, storage: Storage) -> dict[str, Any]:
    """How Alembic sees the tables of one module, and no others."""
    if database.is_embedded:
        return {"target_metadata": _without_schema(storage.metadata)}
    return {
        "target_metadata": storage.metadata,
        "version_table_schema": storage.schema,
        "include_schemas": True,
        "include_name": lambda name, kind, _: kind != "schema" or name == storage.schema,
    }


def _without_schema(metadata: sa.MetaData) -> sa.MetaData:
    copy = sa.MetaData()
    for table in metadata.tables.values():
        table.to_metadata(copy, schema=None)  # type: ignore[arg-type]
    return copy
