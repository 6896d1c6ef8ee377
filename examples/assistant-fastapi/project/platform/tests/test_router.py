"""What the router of a module adds to FastAPI's."""

from unittest.mock import AsyncMock

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.routing import Match
from starlette.types import Scope

from assistant_platform.web import Router


def serving(*routers: Router) -> TestClient:
    app = FastAPI()
    for router in routers:
        app.include_router(router)
    return TestClient(app)


def things(prefix: str) -> Router:
    router = Router(prefix=prefix, tags=["things"])

    @router.get("")
    def list_things() -> list[str]:
        return ["thing"]

    @router.get("/later")
    async def list_later() -> list[str]:
        return ["later"]

    return router


def test_an_endpoint_goes_to_a_thread_once(monkeypatch: pytest.MonkeyPatch) -> None:
    again = AsyncMock()
    monkeypatch.setattr("fastapi.routing.run_in_threadpool", again)
    client = serving(things("/things"))
    assert client.get("/things").json() == ["thing"]
    assert client.get("/things/later").json() == ["later"]
    again.assert_not_called()


def test_a_router_within_another_is_found() -> None:
    outer = things("/outer")
    outer.include_router(things("/inner"))
    client = serving(outer)
    assert client.get("/outer").json() == ["thing"]
    assert client.get("/outer/inner/later").json() == ["later"]


def test_a_prefix_may_hold_a_parameter() -> None:
    client = serving(things("/tenants/{tenant}/things"))
    assert client.get("/tenants/7/things").json() == ["thing"]
    assert client.get("/tenants/7/others").status_code == 404


def test_no_route_is_tried_for_a_path_of_another_router(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    matches = APIRoute.matches

    def watched(route: APIRoute, scope: Scope) -> tuple[Match, Scope]:
        tried.append(route.path)
        return matches(route, scope)

    monkeypatch.setattr(APIRoute, "matches", watched)
    assert serving(things("/books"), things("/films")).get("/films").json() == ["thing"]
    assert set(tried) == {"/films"}
