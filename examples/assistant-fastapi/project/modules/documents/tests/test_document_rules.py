"""The rules of one document, without a database."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from assistant_documents.domain.document import (
    NAME_MAX,
    Document,
)

CREATED = datetime(2026, 1, 1, tzinfo=UTC)
CHANGED = datetime(2026, 1, 2, tzinfo=UTC)


def test_begins_with_version_one() -> None:
    id = uuid4()
    assert Document.create(id, CREATED, {"name": "first"}) == Document(
        id=id,
        name="first",
        version=1,
        created_at=CREATED,
        updated_at=CREATED,
    )


def test_a_change_makes_the_next_version() -> None:
    before = Document.create(uuid4(), CREATED, {"name": "first"})
    after = before.changed(CHANGED, {"name": "second"})
    assert (after.name, after.version, after.updated_at) == ("second", 2, CHANGED)
    assert (before.name, after.created_at) == ("first", CREATED)


@pytest.mark.parametrize("name", ["", "x" * (NAME_MAX + 1)])
def test_a_name_has_a_length(name: str) -> None:
    with pytest.raises(ValueError, match="characters"):
        Document.create(uuid4(), CREATED, {"name": name})
