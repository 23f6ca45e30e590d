"""A tenant that has outgrown its model is told in answers and metrics, and is trained anew where that is allowed."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from structlog.testing import capture_logs

from generated import generated
from onefold.graph.engine import Engine
from onefold.graph.model.model import shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.graph.training.outgrown import Outgrown
from onefold.server.app import Server, running_server
from onefold.server.client import Client
from onefold.server.client.calls import metadata_of
from onefold.server.config import configured
from onefold.server.convert.doubts import doubts_of
from onefold.server.convert.touchpoints import touchpoint_message
from onefold.v1 import resolve_pb2, resolve_pb2_grpc

ROWS = 300
PEOPLE = generated(ROWS, 5, "mixed")
PATIENCE_S = 60.0


@contextmanager
def tended(store_url: str, **settings: object) -> Iterator[tuple[Server, Client]]:
    """A server that looks often, and a client of it."""
    config = configured(store=store_url, listen="127.0.0.1:0", metrics_listen="127.0.0.1:0", tend_s=0.05, **settings)
    with running_server(config) as server, Client(f"127.0.0.1:{server.port}", patience_s=20) as client:
        yield server, client


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def told_by_resolve(client: Client, tenant: str) -> tuple[Outgrown, ...]:
    """What the answers of Resolve and of BatchResolve say, which is the same."""
    stub = resolve_pb2_grpc.ResolveServiceStub(client.channel)
    message = touchpoint_message(PEOPLE[0])
    one = stub.Resolve(resolve_pb2.ResolveRequest(touchpoint=message), metadata=metadata_of(tenant))
    several = resolve_pb2.BatchResolveRequest(touchpoints=[message])
    told = doubts_of(stub.BatchResolve(several, metadata=metadata_of(tenant)).outgrown)
    return told if told == doubts_of(one.outgrown) else ()


def metrics_of(server: Server) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.metrics_port}/metrics", timeout=10) as response:
        return str(response.read().decode())


def companies(golden_of: Callable[[str, str], str]) -> set[frozenset[str]]:
    held: dict[str, set[str]] = {}
    for person in PEOPLE:
        held.setdefault(golden_of(person.source, person.record_id), set()).add(person.record_id)
    return set(map(frozenset, held.values()))


def test_an_outgrown_model_is_told_in_statistics_answers_and_metrics(store_url: str, tenant: str) -> None:
    with tended(store_url) as (server, client):
        client.ingest(tenant, PEOPLE[:50])
        assert client.outgrown(tenant) == ()
        client.ingest(tenant, PEOPLE)
        told = (Outgrown.RECORDS, Outgrown.TRUST)
        assert client.outgrown(tenant) == told
        until(lambda: told_by_resolve(client, tenant) == told)
        metrics = metrics_of(server)
        assert 'onefold_model_outgrown{reason="records"} 1.0' in metrics
        assert 'onefold_model_outgrown{reason="trust"} 1.0' in metrics
        assert 'onefold_model_outgrown{reason="fields"} 0.0' in metrics
        assert tenant not in metrics
        assert len(client.models(tenant)) == 1


def test_within_the_limit_a_retrained_model_becomes_the_active_one(store_url: str, tenant: str) -> None:
    with tended(store_url, retrain="activate", retrain_max_moved=1.0) as (server, client):
        client.ingest(tenant, PEOPLE)
        shipped = shipped_model().model_id
        until(lambda: client.active_model_id(tenant) != shipped)
        active = client.active_model_id(tenant)
        (name,) = {model.name for model in client.models(tenant) if model.model_id == active}
        assert name == "retrained"
        assert client.outgrown(tenant) == ()
        until(lambda: 'reason="records"} 0.0' in metrics_of(server))
        assert told_by_resolve(client, tenant) == ()
        assert client.check(tenant).problems == ()
        fresh = Engine(MemoryStore(), client.model(tenant, active))
        fresh.ingest(tenant, PEOPLE)
        assert companies(lambda *ref: client.golden_of_record(tenant, *ref).golden_id) == companies(
            lambda *ref: fresh.golden_of_record(tenant, *ref).golden_id
        )


@pytest.mark.parametrize(
    ("retrain", "event"),
    [
        ("activate", "retrained model left to a person: it would move too many records"),
        ("shadow", "retrained model tried"),
        ("train", "retrained"),
    ],
)
def test_beyond_the_limit_the_model_stays(store_url: str, tenant: str, retrain: str, event: str) -> None:
    with capture_logs() as log, tended(store_url, retrain=retrain, retrain_max_moved=0.0) as (_, client):
        client.ingest(tenant, PEOPLE)
        until(lambda: any(line["event"] == event for line in log))
        assert client.active_model_id(tenant) == shipped_model().model_id
        until(lambda: told_by_resolve(client, tenant) == (Outgrown.RECORDS, Outgrown.TRUST))
    assert "retrained model activated" not in [line["event"] for line in log]
    *_, last = (line for line in log if line["event"] == event)
    assert retrain == "train" or last["records_moved"] > 0
    assert not any(value in str(log) for _, value in PEOPLE[0].values if len(value) > 5)
