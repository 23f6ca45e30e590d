"""Neo4j that is not there: killed under a running server, never started, or behind another password."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import grpc
import pytest
from google.rpc import error_details_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_status import rpc_status

import neo4j_local
from faults.crowd import Crowd, assert_arrived
from faults.server_process import PATIENCE_S, SMALL_TRANSACTIONS, complaint, onefold, wait_until
from neo4j_runtime.processes import free_ports
from onefold.graph.store.neo4j import Neo4jStore
from onefold.server import app
from onefold.server.client import Client
from onefold.server.config import configured
from onefold.server.convert.touchpoints import command_message
from onefold.server.errors import error_of_call
from onefold.v1 import ingest_pb2, ingest_pb2_grpc

STORE_RETRIES_S = 0.5
"""Instead of the store's own 20 s, which are longer than Neo4j is away: here what comes after them is of interest."""
SERVING = health_pb2.HealthCheckResponse.SERVING


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_killed_neo4j_is_told_and_waited_for(
    small_crowd: Crowd, model_file: Path, own_neo4j: neo4j_local.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "open_store", lambda url: Neo4jStore(url, retry_for_s=STORE_RETRIES_S))
    settings = {"store": own_neo4j.url, "listen": "127.0.0.1:0", "model": str(model_file), "probe_s": 0.2}
    positions: list[int] = []
    with (
        ThreadPoolExecutor(1) as thread,  # the last to end: a stream that breaks is told by its result, and only once
        app.running_server(configured(**settings, **SMALL_TRANSACTIONS)) as server,
        Client(f"127.0.0.1:{server.port}", patience_s=90) as client,
    ):
        stream = thread.submit(streamed, client, small_crowd, positions)
        wait_until("some answers", lambda: len(positions) > 60 or stream.done())
        assert own_neo4j.pid is not None
        os.kill(own_neo4j.pid, signal.SIGKILL)
        wait_until("readiness to go", lambda: not is_ready(client))
        assert_unavailable(client, small_crowd)
        assert len(positions) < len(small_crowd.commands)
        again = neo4j_local.start(Path(own_neo4j.home))
        assert again.url == own_neo4j.url
        wait_until("readiness to come back", lambda: is_ready(client))
        stream.result(PATIENCE_S)
        assert positions == list(range(1, len(small_crowd.commands) + 1))
    assert_arrived(again.url, small_crowd)


def test_nobody_who_listens(people: Path) -> None:
    (port,) = free_ports(1)
    told = f"Neo4j at 127.0.0.1:{port} does not answer; check that it runs and is reachable, then repeat"
    assert_told(f"neo4j://neo4j:hush-hush@127.0.0.1:{port}", people, told)


@pytest.mark.neo4j
def test_a_wrong_password(neo4j_url: str, people: Path) -> None:
    """As users whom nobody knows: to be refused too often would lock out the one whom other tests come as."""
    place = urlsplit(neo4j_url).netloc.rpartition("@")[2]
    told = f"Neo4j at {place} refuses user 'stranger'; correct user and password in the store URL"
    assert_told(f"neo4j://stranger:hush-hush@{place}", people, told)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A file to load."""
    file = tmp_path / "people.csv"
    file.write_text("source,record_id,given_name\ncrm,1,Ottoline\n")
    return file


def assert_told(url: str, people: Path, told: str) -> None:
    """Every command fails with one line that says what to do, and none repeats the password."""
    for arguments in (["serve", "--listen", "127.0.0.1:0"], ["load", str(people)]):
        failed = onefold(*arguments, "--store", url)
        assert (failed.returncode, complaint(failed)) == (1, told)
        assert "hush-hush" not in failed.stdout + failed.stderr
    looked = onefold("doctor", "--store", url)
    assert looked.returncode == 1
    assert told in looked.stdout
    assert "hush-hush" not in looked.stdout + looked.stderr


def streamed(client: Client, crowd: Crowd, positions: list[int]) -> None:
    for position, _ in client.stream("default", crowd.commands, batch=20):
        positions.append(position)


def is_ready(client: Client) -> bool:
    request = health_pb2.HealthCheckRequest(service="onefold.v1.IngestService")
    return health_pb2_grpc.HealthStub(client.channel).Check(request, timeout=10).status == SERVING


def assert_unavailable(client: Client, crowd: Crowd) -> None:
    request = ingest_pb2.IngestBatchRequest(items=[command_message(crowd.commands[-1])])
    with pytest.raises(grpc.RpcError) as caught:
        ingest_pb2_grpc.IngestServiceStub(client.channel).IngestBatch(request, timeout=30)
    assert caught.value.code() is grpc.StatusCode.UNAVAILABLE
    assert error_of_call(caught.value).reason == "STORE_UNAVAILABLE"
    details = rpc_status.from_call(caught.value).details
    assert any(detail.Is(error_details_pb2.RetryInfo.DESCRIPTOR) for detail in details)
