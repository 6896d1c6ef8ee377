"""One usage and its rules."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self, TypedDict
from uuid import UUID

NAME_MAX = 100


class UsageFields(TypedDict):
    """What a caller says about a new usage."""

    name: str


class UsageChanges(TypedDict, total=False):
    """What may change; a key that is absent stays as it is."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """A value: a change makes the next version."""

    id: UUID
    name: str
    version: int
    created_at: datetime
    updated_at: datetime

    def __post_init__(self) -> None:
        if not 1 <= len(self.name) <= NAME_MAX:
            raise ValueError(f"a name has 1 to {NAME_MAX} characters")

    @classmethod
    def create(cls, id: UUID, now: datetime, fields: UsageFields) -> Self:
        """The first version."""
        return cls(id=id, version=1, created_at=now, updated_at=now, **fields)

    def changed(self, now: datetime, changes: UsageChanges) -> Self:
        """The next version."""
        return replace(self, version=self.version + 1, updated_at=now, **changes)
