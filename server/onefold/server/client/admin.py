"""The client's calls of `admin.proto`."""

from __future__ import annotations

from collections.abc import Iterator

from onefold.graph.answers import Identifiers, IntegrityReport, Outcome, RescoreProgress
from onefold.graph.ask.export import ExportKind, Page
from onefold.graph.engine.admin import Statistics
from onefold.graph.store.contract.head import Counts
from onefold.graph.touchpoint import IdentifierSettings, SourceSettings
from onefold.server.client.calls import Calls, metadata_of, told
from onefold.server.convert import identifiers
from onefold.server.convert.enums import EXPORT_KINDS, OUTCOMES
from onefold.server.convert.rescoring import progress_of
from onefold.server.convert.rows import page_of
from onefold.server.convert.sources import settings_message, settings_of, statistics_of
from onefold.v1 import admin_pb2, admin_pb2_grpc


class ClientAdmin(Calls):
    """Settings, statistics, checks, re-scoring and export. Changed settings reach records in the background."""

    def __init__(self, target: str, patience_s: float) -> None:
        """See `Calls`."""
        super().__init__(target, patience_s)
        self._admin = admin_pb2_grpc.AdminServiceStub(self.channel)

    def put_source(self, tenant: str, settings: SourceSettings) -> Outcome:
        """Store the settings of a source."""
        request = admin_pb2.PutSourceRequest(settings=settings_message(settings))
        return OUTCOMES.member(self._call(self._admin.PutSource, tenant, request).outcome, "outcome")

    def sources(self, tenant: str) -> list[SourceSettings]:
        """Stored source settings, by source."""
        response = self._call(self._admin.ListSources, tenant, admin_pb2.ListSourcesRequest())
        return [settings_of(settings) for settings in response.sources]

    def put_identifier(self, tenant: str, settings: IdentifierSettings) -> Outcome:
        """Store the settings of an identifier namespace."""
        request = admin_pb2.PutIdentifierRequest(settings=identifiers.settings_message(settings))
        return OUTCOMES.member(self._call(self._admin.PutIdentifier, tenant, request).outcome, "outcome")

    def identifiers(self, tenant: str) -> Identifiers:
        """Stored settings of identifiers, by namespace, and the changes of settings that are under way."""
        return identifiers.list_of(self._call(self._admin.ListIdentifiers, tenant, admin_pb2.ListIdentifiersRequest()))

    def counts(self, tenant: str) -> Counts:
        """How many of each the tenant holds."""
        return self.statistics(tenant).counts

    def statistics(self, tenant: str) -> Statistics:
        """How the tenant stands."""
        return statistics_of(self._call(self._admin.GetStatistics, tenant, admin_pb2.GetStatisticsRequest()))

    def check(self, tenant: str) -> IntegrityReport:
        """Compare the stored state with a fresh build (slow; no deadline)."""
        report = self._call(self._admin.CheckIntegrity, tenant, admin_pb2.CheckIntegrityRequest(), timeout_s=None)
        return IntegrityReport(report.records, report.golden_records, tuple(report.problems), report.under_way)

    def rescore(self, tenant: str, dry_run: bool = False, use_default_model: bool = False) -> Iterator[RescoreProgress]:
        """Score everything again; the last step has the summary. After a break, call it again: it goes on."""
        request = admin_pb2.RescoreRequest(dry_run=dry_run, use_server_model=use_default_model)
        yield from map(progress_of, told(self._admin.Rescore(request, metadata=metadata_of(tenant))))

    def export(self, tenant: str, kind: ExportKind) -> Iterator[Page]:
        """Pages of rows. A broken export is not resumed: begin anew."""
        request = admin_pb2.ExportRequest(kind=EXPORT_KINDS.number(kind))
        yield from map(page_of, told(self._admin.Export(request, metadata=metadata_of(tenant))))
