"""How documents are kept, on a real database."""

from uuid import uuid4

from assistant_documents.domain.document import (
    Document,
)
from assistant_documents.infrastructure.store import (
    STORAGE,
    DatabaseDocumentStore,
)

from assistant_platform.identifiers import new_id, utc_now
from assistant_platform.migrations import differences
from assistant_platform.paging import Position
from assistant_platform.testing import OpenDatabase


def new(name: str) -> Document:
    return Document.create(new_id(), utc_now(), {"name": name})


def test_migrations_make_the_tables_that_the_code_expects(open_database: OpenDatabase) -> None:
    assert differences(open_database(STORAGE), STORAGE) == []


def test_reads_what_was_written(open_database: OpenDatabase) -> None:
    written = new("first")
    with open_database(STORAGE).engine(STORAGE.schema).begin() as connection:
        store = DatabaseDocumentStore(connection)
        store.add(written)
        assert store.find(written.id) == written
        assert store.find(uuid4()) is None


def test_pages_follow_the_order_of_creation(open_database: OpenDatabase) -> None:
    written = [new(name) for name in ("first", "second", "third")]
    with open_database(STORAGE).engine(STORAGE.schema).begin() as connection:
        store = DatabaseDocumentStore(connection)
        for each in reversed(written):
            store.add(each)
        assert store.page(2, None) == written[:2]
        assert store.page(2, Position(written[1].created_at, written[1].id)) == written[2:]


def test_only_the_version_before_is_replaced(open_database: OpenDatabase) -> None:
    first = new("first")
    second = first.changed(utc_now(), {"name": "second"})
    with open_database(STORAGE).engine(STORAGE.schema).begin() as connection:
        store = DatabaseDocumentStore(connection)
        store.add(first)
        assert store.update(second)
        assert not store.update(second)
        assert not store.remove(first.id, first.version)
        assert store.remove(second.id, second.version)
        assert store.find(first.id) is None
