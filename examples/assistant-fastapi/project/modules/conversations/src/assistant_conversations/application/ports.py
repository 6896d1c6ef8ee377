"""What the use cases of conversations need from outside."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from assistant_platform.paging import Position

from ..domain.conversation import Conversation


class ConversationStore(Protocol):
    """Keeps conversations."""

    def add(self, conversation: Conversation) -> None: ...

    def find(self, id: UUID) -> Conversation | None: ...

    def page(self, limit: int, after: Position | None) -> Sequence[Conversation]:
        """The oldest first."""
        ...

    def update(self, conversation: Conversation) -> bool:
        """Replaces the version before; False when another change came first."""
        ...

    def remove(self, id: UUID, version: int) -> bool:
        """False when another change came first."""
        ...
