"""Pure ASGI middleware: what happens to every request, whatever its route."""

import logging
import time
from collections.abc import Callable

from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..problems import Problem
from ..rate_limit import RateLimit
from .errors import respond

_log = logging.getLogger("http")

OPERATIONS = ("/health/", "/metrics")
DOCS = "/docs"
HEADER_LIMIT_BYTES = 16_384
_SECURITY_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"strict-transport-security", b"max-age=31536000; includeSubDomains"),
    (b"cache-control", b"no-cache"),
]
_CLOSED = b"default-src 'none'; frame-ancestors 'none'"
_OF_DATA = [*_SECURITY_HEADERS, (b"content-security-policy", _CLOSED)]
_OF_DOCS = [
    *_SECURITY_HEADERS,
    (
        b"content-security-policy",
        _CLOSED + b"; connect-src 'self'; img-src data: https://fastapi.tiangolo.com; "
        b"script-src 'unsafe-inline' https://cdn.jsdelivr.net; style-src 'unsafe-inline' https://cdn.jsdelivr.net",
    ),
]
"""What FastAPI's page of the API is made of, which production does not have."""
_CLOSE = (b"connection", b"close")


class Edge:
    """Logs the answer, secures it, and asks clients to leave while the process drains."""

    def __init__(self, app: ASGIApp, is_draining: Callable[[], bool]) -> None:
        self._app = app
        self._is_draining = is_draining

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        secured = _OF_DOCS if scope["path"] == DOCS else _OF_DATA
        status = 0

        async def send_secured(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), *secured]
                if self._is_draining():
                    message["headers"].append(_CLOSE)
            await send(message)

        try:
            await self._app(scope, receive, send_secured)
        finally:
            if not scope["path"].startswith(OPERATIONS):
                _log.info(
                    "request",
                    extra={
                        "http_request_method": scope["method"],
                        "url_path": scope["path"],
                        "http_response_status_code": status,
                        "duration_ms": round((time.perf_counter() - started) * 1000, 1),
                    },
                )


class Limits:
    """Refuses what names no host (400) or is too much: calls of one client (429), headers (431), a body (413)."""

    def __init__(self, app: ASGIApp, calls: int, body_bytes: int) -> None:
        self._app = app
        self._rate = RateLimit(calls) if calls > 0 else None
        self._body_bytes = body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_operation = scope["path"].startswith(OPERATIONS)
        refusal = (None if is_operation else self._too_many(scope)) or self._unacceptable(scope)
        if refusal is not None:
            await respond(refusal, scope)(scope, receive, send)
            return
        await self._app(scope, self._bounded(receive), send)

    def _too_many(self, scope: Scope) -> Problem | None:
        if self._rate is None:
            return None
        client = scope["client"][0] if scope.get("client") else ""
        seconds = self._rate.wait_for(client)
        if seconds == 0:
            return None
        return Problem(429, "Too many calls. Try again later.", headers={"Retry-After": str(seconds)})

    def _unacceptable(self, scope: Scope) -> Problem | None:
        size, length, hosts = 0, b"", []
        for name, value in scope["headers"]:
            size += len(name) + len(value)
            if name == b"content-length":
                length = value
            elif name == b"host":
                hosts.append(value)
        if len(hosts) != 1 and (hosts or scope["http_version"] != "1.0"):
            return Problem(400, "A request names the one host it is for.")
        if size > HEADER_LIMIT_BYTES:
            return Problem(431, f"Headers have at most {HEADER_LIMIT_BYTES} bytes.", headers={"Connection": "close"})
        if not length.isdigit() or int(length) <= self._body_bytes:
            return None
        # The connection stays: closing it now could cut callers off before they read why.
        return Problem(413, self._limit())

    def _bounded(self, receive: Receive) -> Receive:
        """Counts a body that does not tell its length."""
        total = 0

        async def receive_bounded() -> Message:
            nonlocal total
            message = await receive()
            total += len(message.get("body", b""))
            if total > self._body_bytes:
                raise HTTPException(413, self._limit())
            return message

        return receive_bounded

    def _limit(self) -> str:
        return f"A body has at most {self._body_bytes} bytes."


class HeadAsGet:
    """Answers HEAD wherever GET is answered, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_empty(message: Message) -> None:
            if message["type"] == "http.response.body":
                message["body"] = b""
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, send_empty)


class Failsafe:
    """Turns a bug into a silent 500, and logs it once, with its trace."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, send_watched)
        except Exception:
            _log.exception("unexpected failure", extra={"url_path": scope["path"]})
            if started:
                raise
            problem = Problem(500, "Something went wrong on our side.")
            await respond(problem, scope)(scope, receive, send)
