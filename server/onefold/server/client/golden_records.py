"""The client's calls of `golden_record.proto`."""

from __future__ import annotations

from onefold.graph.answers import GoldenAnswer, IdentifierAnswer, Moment
from onefold.graph.rated import RatedGolden
from onefold.graph.store.contract.changes import Change
from onefold.graph.touchpoint import Record, StoredTouchpoint
from onefold.server.client.calls import Calls
from onefold.server.convert.golden import answer_of, change_of, golden_of, record_of
from onefold.server.convert.pages import moment_cursor, page_token
from onefold.server.convert.scalars import ref_message
from onefold.server.convert.touchpoints import stored_of
from onefold.v1 import golden_record_pb2, golden_record_pb2_grpc, touchpoint_pb2


class ClientGoldenRecords(Calls):
    """Golden records, and what they consist of; lists are read page by page."""

    def __init__(self, target: str, patience_s: float) -> None:
        """See `Calls`."""
        super().__init__(target, patience_s)
        self._golden = golden_record_pb2_grpc.GoldenRecordServiceStub(self.channel)

    def golden_record(self, tenant: str, golden_id: str) -> GoldenAnswer:
        """What an id ever issued means now. Raises NotFound when it never was."""
        request = golden_record_pb2.GetGoldenRecordRequest(golden_record_id=golden_id)
        return answer_of(golden_id, self._call(self._golden.GetGoldenRecord, tenant, request))

    def golden_of_record(self, tenant: str, source: str, record_id: str) -> RatedGolden:
        """The golden record of a record. Raises NotFound."""
        request = golden_record_pb2.GetGoldenRecordRequest(record=ref_message((source, record_id)))
        return golden_of(self._call(self._golden.GetGoldenRecord, tenant, request).golden_records[0])

    def find_by_identifier(
        self, tenant: str, namespace: str, value: str, after: str = "", limit: int = 100
    ) -> IdentifierAnswer:
        """Golden records whose records use an identifier; `generic` is what the last page says."""
        request = golden_record_pb2.FindGoldenRecordsRequest(
            identifier=touchpoint_pb2.Identifier(namespace=namespace, value=value),
            page_token=page_token("found", after),
        )
        pages = list(self._pages(self._golden.FindGoldenRecords, tenant, request, max(limit, 1)))
        found = (golden_of(golden) for page in pages for golden in page.golden_records)
        return IdentifierAnswer(tuple(found)[:limit], pages[-1].generic)

    def is_generic(self, tenant: str, namespace: str, value: str) -> bool:
        """Whether so many share an identifier (raw value) that it neither finds nor joins anybody."""
        identifier = touchpoint_pb2.Identifier(namespace=namespace, value=value)
        request = golden_record_pb2.FindGoldenRecordsRequest(identifier=identifier, page_size=1)
        return bool(self._call(self._golden.FindGoldenRecords, tenant, request).generic)

    def records_of(self, tenant: str, golden_id: str, after: bytes = b"", limit: int | None = None) -> list[Record]:
        """Records of a live golden record, by key."""
        request = golden_record_pb2.ListRecordsRequest(
            golden_record_id=golden_id, page_token=page_token("records", after.hex())
        )
        pages = self._pages(self._golden.ListRecords, tenant, request, limit)
        return [record_of(record) for page in pages for record in page.records][:limit]

    def touchpoints_of(
        self, tenant: str, source: str, record_id: str, after: Moment | None = None, limit: int | None = None
    ) -> list[StoredTouchpoint]:
        """Live touchpoints of a record, oldest first."""
        request = golden_record_pb2.ListTouchpointsRequest(
            record=ref_message((source, record_id)),
            page_token="" if after is None else page_token("touchpoints", moment_cursor(after)),
        )
        pages = self._pages(self._golden.ListTouchpoints, tenant, request, limit)
        return [stored_of(stored) for page in pages for stored in page.touchpoints][:limit]

    def lineage(self, tenant: str, golden_id: str, after_seq: int = 0, limit: int = 100) -> list[Change]:
        """What became of an id, oldest first."""
        request = golden_record_pb2.ListLineageRequest(
            golden_record_id=golden_id, page_token=page_token("lineage", str(after_seq or ""))
        )
        pages = self._pages(self._golden.ListLineage, tenant, request, limit)
        return [change_of(change) for page in pages for change in page.changes][:limit]
