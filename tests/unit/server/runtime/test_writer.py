"""The writer over an `ingest` with the engine's signature, that notes what it gets and can be held and made to fail."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from onefold.graph.answers import CommandResult, Outcome
from onefold.graph.errors import StoreUnavailable
from onefold.graph.touchpoint import Command, Touchpoint
from onefold.server.runtime.writer import Writer, WriterLimits

LIMITS = WriterLimits(micro_batch=4, linger_s=0.0, queue=10, idle_s=0.05)


class Ingest:
    """Answers each command by its record id; `gate` holds every transaction while it is cleared."""

    def __init__(self) -> None:
        self.batches: list[tuple[str, list[str]]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.running: dict[str, int] = {}
        self.overlapped = False
        self.fail: Callable[[list[str]], Exception | None] = lambda _: None

    def __call__(self, tenant: str, commands: Sequence[Command]) -> list[CommandResult]:
        self.running[tenant] = self.running.get(tenant, 0) + 1
        self.overlapped |= self.running[tenant] > 1
        self.gate.wait(10)
        ids = [command.record_id for command in commands if isinstance(command, Touchpoint)]
        self.batches.append((tenant, ids))
        self.running[tenant] -= 1
        error = self.fail(ids)
        if error is not None:
            raise error
        return [CommandResult(Outcome.ACCEPTED, record_id=record_id) for record_id in ids]


def commands(*ids: str) -> list[Command]:
    return [Touchpoint("s", record_id=record_id) for record_id in ids]


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
def ingest() -> Ingest:
    return Ingest()


@pytest.fixture
def run(ingest: Ingest, executor: ThreadPoolExecutor) -> Callable[[Callable[[Writer], Awaitable[None]]], None]:
    def runner(scenario: Callable[[Writer], Awaitable[None]], limits: WriterLimits = LIMITS) -> None:
        async def inside() -> None:
            writer = Writer(ingest, executor, limits)
            await scenario(writer)
            ingest.gate.set()
            await writer.close()

        asyncio.run(asyncio.wait_for(inside(), 20))

    return runner


async def until(true: Callable[[], bool]) -> None:
    while not true():
        await asyncio.sleep(0.001)


def test_callers_that_come_while_it_is_busy_share_a_transaction(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        ingest.gate.clear()
        first = asyncio.create_task(writer.submit("t", commands("a")))
        await until(lambda: ingest.running.get("t") == 1)
        others = [asyncio.create_task(writer.submit("t", commands(*ids))) for ids in ("b", "cd", "ef")]
        await until(lambda: writer.pending() == 5)
        ingest.gate.set()
        results = await asyncio.gather(first, *others)
        assert [[r.record_id for r in each] for each in results] == [["a"], ["b"], ["c", "d"], ["e", "f"]]

    run(scenario)
    assert ingest.batches == [("t", ["a"]), ("t", ["b", "c", "d"]), ("t", ["e", "f"])]
    assert not ingest.overlapped


def test_a_short_linger_gathers_callers_of_one_moment(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        await asyncio.gather(*(writer.submit("t", commands(i)) for i in "abc"))

    run(scenario, WriterLimits(micro_batch=100, linger_s=0.05, queue=10, idle_s=1))
    assert ingest.batches == [("t", ["a", "b", "c"])]


def test_a_request_larger_than_a_micro_batch_goes_alone_and_whole(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        await asyncio.gather(writer.submit("t", commands(*"abcdefgh")), writer.submit("t", commands("i")))

    run(scenario)
    assert ingest.batches == [("t", list("abcdefgh")), ("t", ["i"])]


def test_tenants_do_not_wait_for_each_other(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        ingest.gate.clear()
        both = [asyncio.create_task(writer.submit(tenant, commands("a"))) for tenant in ("one", "two")]
        await until(lambda: ingest.running == {"one": 1, "two": 1})
        ingest.gate.set()
        await asyncio.gather(*both)

    run(scenario)


def test_a_full_queue_makes_callers_wait(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        ingest.gate.clear()
        tasks = [asyncio.create_task(writer.submit("t", commands(*f"{n}xy"))) for n in range(6)]
        await until(lambda: ingest.running.get("t") == 1)
        await asyncio.sleep(0.05)
        assert writer.pending() == 9
        ingest.gate.set()
        await asyncio.gather(*tasks)
        assert writer.pending() == 0

    run(scenario)


def test_a_caller_that_gives_up_takes_back_what_waited(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        ingest.gate.clear()
        first = asyncio.create_task(writer.submit("t", commands("a")))
        await until(lambda: ingest.running.get("t") == 1)
        second = asyncio.create_task(writer.submit("t", commands("b")))
        third = asyncio.create_task(writer.submit("t", commands("c")))
        await until(lambda: writer.pending() == 2)
        second.cancel()
        await asyncio.sleep(0)
        ingest.gate.set()
        await asyncio.gather(first, third)

    run(scenario)
    assert ingest.batches == [("t", ["a"]), ("t", ["c"])]


def test_a_store_that_fails_fails_all_that_were_taken_and_none_after(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        ingest.fail = lambda ids: StoreUnavailable("away") if "a" in ids else None
        failed = await asyncio.gather(
            writer.submit("t", commands("a")), writer.submit("t", commands("b")), return_exceptions=True
        )
        assert [type(error) for error in failed] == [StoreUnavailable, StoreUnavailable]
        assert (await writer.submit("t", commands("c")))[0].record_id == "c"

    run(scenario)


def test_a_defect_fails_only_the_request_that_brings_it_out(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        ingest.fail = lambda ids: ZeroDivisionError() if "b" in ids else None
        answers = await asyncio.gather(*(writer.submit("t", commands(i)) for i in "abc"), return_exceptions=True)
        assert isinstance(answers[1], ZeroDivisionError)
        assert [answer[0].record_id for answer in (answers[0], answers[2])] == ["a", "c"]

    run(scenario)


def test_the_writer_of_an_idle_tenant_goes_away_and_comes_back(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        await writer.submit("t", commands("a"))
        assert writer.writers() == 1
        await until(lambda: writer.writers() == 0)
        await writer.submit("t", commands("b"))
        assert writer.writers() == 1

    run(scenario)


def test_closing_writes_what_was_submitted(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        tasks = [asyncio.create_task(writer.submit("t", commands(i))) for i in "abc"]
        await asyncio.sleep(0)
        await writer.close()
        await asyncio.gather(*tasks)

    run(scenario)
    assert [i for _, ids in ingest.batches for i in ids] == list("abc")


def test_nothing_to_write_is_no_transaction(ingest: Ingest, run: Callable[..., None]) -> None:
    async def scenario(writer: Writer) -> None:
        assert await writer.submit("t", []) == []

    run(scenario)
    assert ingest.batches == []
