"""Settings: read from the environment once, at start, and all checked together."""

import sys
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import SettingsConfigDict

from .auth import AuthSettings
from .schemes import SCHEMES


def _in_production(production: Any, elsewhere: Any) -> Any:
    """A field whose default depends on APP_ENV."""
    return Field(
        default_factory=lambda read: production if read.get("app_env") == "production" else elsewhere,
        validate_default=True,
    )


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


class Settings(AuthSettings):
    """Every name is an environment variable in capitals; .env.example explains each."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    app_env: Literal["development", "test", "production"] = "development"
    app_version: str = "0.0.0"
    host: str = _in_production("0.0.0.0", "127.0.0.1")  # noqa: S104 - a container has one network
    port: int = Field(3000, ge=0, le=65535)
    database_url: SecretStr | None = Field(None, validate_default=True)
    database_pool_max: int = Field(10, ge=1, le=1000)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    shutdown_drain_ms: int = _in_production(5000, 0)
    shutdown_grace_ms: int = Field(20_000, ge=0)
    cors_origins: str = ""
    rate_limit_max: int = _in_production(1000, 0)
    body_limit_bytes: int = Field(1_048_576, ge=1)
    otel_exporter_otlp_endpoint: str | None = None
    otel_service_name: str = "assistant"

    @field_validator("database_url")
    @classmethod
    def _usable(cls, url: SecretStr | None, read: ValidationInfo) -> SecretStr | None:
        if url is None and read.data.get("app_env") == "production":
            raise ValueError("is needed in production")
        if url is not None and url.get_secret_value().partition("://")[0] not in SCHEMES:
            raise ValueError(f"must begin with {' or '.join(f'{scheme}://' for scheme in SCHEMES)}")
        return url

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
    def is_production(self) -> bool:
        return self.app_env == "production"

    @property
    def allowed_origins(self) -> list[str]:
        """CORS_ORIGINS, split at its commas."""
        return _split(self.cors_origins)


def read_settings() -> Settings:
    """Ends the process with exit code 1, and names every problem, when a value is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False):
            if problem["type"] == "default_factory_not_called":
                continue  # the consequence of another problem
            name = str(problem["loc"][0]).upper()
            print(f"{name}: {problem['msg'].removeprefix('Value error, ')}", file=sys.stderr)
        sys.exit(1)
