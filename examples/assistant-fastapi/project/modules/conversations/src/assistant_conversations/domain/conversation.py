"""One conversation and its rules."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NotRequired, Self, TypedDict
from uuid import UUID

NAME_MAX = 100


class ConversationFields(TypedDict):
    """What a caller says about a new conversation."""

    name: str
    documents_id: NotRequired[UUID | None]


class ConversationChanges(TypedDict, total=False):
    """What may change; a key that is absent stays as it is."""

    name: str
    documents_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A value: a change makes the next version."""

    id: UUID
    name: str
    documents_id: UUID | None = None
    version: int
    created_at: datetime
    updated_at: datetime

    def __post_init__(self) -> None:
        if not 1 <= len(self.name) <= NAME_MAX:
            raise ValueError(f"a name has 1 to {NAME_MAX} characters")

    @classmethod
    def create(cls, id: UUID, now: datetime, fields: ConversationFields) -> Self:
        """The first version."""
        return cls(id=id, version=1, created_at=now, updated_at=now, **fields)

    def changed(self, now: datetime, changes: ConversationChanges) -> Self:
        """The next version."""
        return replace(self, version=self.version + 1, updated_at=now, **changes)
