"""What operators ask: does it live, may it get traffic, what does it measure."""

import logging

import anyio
import anyio.to_thread
from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from ..database import Database
from ..telemetry import Telemetry

_log = logging.getLogger(__name__)

PING_SECONDS = 2.0


class Readiness:
    """Whether this process wants traffic."""

    def __init__(self) -> None:
        self.is_draining = False


def operations(database: Database, telemetry: Telemetry, readiness: Readiness) -> APIRouter:
    """The routes of probes and of Prometheus; the OpenAPI document leaves them out."""
    router = APIRouter(include_in_schema=False)
    # Threads of their own: those of the routes may all wait for the database just when somebody asks.
    pinging, measuring = anyio.CapacityLimiter(2), anyio.CapacityLimiter(2)
    passed = telemetry.meter_provider.get_meter("platform").create_gauge("readiness.check.passed")
    checked = {"check": "database"}

    @router.get("/health/live")
    async def live() -> dict[str, str]:
        return {"status": "up"}

    @router.get("/health/ready")
    async def ready() -> Response:
        if readiness.is_draining:
            return JSONResponse({"status": "draining"}, 503)
        try:
            with anyio.fail_after(PING_SECONDS):
                await anyio.to_thread.run_sync(database.ping, abandon_on_cancel=True, limiter=pinging)
        except Exception:
            _log.exception("the database does not answer")
            passed.set(0, checked)
            return JSONResponse({"status": "down"}, 503)
        passed.set(1, checked)
        return JSONResponse({"status": "up"})

    @router.get("/metrics")
    async def metrics() -> Response:
        exposition = await anyio.to_thread.run_sync(telemetry.exposition, limiter=measuring)
        return Response(exposition, media_type=CONTENT_TYPE_LATEST)

    return router
