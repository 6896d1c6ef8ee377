"""The port through which use cases change things: all of it, or nothing."""

from contextlib import AbstractContextManager
from typing import Protocol
from uuid import UUID

from .events import Event


class Transaction[Store](Protocol):
    """One unit of work. It is undone when the block that opened it raises."""

    @property
    def store(self) -> Store: ...

    def publish(self, event: Event) -> None:
        """Leaves an event in the outbox; it exists when the transaction is committed."""
        ...

    def first_time(self, event_id: UUID) -> bool:
        """Notes an event of another module as handled; False when it was before."""
        ...


class Transactions[Store](Protocol):
    """Opens units of work on the tables of one module."""

    def begin(self) -> AbstractContextManager[Transaction[Store]]: ...

    def read(self) -> AbstractContextManager[Store]:
        """For a single query, which needs no transaction of its own."""
        ...
