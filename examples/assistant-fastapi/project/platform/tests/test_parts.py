"""The small parts that every request passes through."""

import json
import logging
from datetime import UTC, datetime
from uuid import UUID

import pytest
from pydantic import SecretStr, ValidationError

from assistant_platform.conditions import accepted_versions, etag, is_unchanged, required_versions
from assistant_platform.failures import PreconditionMissing, Rejected
from assistant_platform.identifiers import new_id
from assistant_platform.logs import JsonFormatter
from assistant_platform.paging import Position
from assistant_platform.rate_limit import RateLimit
from assistant_platform.settings import Settings, read_settings


def test_identifiers_are_version_seven_and_sort_by_time() -> None:
    first, second = new_id(), new_id()
    assert first.version == second.version == 7
    assert first.int >> 80 <= second.int >> 80


@pytest.mark.parametrize(
    ("header", "versions"),
    [
        (None, None),
        ("*", None),
        ('"3"', frozenset({3})),
        ('"1", "2"', frozenset({1, 2})),
        ('W/"3"', frozenset()),
        ("3", frozenset()),
        ('"03"', frozenset()),
        ("nonsense", frozenset()),
    ],
)
def test_if_match_accepts_strong_tags_only(header: str | None, versions: frozenset[int] | None) -> None:
    assert accepted_versions(header) == versions


def test_a_change_must_say_which_version_it_read() -> None:
    with pytest.raises(PreconditionMissing):
        required_versions(None)


@pytest.mark.parametrize("header", ['"3"', 'W/"3"', '"2", "3"', "*"])
def test_if_none_match_knows_the_current_version(header: str) -> None:
    assert is_unchanged(header, 3)
    assert etag(3) == '"3"'


def test_a_cursor_survives_the_way_to_the_caller_and_back() -> None:
    position = Position(datetime(2026, 1, 1, tzinfo=UTC), UUID(int=7))
    assert Position.of(position.cursor()) == position


@pytest.mark.parametrize("cursor", ["", "!", "e30", "WzEsMl0", "WyIyMDI2LTAxLTAxIiwgIngiXQ", "a" * 500])
def test_a_cursor_of_somebody_else_is_rejected(cursor: str) -> None:
    with pytest.raises(Rejected):
        Position.of(cursor)


def test_calls_are_counted_per_client_and_minute() -> None:
    now = [60.0]
    limit = RateLimit(2, clock=lambda: now[0])
    assert [limit.wait_for("a") for _ in range(3)] == [0, 0, 60]
    assert limit.wait_for("b") == 0
    now[0] = 120.0
    assert limit.wait_for("a") == 0


def test_a_log_line_is_json_without_secrets() -> None:
    record = logging.makeLogRecord({"msg": "to postgresql://shop:pw@db/shop", "levelname": "INFO", "api_key": "k"})
    line = json.loads(JsonFormatter().format(record))
    assert line["msg"] == "to postgresql://shop:[redacted]@db/shop"
    assert (line["level"], line["api_key"]) == ("info", "[redacted]")


def test_production_listens_to_all_and_development_to_itself() -> None:
    production = Settings(_env_file=None, app_env="production", database_url=SecretStr("postgresql://db/shop"))
    assert (production.host, production.shutdown_drain_ms, production.rate_limit_max) == ("0.0.0.0", 5000, 1000)
    assert (Settings(_env_file=None).host, Settings(_env_file=None).rate_limit_max) == ("127.0.0.1", 0)


@pytest.mark.parametrize("origin", ["https://shop.example/", "https://shop.example/path", "https://Shop.example"])
def test_an_origin_is_what_browsers_send(origin: str) -> None:
    with pytest.raises(ValidationError, match="not an origin"):
        Settings(_env_file=None, cors_origins=f"http://localhost:5173, {origin}")


def test_every_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("APP_ENV", "production")
    monkeypatch.setenv("PORT", "many")
    monkeypatch.setenv("SHUTDOWN_DRAIN_MS", "-1")
    monkeypatch.setenv("CORS_ORIGINS", "shop.example")
    with pytest.raises(SystemExit) as exit_:
        read_settings()
    assert exit_.value.code == 1
    first, *told, reason, remedy = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0].strip() for line in told] == [
        "DATABASE_URL",
        "PORT",
        "SHUTDOWN_DRAIN_MS",
        "CORS_ORIGINS",
    ]
    assert first.startswith("Not started")
    assert "would fail later" in reason
    assert ".env.example" in remedy
