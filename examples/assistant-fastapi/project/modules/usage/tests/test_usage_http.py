"""Usage from outside: through HTTP, down to the database."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant_usage_testing import (
    client_of_module,
)

from assistant_platform.auth_testing import Caller
from assistant_platform.testing import OpenDatabase


@pytest.fixture
def client(open_database: OpenDatabase, caller: Caller) -> Iterator[TestClient]:
    with client_of_module(open_database, caller) as client:
        yield client


def test_lives_from_creation_to_removal(client: TestClient) -> None:
    created = client.post("/api/usage", json={"name": "first"})
    assert created.status_code == 201
    path = created.headers["Location"]
    assert client.get(path).json() == created.json()

    changed = client.patch(path, json={"name": "second"}, headers={"If-Match": '"1"'})
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2"')
    stale = client.patch(path, json={"name": "third"}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412

    assert client.get("/api/usage").json() == {"items": [changed.json()], "nextCursor": None}
    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404


def test_says_what_is_wrong_with_each_field(client: TestClient) -> None:
    refused = client.post("/api/usage", json={"name": 7, "colour": "red"})
    assert refused.status_code == 422
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert [entry["pointer"] for entry in refused.json()["errors"]] == ["/name", "/colour"]
