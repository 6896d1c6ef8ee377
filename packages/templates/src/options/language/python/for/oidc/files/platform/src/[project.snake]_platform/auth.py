"""Bearer tokens of an OpenID Connect provider, verified by the keys that it publishes."""

import http.client
import json
import logging
import threading
import time
import urllib.request
from collections.abc import Mapping, Sequence
from typing import Any

import jwt
from pydantic import Field
from pydantic_settings import BaseSettings

from .failures import Unavailable

_log = logging.getLogger(__name__)

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures by private keys alone: a shared secret could be the public key."""

LEEWAY_SECONDS = 5
TIMEOUT_SECONDS = 3
PROVIDER = "The identity provider"


class AuthSettings(BaseSettings):
    """Whose tokens are accepted, and for whom they must be issued."""

    oidc_issuer: str = Field(pattern=r"^https?://")
    oidc_audience: str = Field(min_length=1)


class TokenRefused(Exception):
    """The token is not one that we accept; the reason is for the log."""


class TokenVerifier:
    """Verifies tokens of one issuer for one audience."""

    def __init__(self, issuer: str, audience: str) -> None:
        self._issuer = issuer
        self._audience = audience
        self._keys = _ProviderKeys(issuer)

    def verify(self, token: str) -> Mapping[str, Any]:
        """The claims. Raises `TokenRefused`, or `Unavailable` when the provider does not answer."""
        try:
            key = self._keys.find(jwt.get_unverified_header(token).get("kid"))
            claims: Mapping[str, Any] = jwt.decode(
                token,
                key,
                algorithms=ALGORITHMS,
                issuer=self._issuer,
                audience=self._audience,
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud"]},
            )
        except jwt.PyJWTError as error:
            raise TokenRefused(str(error)) from error
        return claims


class _ProviderKeys:
    """The keys of a provider, kept for minutes. One thread asks for them, the others wait for what it hears.

    An unknown key is a reason to ask again, as providers change theirs, but not at every request: anybody can make
    one up. Nor is a provider that does not answer asked by everybody in turn.
    """

    KEPT_SECONDS = 600
    BETWEEN_ANSWERS_SECONDS = 30
    AFTER_SILENCE_SECONDS = 5

    def __init__(self, issuer: str) -> None:
        self._issuer = issuer
        self._keys: Sequence[jwt.PyJWK] = ()
        self._good_until = 0.0
        self._next_question = 0.0
        self._answered = False
        self._asking = threading.Lock()

    def find(self, kid: str | None) -> jwt.PyJWK:
        """The key of this name, or the only one. Raises `Unavailable` when it takes a provider that does not answer."""
        found = self._kept(kid) or self._asked(kid)
        if found is None:
            raise jwt.PyJWKClientError("no key of the provider has the name that the token gives")
        return found

    def _kept(self, kid: str | None) -> jwt.PyJWK | None:
        if time.monotonic() >= self._good_until:
            return None
        if kid is None:
            return self._keys[0] if len(self._keys) == 1 else None
        return next((key for key in self._keys if key.key_id == kid), None)

    def _asked(self, kid: str | None) -> jwt.PyJWK | None:
        with self._asking:
            # Another thread may have heard it while this one waited.
            if (found := self._kept(kid)) is not None:
                return found
            if time.monotonic() >= self._next_question:
                self._ask()
            if not self._answered:
                raise Unavailable(PROVIDER)
            return self._kept(kid)

    def _ask(self) -> None:
        try:
            keys = _published_keys(self._issuer)
        except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError, jwt.PyJWTError) as error:
            self._answered = False
            self._next_question = time.monotonic() + self.AFTER_SILENCE_SECONDS
            _log.warning("no keys of the identity provider", exc_info=error)
            return
        self._keys = keys
        self._answered = True
        self._good_until = time.monotonic() + self.KEPT_SECONDS
        self._next_question = time.monotonic() + self.BETWEEN_ANSWERS_SECONDS


def _published_keys(issuer: str) -> Sequence[jwt.PyJWK]:
    """The keys for signatures, from where the provider says under its well-known address."""
    discovery = read_document(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if discovery["issuer"] != issuer:
        raise ValueError(f"it speaks for another issuer: {discovery['issuer']}")
    published = jwt.PyJWKSet.from_dict({"keys": read_document(str(discovery["jwks_uri"]))["keys"]})
    return [key for key in published.keys if key.public_key_use in (None, "sig")]


def read_document(address: str) -> Any:
    """The JSON that is published at an address."""
    if not address.startswith(("http://", "https://")):
        raise ValueError(f"not an address of the web: {address}")
    with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - the scheme is checked
        return json.load(answer)
