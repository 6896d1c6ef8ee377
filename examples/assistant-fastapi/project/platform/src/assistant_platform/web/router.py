"""The router of a module."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response
from fastapi.routing import APIRoute

Application = FastAPI


def _is_text(body: bytes) -> bool:
    """JSON is UTF-8 and nothing else (RFC 8259); Python would guess UTF-16 from the zeros in it."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in body


class _JsonRoute(APIRoute):
    """Refuses a body that is not JSON before anybody reads it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()
        if self.body_field is None:
            return handle

        async def handle_json(request: Request) -> Response:
            media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if media_type != "application/json":
                raise HTTPException(415, "Send the body as application/json.")
            if request.headers.get("content-encoding", "identity").lower() != "identity":
                raise HTTPException(415, "Send the body as it is.", headers={"Accept-Encoding": "identity"})
            if not _is_text(await request.body()):
                raise HTTPException(400, "The body is not UTF-8.")
            return await handle(request)

        return handle_json


class Router(APIRouter):
    """An `APIRouter` whose bodies are JSON."""

    def __init__(self, *, prefix: str, tags: list[str]) -> None:
        super().__init__(prefix=prefix, tags=list(tags), route_class=_JsonRoute)
