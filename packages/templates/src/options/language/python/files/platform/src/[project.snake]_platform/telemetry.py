"""Traces and metrics: OpenTelemetry, with Prometheus reading the metrics."""

from dataclasses import dataclass

from opentelemetry import trace
from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.sdk.metrics import AlwaysOffExemplarFilter, MeterProvider
from opentelemetry.sdk.metrics.view import View
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider, sampling
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest

from .settings import Settings

_VIEWS = [
    View(
        instrument_name="http.server.request.duration",
        attribute_keys={"http.request.method", "http.response.status_code", "http.route", "url.scheme"},
    ),
]


@dataclass(frozen=True, slots=True)
class Telemetry:
    """What one app measures. Each app has its own, so tests never share numbers."""

    tracer_provider: TracerProvider
    meter_provider: MeterProvider
    registry: CollectorRegistry

    def exposition(self) -> bytes:
        """All metrics as Prometheus reads them."""
        return generate_latest(self.registry)

    def close(self) -> None:
        """Sends what was not sent yet."""
        self.tracer_provider.shutdown()
        self.meter_provider.shutdown()


def configure_telemetry(settings: Settings) -> Telemetry:
    """Spans are recorded only where OTEL_EXPORTER_OTLP_ENDPOINT is set; every request has a trace id."""
    resource = Resource.create(
        {
            "service.name": settings.otel_service_name,
            "service.version": settings.app_version,
            "deployment.environment.name": settings.app_env,
        }
    )
    tracer_provider = _tracer_provider(settings.otel_exporter_otlp_endpoint, resource)
    if isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider):
        trace.set_tracer_provider(tracer_provider)
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    reader = PrometheusMetricReader(scope_info_enabled=False, registry=registry)
    meter_provider = MeterProvider(
        metric_readers=[reader],
        resource=resource,
        exemplar_filter=AlwaysOffExemplarFilter(),  # Prometheus' text format has no place for them
        views=_VIEWS,
    )
    return Telemetry(tracer_provider, meter_provider, registry)


def _tracer_provider(endpoint: str | None, resource: Resource) -> TracerProvider:
    if endpoint is None:
        return TracerProvider(sampler=sampling.ALWAYS_OFF, resource=resource)
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415 - slow to load
        OTLPSpanExporter,
    )

    provider = TracerProvider(resource=resource)  # OTEL_TRACES_SAMPLER says how many spans it records
    exporter = OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider
