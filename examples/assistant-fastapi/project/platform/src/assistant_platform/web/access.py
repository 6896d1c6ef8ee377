"""Who may call: everybody, as no authentication was chosen."""

from typing import Any

from fastapi import FastAPI

from ..settings import Settings


def guard(app: FastAPI, settings: Settings) -> None:
    """Lets everybody in."""


def describe_access(document: dict[str, Any]) -> None:
    """Nothing to say in the OpenAPI document."""
