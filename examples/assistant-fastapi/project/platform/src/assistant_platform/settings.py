"""Settings: read from the environment once, at start, and all checked together."""

import sys
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from .auth import AuthSettings
from .schemes import SCHEMES

REMEDY = """With them as they are, it would fail later, where they are needed.
Set them in the environment, or in .env in development; .env.example explains each."""


def _in_production(production: Any, elsewhere: Any) -> Any:
    """A field whose default depends on APP_ENV."""
    return Field(
        default_factory=lambda read: production if read.get("app_env") == "production" else elsewhere,
        validate_default=True,
    )


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


class DatabaseSettings(BaseSettings):
    """All that migrations need: they run before, and with fewer secrets than, what serves."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    app_env: Literal["development", "test", "production"] = "development"
    database_url: SecretStr | None = Field(None, validate_default=True)
    database_pool_max: int = Field(10, ge=1, le=1000)
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("database_url")
    @classmethod
    def _usable(cls, url: SecretStr | None, read: ValidationInfo) -> SecretStr | None:
        if url is None and read.data.get("app_env") == "production":
            raise ValueError("is missing, and production has no database of its own")
        if url is not None and url.get_secret_value().partition("://")[0] not in SCHEMES:
            raise ValueError(f"must begin with {' or '.join(f'{scheme}://' for scheme in SCHEMES)}")
        return url

    @property
    def is_production(self) -> bool:
        return self.app_env == "production"


class Settings(AuthSettings, DatabaseSettings):
    """Every name is an environment variable in capitals; .env.example explains each."""

    app_version: str = "0.0.0"
    host: str = _in_production("0.0.0.0", "127.0.0.1")  # noqa: S104 - a container has one network
    port: int = Field(3000, ge=0, le=65535)
    shutdown_drain_ms: int = _in_production(5000, 0)
    shutdown_grace_ms: int = Field(20_000, ge=0)
    cors_origins: str = ""
    rate_limit_max: int = _in_production(1000, 0)
    body_limit_bytes: int = Field(1_048_576, ge=1)
    otel_exporter_otlp_endpoint: str | None = None
    otel_service_name: str = "assistant"

    @field_validator("shutdown_drain_ms", "rate_limit_max")
    @classmethod
    def _not_negative(cls, value: int) -> int:
        if value < 0:
            raise ValueError("must not be negative")
        return value

    @field_validator("cors_origins", "otel_exporter_otlp_endpoint")
    @classmethod
    def _addresses(cls, value: str | None) -> str | None:
        for address in _split(value or ""):
            if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).netloc:
                raise ValueError(f"{address} does not begin with http:// or https:// and a host")
        return value

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, value: str) -> str:
        for origin in _split(value):
            parts = urlsplit(origin)
            if origin != f"{parts.scheme}://{parts.netloc}".lower():
                raise ValueError(f"{origin} is not an origin as browsers send it, like https://shop.example")
        return value

    @property
    def allowed_origins(self) -> list[str]:
        """CORS_ORIGINS, split at its commas."""
        return _split(self.cors_origins)


def read_settings() -> Settings:
    """All of them. Ends the process with exit code 1, and names every problem, when a value is wrong."""
    return _read(Settings)


def read_database_settings() -> DatabaseSettings:
    """Those of the database alone, likewise."""
    return _read(DatabaseSettings)


def _read[Read: DatabaseSettings](kind: type[Read]) -> Read:
    try:
        return kind()
    except ValidationError as error:
        print(_refusal(error), file=sys.stderr)
        sys.exit(1)


def _refusal(error: ValidationError) -> str:
    """What is wrong, why it matters, and what to do."""
    problems = error.errors(include_url=False, include_input=False)
    # A default that was not made is the consequence of another problem.
    named = [_problem(problem) for problem in problems if problem["type"] != "default_factory_not_called"]
    return "\n".join(["Not started, because of these settings:", *named, REMEDY])


def _problem(problem: ErrorDetails) -> str:
    name = str(problem["loc"][0]).upper()
    told = "is missing" if problem["type"] == "missing" else problem["msg"].removeprefix("Value error, ")
    return f"  {name}: {told}"
