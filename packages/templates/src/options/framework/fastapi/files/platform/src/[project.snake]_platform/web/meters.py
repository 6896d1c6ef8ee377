"""What FastAPI measures of its requests: how long they take.

It would count those at work, too. Nothing shows that, and two measurements a request are a twentieth of its time.
"""

from collections.abc import Sequence

from opentelemetry.metrics import Histogram, Meter, MeterProvider, NoOpMeter
from opentelemetry.util.types import Attributes


class Durations(MeterProvider):
    """Meters that keep histograms, and nothing else."""

    def __init__(self, meters: MeterProvider) -> None:
        self._meters = meters

    def get_meter(
        self,
        name: str,
        version: str | None = None,
        schema_url: str | None = None,
        attributes: Attributes | None = None,
    ) -> Meter:
        """The meter of a library."""
        return _Durations(self._meters.get_meter(name, version, schema_url, attributes))


class _Durations(NoOpMeter):
    def __init__(self, meter: Meter) -> None:
        super().__init__(meter.name, meter.version, meter.schema_url)
        self._meter = meter

    def create_histogram(
        self,
        name: str,
        unit: str = "",
        description: str = "",
        *,
        explicit_bucket_boundaries_advisory: Sequence[float] | None = None,
    ) -> Histogram:
        return self._meter.create_histogram(
            name,
            unit,
            description,
            explicit_bucket_boundaries_advisory=explicit_bucket_boundaries_advisory,
        )
