"""One writer per tenant: commands of many callers become few transactions.

Invariants: a tenant has at most one transaction in flight, and commands are taken in the order of `submit`. The
commands of one `submit` stay together, in one transaction. At most `queue` commands wait; a caller beyond waits itself.
A caller that gives up before its commands were taken takes them back; after that they are written, and nobody hears.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from onefold.graph.answers import CommandResult
from onefold.graph.errors import OnefoldError
from onefold.graph.touchpoint import Command

Ingest = Callable[[str, Sequence[Command]], list[CommandResult]]


@dataclass(frozen=True, slots=True)
class WriterLimits:
    """How commands are gathered.

    Attributes:
        micro_batch: commands after which a transaction starts at once; one larger `submit` goes alone.
        linger_s: how long a smaller one waits for more.
        queue: commands that may wait, per tenant.
        idle_s: after which a tenant without commands costs nothing any more.
    """

    micro_batch: int
    linger_s: float
    queue: int
    idle_s: float


@dataclass(slots=True)
class _Request:
    commands: Sequence[Command]
    answer: asyncio.Future[list[CommandResult]]


@dataclass(slots=True)
class _Tenant:
    """What waits for a tenant's writer; `room` and `work` are set when there is some."""

    waiting: deque[_Request] = field(default_factory=deque)
    commands: int = 0
    callers: int = 0
    room: asyncio.Event = field(default_factory=asyncio.Event)
    work: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None

    def leave(self) -> None:
        """A caller has its answer, or gave up."""
        self.callers -= 1


class Writer:
    """Takes the commands of all tenants; belongs to one event loop."""

    def __init__(self, ingest: Ingest, executor: Executor, limits: WriterLimits) -> None:
        """`ingest` runs in `executor`, once at a time for each tenant."""
        self._ingest = ingest
        self._executor = executor
        self._limits = limits
        self._tenants: dict[str, _Tenant] = {}
        self.committed = asyncio.Event()  # set at the next commit of any tenant, and replaced by another then

    async def submit(self, tenant: str, commands: Sequence[Command]) -> list[CommandResult]:
        """What became of the commands, in order, once they are durable.

        Raises:
            OnefoldError: the transaction failed; repeat when the error is retryable (nothing is then known of any).
        """
        return await (await self.enqueue(tenant, commands)) if commands else []

    async def enqueue(self, tenant: str, commands: Sequence[Command]) -> asyncio.Future[list[CommandResult]]:
        """The answer of `submit` to come, once there is room for the commands; awaiting this in turn keeps an order."""
        state = self._tenants.setdefault(tenant, _Tenant())
        state.callers += 1
        answer: asyncio.Future[list[CommandResult]] = asyncio.get_running_loop().create_future()
        answer.add_done_callback(lambda _: state.leave())
        try:
            await self._wait_for_room(state, len(commands))
        except BaseException:
            answer.cancel()
            raise
        state.waiting.append(_Request(commands, answer))
        state.commands += len(commands)
        state.work.set()
        if state.task is None:
            state.task = asyncio.create_task(self._write(tenant, state), name=f"writer of {tenant}")
        return answer

    def pending(self) -> int:
        """Commands that wait, of all tenants."""
        return sum(state.commands for state in self._tenants.values())

    def writers(self) -> int:
        """Tenants that have a writer at the moment."""
        return len(self._tenants)

    async def close(self) -> None:
        """Return when everything submitted so far is written, and stop."""
        while any(state.callers for state in self._tenants.values()):
            await asyncio.sleep(0.01)
        for state in list(self._tenants.values()):
            if state.task is not None:
                state.task.cancel()
        tasks = [state.task for state in self._tenants.values() if state.task is not None]
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _wait_for_room(self, state: _Tenant, size: int) -> None:
        while state.commands and state.commands + size > self._limits.queue:
            state.room.clear()
            await state.room.wait()

    async def _write(self, tenant: str, state: _Tenant) -> None:
        while await self._work_within_idle_time(state):
            await self._linger(state)
            batch = self._take(state)
            if batch:
                await self._transact(tenant, batch)
        del self._tenants[tenant]  # no await since the last look: nobody can have come in between

    async def _work_within_idle_time(self, state: _Tenant) -> bool:
        while not state.waiting:
            state.work.clear()
            try:
                async with asyncio.timeout(self._limits.idle_s):
                    await state.work.wait()
            except TimeoutError:
                if not state.waiting and not state.callers:
                    return False
        return True

    async def _linger(self, state: _Tenant) -> None:
        if self._limits.linger_s and state.commands < self._limits.micro_batch:
            await asyncio.sleep(self._limits.linger_s)

    def _take(self, state: _Tenant) -> list[_Request]:
        """The requests of the next transaction, without those whose callers gave up."""
        batch: list[_Request] = []
        size = 0
        while state.waiting and (not batch or size + len(state.waiting[0].commands) <= self._limits.micro_batch):
            request = state.waiting.popleft()
            state.commands -= len(request.commands)
            if not request.answer.done():
                batch.append(request)
                size += len(request.commands)
        state.room.set()
        return batch

    async def _transact(self, tenant: str, batch: list[_Request]) -> None:
        commands = [command for request in batch for command in request.commands]
        loop = asyncio.get_running_loop()
        try:
            results = await loop.run_in_executor(self._executor, self._ingest, tenant, commands)
        except Exception as error:  # whatever it is, the callers are told and the writer goes on
            await self._failed(tenant, batch, error)
            return
        at = 0
        for request in batch:
            if not request.answer.done():
                request.answer.set_result(results[at : at + len(request.commands)])
            at += len(request.commands)
        self.announce()

    async def _failed(self, tenant: str, batch: list[_Request], error: Exception) -> None:
        if not isinstance(error, OnefoldError) and len(batch) > 1:  # a defect that one request brings out: find it
            for request in batch:
                await self._transact(tenant, [request])
            return
        for request in batch:
            if not request.answer.done():
                request.answer.set_exception(error)

    def announce(self) -> None:
        """Somebody committed: wake who waits for it."""
        self.committed.set()
        self.committed = asyncio.Event()
