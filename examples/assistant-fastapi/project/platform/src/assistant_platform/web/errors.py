"""Every error answer is a problem document."""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.routing import compile_path
from starlette.types import Scope

from ..failures import Failure
from ..problems import MEDIA_TYPE, Problem, problem_of

_log = logging.getLogger("http")


def respond(problem: Problem, scope: Scope) -> Response:
    """The problem as an answer to this request."""
    document = problem.document(scope["path"])
    headers = dict(problem.headers)
    return JSONResponse(document, problem.status, headers, media_type=MEDIA_TYPE)


def install_errors(app: FastAPI) -> None:
    """Registers the handlers of everything that a route may raise."""
    methods = _Methods(app)

    @app.exception_handler(Failure)
    async def on_failure(request: Request, failure: Failure) -> Response:
        problem = problem_of(failure)
        if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            _log.error("request failed", exc_info=failure)
        return respond(problem, request.scope)

    @app.exception_handler(RequestValidationError)
    async def on_invalid(request: Request, error: RequestValidationError) -> Response:
        return respond(_validation_problem(error.errors()), request.scope)

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = ", ".join(methods.allowed(request.url.path))
        return respond(Problem(error.status_code, error.detail, headers=headers), request.scope)


def _validation_problem(errors: Sequence[Mapping[str, Any]]) -> Problem:
    if any(error["loc"][0] == "path" for error in errors):
        return Problem(404, "Nothing was found here.")
    if any(error["type"] == "json_invalid" for error in errors):
        return Problem(400, "The body is not JSON.")
    entries: dict[tuple[Any, ...], dict[str, str]] = {}
    for error in errors:
        entry = _entry(error["loc"][0], error["loc"][1:])
        entry |= {"detail": error["msg"].removeprefix("Value error, "), "code": error["type"]}
        entries.setdefault(error["loc"], entry)
    return Problem(422, "The request breaks a rule.", tuple(entries.values()))


def _entry(where: str, path: Sequence[Any]) -> dict[str, str]:
    if where != "body":
        return {"parameter": str(path[0])}
    return {"pointer": "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)}


class _Methods:
    """Which methods a path knows, over all routes, which the router does not put together."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def allowed(self, path: str) -> list[str]:
        found: set[str] = set()
        for route in iter_route_contexts(self._app.routes):
            if route.path is not None and compile_path(route.path)[0].match(path):
                found |= route.methods or set()
        return sorted(found | {"HEAD"} if "GET" in found else found)
