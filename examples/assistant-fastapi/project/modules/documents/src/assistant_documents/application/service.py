"""The use cases of documents: what can be done, and under which conditions."""

from uuid import UUID

from assistant_platform.conditions import Versions
from assistant_platform.failures import NotFound, Stale
from assistant_platform.identifiers import new_id, utc_now
from assistant_platform.paging import Page, page_of
from assistant_platform.transactions import Transaction, Transactions

from ..contract import DocumentSummary
from ..domain.document import (
    Document,
    DocumentChanges,
    DocumentFields,
)
from .ports import DocumentStore


class DocumentsService:
    """Implements `DocumentsContract` as well."""

    def __init__(
        self,
        transactions: Transactions[DocumentStore],
    ) -> None:
        self._transactions = transactions

    def create(self, fields: DocumentFields) -> Document:
        """Makes the first version."""
        with self._transactions.begin() as transaction:
            return _add(transaction, fields)

    def get(self, id: UUID) -> Document:
        """Raises `NotFound`."""
        with self._transactions.read() as store:
            found = store.find(id)
        if found is None:
            raise NotFound
        return found

    def page(self, limit: int, cursor: str | None) -> Page[Document]:
        """The oldest first. Raises `Rejected` when the cursor is not ours."""
        with self._transactions.read() as store:
            return page_of(store.page, limit, cursor)

    def change(
        self,
        id: UUID,
        changes: DocumentChanges,
        versions: Versions,
    ) -> Document:
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

    def find(self, id: UUID) -> DocumentSummary | None:
        """For other modules."""
        with self._transactions.read() as store:
            found = store.find(id)
        return None if found is None else _summary(found)


def _add(
    transaction: Transaction[DocumentStore],
    fields: DocumentFields,
) -> Document:
    added = Document.create(new_id(), utc_now(), fields)
    transaction.store.add(added)
    return added


def _current(
    store: DocumentStore,
    id: UUID,
    versions: Versions,
) -> Document:
    found = store.find(id)
    if found is None:
        raise NotFound
    if versions is not None and found.version not in versions:
        raise Stale
    return found


def _summary(document: Document) -> DocumentSummary:
    return DocumentSummary(document.id, document.name)
