"""What every route gets without asking."""

import asyncio
import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated
from unittest.mock import AsyncMock, Mock

import pytest
import uvicorn
from fastapi import FastAPI, Query
from fastapi.testclient import TestClient
from pydantic import Field
from starlette.types import Message
from uvicorn.server import ServerState

from assistant_platform.auth_testing import Caller
from assistant_platform.bodies import RequestBody
from assistant_platform.database import Database
from assistant_platform.failures import Unavailable
from assistant_platform.settings import Settings
from assistant_platform.web import Limit, Router
from assistant_platform.web.app import create_app
from assistant_platform.web.protocol import ProblemProtocol

THREADS = 40
"""As many as AnyIO gives to the routes together."""


class Note(RequestBody):
    text: Annotated[str, Field(max_length=5)]


def notes() -> Router:
    router = Router(prefix="/notes", tags=["notes"])

    @router.get("")
    def list_notes() -> list[str]:
        return ["one"]

    @router.post("", status_code=201)
    def add(note: Note) -> str:
        return note.text

    @router.get("/found")
    def find(limit: Limit, tag: Annotated[list[str] | None, Query()] = None) -> int:
        return limit + len(tag or [])

    @router.get("/broken")
    def break_down() -> None:
        raise RuntimeError("secret detail")

    @router.get("/away")
    def depend_on_others() -> None:
        raise Unavailable("The archive", retry_after=3)

    return router


type OpenClient = Callable[[Settings], TestClient]


@pytest.fixture
def open_client(tmp_path: Path, caller: Caller) -> OpenClient:
    def open_with(settings: Settings) -> TestClient:
        app = create_app(settings, Database(None, 1, tmp_path), [])
        app.include_router(notes())
        return TestClient(app, headers=dict(caller.headers))

    return open_with


@pytest.fixture
def client(open_client: OpenClient) -> Iterator[TestClient]:
    settings = Settings(_env_file=None, app_env="test", body_limit_bytes=100, cors_origins="https://shop.example")
    with open_client(settings) as client:
        yield client


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        ('{"text": "\u00ff"}'.encode("latin-1"), "application/json", 400),
        ('{"text": "hi"}'.encode("utf-16-le"), "application/json", 400),
        ('{"text": "hi"}', "application/json", 201),
        ('{"text": "hi"}', "application/json; charset=utf-8", 201),
        ("{", "application/json", 400),
        ('{"text": "hi"}', "text/plain", 415),
        ('{"text": "' + "x" * 100 + '"}', "application/json", 413),
        ('{"text": 1}', "application/json", 422),
        ('{"text": "hi", "more": 1}', "application/json", 422),
    ],
)
def test_bodies_are_strict(client: TestClient, content: str | bytes, media_type: str, status: int) -> None:
    answer = client.post("/notes", content=content, headers={"Content-Type": media_type})
    assert answer.status_code == status
    if status >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_the_page_that_shows_the_api_may_load_what_it_is_made_of(client: TestClient) -> None:
    page = client.get("/docs")
    policy = page.headers["Content-Security-Policy"]
    kinds = {kind: sources.split() for kind, _, sources in (part.strip().partition(" ") for part in policy.split(";"))}
    hosts = {"script-src": r'<script src="(https://[^/"]+)', "style-src": r'rel="stylesheet" href="(https://[^/"]+)'}
    for kind, pattern in hosts.items():
        loaded = re.findall(pattern, page.text)
        assert loaded
        assert {*loaded, "'unsafe-inline'"} <= {*kinds[kind]}
    assert "'self'" in kinds["connect-src"]


def test_answers_that_are_data_may_load_nothing(client: TestClient) -> None:
    assert client.get("/notes").headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_browsers_may_call_by_every_method_from_an_origin_that_is_let_in(client: TestClient, method: str) -> None:
    headers = {"Origin": "https://shop.example", "Access-Control-Request-Method": method}
    assert client.options("/notes", headers=headers).status_code == 200


def test_a_body_in_a_coding_is_not_read(client: TestClient) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    answer = client.post("/notes", content="{}", headers=headers)
    assert (answer.status_code, answer.headers["Accept-Encoding"]) == (415, "identity")


@pytest.mark.parametrize(
    ("query", "status"), [("limit=1", 200), ("limit=1&limit=2", 422), ("limit=1&limit=1", 422), ("tag=a&tag=b", 200)]
)
def test_a_parameter_comes_once_unless_it_is_a_list(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/notes/found?{query}")
    assert answer.status_code == status
    if status == 422:
        assert [entry["parameter"] for entry in answer.json()["errors"]] == ["limit"]


def test_a_body_of_unknown_length_is_limited(client: TestClient) -> None:
    answer = client.post("/notes", content=iter([b"x" * 60] * 2), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


def test_a_problem_names_each_field(client: TestClient) -> None:
    problem = client.post("/notes", json={"text": "too long", "a/b": 1}).json()
    assert [(entry["pointer"], entry["code"]) for entry in problem["errors"]] == [
        ("/text", "string_too_long"),
        ("/a~1b", "extra_forbidden"),
    ]


def test_unknown_routes_and_methods_are_problems(client: TestClient) -> None:
    assert client.get("/nowhere").json()["status"] == 404
    answer = client.delete("/notes")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_what_is_no_http_is_answered_with_a_problem() -> None:
    wire = Mock(get_extra_info=lambda _: None)
    loop = asyncio.new_event_loop()
    protocol = ProblemProtocol(uvicorn.Config(FastAPI()), ServerState(), {}, loop)
    protocol.connection_made(wire)
    protocol.data_received(b"nonsense\r\n\r\n")
    loop.close()
    head, _, body = wire.write.call_args.args[0].partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert json.loads(body)["status"] == 400
    wire.close.assert_called_once_with()


class Wire:
    """A connection whose requests are read and not answered, and a clock that stands."""

    def __init__(self) -> None:
        self.patience: list[tuple[Callable[[], None], Mock]] = []
        self.transport = Mock(get_extra_info=lambda _: None)
        self.transport.is_closing = lambda: self.transport.close.called
        loop = Mock(call_later=self._call_later, create_task=lambda task: (task.close(), Mock())[1])
        self.protocol = ProblemProtocol(uvicorn.Config(FastAPI()), ServerState(), {}, loop)
        self.protocol.connection_made(self.transport)

    def _call_later(self, _: float, end: Callable[[], None]) -> Mock:
        timer = Mock()
        self.patience.append((end, timer))
        return timer

    def run_out_of_patience(self) -> None:
        for end, timer in list(self.patience):
            if not timer.cancel.called:
                end()

    def statuses(self) -> list[int]:
        return [int(call.args[0].split(b" ", 2)[1]) for call in self.transport.write.call_args_list]


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nhalf"])
def test_a_request_that_does_not_come_to_an_end_is_given_up(begun: bytes) -> None:
    wire = Wire()
    if begun:
        wire.protocol.data_received(begun)
    wire.run_out_of_patience()
    assert wire.statuses() == [408]
    wire.transport.close.assert_called_once_with()


def test_a_request_that_is_complete_may_take_its_time() -> None:
    wire = Wire()
    wire.protocol.data_received(b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\nwh")
    wire.protocol.data_received(b"ole")
    wire.run_out_of_patience()
    assert wire.statuses() == []


def test_a_head_is_not_read_without_end() -> None:
    wire = Wire()
    wire.protocol.data_received(b"GET / HTTP/1.1\r\nhost: ")
    for _ in range(9):
        wire.protocol.data_received(b"x" * 8_192)
        if wire.transport.close.called:
            break
    assert wire.statuses() == [431]


@pytest.mark.parametrize(
    ("version", "hosts", "status"),
    [("1.1", [], 400), ("1.1", ["a", "b"], 400), ("1.0", ["a", "b"], 400), ("1.1", ["a"], 200), ("1.0", [], 200)],
)
def test_a_request_names_one_host(client: TestClient, version: str, hosts: list[str], status: int) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        scope = {"type": "http", "method": "GET", "path": "/health/live", "query_string": b"", "http_version": version}
        await client.app({**scope, "headers": [(b"host", host.encode()) for host in hosts]}, AsyncMock(), send)

    asyncio.run(ask())
    assert sent[0]["status"] == status


def test_head_is_get_without_the_body(client: TestClient) -> None:
    answer = client.head("/notes")
    assert (answer.status_code, answer.content, answer.headers["Content-Length"]) == (200, b"", "7")


def test_a_bug_tells_nothing_but_its_trace(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    answer = client.get("/notes/broken", headers={"traceparent": f"00-{'a' * 32}-{'b' * 16}-01"})
    assert (answer.status_code, answer.json()["traceId"]) == (500, "a" * 32)
    assert "secret" not in answer.text
    assert "secret detail" in caplog.text


def test_a_dependency_that_is_away_is_named(client: TestClient) -> None:
    answer = client.get("/notes/away")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")


def test_answers_are_secured_and_shared_with_known_origins(client: TestClient) -> None:
    headers = client.get("/notes", headers={"Origin": "https://shop.example"}).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Access-Control-Allow-Origin"] == "https://shop.example"
    assert "Access-Control-Allow-Origin" not in client.get("/notes", headers={"Origin": "https://x.example"}).headers


def test_the_document_tells_what_every_call_may_answer(client: TestClient) -> None:
    answers = client.get("/openapi.json").json()["paths"]["/notes"]["get"]["responses"]
    assert {"200", "429", "500", "503"} <= answers.keys()
    assert all("Retry-After" in answers[status]["headers"] for status in ("429", "503"))


def test_too_many_calls_have_to_wait(open_client: OpenClient) -> None:
    with open_client(Settings(_env_file=None, app_env="test", rate_limit_max=2)) as client:
        assert [client.get("/notes").status_code for _ in range(3)] == [200, 200, 429]
        assert client.get("/health/live").status_code == 200


def test_metrics_carry_the_stable_names(client: TestClient) -> None:
    client.get("/notes")
    labels = re.findall(r"http_server_request_duration_seconds_count\{(.*)\}", client.get("/metrics").text)
    expected = 'http_request_method="GET",http_response_status_code="200",http_route="/notes",url_scheme="http"'
    assert labels == [expected]


def test_operators_are_answered_while_every_thread_of_the_routes_waits(open_client: OpenClient) -> None:
    arrived, released = threading.Semaphore(0), threading.Event()

    def wait() -> None:
        arrived.release()
        released.wait(30)

    with open_client(Settings(_env_file=None, app_env="test")) as client:
        client.app.get("/wait")(wait)  # type: ignore[attr-defined]
        waiting = [threading.Thread(target=client.get, args=("/wait",)) for _ in range(THREADS)]
        for thread in waiting:
            thread.start()
        try:
            assert all(arrived.acquire(timeout=10) for _ in waiting)
            assert client.get("/health/ready").status_code == 200
            assert client.get("/metrics").status_code == 200
        finally:
            released.set()
            for thread in waiting:
                thread.join()


def test_draining_asks_for_no_more_traffic(client: TestClient) -> None:
    assert client.get("/health/ready").status_code == 200
    client.app.state.readiness.is_draining = True  # type: ignore[attr-defined]
    assert client.get("/health/ready").status_code == 503
    assert client.get("/notes").headers["Connection"] == "close"


def test_what_readiness_found_last_is_measured(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "readiness_check_passed{" not in client.get("/metrics").text
    client.get("/health/ready")
    assert 'readiness_check_passed{check="database"} 1.0' in client.get("/metrics").text
    monkeypatch.setattr(Database, "ping", Mock(side_effect=OSError))
    client.get("/health/ready")
    assert 'readiness_check_passed{check="database"} 0.0' in client.get("/metrics").text
