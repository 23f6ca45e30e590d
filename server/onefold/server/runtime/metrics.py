"""Prometheus metrics of the server and of the engine it serves. Labels hold methods, codes and reasons, no values."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from wsgiref.simple_server import WSGIServer

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector

from onefold.graph.answers import CommandResult
from onefold.graph.metrics import COUNTERS
from onefold.graph.training.outgrown import Outgrown
from onefold.server.config import split_address

LATENCY_BUCKETS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_NOT_IN_A_NAME = re.compile(r"[^a-zA-Z0-9_]+")


class Metrics:
    """The metrics of one server, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._calls = Histogram(
            "onefold_call_seconds",
            "Time from a call's arrival to its end, by method and status code.",
            ("method", "code"),
            buckets=LATENCY_BUCKETS_S,
            registry=self.registry,
        )
        self._commands = Counter(
            "onefold_commands", "Commands by what became of them.", ("outcome", "reason"), registry=self.registry
        )
        self._ready = Gauge("onefold_ready", "1 while the server is ready, else 0.", registry=self.registry)
        self.registry.register(EngineCollector(COUNTERS.snapshot))

    def observe_call(self, method: str, code: str, seconds: float) -> None:
        """Note a call that ended."""
        self._calls.labels(method, code).observe(seconds)

    def count_results(self, results: Iterable[CommandResult]) -> None:
        """Note what became of commands."""
        for result in results:
            self._commands.labels(result.outcome.value, "" if result.error is None else result.error.reason).inc()

    def set_ready(self, ready: bool) -> None:
        """Note whether the server is ready."""
        self._ready.set(ready)

    def watch(self, name: str, meaning: str, read: Callable[[], int]) -> None:
        """Show what `read` says whenever metrics are asked for."""
        Gauge(name, meaning, registry=self.registry).set_function(read)

    def watch_outgrown(self, tenants: Callable[[Outgrown], int]) -> None:
        """Show how many tenants have outgrown their models, by reason, whenever metrics are asked for."""
        meaning = "Tenants that have outgrown their models, as last looked."
        gauge = Gauge("onefold_model_outgrown", meaning, ("reason",), registry=self.registry)
        for reason in Outgrown:
            gauge.labels(reason.value).set_function(partial(tenants, reason))


class EngineCollector(Collector):
    """The engine's counters: `name` becomes onefold_name_total, `name.reason` the same with a reason as its label."""

    def __init__(self, snapshot: Callable[[], dict[str, int]]) -> None:
        self._snapshot = snapshot

    def collect(self) -> Iterator[CounterMetricFamily]:
        """All counters as they stand."""
        counters: dict[str, dict[str, int]] = {}
        for counter, value in sorted(self._snapshot().items()):
            name, _, reason = counter.partition(".")
            counters.setdefault(name, {})[reason] = value
        for name, values in counters.items():
            labels = () if set(values) == {""} else ("reason",)
            text = f"Of the engine: {name.replace('_', ' ')}."
            family = CounterMetricFamily("onefold_" + _NOT_IN_A_NAME.sub("_", name), text, labels=labels)
            for reason, value in values.items():
                family.add_metric((reason,) if labels else (), value)
            yield family


class MetricsServer:
    """Serves a registry over HTTP."""

    def __init__(self, metrics: Metrics, address: str) -> None:
        """Start at once. Raises OSError when the address cannot be taken."""
        host, port = split_address(address)
        self._server: WSGIServer
        self._thread: threading.Thread
        self._server, self._thread = start_http_server(port, host.strip("[]"), metrics.registry)
        self.port: int = self._server.server_port

    def close(self) -> None:
        """Stop and free the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
