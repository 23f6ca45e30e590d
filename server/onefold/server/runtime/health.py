"""Readiness: SERVING once the kernels are warm, and only while the store answers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from grpc_health.v1 import health, health_pb2

from onefold.graph.errors import OnefoldError
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.logs import logger


class Readiness:
    """Keeps the statuses of grpc.health.v1, that of the whole server ("") and of each service, all the same."""

    def __init__(self, backend: Backend, services: Sequence[str]) -> None:
        self.servicer = health.aio.HealthServicer()
        self._backend = backend
        self._services = ("", *services)
        self._ready: bool | None = None
        self._task: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Not ready, until `watch` finds otherwise."""
        await self._set(False)

    async def watch(self) -> None:
        """Look at the store now and from now on; the kernels are warm."""
        await self._probe()
        self._task = asyncio.create_task(self._probe_on(), name="readiness")

    async def drain(self) -> None:
        """Not ready any more, for good."""
        if self._task is not None:
            self._task.cancel()
        await self._set(False)
        await self.servicer.enter_graceful_shutdown()

    async def _probe_on(self) -> None:
        while True:
            await asyncio.sleep(self._backend.config.probe_s)
            await self._probe()

    async def _probe(self) -> None:
        try:
            async with asyncio.timeout(max(self._backend.config.probe_s, 1.0)):
                await self._backend.read(self._backend.store.ping)
        except Exception as error:  # whatever it is, the store cannot be relied on, and the next probe looks again
            reason = error.reason if isinstance(error, OnefoldError) else type(error).__name__
            logger().warning("store does not answer", reason=reason)
            await self._set(False)
        else:
            await self._set(True)

    async def _set(self, ready: bool) -> None:
        if ready == self._ready:
            return
        self._ready = ready
        status = health_pb2.HealthCheckResponse
        for service in self._services:
            await self.servicer.set(service, status.SERVING if ready else status.NOT_SERVING)
        self._backend.metrics.set_ready(ready)
        logger().info("ready" if ready else "not ready")
