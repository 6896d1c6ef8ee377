"""Problem documents (RFC 9457): the one shape of every error answer."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from opentelemetry import trace

from .failures import Failure, NotFound, PreconditionMissing, Rejected, Stale, Unavailable

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """An error answer that is not yet bound to a request."""

    status: int
    detail: str
    errors: tuple[Mapping[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def document(self, instance: str) -> dict[str, Any]:
        """The body, with the trace by which the logs can be found."""
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
            "traceId": trace_id(),
        }
        if self.errors:
            body["errors"] = list(self.errors)
        return body


def trace_id() -> str:
    """The current trace as 32 hexadecimal digits; made up where nothing is traced."""
    span = trace.get_current_span().get_span_context()
    return trace.format_trace_id(span.trace_id) if span.is_valid else secrets.token_hex(16)


def problem_of(failure: Failure) -> Problem:
    """What the caller is told about a refusal."""
    match failure:
        case NotFound():
            return Problem(404, "Nothing was found here.")
        case Stale():
            return Problem(412, "It changed since you read it. Read it again, then repeat.")
        case PreconditionMissing():
            return Problem(428, "Send If-Match with the ETag that you read.")
        case Rejected():
            return Problem(422, "The request breaks a rule.", (_entry(failure),))
        case Unavailable():
            headers = {"Retry-After": str(failure.retry_after)}
            return Problem(503, f"{failure.what} does not answer.", headers=headers)
        case _:
            return Problem(500, "Something went wrong on our side.")


def _entry(rejected: Rejected) -> dict[str, str]:
    entry = {"detail": rejected.detail, "code": rejected.code}
    if rejected.pointer is not None:
        entry["pointer"] = rejected.pointer
    if rejected.parameter is not None:
        entry["parameter"] = rejected.parameter
    return entry
