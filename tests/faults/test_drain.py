"""SIGTERM in the middle of a stream: what was read is written and answered, then the server is gone, in time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import grpc
import pytest

from faults.crowd import Crowd, assert_arrived, live, stored_touchpoints
from faults.server_process import ServerProcess
from onefold.graph.store.embedded import EmbeddedStore
from onefold.server.client import Client
from onefold.server.convert.touchpoints import command_message
from onefold.server.errors import error_of_call
from onefold.v1 import ingest_pb2, ingest_pb2_grpc

DRAIN_S = 10


def test_what_was_read_is_answered_and_what_is_answered_is_there(
    crowd: Crowd, path: Path, start_server: Callable[..., ServerProcess]
) -> None:
    server = start_server(f"sqlite:///{path}", drain_s=DRAIN_S)
    asked = 0.0
    acknowledged = 0
    with Client(server.address) as client:
        call = ingest_pb2_grpc.IngestServiceStub(client.channel).IngestStream(messages(crowd))
        with pytest.raises(grpc.RpcError) as caught:  # noqa: PT012 - the stream breaks in a later turn of the loop
            for response in call:
                acknowledged = response.acknowledged
                if acknowledged >= 400 and not asked:
                    asked = time.monotonic()
                    server.ask_to_stop()
        assert server.wait() == 0
    assert time.monotonic() - asked < DRAIN_S
    error = error_of_call(caught.value)
    assert (error.reason, error.retryable) == ("SERVER_UNAVAILABLE", True)
    assert "after the last acknowledged" in error.message
    assert 400 <= acknowledged < len(crowd.commands)
    store = EmbeddedStore(str(path))
    there = {(t.source, t.touchpoint_id) for t in store.read("default", stored_touchpoints)}
    store.close()
    assert there == live(crowd.commands[:acknowledged]).keys()

    server.start()
    with Client(server.address) as client:
        assert len(list(client.stream("default", crowd.commands[acknowledged:]))) == len(crowd.commands) - acknowledged
    assert server.terminate() == 0
    assert_arrived(f"sqlite:///{path}", crowd)


def messages(crowd: Crowd) -> Iterator[ingest_pb2.IngestStreamRequest]:
    for start in range(0, len(crowd.commands), 5):
        few = enumerate(crowd.commands[start : start + 5], start + 1)
        items = [ingest_pb2.PositionedItem(position=at, item=command_message(command)) for at, command in few]
        yield ingest_pb2.IngestStreamRequest(items=items)
