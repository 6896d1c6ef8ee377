"""What is special about PostgreSQL."""

from typing import Any

import sqlalchemy as sa

_MIGRATION_LOCK = 7_203_114_906
_STATEMENT_LIMIT_MS = 5_000
_CONNECTION_LIMIT_SECONDS = 3


def sqlalchemy_url(url: str) -> str:
    """The same address for psycopg 3."""
    return f"postgresql+psycopg://{url.partition('://')[2]}"


def engine_options() -> dict[str, Any]:
    """Moments come back in UTC, and no query runs for longer than a caller waits.

    The server keeps to the limits of a query; that of the network is for a server that is gone without a word.
    """
    limit = _STATEMENT_LIMIT_MS
    limits = f"-c statement_timeout={limit} -c lock_timeout=10000 -c idle_in_transaction_session_timeout={limit}"
    network = {"tcp_user_timeout": limit, "keepalives_idle": 5, "keepalives_interval": 5}
    options = {"connect_timeout": _CONNECTION_LIMIT_SECONDS, "options": f"-c timezone=UTC {limits}"}
    return {"connect_args": options | network}


def is_outage(error: BaseException | None) -> bool:
    """Whether it passes: no connection, a conflict between transactions, no room, a limit, a server that stops."""
    import psycopg  # noqa: PLC0415 - the embedded database does without

    return isinstance(error, psycopg.OperationalError)


def prepare_migration(connection: sa.Connection, schema: str) -> None:
    """One migration at a time, in a schema that exists."""
    connection.execute(sa.text("SET LOCAL statement_timeout = 0"))
    connection.execute(sa.text("SET LOCAL idle_in_transaction_session_timeout = 0"))
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
    connection.execute(sa.schema.CreateSchema(schema, if_not_exists=True))
