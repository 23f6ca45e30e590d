"""Settings, statistics, checks, re-scoring and export. The engine's side of `admin.proto`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from onefold.graph.answers import Identifiers, IntegrityReport, Outcome, RescoreProgress, UnderWay
from onefold.graph.ask.export import ExportKind, Page, export_pages
from onefold.graph.engine.ingest import EngineIngest
from onefold.graph.model import stored as models
from onefold.graph.model.model import Model
from onefold.graph.rebuild.integrity import check
from onefold.graph.rebuild.rescore import Rescore
from onefold.graph.rebuild.shadow import shadow_run
from onefold.graph.settings import Settings
from onefold.graph.store.contract import Reader
from onefold.graph.store.contract.head import Counts
from onefold.graph.touchpoint import Command, IdentifierSettings, PutIdentifier, PutSource, SourceSettings
from onefold.graph.training.outgrown import Outgrown, outgrown


@dataclass(frozen=True, slots=True)
class Statistics:
    """How a tenant stands.

    Attributes:
        counts: how many of each it holds.
        seq: sequence number of its last committed change.
        model_id: its active model; "" where it has none yet.
        outgrown: in what it has outgrown that model.
    """

    counts: Counts
    seq: int
    model_id: str
    outgrown: tuple[Outgrown, ...]


class Admin(Protocol):
    """For operators and data engineers."""

    def put_source(self, tenant: str, settings: SourceSettings) -> Outcome:
        """Store the settings of a source. Raises InvalidInput."""

    def sources(self, tenant: str) -> list[SourceSettings]:
        """Stored source settings, by source."""

    def put_identifier(self, tenant: str, settings: IdentifierSettings) -> Outcome:
        """Store the settings of an identifier namespace. Raises InvalidInput."""

    def identifiers(self, tenant: str) -> Identifiers:
        """Stored settings of identifiers, and the changes of settings that are under way."""

    def counts(self, tenant: str) -> Counts:
        """How many of each the tenant holds."""

    def statistics(self, tenant: str) -> Statistics:
        """How the tenant stands: how many of each it holds, and whether it has outgrown its model."""

    def check(self, tenant: str) -> IntegrityReport:
        """Compare the stored state with a fresh build of its records (slow: the whole tenant)."""

    def rescore(self, tenant: str, dry_run: bool = False, use_default_model: bool = False) -> Iterator[RescoreProgress]:
        """Build the next generation beside the active one, yielding progress, then flip to it.

        With the active model, or with the one that new tenants get. A dry run writes nothing. One that was stopped goes
        on where it was when it is called again.
        """

    def export(self, tenant: str, kind: ExportKind) -> Iterator[Page]:
        """All rows of a kind, in pages, each of one committed state. A broken export is not resumed: begin anew."""


class EngineAdmin(EngineIngest):
    """Settings have reached all records when the call that stores them returns: nothing happens in the background."""

    def put_source(self, tenant: str, settings: SourceSettings) -> Outcome:
        """Store the settings of a source."""
        return self._put(tenant, PutSource(settings))

    def sources(self, tenant: str) -> list[SourceSettings]:
        """Stored source settings, by source."""
        stored = self.settings(tenant).sources
        return [stored[name] for name in sorted(stored)]

    def put_identifier(self, tenant: str, settings: IdentifierSettings) -> Outcome:
        """Store the settings of an identifier namespace."""
        return self._put(tenant, PutIdentifier(settings))

    def identifiers(self, tenant: str) -> Identifiers:
        """Stored settings of identifiers, and the changes of settings that are under way."""
        settings = self.settings(tenant)
        stored = (settings.identifiers[name] for name in sorted(settings.identifiers))
        return Identifiers(tuple(stored), tuple(UnderWay(c.subject, c.share_done) for c in settings.under_way))

    def settings(self, tenant: str) -> Settings:
        """All settings, and the changes of them that are under way."""
        return self.store.read(tenant, lambda r: r.settings())

    def counts(self, tenant: str) -> Counts:
        """How many of each the tenant holds."""
        return self.store.read(tenant, lambda r: r.counts())

    def statistics(self, tenant: str) -> Statistics:
        """How the tenant stands, in one committed state."""

        def look(reader: Reader) -> Statistics:
            head, counts = reader.tenant(), reader.counts()
            return Statistics(counts, head.seq, head.model_id, outgrown(reader, self._models.of(reader), counts))

        return self.store.read(tenant, look)

    def check(self, tenant: str) -> IntegrityReport:
        """Compare the stored state with a fresh build of its records."""
        return self.store.read(tenant, lambda r: check(tenant, r, self._models.of(r)))

    def rescore(self, tenant: str, dry_run: bool = False, use_default_model: bool = False) -> Iterator[RescoreProgress]:
        """Build the next generation; a dry run says which golden records would merge or split."""
        model = self.default_model if use_default_model else self.active_model(tenant)
        return shadow_run(tenant, self.store, model) if dry_run else self._rescored(tenant, model)

    def rescore_with(self, tenant: str, model: Model) -> Iterator[RescoreProgress]:
        """Re-score with a model, whatever the active one is. Raises ModelOutdated, also where it is not used after."""
        models.check_usable(model)
        return self._rescored(tenant, model)

    def export(self, tenant: str, kind: ExportKind) -> Iterator[Page]:
        """All rows of a kind, in pages, each of one committed state."""
        return export_pages(self.store, tenant, kind, self._models.of)

    def _rescored(self, tenant: str, model: Model) -> Iterator[RescoreProgress]:
        return Rescore(tenant, self.store, model, self._clock).run()

    def _put(self, tenant: str, command: Command) -> Outcome:
        (result,) = self.ingest(tenant, [command])
        if result.error is not None:
            raise result.error
        self.settle_all(tenant)
        return result.outcome
