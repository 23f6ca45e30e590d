"""What every service works with: the engine, its store, the writer, and threads for blocking work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from onefold.graph.answers import CommandResult
from onefold.graph.engine import Engine
from onefold.graph.errors import InvalidArgument
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Store
from onefold.graph.store.rows import TenantState
from onefold.graph.touchpoint import Command
from onefold.server.config import Config
from onefold.server.errors import ServerUnavailable
from onefold.server.export import Probability
from onefold.server.runtime.metrics import Metrics
from onefold.server.runtime.retraining import Retraining
from onefold.server.runtime.settling import Settling
from onefold.server.runtime.tending import Tending
from onefold.server.runtime.writer import Writer, WriterLimits

P = ParamSpec("P")
T = TypeVar("T")


class Backend:
    """Belongs to one event loop. `draining` is set once the server stops: long calls end themselves then."""

    def __init__(self, config: Config, store: Store, model: Model, metrics: Metrics) -> None:
        """Owns the store from now on; `close` closes it."""
        self.config = config
        self.store = store
        self.metrics = metrics
        self.engine = Engine(store, model)
        self.draining = asyncio.Event()
        self._reads = ThreadPoolExecutor(config.workers, thread_name_prefix="onefold-read")
        self._writes = ThreadPoolExecutor(config.workers, thread_name_prefix="onefold-write")
        limits = WriterLimits(config.micro_batch, config.linger_ms / 1000, config.write_queue, config.writer_idle_s)
        self.writer = Writer(self._ingest, self._writes, limits)
        self.settling = Settling(self.engine, self._writes, self.writer.announce)
        retraining = Retraining(self.engine, config.retrain, config.retrain_max_moved)
        self.tending = Tending(self.engine, retraining, config.tend_s)
        metrics.watch("onefold_pending_commands", "Commands that wait for a transaction.", self.writer.pending)
        metrics.watch("onefold_writers", "Tenants that have a writer at the moment.", self.writer.writers)

        under_way = "Changes of settings that have not reached every record."
        metrics.watch("onefold_settings_under_way", under_way, self.settling.under_way)
        metrics.watch_outgrown(self.tending.tenants)

    async def read(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `call` returns, run in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._reads, lambda: call(*args, **kwargs))

    async def each(self, items: Iterator[T]) -> AsyncIterator[T]:
        """The items, each made in a thread; ends with ServerUnavailable when the server stops."""
        end = object()
        while (item := await self.read(next, items, end)) is not end:
            if self.draining.is_set():
                raise ServerUnavailable("the server is stopping; send it to another one")
            yield item  # type: ignore[misc]

    async def head(self, tenant: str) -> TenantState:
        """The tenant's head."""
        return await self.read(self.store.read, tenant, lambda reader: reader.tenant())

    async def probability(self, tenant: str) -> Probability:
        """Calibrated probability of a raw weight, by the tenant's active model."""
        return (await self.read(self.engine.active_model, tenant)).probability

    def check_batch(self, items: int, field: str) -> None:
        """Raise InvalidArgument when a request has too many items."""
        if items > self.config.max_batch:
            text = f"{items} {field} are more than the {self.config.max_batch} that one message may hold; send several"
            raise InvalidArgument(text, field=field)

    async def close(self) -> None:
        """Finish what was submitted, then release everything."""
        await self.writer.close()
        await self.settling.close()
        await self.tending.close()
        await asyncio.to_thread(self._reads.shutdown)
        await asyncio.to_thread(self._writes.shutdown)
        await asyncio.to_thread(self.store.close)

    def _ingest(self, tenant: str, commands: Sequence[Command]) -> list[CommandResult]:
        results = self.engine.ingest(tenant, commands)
        self.tending.active(tenant)
        self.metrics.count_results(results)
        return results
