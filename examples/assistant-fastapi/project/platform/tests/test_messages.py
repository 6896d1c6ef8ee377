"""Events leave with the transaction that caused them, and arrive at least once."""

import itertools
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import pytest
import sqlalchemy as sa
from opentelemetry.metrics import Meter, NoOpMeter
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader, NumberDataPoint

from assistant_platform.database import Database
from assistant_platform.events import Event, InProcess, Message, counting_failures, subscription
from assistant_platform.identifiers import new_id, utc_now
from assistant_platform.messages import inbox_table, outbox_table
from assistant_platform.relay import Relay
from assistant_platform.storage import Storage

metadata = sa.MetaData(schema="letters")
outbox_table(metadata)
inbox_table(metadata)
STORAGE = Storage("letters", metadata, Path())


class LetterSent(Event):
    topic: ClassVar[str] = "letters.letter-sent"
    to: str


class Desk:
    """An outbox on a fresh database."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(None, pool_max=1, folder=folder)
        metadata.create_all(self.database.engine("letters"))
        self.transactions = self.database.transactions(STORAGE, lambda connection: connection)
        self.outbox = self.database.outbox("letters", STORAGE)
        self.received: list[str] = []
        self.fails = False

    def send(self, to: str, *, fails: bool = False) -> None:
        with self.transactions.begin() as transaction:
            transaction.publish(LetterSent(id=new_id(), occurred_at=utc_now(), to=to))
            if fails:
                raise ConnectionError("the use case failed")

    def receive(self, letter: LetterSent) -> None:
        if self.fails:
            raise ConnectionError("nobody home")
        self.received.append(letter.to)

    def relay(self, meter: Meter | None = None) -> Relay:
        transport = InProcess([subscription("readers", LetterSent, self.receive)])
        return Relay(self.outbox, transport, meter or NoOpMeter("test"))


def id_of(age: timedelta) -> UUID:
    """The identifier of what happened some time ago."""
    return UUID(int=int((utc_now() - age).timestamp() * 1000) << 80)


def age_the_first(desk: Desk, age: timedelta) -> None:
    """Makes the event that was sent first older, as its identifier tells it."""
    outbox = metadata.tables["letters.outbox_messages"]
    with desk.database.engine("letters").begin() as connection:
        first = connection.scalar(sa.select(outbox.c.id).order_by(outbox.c.id).limit(1))
        connection.execute(sa.update(outbox).where(outbox.c.id == first).values(id=id_of(age)))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.database.close()


def test_an_event_is_delivered_once_and_forgotten(desk: Desk) -> None:
    desk.send("Ada")
    assert (desk.outbox.backlog().count, desk.outbox.appended.is_set()) == (1, True)
    assert [desk.relay().run_once(), desk.relay().run_once()] == [1, 0]
    assert (desk.received, desk.outbox.backlog().count) == (["Ada"], 0)


def test_an_event_of_a_failed_transaction_never_existed(desk: Desk) -> None:
    with pytest.raises(ConnectionError):
        desk.send("Ada", fails=True)
    assert desk.outbox.backlog().count == 0


def test_an_event_that_nobody_took_comes_again_later(desk: Desk) -> None:
    desk.fails = True
    desk.send("Ada")
    assert [desk.relay().run_once(), desk.relay().run_once()] == [1, 0]
    assert desk.outbox.backlog().count == 1


def test_what_is_due_is_told_by_the_clock_of_the_database(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as ahead:
        ahead.setattr("assistant_platform.messages.utc_now", lambda: utc_now() + timedelta(hours=1))
        desk.send("Ada")
    assert desk.relay().run_once() == 1


def test_what_is_old_is_offered_once_and_not_again(desk: Desk) -> None:
    """A consumer may have forgotten that it had it."""
    desk.fails = True
    desk.send("Ada")
    age_the_first(desk, timedelta(days=15))
    tried = [desk.relay().run_once()]
    with desk.database.engine("letters").begin() as connection:
        connection.execute(sa.update(metadata.tables["letters.outbox_messages"]).values(due_at=utc_now()))
    time.sleep(1.1)
    assert [*tried, desk.relay().run_once()] == [1, 0]
    assert desk.outbox.backlog().count == 1


def test_a_claimed_event_is_not_delivered_by_another_process(desk: Desk) -> None:
    desk.send("Ada")
    assert [message.topic for message in desk.outbox.claim(10)] == ["letters.letter-sent"]
    assert desk.outbox.claim(10) == []


def test_the_age_of_the_oldest_event_is_known_however_often_it_was_tried(desk: Desk) -> None:
    assert desk.outbox.backlog().oldest_seconds == 0
    desk.fails = True
    desk.send("Ada")
    desk.send("Bob")
    age_the_first(desk, timedelta(hours=1))
    desk.relay().run_once()
    assert 3_600 <= desk.outbox.backlog().oldest_seconds < 3_660


def test_what_waits_is_known_without_asking_the_database_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = InMemoryMetricReader()
    relay = desk.relay(MeterProvider([reader]).get_meter("test"))
    desk.fails = True
    desk.send("Ada")
    age_the_first(desk, timedelta(hours=1))
    relay.run_once()
    monkeypatch.setattr(desk.outbox, "backlog", lambda: pytest.fail("a scrape must not wait for the database"))

    data = reader.get_metrics_data()
    assert data is not None
    metrics = [metric for one in data.resource_metrics for scope in one.scope_metrics for metric in scope.metrics]
    points = {metric.name: [*metric.data.data_points] for metric in metrics}
    [count], [age] = points["outbox.pending.messages"], points["outbox.oldest.message.age"]
    assert isinstance(count, NumberDataPoint)
    assert isinstance(age, NumberDataPoint)
    assert (count.value, count.attributes, age.attributes) == (1, {"module": "letters"}, {"module": "letters"})
    assert age.value >= 3_600


def test_what_a_subscriber_refuses_is_counted_from_zero_on(desk: Desk) -> None:
    reader = InMemoryMetricReader()
    meter = MeterProvider([reader]).get_meter("test")
    letters = subscription("readers", LetterSent, desk.receive)
    counted = counting_failures(letters, meter.create_counter("inbox.failed.messages"))
    letter = LetterSent(id=new_id(), occurred_at=utc_now(), to="Ada")
    message = Message(letter.id, letter.topic, letter.to_json(), {})

    counts = [failures_in(reader)]
    desk.fails = True
    with pytest.raises(ConnectionError):
        counted.receive(message)
    assert [*counts, failures_in(reader)] == [0, 1]


def failures_in(reader: InMemoryMetricReader) -> float:
    data = reader.get_metrics_data()
    assert data is not None
    [metric] = [metric for one in data.resource_metrics for scope in one.scope_metrics for metric in scope.metrics]
    [point] = metric.data.data_points
    assert isinstance(point, NumberDataPoint)
    assert point.attributes == {"module": "readers", "topic": "letters.letter-sent"}
    return point.value


def test_the_running_relay_delivers_without_waiting_for_its_poll(desk: Desk) -> None:
    relay = desk.relay()
    relay.start()
    desk.send("Ada")
    end = time.monotonic() + 60
    while desk.outbox.backlog().count and time.monotonic() < end:
        time.sleep(0.01)
    relay.stop()
    assert desk.received == ["Ada"]


def test_the_running_relay_outlives_a_database_that_is_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, calls = desk.outbox.claim, itertools.count()

    def claim_later(limit: int) -> Sequence[Message]:
        if next(calls) == 0:
            raise ConnectionError("the database is away")
        return claim(limit)

    monkeypatch.setattr(desk.outbox, "claim", claim_later)
    relay = desk.relay()
    relay.start()
    desk.send("Ada")
    end = time.monotonic() + 60
    while desk.outbox.backlog().count and time.monotonic() < end:
        time.sleep(0.01)
    relay.stop()
    assert desk.received == ["Ada"]


def test_an_inbox_knows_what_was_handled(desk: Desk) -> None:
    message = Message(new_id(), "letters.letter-sent", "{}", {})
    for expected in (True, False):
        with desk.transactions.begin() as transaction:
            assert transaction.first_time(message.id) is expected


def test_an_inbox_forgets_after_a_month_and_not_before(desk: Desk) -> None:
    inbox = metadata.tables["letters.inbox_messages"]
    days = {id_of(timedelta(days=age)): age for age in (40, 20)}
    with desk.database.engine("letters").begin() as connection:
        for id, age in days.items():
            connection.execute(sa.insert(inbox), {"id": id, "handled_at": utc_now() - timedelta(days=age)})
    with desk.transactions.begin() as transaction:
        assert transaction.first_time(new_id())
    with desk.database.engine("letters").connect() as connection:
        kept = connection.scalars(sa.select(inbox.c.id)).all()
    assert [days[id] for id in kept if id in days] == [20]
