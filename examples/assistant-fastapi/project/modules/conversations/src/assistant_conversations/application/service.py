"""The use cases of conversations: what can be done, and under which conditions."""

from collections.abc import Callable
from uuid import UUID

from assistant_documents.contract import DocumentsContract

from assistant_platform.conditions import Versions
from assistant_platform.failures import NotFound, Rejected, Stale
from assistant_platform.identifiers import new_id, utc_now
from assistant_platform.paging import Page, page_of
from assistant_platform.transactions import Transaction, Transactions

from ..contract import (
    ConversationStarted,
    ConversationSummary,
)
from ..domain.conversation import (
    Conversation,
    ConversationChanges,
    ConversationFields,
)
from .ports import ConversationStore


class ConversationsService:
    """Implements `ConversationsContract` as well."""

    def __init__(
        self,
        transactions: Transactions[ConversationStore],
        documents: DocumentsContract,
    ) -> None:
        self._transactions = transactions
        self._documents = documents

    def create(self, fields: ConversationFields) -> Conversation:
        """Raises `Rejected` when a field points at something that does not exist."""
        self._require_known(fields)
        with self._transactions.begin() as transaction:
            return _add(transaction, fields)

    def get(self, id: UUID) -> Conversation:
        """Raises `NotFound`."""
        with self._transactions.read() as store:
            found = store.find(id)
        if found is None:
            raise NotFound
        return found

    def page(self, limit: int, cursor: str | None) -> Page[Conversation]:
        """The oldest first. Raises `Rejected` when the cursor is not ours."""
        with self._transactions.read() as store:
            return page_of(store.page, limit, cursor)

    def change(
        self,
        id: UUID,
        changes: ConversationChanges,
        versions: Versions,
    ) -> Conversation:
        """Raises `NotFound`, `Rejected`, or `Stale` when its version is none of `versions`."""
        self._require_known(changes)
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

    def find(self, id: UUID) -> ConversationSummary | None:
        """For other modules."""
        with self._transactions.read() as store:
            found = store.find(id)
        return None if found is None else _summary(found)

    def _require_known(
        self,
        fields: ConversationFields | ConversationChanges,
    ) -> None:
        _require_found(
            self._documents.find,
            fields.get("documents_id"),
            "/documentsId",
        )


def _add(
    transaction: Transaction[ConversationStore],
    fields: ConversationFields,
) -> Conversation:
    added = Conversation.create(new_id(), utc_now(), fields)
    transaction.store.add(added)
    transaction.publish(
        ConversationStarted(
            id=new_id(),
            occurred_at=added.created_at,
            conversation=_summary(added),
        )
    )
    return added


def _current(
    store: ConversationStore,
    id: UUID,
    versions: Versions,
) -> Conversation:
    found = store.find(id)
    if found is None:
        raise NotFound
    if versions is not None and found.version not in versions:
        raise Stale
    return found


def _require_found(find: Callable[[UUID], object], id: UUID | None, pointer: str) -> None:
    if id is not None and find(id) is None:
        raise Rejected("Nothing has this id.", "unknown", pointer=pointer)


def _summary(conversation: Conversation) -> ConversationSummary:
    return ConversationSummary(conversation.id, conversation.name)
