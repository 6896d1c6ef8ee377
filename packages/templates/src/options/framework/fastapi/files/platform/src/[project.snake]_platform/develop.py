"""Starts the app again whenever a file changes. The process that watches loads nothing of it; what it starts does."""

from typing import Any

import uvicorn

from .settings import Settings

UVICORN: dict[str, Any] = {
    "http": f"{__package__}.web.protocol:ProblemProtocol",
    "log_config": None,
    "access_log": False,
    "server_header": False,
}


def develop(factory: str, settings: Settings) -> None:
    """Starts again whenever a file of the repository changes."""
    folders = ["apps", "modules", "platform"]
    uvicorn.run(
        factory, factory=True, reload=True, reload_dirs=folders, host=settings.host, port=settings.port, **UVICORN
    )
