"""A client that answers like the engine itself: the same calls, the same values, the same errors, over gRPC.

Every call may be repeated, and is, with growing pauses, while its error says that this may help and `patience_s` lasts.
Thread-safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import grpc

from onefold.graph.answers import (
    CommandResult,
    GoldenAnswer,
    IntegrityReport,
    Outcome,
    RescoreProgress,
    ResolveAnswer,
)
from onefold.graph.explanations import GoldenExplanation, MatchExplanation, TouchpointExplanation
from onefold.graph.store.rows import Change, Counts, GoldenRecord
from onefold.graph.touchpoint import Command, IdentifierSettings, Record, SourceSettings, StoredTouchpoint, Touchpoint
from onefold.graph.training.outgrown import Outgrown
from onefold.server.client.calls import metadata_of, told
from onefold.server.client.models import ModelCalls
from onefold.server.client.retries import Patience
from onefold.server.client.stream import ResumableStream
from onefold.server.convert import identifiers
from onefold.server.convert.comparisons import resolution_of
from onefold.server.convert.doubts import doubts_of
from onefold.server.convert.enums import EXPORT_KINDS, OUTCOMES
from onefold.server.convert.explanations import built_of, dry_run_of, match_of
from onefold.server.convert.golden import answer_of, change_of, golden_of, record_of
from onefold.server.convert.identifiers import Identifiers
from onefold.server.convert.pages import MAX_PAGE
from onefold.server.convert.rescoring import progress_of
from onefold.server.convert.rows import page_of
from onefold.server.convert.scalars import ref_message
from onefold.server.convert.sources import counts_of, settings_message, settings_of
from onefold.server.convert.touchpoints import (
    command_message,
    problem_of,
    result_of,
    stored_of,
    touchpoint_message,
)
from onefold.server.errors import error_of_call
from onefold.server.export import ExportKind, Page
from onefold.v1 import (
    admin_pb2,
    admin_pb2_grpc,
    change_pb2,
    change_pb2_grpc,
    explain_pb2,
    explain_pb2_grpc,
    golden_record_pb2,
    golden_record_pb2_grpc,
    ingest_pb2,
    ingest_pb2_grpc,
    resolve_pb2,
    resolve_pb2_grpc,
    touchpoint_pb2,
)

BATCH = 100


class Client(ModelCalls):
    """A connection to a server. Raises what the engine raises, and ServerUnavailable when nobody answers."""

    def __init__(self, target: str, patience_s: float = 60.0) -> None:
        """`target` is HOST:PORT."""
        super().__init__(target, patience_s)
        self._admin = admin_pb2_grpc.AdminServiceStub(self.channel)
        self._change = change_pb2_grpc.ChangeServiceStub(self.channel)
        self._explain = explain_pb2_grpc.ExplainServiceStub(self.channel)
        self._golden = golden_record_pb2_grpc.GoldenRecordServiceStub(self.channel)
        self._ingest = ingest_pb2_grpc.IngestServiceStub(self.channel)
        self._resolve = resolve_pb2_grpc.ResolveServiceStub(self.channel)

    def ingest(self, tenant: str, commands: Sequence[Command]) -> list[CommandResult]:
        """One result per command, in order, once all that was accepted is durable."""
        results: list[CommandResult] = []
        for start in range(0, len(commands), BATCH):
            items = map(command_message, commands[start : start + BATCH])
            request = ingest_pb2.IngestBatchRequest(items=items)
            results.extend(map(result_of, self._call(self._ingest.IngestBatch, tenant, request).results))
        return results

    def stream(
        self, tenant: str, commands: Iterable[Command], batch: int = BATCH, first_position: int = 1
    ) -> Iterator[tuple[int, CommandResult]]:
        """(position, result) of every command, in order, each once, whatever breaks meanwhile.

        The commands are read ahead, in a thread. `patience_s` counts anew after each answer. Raises what `commands`
        raises, after everything before it is answered.
        """
        stream = ResumableStream(self._ingest, commands, batch, first_position)
        return stream.results(metadata_of(tenant), Patience(self._patience_s))

    def delete_record(self, tenant: str, source: str, record_id: str) -> CommandResult:
        """What became of the deletion."""
        request = ingest_pb2.DeleteRecordRequest(record=ref_message((source, record_id)))
        return result_of(self._call(self._ingest.DeleteRecord, tenant, request).result)

    def resolve(self, tenant: str, touchpoints: Sequence[Touchpoint], limit: int = 5) -> list[ResolveAnswer]:
        """Who each touchpoint is, by itself. Raises InvalidTouchpoint for the first that is refused."""
        answers: list[ResolveAnswer] = []
        for start in range(0, len(touchpoints), BATCH):
            messages = map(touchpoint_message, touchpoints[start : start + BATCH])
            request = resolve_pb2.BatchResolveRequest(touchpoints=messages, max_candidates=limit)
            for result in self._call(self._resolve.BatchResolve, tenant, request).results:
                if result.HasField("problem"):
                    raise problem_of(result.problem)
                answers.append(resolution_of(result.resolution))
        return answers

    def golden_record(self, tenant: str, golden_id: str) -> GoldenAnswer:
        """What an id ever issued means now. Raises NotFound when it never was."""
        request = golden_record_pb2.GetGoldenRecordRequest(golden_record_id=golden_id)
        return answer_of(golden_id, self._call(self._golden.GetGoldenRecord, tenant, request))

    def golden_of_record(self, tenant: str, source: str, record_id: str) -> GoldenRecord:
        """The golden record of a record. Raises NotFound."""
        request = golden_record_pb2.GetGoldenRecordRequest(record=ref_message((source, record_id)))
        return golden_of(self._call(self._golden.GetGoldenRecord, tenant, request).golden_records[0])

    def find_by_identifier(self, tenant: str, namespace: str, value: str, limit: int = 100) -> list[GoldenRecord]:
        """Golden records whose records use an identifier (raw value)."""
        identifier = touchpoint_pb2.Identifier(namespace=namespace, value=value)
        request = golden_record_pb2.FindGoldenRecordsRequest(identifier=identifier)
        pages = self._pages(self._golden.FindGoldenRecords, tenant, request, limit)
        return [golden_of(golden) for page in pages for golden in page.golden_records][:limit]

    def is_generic(self, tenant: str, namespace: str, value: str) -> bool:
        """Whether so many share an identifier (raw value) that it neither finds nor joins anybody."""
        identifier = touchpoint_pb2.Identifier(namespace=namespace, value=value)
        request = golden_record_pb2.FindGoldenRecordsRequest(identifier=identifier, page_size=1)
        return bool(self._call(self._golden.FindGoldenRecords, tenant, request).generic)

    def records_of(self, tenant: str, golden_id: str) -> list[Record]:
        """Records of a live golden record, by key. Raises NotFound."""
        request = golden_record_pb2.ListRecordsRequest(golden_record_id=golden_id)
        pages = self._pages(self._golden.ListRecords, tenant, request)
        return [record_of(record) for page in pages for record in page.records]

    def touchpoints_of(self, tenant: str, source: str, record_id: str) -> list[StoredTouchpoint]:
        """Live touchpoints of a record, oldest first. Raises NotFound."""
        request = golden_record_pb2.ListTouchpointsRequest(record=ref_message((source, record_id)))
        pages = self._pages(self._golden.ListTouchpoints, tenant, request)
        return [stored_of(stored) for page in pages for stored in page.touchpoints]

    def lineage(self, tenant: str, golden_id: str, limit: int = 100) -> list[Change]:
        """What became of an id, oldest first. Raises NotFound."""
        request = golden_record_pb2.ListLineageRequest(golden_record_id=golden_id)
        pages = self._pages(self._golden.ListLineage, tenant, request, limit)
        return [change_of(change) for page in pages for change in page.changes][:limit]

    def explain_match(self, tenant: str, left: tuple[str, str], right: tuple[str, str]) -> MatchExplanation:
        """Why two records, each (source, record id), match or not. Raises NotFound."""
        request = explain_pb2.ExplainMatchRequest(left=ref_message(left), right=ref_message(right))
        return match_of(self._call(self._explain.ExplainMatch, tenant, request))

    def explain_membership(self, tenant: str, record: tuple[str, str], golden_id: str) -> MatchExplanation:
        """Why a record, (source, record id), is in a live golden record or not, by its best fit. Raises NotFound."""
        request = explain_pb2.ExplainMatchRequest(left=ref_message(record), golden_record_id=golden_id)
        return match_of(self._call(self._explain.ExplainMatch, tenant, request))

    def explain_golden(self, tenant: str, golden_id: str) -> GoldenExplanation:
        """How a live golden record was built. Raises NotFound."""
        request = explain_pb2.ExplainGoldenRecordRequest(golden_record_id=golden_id)
        return built_of(self._call(self._explain.ExplainGoldenRecord, tenant, request))

    def explain_touchpoint(self, tenant: str, touchpoint: Touchpoint) -> TouchpointExplanation:
        """What would happen if a touchpoint arrived; writes nothing. Raises InvalidInput where it would be refused."""
        request = explain_pb2.ExplainTouchpointRequest(touchpoint=touchpoint_message(touchpoint))
        return dry_run_of(self._call(self._explain.ExplainTouchpoint, tenant, request))

    def changes(self, tenant: str, after_seq: int = 0, limit: int = MAX_PAGE) -> list[Change]:
        """Entries of the change log after a cursor, in commit order."""
        found: list[Change] = []
        while len(found) < limit:
            size = min(limit - len(found), MAX_PAGE)
            request = change_pb2.ListChangesRequest(after_seq=after_seq, page_size=size)
            response = self._call(self._change.ListChanges, tenant, request)
            if not response.changes:
                break
            found.extend(map(change_of, response.changes))
            after_seq = response.next_after_seq
        return found

    def watch(self, tenant: str, after_seq: int = 0) -> Iterator[Change]:
        """Changes after a cursor, then every further one, without end; goes on where it was after a break."""
        patience = Patience(self._patience_s)
        while True:
            call = self._change.WatchChanges(
                change_pb2.WatchChangesRequest(after_seq=after_seq), metadata=metadata_of(tenant)
            )
            try:
                for response in call:
                    patience.progressed()
                    for change in response.changes:
                        after_seq = change.seq
                        yield change_of(change)
            except grpc.RpcError as failure:
                error = error_of_call(failure)
                if not (error.retryable and patience.pause()):
                    raise error from None
            finally:
                call.cancel()

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
        return counts_of(self._call(self._admin.GetStatistics, tenant, admin_pb2.GetStatisticsRequest()))

    def outgrown(self, tenant: str) -> tuple[Outgrown, ...]:
        """In what the tenant has outgrown its active model, as of now."""
        return doubts_of(self._call(self._admin.GetStatistics, tenant, admin_pb2.GetStatisticsRequest()).outgrown)

    def check(self, tenant: str) -> IntegrityReport:
        """Compare the stored state with a fresh build (slow; no deadline)."""
        report = self._call(self._admin.CheckIntegrity, tenant, admin_pb2.CheckIntegrityRequest(), timeout_s=None)
        return IntegrityReport(report.records, report.golden_records, tuple(report.problems), report.under_way)

    def rescore(self, tenant: str, dry_run: bool = False, use_server_model: bool = False) -> Iterator[RescoreProgress]:
        """Score everything again; the last step has the summary. After a break, call it again: it goes on."""
        request = admin_pb2.RescoreRequest(dry_run=dry_run, use_server_model=use_server_model)
        yield from map(progress_of, told(self._admin.Rescore(request, metadata=metadata_of(tenant))))

    def export(self, tenant: str, kind: ExportKind) -> Iterator[Page]:
        """Pages of rows. A broken export is not resumed: begin anew."""
        request = admin_pb2.ExportRequest(kind=EXPORT_KINDS.number(kind))
        yield from map(page_of, told(self._admin.Export(request, metadata=metadata_of(tenant))))
