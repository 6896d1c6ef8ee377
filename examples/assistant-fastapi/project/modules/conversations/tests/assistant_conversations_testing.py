"""Conversations for tests, which leave to this file how the module is composed."""

from uuid import UUID, uuid4

from fastapi.testclient import TestClient

from assistant_conversations.compose import compose
from assistant_conversations.infrastructure.store import STORAGE
from assistant_documents.contract import DocumentSummary

from assistant_platform.auth_testing import Caller
from assistant_platform.settings import Settings
from assistant_platform.testing import OpenDatabase
from assistant_platform.web.app import create_app

KNOWN_DOCUMENTS_ID = uuid4()


class DocumentsWithOne:
    def find(self, id: UUID) -> DocumentSummary | None:
        return DocumentSummary(id, "known") if id == KNOWN_DOCUMENTS_ID else None


def client_of_module(open_database: OpenDatabase, caller: Caller) -> TestClient:
    """Calls the module alone, on a database of its own, with stand-ins for the modules that it uses."""
    database = open_database(STORAGE)
    module = compose(
        database,
        DocumentsWithOne(),
    )
    app = create_app(Settings(_env_file=None, app_env="test"), database, [module])
    return TestClient(app, headers=dict(caller.headers))
