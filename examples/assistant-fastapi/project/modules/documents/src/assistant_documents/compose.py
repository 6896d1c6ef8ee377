"""Puts the module together. Only the composition root of an app imports this."""

from assistant_platform.database import Database
from assistant_platform.modules import Module

from .application.service import DocumentsService
from .contract import DocumentsContract
from .http.routes import build_router
from .infrastructure.store import STORAGE, DatabaseDocumentStore


def compose(
    database: Database,
) -> Module[DocumentsContract]:
    """Builds documents on a database."""
    service = DocumentsService(
        database.transactions(STORAGE, DatabaseDocumentStore),
    )
    return Module(
        name="documents",
        contract=service,
        router=build_router(service),
        storage=STORAGE,
    )
