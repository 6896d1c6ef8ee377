"""Events: facts that a module publishes for whoever wants to know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar, Protocol, Self
from uuid import UUID

from opentelemetry.metrics import Counter
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Event(BaseModel):
    """Base of the events in a module's contract. A consumer ignores fields it does not know."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)

    topic: ClassVar[str]

    id: UUID
    occurred_at: datetime

    def to_json(self) -> str:
        """The payload on the wire."""
        return self.model_dump_json(by_alias=True)

    @classmethod
    def of_json(cls, payload: str) -> Self:
        """Reads a payload from the wire."""
        return cls.model_validate_json(payload)


@dataclass(frozen=True, slots=True)
class Message:
    """An event on its way: what an outbox holds and a transport carries."""

    id: UUID
    topic: str
    payload: str
    trace: Mapping[str, str]


type Receive = Callable[[Message], None]
"""Takes one message. It must bear to get the same message twice."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A module that wants every message of a topic."""

    module: str
    topic: str
    receive: Receive


def subscription[E: Event](module: str, event: type[E], handle: Callable[[E], Any]) -> Subscription:
    """Binds a handler of one event type to its topic."""
    return Subscription(module, event.topic, lambda message: handle(event.of_json(message.payload)))


def counting_failures(subscription: Subscription, failed: Counter) -> Subscription:
    """Counts what could not be handled, from 0 on, so that the first failure is a rise."""
    labels = {"module": subscription.module, "topic": subscription.topic}
    failed.add(0, labels)

    def receive(message: Message) -> None:
        try:
            subscription.receive(message)
        except Exception:
            failed.add(1, labels)
            raise

    return replace(subscription, receive=receive)


class Transport(Protocol):
    """Carries messages to subscribers; returns when they are safely delivered."""

    def deliver(self, message: Message) -> None: ...


class InProcess:
    """Carries messages to subscribers in the same process."""

    def __init__(self, subscriptions: Sequence[Subscription]) -> None:
        self._subscriptions = tuple(subscriptions)

    def deliver(self, message: Message) -> None:
        """Calls every subscriber; the first that fails makes the message come again."""
        for subscriber in self._subscriptions:
            if subscriber.topic == message.topic:
                subscriber.receive(message)
