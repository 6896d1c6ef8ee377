"""What the use cases of documents need from outside."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from assistant_platform.paging import Position

from ..domain.document import Document


class DocumentStore(Protocol):
    """Keeps documents."""

    def add(self, document: Document) -> None: ...

    def find(self, id: UUID) -> Document | None: ...

    def page(self, limit: int, after: Position | None) -> Sequence[Document]:
        """The oldest first."""
        ...

    def update(self, document: Document) -> bool:
        """Replaces the version before; False when another change came first."""
        ...

    def remove(self, id: UUID, version: int) -> bool:
        """False when another change came first."""
        ...
