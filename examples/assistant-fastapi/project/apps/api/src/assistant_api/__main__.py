"""Commands of the app: serve, dev, migrate, migration."""

import argparse

from assistant_platform.develop import develop
from assistant_platform.logs import configure_logs
from assistant_platform.settings import (
    DatabaseSettings,
    Settings,
    read_database_settings,
    read_settings,
)

# ruff: noqa: PLC0415 - the process that watches for changes needs nothing of what a command imports itself


def main() -> None:
    """Reads the command line and the environment."""
    parser = argparse.ArgumentParser(prog="assistant_api")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="serve until SIGTERM")
    commands.add_parser("dev", help="serve, and start again when a file changes")
    commands.add_parser("migrate", help="bring the database up to date")
    migration = commands.add_parser("migration", help="write the next migration of a module")
    migration.add_argument("module")
    migration.add_argument("title")
    arguments = parser.parse_args()
    match arguments.command:
        case "serve":
            _serve(_logged(read_settings()))
        case "dev":
            develop("assistant_api.composition:build_app", _logged(read_settings()))
        case "migrate":
            _migrate(_logged(read_database_settings()))
        case "migration":
            _write_migration(_logged(read_database_settings()), arguments.module, arguments.title)


def _logged[Read: DatabaseSettings](settings: Read) -> Read:
    configure_logs(settings.log_level)
    return settings


def _serve(settings: Settings) -> None:
    from assistant_platform.web.server import serve

    from .composition import build_app

    serve(build_app(settings), settings)


def _migrate(settings: DatabaseSettings) -> None:
    from assistant_platform.migrations import migrate

    from .composition import compose_modules, open_database

    database = open_database(settings)
    migrate(database, [module.storage for module in compose_modules(database)])
    database.close()


def _write_migration(settings: DatabaseSettings, module: str, title: str) -> None:
    from assistant_platform.migrations import write_migration

    from .composition import compose_modules, open_database

    database = open_database(settings)
    storages = {found.name: found.storage for found in compose_modules(database)}
    if module not in storages:
        raise SystemExit(f"there is no module {module}; there are {', '.join(storages)}")
    write_migration(database, storages[module], title)
    database.close()


if __name__ == "__main__":
    main()
