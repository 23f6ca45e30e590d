"""In the background, changed settings reach the records that were too many for one transaction.

A step is a transaction of its own, so that writers take turns with it, and what it has reached is durable: a server
that is killed goes on where it was, and so does another replica. Steps in several replicas at once are harmless.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from typing import TypeVar

from onefold.graph.engine import Engine
from onefold.graph.errors import OnefoldError
from onefold.server.runtime.logs import logger

T = TypeVar("T")
LOOK_S = 30.0  # between two looks for what a stopped replica left


class Settling:
    """Belongs to one event loop; `start` begins, `close` ends after the step under way."""

    def __init__(
        self, engine: Engine, executor: Executor, committed: Callable[[], None], look_s: float = LOOK_S
    ) -> None:
        """`committed` is called after each step."""
        self._engine = engine
        self._executor = executor
        self._committed = committed
        self._look_s = look_s
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._under_way: dict[str, int] = {}

    def start(self) -> None:
        """Look for what is under way, now and from time to time."""
        self._task = asyncio.create_task(self._run(), name="settling")

    def wake(self) -> None:
        """Settings changed: look at once."""
        self._wake.set()

    def under_way(self) -> int:
        """Changes of settings that have not reached every record, of all tenants, as last seen."""
        return sum(self._under_way.values())

    async def close(self) -> None:
        """Stop; what is left is durable, and goes on at the next start."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            try:
                tenants = await self._call(self._engine.store.unsettled)
                self._under_way = dict.fromkeys(tenants, 1)
                while tenants:  # a step of each, so that a large one keeps nobody waiting
                    tenants = [tenant for tenant in tenants if await self._step(tenant)]
            except OnefoldError as error:  # the store does not answer; readiness says so, and the next look tries again
                logger().warning("settling waits", reason=error.reason)
            with suppress(TimeoutError):
                async with asyncio.timeout(self._look_s):
                    await self._wake.wait()

    async def _step(self, tenant: str) -> bool:
        """Whether there is more to do at once."""
        try:
            settings = await self._call(lambda: self._engine.settle(tenant))
        except Exception as error:  # whatever it is, other tenants go on, and the next look tries again
            logger().warning("settling failed", tenant=tenant, error=type(error).__name__)
            return False
        self._committed()
        self._under_way[tenant] = len(settings.under_way)
        return bool(settings.under_way)

    async def _call(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, call)
