"""Fixtures for every test of the repository."""

import pytest

from .auth_testing import Caller


@pytest.fixture(autouse=True)
def _environment_of_caller(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings read the environment; this is the part that callers depend on."""
    for name, value in caller.environment.items():
        monkeypatch.setenv(name, value)
