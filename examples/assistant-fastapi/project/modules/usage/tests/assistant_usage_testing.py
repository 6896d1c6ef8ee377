"""Usage for tests, which leave to this file how the module is composed."""

from fastapi.testclient import TestClient

from assistant_usage.compose import compose
from assistant_usage.infrastructure.store import STORAGE

from assistant_platform.auth_testing import Caller
from assistant_platform.settings import Settings
from assistant_platform.testing import OpenDatabase
from assistant_platform.web.app import create_app


def client_of_module(open_database: OpenDatabase, caller: Caller) -> TestClient:
    """Calls the module alone, on a database of its own."""
    database = open_database(STORAGE)
    module = compose(
        database,
    )
    app = create_app(Settings(_env_file=None, app_env="test"), database, [module])
    return TestClient(app, headers=dict(caller.headers))
