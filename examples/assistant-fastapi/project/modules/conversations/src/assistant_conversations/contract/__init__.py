"""What others may know about conversations: a call, and the events it publishes."""

from dataclasses import dataclass
from typing import ClassVar, Protocol
from uuid import UUID

from assistant_platform.events import Event


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """As much of one conversation as others see."""

    id: UUID
    name: str


class ConversationsContract(Protocol):
    """Calls that other modules make. An implementation may be in another process."""

    def find(self, id: UUID) -> ConversationSummary | None:
        """The conversation of this id, or None.

        Raises `Unavailable` when nobody answers.
        """
        ...


class ConversationStarted(Event):
    """One conversation was created.

    Payload: `{ id, occurredAt, conversation: { id, name } }`.
    """

    topic: ClassVar[str] = "conversations.conversation-started"

    conversation: ConversationSummary
