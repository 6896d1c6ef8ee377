"""The app as a whole: its modules together, in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from assistant_platform.auth_testing import Caller


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory,
    server_url: str | None,
    caller: Caller,
) -> Iterator[httpx2.Client]:
    """Talks to a running app; at the end that must stop in time, with exit code 0."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | dict(caller.environment)
    environment |= {"APP_ENV": "test", "PORT": str(port), "DATABASE_URL": server_url or ""}
    command = [sys.executable, "-m", "assistant_api", "serve"]
    process = subprocess.Popen(command, cwd=tmp_path_factory.mktemp("app"), env=environment)
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(lambda: is_ready(base))
        with httpx2.Client(base_url=base, headers=dict(caller.headers), timeout=60) as client:
            yield client
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
    finally:
        process.kill()
        process.wait()


def wait_for[Found](find: Callable[[], Found | None], seconds: float = 60) -> Found:
    """Asks again until there is an answer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.05)
    raise TimeoutError


def is_ready(base: str) -> bool:
    try:
        return httpx2.get(f"{base}/health/ready").status_code == 200
    except httpx2.TransportError:
        return False


def names(client: httpx2.Client, module: str) -> list[str]:
    items: list[dict[str, Any]] = client.get(f"/api/{module}?limit=100").json()["items"]
    return [item["name"] for item in items]


def test_every_module_answers(client: httpx2.Client) -> None:
    for module in [
        "conversations",
        "documents",
        "usage",
    ]:
        created = client.post(f"/api/{module}", json={"name": "first"})
        assert created.status_code == 201
        assert "first" in names(client, module)


def test_usage_hears_of_conversations_conversation_started(client: httpx2.Client) -> None:
    client.post("/api/conversations", json={"name": "Blue shoes"})
    assert wait_for(lambda: "conversation-started Blue shoes" in names(client, "usage"))


def test_operators_find_what_they_need(client: httpx2.Client) -> None:
    assert client.get("/health/live").json() == {"status": "up"}
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert "http_server_request_duration_seconds" in client.get("/metrics").text
