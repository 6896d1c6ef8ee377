"""Builds the HTTP application that hosts modules."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.types import Scope

from ..database import Database
from ..events import InProcess, Transport, counting_failures
from ..modules import Module
from ..relay import Relay
from ..settings import Settings
from ..telemetry import configure_telemetry
from .access import guard
from .errors import install_errors
from .meters import Durations
from .middleware import DOCS, OPERATIONS, Edge, Failsafe, HeadAsGet, Limits
from .openapi import describe
from .operations import Readiness, operations

BACKGROUND_SECONDS = 5.0
"""What all that runs in the background gets together to finish what it has in hand."""


def create_app(
    settings: Settings,
    database: Database,
    modules: Sequence[Module[object]],
    transport: Transport | None = None,
) -> FastAPI:
    """One application. Events stay in the process unless a transport is given."""
    telemetry = configure_telemetry(settings)
    meter = telemetry.meter_provider.get_meter("platform")
    readiness = Readiness()
    failed = meter.create_counter("inbox.failed.messages")
    carrier = transport or InProcess(
        [counting_failures(sub, failed) for module in modules for sub in module.subscriptions]
    )
    outboxes = [module.outbox for module in modules if module.outbox is not None]

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if not settings.is_production:
            from ..migrations import migrate  # noqa: PLC0415 - production starts without Alembic

            migrate(database, [module.storage for module in modules])
        relays = [Relay(outbox, carrier, meter) for outbox in outboxes]
        for relay in relays:
            relay.start()
        yield
        for relay in relays:
            relay.wind_down()
        end = time.monotonic() + BACKGROUND_SECONDS
        for relay in relays:
            relay.stop(max(0.0, end - time.monotonic()))
        database.close()
        telemetry.close()

    app = FastAPI(
        lifespan=lifespan,
        title=settings.otel_service_name,
        version=settings.app_version,
        docs_url=None if settings.is_production else DOCS,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
        telemetry={
            "tracer_provider": telemetry.tracer_provider,
            "meter_provider": Durations(telemetry.meter_provider),
            "logs": False,
            "operation_spans": False,
            "exclude": _is_operation,
        },
    )
    app.state.readiness = readiness
    install_errors(app)
    install_middleware(app, settings, readiness)
    for module in modules:
        app.include_router(module.router)
    app.include_router(operations(database, telemetry, readiness))
    describe(app, modules)
    return app


def install_middleware(app: FastAPI, settings: Settings, readiness: Readiness) -> None:
    """The first added is the innermost."""
    app.add_middleware(HeadAsGet)
    guard(app, settings)
    app.add_middleware(Limits, calls=settings.rate_limit_max, body_bytes=settings.body_limit_bytes)
    app.add_middleware(Failsafe)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "If-Match", "If-None-Match"],
            expose_headers=["ETag", "Location", "Retry-After"],
        )
    app.add_middleware(Edge, is_draining=lambda: readiness.is_draining)


def _is_operation(scope: Scope) -> bool:
    return bool(scope["type"] == "http" and scope["path"].startswith(OPERATIONS))
