from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeVar

import grpc
import pytest

from onefold.graph import errors
from onefold.graph.answers import Outcome
from onefold.graph.engine import Engine
from onefold.graph.model.model import shipped_model
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import (
    Command,
    DeleteRecord,
    IdentifierSettings,
    PutIdentifier,
    PutSource,
    SourceSettings,
    Touchpoint,
)
from onefold.server import app
from onefold.server.client import Client
from onefold.server.config import configured
from onefold.server.convert.touchpoints import command_message
from onefold.v1 import ingest_pb2, ingest_pb2_grpc

Person = Callable[..., Touchpoint]
T = TypeVar("T")


def message(*items: tuple[int, Touchpoint]) -> ingest_pb2.IngestStreamRequest:
    return ingest_pb2.IngestStreamRequest(
        items=[ingest_pb2.PositionedItem(position=at, item=command_message(command)) for at, command in items]
    )


def test_every_item_is_answered_once_and_in_order(client: Client, tenant: str, person: Person) -> None:
    commands = [person(n, "crm", str(n)) for n in range(300)]
    commands[7] = Touchpoint("")
    results = list(client.stream(tenant, [*commands, DeleteRecord("crm", "0")], batch=16, first_position=11))
    assert [at for at, _ in results] == list(range(11, 312))
    assert [at for at, result in results if result.outcome is Outcome.REJECTED] == [18]
    assert client.counts(tenant).records == 298


def test_a_stream_says_up_to_where_all_is_durable(client: Client, tenant: str, person: Person) -> None:
    stub = ingest_pb2_grpc.IngestServiceStub(client.channel)
    requests = [message((3, person(1, "crm", "1")), (9, person(2, "crm", "2"))), message((10, person(3, "crm", "3")))]
    responses = list(stub.IngestStream(iter(requests), metadata=(("onefold-tenant", tenant),)))
    assert [response.acknowledged for response in responses] == [9, 10]
    assert [result.position for response in responses for result in response.results] == [3, 9, 10]


@pytest.mark.parametrize("positions", [(0,), (5, 5), (5, 4)])
def test_positions_that_do_not_increase_end_the_stream(
    client: Client, tenant: str, person: Person, positions: tuple[int, ...]
) -> None:
    stub = ingest_pb2_grpc.IngestServiceStub(client.channel)
    requests = [message((at, person(at, "crm", str(at)))) for at in positions]
    responses = stub.IngestStream(iter(requests), metadata=(("onefold-tenant", tenant),))
    answered = [next(responses).acknowledged for _ in positions[1:]]
    with pytest.raises(grpc.RpcError) as caught:
        next(responses)
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert answered == list(positions[:-1])  # what came before the mistake is answered


def test_what_the_source_of_commands_raises_reaches_the_caller(client: Client, tenant: str, person: Person) -> None:
    def broken() -> Iterator[Touchpoint]:
        yield person(1, "crm", "1")
        yield person(2, "crm", "2")
        raise LookupError("the file ends in the middle")

    results = client.stream(tenant, broken())
    assert [at for at, _ in islice(results, 2)] == [1, 2]
    with pytest.raises(LookupError, match="in the middle"):
        next(results)


def test_a_source_that_waits_for_answers_is_served(client: Client, tenant: str, person: Person) -> None:
    answered = threading.Semaphore(1)

    def one_by_one() -> Iterator[Touchpoint]:
        for n in range(5):
            assert answered.acquire(timeout=10)
            yield person(n, "crm", str(n))

    for _ in client.stream(tenant, one_by_one()):
        answered.release()
    assert client.counts(tenant).records == 5


class HeldStore(MemoryStore):
    """A store whose transactions wait while `gate` is cleared, and fail while `away` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.gate.set()
        self.away = threading.Event()

    def transact(self, tenant: str, decide: Callable[[Reader], tuple[Delta, T]], generation: int | None = None) -> T:
        self.gate.wait(20)
        if self.away.is_set():
            raise errors.StoreUnavailable("the store does not answer")
        return super().transact(tenant, decide, generation)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> HeldStore:
    store = HeldStore()
    monkeypatch.setattr(app, "open_store", lambda _: store)
    return store


def test_the_server_stops_reading_when_the_window_is_full(held: HeldStore, person: Person) -> None:
    """Flow control: what is not read stays with the client, once the transport's own buffers are full."""
    big = Touchpoint("crm", (("custom:note", "x" * 4000),) * 16)
    sent = 0

    def requests() -> Iterator[ingest_pb2.IngestStreamRequest]:
        nonlocal sent
        for at in range(1, 2001):
            sent = at
            yield message((at, big))

    with app.running_server(configured(store="memory://", listen="127.0.0.1:0", stream_window=5)) as server:
        held.gate.clear()
        with Client(f"127.0.0.1:{server.port}") as client:
            stub = ingest_pb2_grpc.IngestServiceStub(client.channel)
            responses = stub.IngestStream(requests())
            before = -1
            while sent != before:
                before = sent
                time.sleep(0.5)
            assert 5 <= sent < 1000
            held.gate.set()
            assert max(response.acknowledged for response in responses) == sent == 2000


def test_a_store_that_is_away_ends_the_stream_and_the_client_goes_on(held: HeldStore, person: Person) -> None:
    with (
        app.running_server(configured(store="memory://", listen="127.0.0.1:0")) as server,
        Client(f"127.0.0.1:{server.port}", patience_s=20) as client,
    ):
        results = client.stream("default", (person(n, "crm", str(n)) for n in range(100)), batch=10)
        seen = [next(results)]
        held.away.set()
        threading.Timer(0.3, held.away.clear).start()
        seen += list(results)
        assert [at for at, _ in seen] == list(range(1, 101))
        assert client.counts("default").records == 100


def test_a_client_runs_out_of_patience(held: HeldStore, person: Person) -> None:
    held.away.set()
    with (
        app.running_server(configured(store="memory://", listen="127.0.0.1:0")) as server,
        Client(f"127.0.0.1:{server.port}", patience_s=0.3) as client,
    ):
        results = client.stream("default", [person(1, "crm", "1")])
        with pytest.raises(errors.StoreUnavailable, match="does not answer"):
            next(results)
        with pytest.raises(errors.StoreUnavailable, match="does not answer"):
            client.ingest("default", [person(1, "crm", "1")])


def test_draining_answers_what_was_read_and_sends_the_client_away(held: HeldStore, person: Person) -> None:
    with app.running_server(configured(store="memory://", listen="127.0.0.1:0", drain_s=10)) as server:
        client = Client(f"127.0.0.1:{server.port}", patience_s=0.1)
        stub = ingest_pb2_grpc.IngestServiceStub(client.channel)
        goes_on = threading.Event()

        def requests() -> Iterator[ingest_pb2.IngestStreamRequest]:
            yield message((1, person(1, "crm", "1")))
            goes_on.wait(20)

        responses = stub.IngestStream(requests())
        assert next(responses).acknowledged == 1
        started = time.monotonic()
    with pytest.raises(grpc.RpcError) as caught:
        next(responses)
    goes_on.set()
    client.close()
    assert caught.value.code() is grpc.StatusCode.UNAVAILABLE
    assert "after the last acknowledged" in caught.value.details()
    assert time.monotonic() - started < 5  # an open stream does not hold up the stop
    assert held.tenants() == ["default"]


def test_a_deadline_that_passes_takes_back_what_waited(held: HeldStore, person: Person) -> None:
    with (
        app.running_server(configured(store="memory://", listen="127.0.0.1:0")) as server,
        Client(f"127.0.0.1:{server.port}") as client,
    ):
        held.gate.clear()
        stub = ingest_pb2_grpc.IngestServiceStub(client.channel)
        first = stub.IngestBatch.future(ingest_pb2.IngestBatchRequest(items=[command_message(person(1, "crm", "1"))]))
        time.sleep(0.2)
        late = ingest_pb2.IngestBatchRequest(items=[command_message(person(2, "crm", "2"))])
        with pytest.raises(grpc.RpcError) as caught:
            stub.IngestBatch(late, timeout=0.2)
        time.sleep(0.2)
        held.gate.set()
        first.result()
        assert caught.value.code() is grpc.StatusCode.DEADLINE_EXCEEDED
        assert client.counts("default").records == 1


def test_settings_stand_in_a_stream_like_anything_else(client: Client, tenant: str, person: Person) -> None:
    def commands() -> list[Command]:
        return [
            PutSource(SourceSettings("crm", region="GB")),
            person(1, "crm", "1"),
            PutIdentifier(IdentifierSettings("login", joins=True, people_max=2)),  # which contradict each other
            person(2, "crm", "2"),
            PutIdentifier(IdentifierSettings("login", joins=True)),
        ]

    told = list(client.stream(tenant, commands(), first_position=3))
    assert [position for position, _ in told] == [3, 4, 5, 6, 7]
    assert [result.outcome.value for _, result in told] == ["accepted"] * 2 + ["rejected"] + ["accepted"] * 2
    here = Engine(MemoryStore(), shipped_model())
    for (at, mine), (position, theirs) in zip(here.stream("t", commands(), 2, 3), told, strict=True):
        assert (at, mine.outcome, type(mine.error)) == (position, theirs.outcome, type(theirs.error))
    assert client.sources(tenant) == here.sources("t")
    assert client.identifiers(tenant).settings == here.identifiers("t").settings
