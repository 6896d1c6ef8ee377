"""The rules of one conversation, without a database."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from assistant_conversations.domain.conversation import (
    NAME_MAX,
    Conversation,
)

CREATED = datetime(2026, 1, 1, tzinfo=UTC)
CHANGED = datetime(2026, 1, 2, tzinfo=UTC)


def test_begins_with_version_one() -> None:
    id = uuid4()
    assert Conversation.create(id, CREATED, {"name": "first"}) == Conversation(
        id=id,
        name="first",
        version=1,
        created_at=CREATED,
        updated_at=CREATED,
    )


def test_a_change_makes_the_next_version() -> None:
    before = Conversation.create(uuid4(), CREATED, {"name": "first"})
    after = before.changed(CHANGED, {"name": "second"})
    assert (after.name, after.version, after.updated_at) == ("second", 2, CHANGED)
    assert (before.name, after.created_at) == ("first", CREATED)


@pytest.mark.parametrize("name", ["", "x" * (NAME_MAX + 1)])
def test_a_name_has_a_length(name: str) -> None:
    with pytest.raises(ValueError, match="characters"):
        Conversation.create(uuid4(), CREATED, {"name": name})
