"""Commands of the app: serve, dev, migrate, migration."""

import argparse

from assistant_platform.logs import configure_logs
from assistant_platform.settings import Settings, read_settings
from assistant_platform.web.server import develop, serve

from .composition import build_app, compose_modules, open_database


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
    settings = read_settings()
    configure_logs(settings.log_level)
    match arguments.command:
        case "serve":
            serve(build_app(settings), settings)
        case "dev":
            develop("assistant_api.composition:build_app", settings)
        case "migrate":
            _migrate(settings)
        case "migration":
            _write_migration(settings, arguments.module, arguments.title)


def _migrate(settings: Settings) -> None:
    from assistant_platform.migrations import migrate  # noqa: PLC0415 - only this command needs it

    database = open_database(settings)
    migrate(database, [module.storage for module in compose_modules(database)])
    database.close()


def _write_migration(settings: Settings, module: str, title: str) -> None:
    from assistant_platform.migrations import write_migration  # noqa: PLC0415 - only this command needs it

    database = open_database(settings)
    storages = {found.name: found.storage for found in compose_modules(database)}
    if module not in storages:
        raise SystemExit(f"there is no module {module}; there are {', '.join(storages)}")
    write_migration(database, storages[module], title)
    database.close()


if __name__ == "__main__":
    main()
