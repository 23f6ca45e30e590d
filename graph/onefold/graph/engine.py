"""The engine: what the server and the command line ask for, each in one call.

Every call names its tenant. Writes go through `ingest`; everything else only reads. Errors are those of
`onefold.graph.errors`; a rejected command never raises, it is in its `CommandResult`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onefold.graph.answers import (
    CommandResult,
    GoldenAnswer,
    GoldenExplanation,
    IntegrityReport,
    MatchExplanation,
    ResolveAnswer,
)
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Store
from onefold.graph.store.rows import Change, Counts, GoldenRecord
from onefold.graph.touchpoint import Command, Record, SourceSettings, StoredTouchpoint, Touchpoint


class Engine:
    """One engine serves all tenants of one store. Thread-safe: writes of a tenant queue on the store's lock."""

    def __init__(self, store: Store, model: Model) -> None:
        """`model` is used by tenants that have none yet; others keep their active one."""

    def warm(self) -> None:
        """Compile or load every kernel, so that no first call is slow."""

    def ingest(self, tenant: str, commands: Sequence[Command], received_at: int | None = None) -> list[CommandResult]:
        """One result per command, in order, after one transaction. Replaying commands is safe."""
        raise NotImplementedError

    def resolve(self, tenant: str, touchpoints: Sequence[Touchpoint], limit: int = 5) -> list[ResolveAnswer]:
        """Who each touchpoint is, by itself; writes nothing."""
        raise NotImplementedError

    def golden_record(self, tenant: str, golden_id: str) -> GoldenAnswer:
        """What an id ever issued means now. Raises NotFound when it never was."""
        raise NotImplementedError

    def golden_of_record(self, tenant: str, source: str, record_id: str) -> GoldenRecord:
        """The golden record of a record. Raises NotFound."""
        raise NotImplementedError

    def find_by_identifier(self, tenant: str, namespace: str, value: str, limit: int = 100) -> list[GoldenRecord]:
        """Golden records whose records use an identifier (raw value; normalized here)."""
        raise NotImplementedError

    def records_of(self, tenant: str, golden_id: str) -> list[Record]:
        """Records of a live golden record, by key. Raises NotFound."""
        raise NotImplementedError

    def touchpoints_of(self, tenant: str, source: str, record_id: str) -> list[StoredTouchpoint]:
        """Live touchpoints of a record, oldest first. Raises NotFound."""
        raise NotImplementedError

    def lineage(self, tenant: str, golden_id: str, after_seq: int = 0, limit: int = 100) -> list[Change]:
        """What became of an id, oldest first. Raises NotFound."""
        raise NotImplementedError

    def explain_match(self, tenant: str, left: tuple[str, str], right: tuple[str, str]) -> MatchExplanation:
        """Why two records, each (source, record id), match or not. Raises NotFound."""
        raise NotImplementedError

    def explain_golden(self, tenant: str, golden_id: str) -> GoldenExplanation:
        """How a live golden record was built. Raises NotFound."""
        raise NotImplementedError

    def changes(self, tenant: str, after_seq: int = 0, limit: int = 1000) -> list[Change]:
        """Entries of the change log after a cursor, in commit order."""
        raise NotImplementedError

    def sources(self, tenant: str) -> list[SourceSettings]:
        """Stored source settings, by source."""
        raise NotImplementedError

    def counts(self, tenant: str) -> Counts:
        """How many of each the tenant holds."""
        raise NotImplementedError

    def check(self, tenant: str) -> IntegrityReport:
        """Compare the stored state with a fresh build of its records (slow: the whole tenant)."""
        raise NotImplementedError

    def rescore(self, tenant: str, model: Model, dry_run: bool = False) -> Iterator[object]:
        """Build the next generation beside the active one, yielding progress, then flip to it."""
        raise NotImplementedError
