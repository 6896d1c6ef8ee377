"""What is special about PostgreSQL."""

from typing import Any

import sqlalchemy as sa

_MIGRATION_LOCK = 7_203_114_906


def sqlalchemy_url(url: str) -> str:
    """The same address for psycopg 3."""
    return f"postgresql+psycopg://{url.partition('://')[2]}"


def engine_options() -> dict[str, Any]:
    """Moments come back in UTC, and no query runs for longer than a caller waits.

    The server keeps to the limits of a query; that of the network is for a server that is gone without a word.
    """
    limits = "-c statement_timeout=15000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=15000"
    network = {"tcp_user_timeout": 15_000, "keepalives_idle": 5, "keepalives_interval": 5}
    return {"connect_args": {"connect_timeout": 5, "options": f"-c timezone=UTC {limits}", **network}}


def prepare_migration(connection: sa.Connection, schema: str) -> None:
    """One migration at a time, in a schema that exists."""
    connection.execute(sa.text("SET LOCAL statement_timeout = 0"))
    connection.execute(sa.text("SET LOCAL idle_in_transaction_session_timeout = 0"))
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
    connection.execute(sa.schema.CreateSchema(schema, if_not_exists=True))
