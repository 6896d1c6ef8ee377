"""Runs the application until it is told to stop, and then stops without cutting a request."""

import gc
import math
import signal
import time
from types import FrameType

import uvicorn
from fastapi import FastAPI

from ..develop import UVICORN
from ..settings import Settings
from .operations import Readiness


class Server(uvicorn.Server):
    """Uvicorn closes its sockets on SIGTERM at once and exits with 143.

    This one first turns readiness off, takes requests for the drain delay, then finishes and exits with 0.
    """

    def __init__(self, config: uvicorn.Config, readiness: Readiness, drain_seconds: float) -> None:
        super().__init__(config)
        self._readiness = readiness
        self._drain_seconds = drain_seconds
        self._stop_at: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The first signal drains; a second interrupt ends at once."""
        if self._readiness.is_draining and sig == signal.SIGINT:
            self.force_exit = True
        self._readiness.is_draining = True
        self._stop_at = self._stop_at or time.monotonic() + self._drain_seconds

    async def on_tick(self, counter: int) -> bool:
        if self._stop_at is not None and time.monotonic() >= self._stop_at:
            self.should_exit = True
        return await super().on_tick(counter)


def serve(app: FastAPI, settings: Settings) -> None:
    """Returns when every request in flight is answered."""
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        timeout_keep_alive=65,
        timeout_graceful_shutdown=math.ceil(settings.shutdown_grace_ms / 1000),
        **UVICORN,
    )
    gc.collect()
    gc.freeze()  # what is loaded stays, so nobody need look for garbage in it
    gc.set_threshold(50_000, 20, 20)
    Server(config, app.state.readiness, settings.shutdown_drain_ms / 1000).run()
