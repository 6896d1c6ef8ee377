"""Who may call: whoever brings a token of the identity provider."""

import logging
import re
from typing import Any

import anyio
import anyio.to_thread
from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ..auth import TokenRefused, TokenVerifier
from ..failures import Unavailable
from ..problems import Problem, problem_of
from ..settings import Settings
from .errors import respond
from .parameters import answer_everywhere

_log = logging.getLogger("http")
_BEARER = re.compile(r"bearer ([\w.~+/-]+=*)", re.IGNORECASE)

PUBLIC = ("/health/live", "/health/ready", "/metrics", "/openapi.json", "/docs")
"""Everything else needs a token."""


def guard(app: FastAPI, settings: Settings) -> None:
    """Lets nobody in without a token, except to what is public."""
    app.add_middleware(BearerTokens, verifier=TokenVerifier(settings.oidc_issuer, settings.oidc_audience))


def describe_access(document: dict[str, Any]) -> None:
    """Says in the OpenAPI document that a token is needed, and what comes without one."""
    schemes = {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
    document.setdefault("components", {})["securitySchemes"] = schemes
    document["security"] = [{"bearer": []}]
    answer_everywhere(document, 401)


class BearerTokens:
    """Verifies the token of a request; its claims are then in `request.state.caller`."""

    def __init__(self, app: ASGIApp, verifier: TokenVerifier) -> None:
        self._app = app
        self._verifier = verifier
        # Threads of their own: while the provider does not answer, those of the endpoints stay free.
        self._threads = anyio.CapacityLimiter(20)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in PUBLIC:
            await self._app(scope, receive, send)
            return
        refusal = await self._refusal(scope)
        await (self._app if refusal is None else respond(refusal, scope))(scope, receive, send)

    async def _refusal(self, scope: Scope) -> Problem | None:
        found = _BEARER.fullmatch(Headers(scope=scope).get("authorization", ""))
        if found is None:
            return _challenge("This needs a bearer token.")
        try:
            claims = await anyio.to_thread.run_sync(self._verifier.verify, found[1], limiter=self._threads)
        except TokenRefused as refused:
            _log.info("token refused", extra={"reason": str(refused)})
            return _challenge("This token is not accepted.", ', error="invalid_token"')
        except Unavailable as away:
            return problem_of(away)
        scope.setdefault("state", {})["caller"] = claims
        return None


def _challenge(detail: str, parameters: str = "") -> Problem:
    return Problem(401, detail, headers={"WWW-Authenticate": f'Bearer realm="api"{parameters}'})
