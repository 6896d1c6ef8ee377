"""Whether the database answers is asked beside the requests."""

from pathlib import Path

from assistant_platform.database import Database


def test_the_database_answers_while_requests_hold_every_connection(server_url: str | None, tmp_path: Path) -> None:
    database = Database(server_url, pool_max=1, folder=tmp_path)
    with database.engine("notes").connect():
        database.ping()
    database.close()
