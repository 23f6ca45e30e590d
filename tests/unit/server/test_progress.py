"""A long call as an iterator: its steps, its result, its error, and its end when nobody waits."""

from __future__ import annotations

from threading import Event

import pytest

from onefold.server import progress as module
from onefold.server.progress import Done, Progress, Step, watched


def test_steps_come_before_the_result() -> None:
    more = Event()

    def call(progress: Progress) -> str:
        progress("counting", 1, 2)
        assert more.wait(10)
        return "all"

    items = watched(call, Event())
    assert next(items) == Step("counting", 1, 2)
    more.set()
    *steps, last = items
    assert last == Done("all")
    assert set(steps) <= {Step("counting", 1, 2)}


def test_of_several_steps_at_once_only_the_last_is_told() -> None:
    def call(progress: Progress) -> int:
        for n in range(100_000):
            progress("counting", n, 100_000)
        return 7

    items = [*watched(call, Event())]
    assert items[-1] == Done(7)
    assert len(items) < 100_000


def test_an_error_of_the_call_is_raised() -> None:
    def call(progress: Progress) -> None:
        progress("counting", 1, 2)
        raise KeyError("inside")

    with pytest.raises(KeyError, match="inside"):
        list(watched(call, Event()))


def test_a_silent_call_shows_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HEARTBEAT_S", 0.01)
    more = Event()
    items = watched(lambda _: more.wait(10), Event())
    assert [next(items), next(items)] == [Step("", 0, 0)] * 2
    more.set()
    assert [*items][-1] == Done(True)


def test_a_call_ends_at_its_next_step_when_nobody_waits() -> None:
    stopped, told, ended = Event(), Event(), Event()

    def call(progress: Progress) -> None:
        try:
            progress("first", 0, 0)
            assert told.wait(10)
            progress("second", 0, 0)
            pytest.fail("went on")
        finally:
            ended.set()

    items = watched(call, stopped)
    assert next(items) == Step("first", 0, 0)
    stopped.set()
    told.set()
    assert ended.wait(10)
