"""Parameters and answers that the routes of every module share."""

from collections.abc import Sequence
from http import HTTPStatus
from inspect import Signature
from typing import Annotated, Any
from uuid import UUID

from fastapi import Header, Path, Query, Response
from pydantic import BaseModel, BeforeValidator, Field

from ..conditions import etag
from ..paging import LIMIT_DEFAULT, LIMIT_MAX
from ..problems import MEDIA_TYPE

Identifier = Annotated[UUID, Path(description="The `id` of the resource.")]


def _digits(text: object) -> object:
    """Python takes more for a number than digits: blanks, a sign, underscores."""
    if isinstance(text, str) and not (text.isascii() and text.isdecimal()):
        raise ValueError("Not a whole number")
    return text


class _DefaultLimit:
    __signature__ = Signature()  # Pydantic asks for it in every request; working it out takes longer than the rest

    def __call__(self) -> int:
        return LIMIT_DEFAULT


Limit = Annotated[
    int,
    Query(ge=1, le=LIMIT_MAX, default_factory=_DefaultLimit(), description="Most items of a page."),
    BeforeValidator(_digits),
]
Cursor = Annotated[str | None, Query(description="`nextCursor` of the page before.")]
IfMatch = Annotated[str | None, Header(description="The ETag that was read, or `*`.")]
IfNoneMatch = Annotated[str | None, Header(description="The ETag that the caller holds.")]


_HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {"description": "The version, to be sent back as `If-Match`.", "schema": {"type": "string"}},
    "Location": {"description": "The path of what was created.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds until it is worth asking again.", "schema": {"type": "integer"}},
}
_ALWAYS_SENT = {304: ("ETag",), 429: ("Retry-After",), 503: ("Retry-After",)}


class FieldProblem(BaseModel):
    """What is wrong with one value."""

    detail: str
    code: str
    pointer: str | None = None
    parameter: str | None = None


class ProblemBody(BaseModel):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    trace_id: str = Field(alias="traceId")
    errors: list[FieldProblem] | None = None


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describes the other answers of a route in the OpenAPI document."""
    return {status: _answer(status) for status in statuses}


def sends(status: int, *headers: str) -> dict[int | str, dict[str, Any]]:
    """Describes the headers of an answer in the OpenAPI document."""
    return {status: {"description": HTTPStatus(status).phrase, "headers": _described(headers)}}


def _answer(status: int) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": HTTPStatus(status).phrase}
    if status in _ALWAYS_SENT:
        answer["headers"] = _described(_ALWAYS_SENT[status])
    if status >= 400:
        answer["content"] = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return answer


def _described(headers: Sequence[str]) -> dict[str, Any]:
    return {name: _HEADERS.get(name, {"schema": {"type": "string"}}) for name in headers}


def answer_everywhere(document: dict[str, Any], *statuses: int) -> None:
    """Says in the OpenAPI document what every operation may answer."""
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"] |= {str(status): _answer(status) for status in statuses}


def not_modified(version: int) -> Response:
    """The caller's copy is current."""
    return Response(status_code=304, headers={"ETag": etag(version)})
