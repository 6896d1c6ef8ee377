"""What others may know about documents: a call, and the events it publishes."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """As much of one document as others see."""

    id: UUID
    name: str


class DocumentsContract(Protocol):
    """Calls that other modules make. An implementation may be in another process."""

    def find(self, id: UUID) -> DocumentSummary | None:
        """The document of this id, or None.

        Raises `Unavailable` when nobody answers.
        """
        ...
