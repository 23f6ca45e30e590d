"""Touchpoints in: what changes records. The engine's side of `ingest.proto`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from onefold.graph.answers import CommandResult
from onefold.graph.ask.outcomes import results_of
from onefold.graph.engine.on_store import OnStore
from onefold.graph.settings import Settings
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.touchpoint import Command, DeleteRecord
from onefold.graph.transaction.decide import decide

MICRO_BATCH = 1000
"""Commands of one transaction of a stream: about where the embedded store's throughput stops growing."""


class Ingest(Protocol):
    """Touchpoints and deletions; replaying them is safe."""

    def ingest(self, tenant: str, commands: Sequence[Command]) -> list[CommandResult]:
        """One result per command, in order, once all that was accepted is durable."""

    def stream(
        self, tenant: str, commands: Iterable[Command], batch: int | None = None, first_position: int = 1
    ) -> Iterator[tuple[int, CommandResult]]:
        """(position, result) of every command, settings too, in order, each once it is durable.

        `batch` is how many go together, None: as many as suit; positions count from `first_position`. Raises what
        `commands` raises, after everything before it is answered.
        """

    def delete_record(self, tenant: str, source: str, record_id: str) -> CommandResult:
        """What became of forgetting a record and all its touchpoints. Raises InvalidInput for what is no record."""


class EngineIngest(OnStore):
    """Writes of a tenant are serial: they queue on the store's lock."""

    def ingest(self, tenant: str, commands: Sequence[Command]) -> list[CommandResult]:
        """One result per command, in order, after one transaction."""
        at = self._clock()

        def run(reader: Reader) -> tuple[Delta, list[CommandResult]]:
            with self._models.viewed(tenant, reader, at) as view:
                decision = decide(view, commands, self._work_cap)
                return decision.delta, results_of(view, decision)

        return self.store.transact(tenant, run)

    def stream(
        self, tenant: str, commands: Iterable[Command], batch: int | None = None, first_position: int = 1
    ) -> Iterator[tuple[int, CommandResult]]:
        """(position, result) of every command, a transaction for each batch; at last changed settings reach all."""
        iterator, position = iter(commands), first_position
        while taken := list(islice(iterator, batch or MICRO_BATCH)):
            for result in self.ingest(tenant, taken):
                yield position, result
                position += 1
        self.settle_all(tenant)

    def delete_record(self, tenant: str, source: str, record_id: str) -> CommandResult:
        """What became of the deletion."""
        (result,) = self.ingest(tenant, [DeleteRecord(source, record_id)])
        if result.error is not None:
            raise result.error
        return result

    def settle(self, tenant: str) -> Settings:
        """Let changed settings reach further records, so many as `work_cap` allows, in one transaction.

        The settings after it: repeat while changes are under way. Safe to repeat, and in several places at once.
        """
        at = self._clock()

        def run(reader: Reader) -> tuple[Delta, Settings]:
            settings = reader.settings()
            if not settings.under_way:
                return Delta(), settings
            with self._models.viewed(tenant, reader, at) as view:
                decision = decide(view, (), self._work_cap, settle=True)
                return decision.delta, decision.settings

        return self.store.transact(tenant, run)

    def settle_all(self, tenant: str) -> None:
        """Let changed settings reach all records: what a server does in the background, and nobody does here."""
        while self.settle(tenant).under_way:
            pass
