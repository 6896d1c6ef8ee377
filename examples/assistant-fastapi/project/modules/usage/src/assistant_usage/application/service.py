"""The use cases of usage: what can be done, and under which conditions."""

from uuid import UUID

from assistant_conversations import contract as conversations_events

from assistant_platform.conditions import Versions
from assistant_platform.failures import NotFound, Stale
from assistant_platform.identifiers import new_id, utc_now
from assistant_platform.paging import Page, page_of
from assistant_platform.transactions import Transaction, Transactions

from ..contract import UsageSummary
from ..domain.usage import (
    NAME_MAX,
    Usage,
    UsageChanges,
    UsageFields,
)
from .ports import UsageStore


class UsageService:
    """Implements `UsageContract` as well."""

    def __init__(
        self,
        transactions: Transactions[UsageStore],
    ) -> None:
        self._transactions = transactions

    def create(self, fields: UsageFields) -> Usage:
        """Makes the first version."""
        with self._transactions.begin() as transaction:
            return _add(transaction, fields)

    def get(self, id: UUID) -> Usage:
        """Raises `NotFound`."""
        with self._transactions.read() as store:
            found = store.find(id)
        if found is None:
            raise NotFound
        return found

    def page(self, limit: int, cursor: str | None) -> Page[Usage]:
        """The oldest first. Raises `Rejected` when the cursor is not ours."""
        with self._transactions.read() as store:
            return page_of(store.page, limit, cursor)

    def change(
        self,
        id: UUID,
        changes: UsageChanges,
        versions: Versions,
    ) -> Usage:
        """Raises `NotFound`, or `Stale` when its version is none of `versions`."""
        with self._transactions.begin() as transaction:
            changed = _current(transaction.store, id, versions).changed(utc_now(), changes)
            while not transaction.store.update(changed):  # Somebody was faster: what is there now decides.
                changed = _current(transaction.store, id, versions).changed(utc_now(), changes)
        return changed

    def remove(self, id: UUID, versions: Versions) -> None:
        """Raises `NotFound`, or `Stale` when its version is none of `versions`."""
        with self._transactions.begin() as transaction:
            current = _current(transaction.store, id, versions)
            while not transaction.store.remove(current.id, current.version):
                current = _current(transaction.store, id, versions)

    def find(self, id: UUID) -> UsageSummary | None:
        """For other modules."""
        with self._transactions.read() as store:
            found = store.find(id)
        return None if found is None else _summary(found)

    def on_conversations_conversation_started(
        self,
        event: conversations_events.ConversationStarted,
    ) -> None:
        """Makes one usage of it, once, however often the event comes."""
        with self._transactions.begin() as transaction:
            if transaction.first_time(event.id):
                name = f"conversation-started {event.conversation.name}"
                _add(transaction, {"name": name[:NAME_MAX]})


def _add(
    transaction: Transaction[UsageStore],
    fields: UsageFields,
) -> Usage:
    added = Usage.create(new_id(), utc_now(), fields)
    transaction.store.add(added)
    return added


def _current(
    store: UsageStore,
    id: UUID,
    versions: Versions,
) -> Usage:
    found = store.find(id)
    if found is None:
        raise NotFound
    if versions is not None and found.version not in versions:
        raise Stale
    return found


def _summary(usage: Usage) -> UsageSummary:
    return UsageSummary(usage.id, usage.name)
