"""In the background, tenants are watched for having outgrown their models; and, where that is allowed, trained anew.

Steps of all tenants take turns in one thread: however many have outgrown their models, one at most is trained at a
time, and nobody's calls wait for it. What was looked at, and tried, is only remembered: a restarted server looks again.
Several replicas that tend one tenant are harmless: what they learn is the same, and activation is compare-and-set.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from onefold.graph.engine import Engine
from onefold.graph.errors import OnefoldError
from onefold.graph.training.outgrown import Outgrown
from onefold.server.runtime.logs import exception_trace, logger
from onefold.server.runtime.retraining import Retraining

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Look:
    """What was found when a tenant was last looked at."""

    seq: int = 0
    records: int = 0
    reasons: tuple[Outgrown, ...] = ()


NEVER = _Look()


class Tending:
    """Belongs to one event loop; `start` begins, `close` ends after the step under way."""

    def __init__(self, engine: Engine, retraining: Retraining, tend_s: float) -> None:
        """Looks every `tend_s` seconds at the tenants that were active since."""
        self._engine = engine
        self._retraining = retraining
        self._tend_s = tend_s
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="onefold-tend")
        self._task: asyncio.Task[None] | None = None
        self._active: set[str] = set()
        self._looks: dict[str, _Look] = {}

    def start(self) -> None:
        """Look from time to time."""
        self._task = asyncio.create_task(self._run(), name="tending")

    def active(self, tenant: str) -> None:
        """Somebody works with the tenant: look at it the next time. From any thread."""
        self._active.add(tenant)

    def outgrown(self, tenant: str) -> tuple[Outgrown, ...]:
        """In what the tenant, which somebody works with, has outgrown its model, as last looked."""
        self.active(tenant)
        return self._looks.get(tenant, NEVER).reasons

    def tenants(self, reason: Outgrown) -> int:
        """How many tenants have outgrown their models so. From any thread."""
        return sum(reason in look.reasons for look in list(self._looks.values()))

    async def close(self) -> None:
        """Stop. A model that was stored stays, and an activation goes on when the model is activated again."""
        self._retraining.stop()
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        await asyncio.to_thread(self._thread.shutdown)

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(self._tend_s)
            for tenant in sorted(self._active):
                self._active.discard(tenant)  # before the look: what is written meanwhile is looked at the next time
                await self._tend(tenant)

    async def _tend(self, tenant: str) -> None:
        try:
            look = await self._call(self._look, tenant)
            if look.reasons:
                renewed = await self._call(self._retraining.retrain, tenant, look.records, look.reasons)
                if renewed:
                    await self._call(self._look, tenant)
        except OnefoldError as error:  # the store does not answer, or is full
            logger().warning("tending waits", tenant=tenant, reason=error.reason)
            if error.retryable:
                self.active(tenant)
        except Exception as error:  # whatever it is, other tenants go on
            logger().error("tending failed", tenant=tenant, error=type(error).__name__, trace=exception_trace(error))

    def _look(self, tenant: str) -> _Look:
        """What there is to know of the tenant; looked up anew where anything was written since."""
        head = self._engine.store.read(tenant, lambda reader: reader.tenant())
        known = self._looks.get(tenant, NEVER)
        if head.seq == known.seq:
            return known
        told = self._engine.statistics(tenant)
        look = _Look(told.seq, told.counts.records, told.outgrown)
        if look.reasons and look.reasons != known.reasons:
            logger().warning("model outgrown", tenant=tenant, reasons=[reason.value for reason in look.reasons])
        self._looks[tenant] = look
        return look

    async def _call(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: call(*args, **kwargs))
