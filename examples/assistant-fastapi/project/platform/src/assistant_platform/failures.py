"""Why a use case says no. The web layer turns each into a problem document."""

from dataclasses import dataclass


class Failure(Exception):
    """A refusal that the caller can understand; never a bug."""


class NotFound(Failure):
    """No entity has this identifier."""


class Stale(Failure):
    """The entity changed since the caller read it."""


class PreconditionMissing(Failure):
    """The call changes an entity and does not say which version it read."""


@dataclass
class Rejected(Failure):
    """One value of the request breaks a rule.

    `pointer` is a JSON pointer into the body, `parameter` a name in the query.
    """

    detail: str
    code: str
    pointer: str | None = None
    parameter: str | None = None


@dataclass
class Unavailable(Failure):
    """Something that this call depends on does not answer in time."""

    what: str
    retry_after: int = 5
