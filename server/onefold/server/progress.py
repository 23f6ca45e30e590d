"""A long call that tells its progress by a callback, as an iterator: its steps as they come, its result last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar

from onefold.graph.answers import Progress

T = TypeVar("T")
HEARTBEAT_S = 1.0
"""After which the last step is told again, so that whoever waits may look whether it still should."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the call is."""

    text: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What the call returned."""

    result: T


class _StoppedError(Exception):
    """Nobody waits for the call any more."""


def watched(call: Callable[[Progress], T], stopped: Event) -> Iterator[Step | Done[T]]:
    """The steps of `call`, run in a thread of its own, then what it returned; raises what it raises.

    Setting `stopped`, from any thread, ends the call at its next step.
    """
    told: SimpleQueue[Step | Done[T] | BaseException] = SimpleQueue()

    def progress(text: str, done: int, total: int) -> None:
        if stopped.is_set():
            raise _StoppedError
        told.put(Step(text, done, total))

    def run() -> None:
        try:
            told.put(Done(call(progress)))
        except BaseException as error:
            told.put(error)

    Thread(target=run, name="onefold-watched", daemon=True).start()
    last = Step("", 0, 0)
    while True:
        item = _next(told) or last
        if isinstance(item, BaseException):
            raise item
        yield item
        if isinstance(item, Done):
            return
        last = item


def _next(told: SimpleQueue[Step | Done[T] | BaseException]) -> Step | Done[T] | BaseException | None:
    """What was told last, of several steps only that; None when nothing was for a heartbeat."""
    try:
        item = told.get(timeout=HEARTBEAT_S)
        while isinstance(item, Step) and not told.empty():
            item = told.get_nowait()
    except Empty:
        return None
    return item
