"""How tests call: with nothing in hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest


@dataclass(frozen=True)
class Caller:
    """What tests set in the environment, and send with each request."""

    environment: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@pytest.fixture(scope="session")
def caller() -> Caller:
    return Caller()
