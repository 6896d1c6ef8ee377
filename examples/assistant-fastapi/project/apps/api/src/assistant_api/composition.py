"""The composition root: the only place that sees every module whole."""

from assistant_conversations.compose import (
    compose as compose_conversations,
)
from assistant_documents.compose import (
    compose as compose_documents,
)
from assistant_usage.compose import (
    compose as compose_usage,
)

from assistant_platform.database import Database
from assistant_platform.modules import Module
from assistant_platform.settings import DatabaseSettings, Settings, read_settings
from assistant_platform.web import Application
from assistant_platform.web.app import create_app


def compose_modules(database: Database) -> list[Module[object]]:
    """The modules of this app, each with the contracts that it uses."""
    documents = compose_documents(database)
    conversations = compose_conversations(
        database,
        documents.contract,
    )
    usage = compose_usage(database)
    return [
        conversations,
        documents,
        usage,
    ]


def open_database(settings: DatabaseSettings) -> Database:
    """The database that the settings name; files in `.data` when they name none."""
    secret = settings.database_url
    return Database(secret.get_secret_value() if secret else None, settings.database_pool_max)


def build_app(settings: Settings | None = None) -> Application:
    """The application, ready to be served."""
    settings = settings or read_settings()
    database = open_database(settings)
    return create_app(settings, database, compose_modules(database))
