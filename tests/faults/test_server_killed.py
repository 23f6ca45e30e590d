"""`kill -9` of a server in the middle of a stream, on the embedded store: nothing lost and nothing doubled."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest

from faults.crowd import DEEP, Crowd, assert_arrived, live, stored_touchpoints
from faults.server_process import ServerProcess
from onefold.graph.engine import Engine
from onefold.graph.store.embedded import EmbeddedStore
from onefold.server.client import Client
from onefold.server.errors import ServerUnavailable

LONGEST_TRANSACTION_S = 0.1
"""Of 50 commands; a kill at a random moment of it meets every stage of a transaction sooner or later."""
MOMENT_S = 10.0


@pytest.mark.parametrize("seed", range(1, 1 + DEEP))
def test_the_client_goes_on_where_it_was(
    crowd: Crowd, path: Path, start_server: Callable[..., ServerProcess], seed: int
) -> None:
    """Killed twice: at a random moment, and while a transaction is being written; one client, one stream."""
    rng = Random(seed)
    first, second = rng.randrange(100, 600), rng.randrange(800, len(crowd.commands) - 400)
    server = start_server(f"sqlite:///{path}")
    positions = []
    with Client(server.address, patience_s=60) as client:
        answers = client.stream("default", crowd.commands, batch=20)
        with struck(server, lambda: time.sleep(rng.uniform(0, LONGEST_TRANSACTION_S))) as strike:
            positions += take(answers, first)
            strike.set()
            positions += take(answers, second - first)
        with struck(server, lambda: wait_for_growth(path)) as strike:
            strike.set()
            positions += [position for position, _ in answers]
    assert positions == list(range(1, len(crowd.commands) + 1))
    assert server.terminate() == 0
    assert_arrived(f"sqlite:///{path}", crowd)


@pytest.mark.parametrize("seed", range(4, 4 + DEEP))
def test_another_client_goes_on_from_the_last_acknowledged_position(
    crowd: Crowd, path: Path, start_server: Callable[..., ServerProcess], seed: int
) -> None:
    """What was acknowledged is in the file of the killed server, and that file is whole before anybody repairs it."""
    rng = Random(seed)
    server = start_server(f"sqlite:///{path}")
    acknowledged = 0
    with Client(server.address, patience_s=0) as client:
        answers = client.stream("default", crowd.commands, batch=20)
        acknowledged += len(take(answers, rng.randrange(100, 1200)))
        wait_for_growth(path)
        server.kill()
        with pytest.raises(ServerUnavailable):  # noqa: PT012 - the stream breaks in a later turn of the loop
            for position, _ in answers:
                acknowledged = position
    there = touchpoints_of_a_whole_store(path, crowd)
    assert live(crowd.commands[:acknowledged]).keys() <= there | deleted_later(crowd, acknowledged)
    assert acknowledged < len(crowd.commands)

    server.start()
    with Client(server.address) as client:
        rest = crowd.commands[acknowledged:]
        positions = [position for position, _ in client.stream("default", rest, first_position=acknowledged + 1)]
    assert positions == list(range(acknowledged + 1, len(crowd.commands) + 1))
    assert server.terminate() == 0
    assert_arrived(f"sqlite:///{path}", crowd)


def take(answers: Iterator[tuple[int, object]], count: int) -> list[int]:
    """The positions of the next answers."""
    return [next(answers)[0] for _ in range(count)]


@contextmanager
def struck(server: ServerProcess, moment: Callable[[], None]) -> Iterator[Event]:
    """A server that is killed when `moment` returns after the event was set, and then started again."""
    strike, failures = Event(), []

    def run() -> None:
        try:
            assert strike.wait(60)
            moment()
            server.kill()
            server.start()
        except BaseException as error:
            failures.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    yield strike
    thread.join(60)
    assert failures == []
    assert not thread.is_alive()


def wait_for_growth(path: Path) -> None:
    """Return at the moment at which the store's log grows: a transaction is being written, or just was."""
    log = path.with_name(path.name + "-wal")
    before, deadline = log.stat().st_size, time.monotonic() + MOMENT_S
    while log.stat().st_size == before:
        assert time.monotonic() < deadline, "nothing was written: the stream was over before the kill"


def touchpoints_of_a_whole_store(path: Path, crowd: Crowd) -> set[tuple[str, str]]:
    """The touchpoints in the file that a killed server left."""
    store = EmbeddedStore(str(path))
    try:
        assert Engine(store, crowd.model).check("default").problems == ()
        return {(t.source, t.touchpoint_id) for t in store.read("default", stored_touchpoints)}
    finally:
        store.close()


def deleted_later(crowd: Crowd, acknowledged: int) -> set[tuple[str, str]]:
    """Touchpoints that a durable command beyond the acknowledged ones may have taken away again."""
    return live(crowd.commands[:acknowledged]).keys() - crowd.touchpoints.keys()
