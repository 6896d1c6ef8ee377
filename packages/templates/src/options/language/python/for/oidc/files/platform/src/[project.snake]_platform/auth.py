"""Bearer tokens of an OpenID Connect provider, verified by the keys that it publishes."""

import json
import threading
import urllib.request
from collections.abc import Mapping
from typing import Any

import jwt
from pydantic import Field
from pydantic_settings import BaseSettings

from .failures import Unavailable

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures by private keys alone: a shared secret could be the public key."""

TIMEOUT_SECONDS = 5
LEEWAY_SECONDS = 5
PROVIDER = "The identity provider"


class AuthSettings(BaseSettings):
    """Whose tokens are accepted, and for whom they must be issued."""

    oidc_issuer: str = Field(pattern=r"^https?://")
    oidc_audience: str = Field(min_length=1)


class TokenRefused(Exception):
    """The token is not one that we accept; the reason is for the log."""


class TokenVerifier:
    """Finds the provider's keys when the first token comes, and keeps them for minutes."""

    def __init__(self, issuer: str, audience: str) -> None:
        self._issuer = issuer
        self._audience = audience
        self._keys: jwt.PyJWKClient | None = None
        self._lock = threading.Lock()

    def verify(self, token: str) -> Mapping[str, Any]:
        """The claims. Raises `TokenRefused`, or `Unavailable` when the provider does not answer."""
        try:
            key = self._discovered().get_signing_key_from_jwt(token)
            claims: Mapping[str, Any] = jwt.decode(
                token,
                key,
                algorithms=ALGORITHMS,
                issuer=self._issuer,
                audience=self._audience,
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud"]},
            )
        except jwt.PyJWKClientConnectionError as error:
            raise Unavailable(PROVIDER) from error
        except jwt.PyJWTError as error:
            raise TokenRefused(str(error)) from error
        return claims

    def _discovered(self) -> jwt.PyJWKClient:
        with self._lock:
            if self._keys is None:
                self._keys = jwt.PyJWKClient(self._discover(), timeout=TIMEOUT_SECONDS)
            return self._keys

    def _discover(self) -> str:
        """Where the keys are, as the provider says under its well-known address."""
        address = f"{self._issuer.rstrip('/')}/.well-known/openid-configuration"
        try:
            with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - the scheme is checked
                document = json.load(answer)
            if document["issuer"] != self._issuer:
                raise Unavailable(PROVIDER)
            return str(document["jwks_uri"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Unavailable(PROVIDER) from error
