"""Two servers on one Neo4j: one is killed in the middle of its stream, and its client goes on with the other."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from uuid import uuid4

import pytest

from faults.crowd import Crowd, assert_arrived
from faults.server_process import ServerProcess, wait_until
from onefold.graph.touchpoint import Command, DeleteRecord, Touchpoint
from onefold.server.client import Client


@pytest.mark.neo4j
@pytest.mark.slow
def test_the_client_of_a_killed_replica_goes_on_with_the_other(
    small_crowd: Crowd, neo4j_url: str, start_server: Callable[..., ServerProcess]
) -> None:
    tenant = f"t-{uuid4().hex}"
    first, second = start_server(neo4j_url), start_server(neo4j_url)
    halves = [[c for c in small_crowd.commands if half_of(c) == half] for half in (0, 1)]
    positions: list[list[int]] = [[], []]

    def stream(half: int, target: str) -> None:
        with Client(target, patience_s=60) as client:
            for position, _ in client.stream(tenant, halves[half], batch=20):
                positions[half].append(position)

    both = f"ipv4:{first.address},{second.address}"  # gRPC takes the first that answers
    threads = [Thread(target=stream, args=at, daemon=True) for at in ((0, both), (1, second.address))]
    for thread in threads:
        thread.start()
    wait_until("both streams to be under way", lambda: min(map(len, positions)) > 40)
    first.kill()
    assert len(positions[0]) < len(halves[0])
    for thread in threads:
        thread.join(60)
    assert positions == [list(range(1, len(half) + 1)) for half in halves]
    assert second.terminate() == 0
    assert_arrived(neo4j_url, small_crowd, tenant)


def half_of(command: Command) -> int:
    """Which client sends it: all commands about a record are one client's, so that their order holds."""
    assert isinstance(command, Touchpoint | DeleteRecord)
    return int(command.record_id[-1], 16) % 2
