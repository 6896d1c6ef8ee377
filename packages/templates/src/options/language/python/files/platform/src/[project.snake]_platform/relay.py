"""Moves messages from an outbox to a transport, at least once each."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from opentelemetry import propagate, trace
from opentelemetry.metrics import Meter

from .events import Message, Transport

_log = logging.getLogger(__name__)
_tracer = trace.get_tracer(__name__)

POLL_SECONDS = 1.0
BATCH = 50


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many messages wait, and for how long the oldest has."""

    count: int
    oldest_seconds: float


class Outbox(Protocol):
    """The messages that a module wrote in its own transactions."""

    @property
    def module(self) -> str: ...
    @property
    def appended(self) -> threading.Event:
        """Set when a transaction left messages; the relay then need not wait to poll."""
        ...

    def claim(self, limit: int) -> Sequence[Message]:
        """Takes due messages for a while, so that no other process delivers them too."""
        ...

    def delivered(self, message: Message) -> None:
        """Forgets a message."""
        ...

    def failed(self, message: Message) -> None:
        """Lets a message come again later, each time after a longer while."""
        ...

    def backlog(self) -> Backlog:
        """What waits, tried or not."""
        ...


class Relay:
    """One thread for one outbox."""

    def __init__(self, outbox: Outbox, transport: Transport, meter: Meter) -> None:
        self._outbox = outbox
        self._transport = transport
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"relay-{outbox.module}", daemon=True)
        self._labels = {"module": outbox.module}
        self._published = meter.create_counter("outbox.published.messages")
        self._pending = meter.create_gauge("outbox.pending.messages")
        self._oldest = meter.create_gauge("outbox.oldest.message.age", unit="s")

    def start(self) -> None:
        self._thread.start()

    def wind_down(self) -> None:
        """Takes no new message; the one in hand is finished."""
        self._stopping.set()
        self._outbox.appended.set()

    def stop(self, timeout: float = 5.0) -> None:
        """Ends after the message in hand."""
        self.wind_down()
        self._thread.join(timeout)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._outbox.appended.clear()
            try:
                idle = self.run_once() < BATCH
            except Exception:
                _log.exception("outbox cannot be read", extra={"outbox": self._labels["module"]})
                idle = True
            if idle and not self._stopping.is_set():
                self._outbox.appended.wait(POLL_SECONDS)

    def run_once(self) -> int:
        """Delivers what is due now; tells how many messages it tried."""
        messages = self._outbox.claim(BATCH)
        for message in messages:
            if not self._stopping.is_set():
                self._deliver(message)
        # Counted here and not when it is asked for: metrics are wanted most while the database does not answer.
        backlog = self._outbox.backlog()
        self._pending.set(backlog.count, self._labels)
        self._oldest.set(backlog.oldest_seconds, self._labels)
        return len(messages)

    def _deliver(self, message: Message) -> None:
        context = propagate.extract(message.trace)
        kind = trace.SpanKind.PRODUCER
        with _tracer.start_as_current_span(f"publish {message.topic}", context, kind):
            try:
                self._transport.deliver(message)
            except Exception:
                _log.exception("event not delivered", extra={"topic": message.topic})
                self._outbox.failed(message)
                return
            self._outbox.delivered(message)
            self._published.add(1, self._labels)
