"""What the use cases of usage need from outside."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from assistant_platform.paging import Position

from ..domain.usage import Usage


class UsageStore(Protocol):
    """Keeps usage."""

    def add(self, usage: Usage) -> None: ...

    def find(self, id: UUID) -> Usage | None: ...

    def page(self, limit: int, after: Position | None) -> Sequence[Usage]:
        """The oldest first."""
        ...

    def update(self, usage: Usage) -> bool:
        """Replaces the version before; False when another change came first."""
        ...

    def remove(self, id: UUID, version: int) -> bool:
        """False when another change came first."""
        ...
