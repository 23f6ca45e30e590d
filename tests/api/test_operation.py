"""Health, reflection, metrics; a server as a process of its own: ready line, drain, kill and resume."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc

from onefold.graph import errors
from onefold.graph.answers import Outcome
from onefold.graph.touchpoint import Touchpoint
from onefold.server.app import SERVICES, Server, running_server
from onefold.server.client import Client
from onefold.server.config import configured

Person = Callable[..., Touchpoint]
CACHE_NAMES = ("ONEFOLD_CACHE", "XDG_CACHE_HOME", "HOME")  # where this run's compiled kernels are
SERVE = """
import asyncio
from onefold.server.app import serve
from onefold.server.config import configured
asyncio.run(serve(configured()))
"""


def test_every_service_is_healthy_and_can_be_discovered(client: Client) -> None:
    health = health_pb2_grpc.HealthStub(client.channel)
    for service in ("", *SERVICES):
        answer = health.Check(health_pb2.HealthCheckRequest(service=service))
        assert answer.status == health_pb2.HealthCheckResponse.SERVING
    reflection = reflection_pb2_grpc.ServerReflectionStub(client.channel)
    (answer,) = reflection.ServerReflectionInfo(iter([reflection_pb2.ServerReflectionRequest(list_services="")]))
    assert {service.name for service in answer.list_services_response.service} >= set(SERVICES)


def test_metrics_count_calls_commands_and_the_engines_work(
    client: Client, server: Server, tenant: str, person: Person
) -> None:
    client.ingest(tenant, [person(1, "crm", "1"), person(1, "crm", "2"), Touchpoint("")])
    with urllib.request.urlopen(f"http://127.0.0.1:{server.metrics_port}/metrics", timeout=10) as response:
        text = response.read().decode()
    assert 'onefold_call_seconds_count{code="OK",method="IngestService/IngestBatch"}' in text
    assert 'onefold_commands_total{outcome="rejected",reason="INVALID_TOUCHPOINT"}' in text
    assert "onefold_ready 1.0" in text
    assert "onefold_pending_commands 0.0" in text
    assert "onefold_pairs_scored_total" in text


def test_a_port_that_is_taken_is_an_error_that_says_so(server: Server) -> None:
    config = configured(store="memory://", listen=f"127.0.0.1:{server.port}")
    with pytest.raises(errors.InvalidArgument, match="is the port taken"), running_server(config):
        pass


class Process:
    """A served embedded store in a process of its own."""

    def __init__(self, store: Path, listen: str = "127.0.0.1:0") -> None:
        environment = {name: os.environ[name] for name in CACHE_NAMES if name in os.environ}
        environment |= {"ONEFOLD_STORE": f"sqlite:///{store}", "ONEFOLD_LISTEN": listen, "PATH": ""}
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.log: list[str] = []
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self._reader = threading.Thread(target=self.log.extend, args=(self.process.stderr,))
        self._reader.start()
        self.ready = self.process.stdout.readline().strip()
        self.address = self.ready.rpartition(" ")[2]

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        code = self.process.wait(30)
        self._reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        return code


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    started: list[Process] = []

    def begin(**options: str) -> Process:
        started.append(Process(tmp_path / "onefold.db", **options))
        return started[-1]

    yield begin
    for process in started:
        if process.process.poll() is None:
            process.end(signal.SIGKILL)


def test_a_process_says_when_it_is_ready_and_drains(start: Callable[..., Process], person: Person) -> None:
    process = start()
    assert process.ready.startswith("onefold is serving on 127.0.0.1:")
    with Client(process.address) as client:
        client.ingest("default", [person(1, "crm", "secret-id")])
        health = health_pb2_grpc.HealthStub(client.channel).Watch(health_pb2.HealthCheckRequest())
        assert next(health).status == health_pb2.HealthCheckResponse.SERVING
        assert process.end(signal.SIGTERM) == 0
        statuses = []
        with pytest.raises(grpc.RpcError):
            statuses.extend(answer.status for answer in health)
        assert statuses in ([health_pb2.HealthCheckResponse.NOT_SERVING], [])
    events = [json.loads(line) for line in process.log]
    assert (events[0]["event"], events[-1]["event"]) == ("configured", "stopped")
    told = "".join(process.log)
    assert not any(text in told for text in ("secret-id", "Okonkwo", "mailbox.org"))


def test_a_second_server_on_one_file_is_refused(start: Callable[..., Process], tmp_path: Path) -> None:
    start()
    second = configured(store=f"sqlite:///{tmp_path / 'onefold.db'}", listen="127.0.0.1:0")
    with pytest.raises(errors.StoreLocked), running_server(second):
        pass


def test_a_killed_server_loses_and_doubles_nothing(start: Callable[..., Process], person: Person) -> None:
    commands = [person(n // 2, ("crm", "shop")[n % 2], str(n // 2), touchpoint_id=f"t{n}") for n in range(2000)]
    first = start()
    with Client(first.address, patience_s=60) as client:
        results = []
        for at, result in client.stream("default", commands, batch=20):
            results.append((at, result))
            if len(results) == 500:
                first.end(signal.SIGKILL)
                second = start(listen=first.address)
                assert second.ready == first.ready
        assert [at for at, _ in results] == list(range(1, 2001))
        assert {result.outcome for _, result in results} <= {Outcome.ACCEPTED, Outcome.UNCHANGED}
        counts = client.counts("default")
        assert (counts.touchpoints, counts.records) == (2000, 2000)
        assert client.check("default").problems == ()
        assert all(result.outcome is Outcome.UNCHANGED for result in client.ingest("default", commands))
