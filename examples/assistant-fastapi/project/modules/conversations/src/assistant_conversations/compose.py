"""Puts the module together. Only the composition root of an app imports this."""

from assistant_documents.contract import DocumentsContract

from assistant_platform.database import Database
from assistant_platform.modules import Module

from .application.service import ConversationsService
from .contract import ConversationsContract
from .http.routes import build_router
from .infrastructure.store import STORAGE, DatabaseConversationStore


def compose(
    database: Database,
    documents: DocumentsContract,
) -> Module[ConversationsContract]:
    """Builds conversations on a database and the contracts that it uses."""
    service = ConversationsService(
        database.transactions(STORAGE, DatabaseConversationStore),
        documents,
    )
    return Module(
        name="conversations",
        contract=service,
        router=build_router(service),
        storage=STORAGE,
        outbox=database.outbox("conversations", STORAGE),
    )
