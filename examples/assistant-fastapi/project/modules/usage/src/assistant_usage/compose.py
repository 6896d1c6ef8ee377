"""Puts the module together. Only the composition root of an app imports this."""

from assistant_conversations import contract as conversations_events

from assistant_platform.database import Database
from assistant_platform.events import subscription
from assistant_platform.modules import Module

from .application.service import UsageService
from .contract import UsageContract
from .http.routes import build_router
from .infrastructure.store import STORAGE, DatabaseUsageStore


def compose(
    database: Database,
) -> Module[UsageContract]:
    """Builds usage on a database."""
    service = UsageService(
        database.transactions(STORAGE, DatabaseUsageStore),
    )
    return Module(
        name="usage",
        contract=service,
        router=build_router(service),
        storage=STORAGE,
        subscriptions=[
            subscription(
                "usage",
                conversations_events.ConversationStarted,
                service.on_conversations_conversation_started,
            ),
        ],
    )
