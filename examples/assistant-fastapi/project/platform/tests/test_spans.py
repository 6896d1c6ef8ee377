"""The span of a request says where it went, how it ended, and with what it failed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from assistant_platform import telemetry
from assistant_platform.auth_testing import Caller
from assistant_platform.database import Database
from assistant_platform.failures import Unavailable
from assistant_platform.settings import Settings
from assistant_platform.web import Router
from assistant_platform.web.app import create_app


def things() -> Router:
    router = Router(prefix="/things", tags=["things"])

    @router.get("/{id}")
    def read(id: int) -> int:
        return id

    @router.get("/{id}/broken")
    def break_down(id: int) -> None:
        raise RuntimeError(f"a bug with {id}")

    @router.get("/{id}/away")
    def depend_on_others(id: int) -> None:
        raise Unavailable(f"The archive of {id}")

    return router


@pytest.fixture
def spans() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def client(
    monkeypatch: pytest.MonkeyPatch, spans: InMemorySpanExporter, tmp_path: Path, caller: Caller
) -> Iterator[TestClient]:
    provider = TracerProvider(resource=Resource.get_empty())
    provider.add_span_processor(SimpleSpanProcessor(spans))
    monkeypatch.setattr(telemetry, "_tracer_provider", lambda *_: provider)
    app = create_app(Settings(_env_file=None, app_env="test"), Database(None, 1, tmp_path), [])
    app.include_router(things())
    with TestClient(app, headers=dict(caller.headers)) as client:
        yield client


def span_of(client: TestClient, spans: InMemorySpanExporter, path: str, method: str = "GET") -> ReadableSpan:
    client.request(method, path)
    [span] = [span for span in spans.get_finished_spans() if span.kind is SpanKind.SERVER]
    return span


@pytest.mark.parametrize(
    ("path", "name", "status"),
    [
        ("/things/1", "GET /things/{id}", 200),
        ("/things/x", "GET /things/{id}", 404),
        ("/nowhere", "GET", 404),
    ],
)
def test_what_the_caller_did_wrong_is_no_failure_of_the_server(
    client: TestClient, spans: InMemorySpanExporter, path: str, name: str, status: int
) -> None:
    span = span_of(client, spans, path)
    attributes = dict(span.attributes or {})
    assert (span.name, span.status.status_code) == (name, StatusCode.UNSET)
    assert attributes["http.response.status_code"] == status
    assert "error.type" not in attributes


@pytest.mark.parametrize(("what", "status"), [("broken", 500), ("away", 503)])
def test_a_request_that_fails_says_with_what(
    client: TestClient, spans: InMemorySpanExporter, what: str, status: int
) -> None:
    span = span_of(client, spans, f"/things/1/{what}")
    attributes = dict(span.attributes or {})
    assert span.status.status_code is StatusCode.ERROR
    assert attributes["http.response.status_code"] == status
    assert attributes["error.type"] == str(status)
    assert attributes["http.route"] == "/things/{id}/" + what


def test_a_path_that_no_route_has_is_no_route_and_an_unknown_method_has_no_name_of_its_own(
    client: TestClient, spans: InMemorySpanExporter
) -> None:
    span = span_of(client, spans, "/nowhere", "PROPFIND")
    attributes = dict(span.attributes or {})
    assert span.name == "HTTP"
    assert attributes["http.request.method"] == "_OTHER"
    assert attributes["http.request.method_original"] == "PROPFIND"
    assert "http.route" not in attributes
