"""The router of a module."""

from collections.abc import Callable, Coroutine, Sequence
from functools import wraps
from inspect import isasyncgenfunction, iscoroutinefunction, isfunction, isgeneratorfunction
from typing import Any, get_args, get_origin

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response, params
from fastapi.concurrency import run_in_threadpool
from fastapi.dependencies.utils import get_flat_params
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

from ..failures import Rejected

Application = FastAPI


def _is_text(body: bytes) -> bool:
    """JSON is UTF-8 and nothing else (RFC 8259); Python would guess UTF-16 from the zeros in it."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in body


def _takes_many(annotation: Any) -> bool:
    kinds = {get_origin(part) or part for part in (annotation, *get_args(annotation))}
    return not kinds.isdisjoint({list, set, frozenset, tuple, Sequence})


def _refuse_repeated(request: Request, names: Sequence[str]) -> None:
    """Of two values for one parameter FastAPI takes the last, and nobody can know which was meant."""
    for name in names:
        if len(request.query_params.getlist(name)) > 1:
            raise Rejected("This is given more than once.", "repeated", parameter=name)


async def _refuse_other_than_json(request: Request) -> None:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise HTTPException(415, "Send the body as application/json.")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HTTPException(415, "Send the body as it is.", headers={"Accept-Encoding": "identity"})
    if not _is_text(await request.body()):
        raise HTTPException(400, "The body is not UTF-8.")


def _in_one_thread(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """FastAPI sends what a `def` returned to a thread again, to validate it: longer than the validation takes."""
    of_another_kind = (iscoroutinefunction, isgeneratorfunction, isasyncgenfunction)
    if not isfunction(endpoint) or any(is_of_kind(endpoint) for is_of_kind in of_another_kind):
        return endpoint

    @wraps(endpoint)
    async def call(**arguments: Any) -> Any:
        return await run_in_threadpool(endpoint, **arguments)

    return call


class _StrictRoute(APIRoute):
    """Refuses a parameter that comes twice, and a body that is not JSON before anybody reads it."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, _in_one_thread(endpoint), **options)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()
        queries = [field for field in get_flat_params(self.dependant) if isinstance(field.field_info, params.Query)]
        single = [field.alias for field in queries if not _takes_many(field.field_info.annotation)]
        reads_body = self.body_field is not None

        async def handle_strictly(request: Request) -> Response:
            _refuse_repeated(request, single)
            if reads_body:
                await _refuse_other_than_json(request)
            return await handle(request)

        return handle_strictly


class Router(APIRouter):
    """An `APIRouter` whose bodies are JSON, and whose parameters come once unless they are lists."""

    def __init__(self, *, prefix: str, tags: list[str]) -> None:
        super().__init__(prefix=prefix, tags=list(tags), route_class=_StrictRoute)
        self._words = prefix.partition("{")[0]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Tries no route of this router for a path that cannot be one of its own."""
        if self._words not in scope["path"]:
            return Match.NONE, {}
        return super().matches(scope)
