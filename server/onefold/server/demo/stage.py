"""The stage: a real server on a store, a real client, and the questions that the story asks."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from onefold.graph.errors import OnefoldError
from onefold.graph.explanations import GoldenExplanation, MatchExplanation, TouchpointExplanation
from onefold.graph.touchpoint import Touchpoint
from onefold.server.app import running_server
from onefold.server.client import Client
from onefold.server.config import configured
from onefold.server.demo.sample import Ref, Told
from onefold.server.runtime.logs import configure_logs

Record = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """A golden record that the story is about: its records of the story, and how sure it is."""

    golden_id: str
    records: tuple[Record, ...]
    confidence: float | None


@dataclass
class Stage:
    """A client and its tenant; remembers which record each touchpoint went to."""

    client: Client
    tenant: str
    latencies_s: list[float] = field(default_factory=list)
    _records: dict[tuple[str, str], str] = field(default_factory=dict)

    def stream(self, told: Sequence[Told]) -> float:
        """Send touchpoints through a stream; returns the seconds it took. Raises what a touchpoint is refused for."""
        started = time.monotonic()
        for _, result in self.client.stream(self.tenant, [item.touchpoint for item in told]):
            if result.error is not None:
                raise result.error
            self._records[result.source, result.touchpoint_id] = result.record_id
        return time.monotonic() - started

    def record(self, ref: Ref) -> Record:
        """The record that the story means."""
        source, record_id, touchpoint_id = ref
        return source, record_id or self._records[source, touchpoint_id]

    def people(self, groups: Sequence[Sequence[Ref]]) -> list[tuple[Person, ...]]:
        """Per group of the truth the golden records that hold its records: one, if all is well."""
        found = []
        for group in groups:
            records: dict[str, list[Record]] = {}
            for record in dict.fromkeys(map(self.record, group)):
                golden = self.client.golden_of_record(self.tenant, *record)
                records.setdefault(golden.golden_id, []).append(record)
            found.append(tuple(Person(i, tuple(held), self.confidence(i)) for i, held in records.items()))
        return found

    def golden(self, record: Record) -> GoldenExplanation:
        """How the golden record of a record was built."""
        golden_id = self.client.golden_of_record(self.tenant, *record).golden_id
        return self.client.explain_golden(self.tenant, golden_id)

    def confidence(self, golden_id: str) -> float | None:
        """Probability of the least certain join; None for a record alone."""
        joins = self.client.explain_golden(self.tenant, golden_id).joins
        return min((join.probability for join in joins), default=None)

    def match(self, left: Record, right: Record) -> MatchExplanation:
        """Why two records match or not."""
        return self.client.explain_match(self.tenant, left, right)

    def foretold(self, touchpoint: Touchpoint) -> TouchpointExplanation:
        """What would happen if it arrived."""
        return self.client.explain_touchpoint(self.tenant, touchpoint)


@contextmanager
def staged(store: str | None, tenant: str) -> Iterator[Stage]:
    """A stage on a store of one's own, or a new one in a temporary folder.

    A tenant that holds data already would tell another story: then one with the time in its name is used.
    """
    with tempfile.TemporaryDirectory(prefix="onefold-demo-", ignore_cleanup_errors=True) as folder:
        url = store or f"sqlite:///{Path(folder) / 'demo.db'}"
        configure_logs("error", "console")
        config = configured(store=url, listen="127.0.0.1:0", model="shipped")
        with running_server(config) as server, Client(f"127.0.0.1:{server.port}") as client:
            if _holds_data(client, tenant):
                tenant = f"{tenant}-{time.strftime('%Y%m%d-%H%M%S')}"
            yield Stage(client, tenant)


def _holds_data(client: Client, tenant: str) -> bool:
    try:
        return client.counts(tenant).touchpoints > 0
    except OnefoldError as error:
        if error.reason == "NOT_FOUND":
            return False
        raise
