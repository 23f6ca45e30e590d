"""The server as a whole: built, started, made ready, drained.

The order of stopping keeps every promise: not ready → no new calls → long calls end themselves → calls in flight
finish → what was submitted is written → the store is closed.
"""

from __future__ import annotations

import asyncio
import gc
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import grpc
from grpc_health.v1 import health, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from onefold.graph.errors import InvalidArgument
from onefold.graph.store.urls import open_store
from onefold.server.config import Config, split_address
from onefold.server.model_names import model_of_new_tenants
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.health import Readiness
from onefold.server.runtime.interceptors import CallInterceptor
from onefold.server.runtime.logs import configure_logs, logger
from onefold.server.runtime.metrics import Metrics, MetricsServer
from onefold.server.service.admin import AdminService
from onefold.server.service.changes import ChangeService
from onefold.server.service.explain import ExplainService
from onefold.server.service.golden_records import GoldenRecordService
from onefold.server.service.ingest import IngestService
from onefold.server.service.models import ModelService
from onefold.server.service.resolve import ResolveService
from onefold.v1 import (
    admin_pb2_grpc,
    change_pb2_grpc,
    explain_pb2_grpc,
    golden_record_pb2_grpc,
    ingest_pb2_grpc,
    model_pb2_grpc,
    resolve_pb2_grpc,
)

SERVICES = tuple(
    f"onefold.v1.{name}Service" for name in ("Admin", "Change", "Explain", "GoldenRecord", "Ingest", "Model", "Resolve")
)
KEEPALIVE_MS, KEEPALIVE_TIMEOUT_MS, LEAST_PING_INTERVAL_MS = 60_000, 20_000, 10_000

# Python's own (700, 10, 10) spends a fifth of a stream's time looking for cycles that a batch of rows does not make.
GC_THRESHOLD = (100_000, 20, 50)


class Server:
    """One server on one store; belongs to the event loop that starts it."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.port = 0
        self.metrics_port = 0

    async def start(self) -> None:
        """Open the store, listen, warm the kernels; return once ready.

        Raises:
            InvalidArgument: an address cannot be taken, or the store or model cannot be used.
            StoreError: the store cannot be opened.
        """
        config, self._metrics = self.config, Metrics()
        store = await asyncio.to_thread(open_store, config.store)
        try:
            model = await asyncio.to_thread(model_of_new_tenants, config.model, store, config.tenant)
            self._backend = Backend(config, store, model, self._metrics)
            self._readiness = Readiness(self._backend, SERVICES)
            await self._readiness.begin()
            self._interceptor = CallInterceptor(config.tenant, self._metrics)
            self._grpc = self._build()
            self.port = self._bind()
            self._metrics_server = self._serve_metrics()
        except BaseException:
            await asyncio.to_thread(store.close)
            raise
        await self._grpc.start()
        await self._backend.read(self._backend.engine.warm)
        self._backend.settling.start()
        self._backend.tending.start()
        gc.set_threshold(*GC_THRESHOLD)
        gc.freeze()  # what is there now stays: a full collection need not look at it again (measured: 100–560 ms)
        await self._readiness.watch()

    async def stop(self) -> None:
        """Drain, then close everything."""
        logger().info("draining", in_flight=self._interceptor.in_flight)
        await self._readiness.drain()
        self._backend.draining.set()
        stopped = asyncio.create_task(self._grpc.stop(self.config.drain_s))
        while self._interceptor.in_flight and not stopped.done():
            await asyncio.sleep(0.02)
        await self._grpc.stop(0)  # what is left are watchers of our health, who would stay as long as they may
        await stopped
        await self._backend.close()
        if self._metrics_server is not None:
            await asyncio.to_thread(self._metrics_server.close)
        logger().info("stopped")

    def _build(self) -> grpc.aio.Server:
        limit = self.config.max_message_bytes
        options = [
            ("grpc.max_receive_message_length", limit),
            ("grpc.max_send_message_length", limit),
            ("grpc.keepalive_time_ms", KEEPALIVE_MS),
            ("grpc.keepalive_timeout_ms", KEEPALIVE_TIMEOUT_MS),
            ("grpc.keepalive_permit_without_calls", 1),
            ("grpc.http2.min_recv_ping_interval_without_data_ms", LEAST_PING_INTERVAL_MS),
            ("grpc.so_reuseport", 0),  # a second server on the port is an error, not a rival
        ]
        server = grpc.aio.server(
            interceptors=[self._interceptor],
            options=options,
            maximum_concurrent_rpcs=self.config.max_concurrent_calls,
        )
        admin_pb2_grpc.add_AdminServiceServicer_to_server(AdminService(self._backend), server)
        change_pb2_grpc.add_ChangeServiceServicer_to_server(ChangeService(self._backend), server)
        explain_pb2_grpc.add_ExplainServiceServicer_to_server(ExplainService(self._backend), server)
        golden_record_pb2_grpc.add_GoldenRecordServiceServicer_to_server(GoldenRecordService(self._backend), server)
        ingest_pb2_grpc.add_IngestServiceServicer_to_server(IngestService(self._backend), server)
        model_pb2_grpc.add_ModelServiceServicer_to_server(ModelService(self._backend), server)
        resolve_pb2_grpc.add_ResolveServiceServicer_to_server(ResolveService(self._backend), server)
        health_pb2_grpc.add_HealthServicer_to_server(self._readiness.servicer, server)
        reflection.enable_server_reflection((*SERVICES, health.SERVICE_NAME, reflection.SERVICE_NAME), server)
        return server

    def _bind(self) -> int:
        try:
            return self._grpc.add_insecure_port(self.config.listen)
        except RuntimeError:
            text = f"cannot listen on {self.config.listen}: is the port taken, or the address not this machine's?"
            raise InvalidArgument(text, field="listen") from None

    def _serve_metrics(self) -> MetricsServer | None:
        address = self.config.metrics_listen
        if address is None:
            return None
        try:
            server = MetricsServer(self._metrics, address)
        except OSError as error:
            text = f"cannot serve metrics on {address}: {error.strerror}"
            raise InvalidArgument(text, field="metrics_listen") from None
        self.metrics_port = server.port
        return server


def say(line: str) -> None:
    """Print a line at once, also into a pipe."""
    print(line, flush=True)


async def serve(config: Config, ready: Callable[[str], None] = say) -> None:
    """Serve until SIGTERM or SIGINT, then drain; `ready` gets the line that says where.

    Raises:
        InvalidArgument, StoreError: see `Server.start`.
    """
    configure_logs(config.log_level, config.log_format)
    logger().info("configured", **config.masked())
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    server = Server(config)
    await server.start()
    try:
        ready(f"onefold is serving on {split_address(config.listen)[0]}:{server.port}")
        await stop.wait()
    finally:
        await server.stop()


@contextmanager
def running_server(config: Config) -> Iterator[Server]:
    """A ready server in a thread of its own, for tests and demonstrations; drained on leaving.

    Raises:
        InvalidArgument, StoreError: see `Server.start`.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="onefold-server", daemon=True)
    thread.start()
    server = Server(config)
    try:
        asyncio.run_coroutine_threadsafe(server.start(), loop).result()
        try:
            yield server
        finally:
            asyncio.run_coroutine_threadsafe(server.stop(), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
