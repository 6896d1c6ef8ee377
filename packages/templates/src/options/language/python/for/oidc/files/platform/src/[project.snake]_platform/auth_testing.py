"""How tests call: with a token of an identity provider that lives as long as the tests."""

import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from .identifiers import utc_now

AUDIENCE = "tests"


@dataclass(frozen=True)
class Caller:
    """What tests set in the environment, and send with each request."""

    issuer: str
    key: ec.EllipticCurvePrivateKey

    @property
    def environment(self) -> Mapping[str, str]:
        return {"OIDC_ISSUER": self.issuer, "OIDC_AUDIENCE": AUDIENCE}

    @property
    def headers(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self.token()}"}

    def token(self, **changes: Any) -> str:
        """A token that is accepted, but for the changes to its claims."""
        end = utc_now() + timedelta(hours=1)
        claims = {"iss": self.issuer, "aud": AUDIENCE, "sub": "tester", "exp": end} | changes
        return jwt.encode(claims, self.key, algorithm="ES256", headers={"kid": "test"})


@pytest.fixture(scope="session")
def caller() -> Iterator[Caller]:
    key = ec.generate_private_key(ec.SECP256R1())
    public = jwt.algorithms.ECAlgorithm.to_jwk(key.public_key(), as_dict=True) | {"kid": "test", "use": "sig"}
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    issuer = f"http://127.0.0.1:{server.server_port}"
    documents = {
        "/.well-known/openid-configuration": {"issuer": issuer, "jwks_uri": f"{issuer}/keys"},
        "/keys": {"keys": [public]},
    }
    server.RequestHandlerClass = _handler_of(documents)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Caller(issuer, key)
    server.shutdown()
    server.server_close()


def _handler_of(documents: Mapping[str, object]) -> type[BaseHTTPRequestHandler]:
    class Provider(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(documents.get(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Tests need no access log."""

    return Provider
