"""A database that goes away is an outage, which passes; a statement that is wrong is a bug."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant_platform.database import Database
from assistant_platform.failures import Unavailable
from assistant_platform.storage import Storage
from assistant_platform.units import TableTransactions

STORAGE = Storage("notes", sa.MetaData(schema="notes"), Path())


def transactions_of(database: Database) -> TableTransactions[sa.Connection]:
    return database.transactions(STORAGE, lambda connection: connection)


@pytest.fixture
def transactions(server_url: str | None) -> Iterator[TableTransactions[sa.Connection]]:
    if server_url is None:
        pytest.skip("needs a server that can go away")
    database = Database(server_url, pool_max=1)
    yield transactions_of(database)
    database.close()


def test_a_server_that_cannot_be_reached_is_an_outage() -> None:
    database = Database("postgresql://nobody@127.0.0.1:1/nothing", pool_max=1)
    with pytest.raises(Unavailable), transactions_of(database).read():
        pytest.fail("there is no server")
    database.close()


@pytest.mark.parametrize("statement", ["SELECT pg_terminate_backend(pg_backend_pid())", "SELECT pg_sleep(60)"])
def test_a_server_that_goes_in_the_middle_of_a_query_is_an_outage(
    transactions: TableTransactions[sa.Connection], statement: str
) -> None:
    with pytest.raises(Unavailable), transactions.begin() as transaction:
        transaction.store.execute(sa.text(statement))
    with transactions.read() as connection:
        assert connection.scalar(sa.text("SELECT 1")) == 1


def test_a_statement_that_is_wrong_is_no_outage(transactions: TableTransactions[sa.Connection]) -> None:
    with pytest.raises(sa.exc.ProgrammingError), transactions.read() as connection:
        connection.execute(sa.text("SELECT nothing"))
