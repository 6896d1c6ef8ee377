"""What others may know about usage: a call, and the events it publishes."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class UsageSummary:
    """As much of one usage as others see."""

    id: UUID
    name: str


class UsageContract(Protocol):
    """Calls that other modules make. An implementation may be in another process."""

    def find(self, id: UUID) -> UsageSummary | None:
        """The usage of this id, or None.

        Raises `Unavailable` when nobody answers.
        """
        ...
