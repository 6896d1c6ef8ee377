"""What a module hands to the app that hosts it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .events import Subscription
from .relay import Outbox
from .storage import Storage
from .web import Router


@dataclass(frozen=True, slots=True, kw_only=True)
class Module[Contract]:
    """A module, put together: only the composition root of an app sees it whole."""

    name: str
    contract: Contract
    router: Router
    storage: Storage
    outbox: Outbox | None = None
    subscriptions: Sequence[Subscription] = ()
