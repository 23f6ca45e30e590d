"""GoldenRecordService: golden records, and what they consist of."""

# ruff: noqa: N802, ARG002 (gRPC names the methods, and passes a context that nobody needs)

from __future__ import annotations

from typing import Any

from onefold.graph.answers import GoldenAnswer, IdState
from onefold.graph.errors import InvalidArgument
from onefold.server.convert.golden import answer_message, change_message, golden_message, record_message
from onefold.server.convert.pages import moment_of, page_cursor, page_of, page_size, page_start, touchpoint_cursor
from onefold.server.convert.scalars import asked_name, asked_ref
from onefold.server.convert.touchpoints import stored_message
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.calls import current_call
from onefold.v1 import golden_record_pb2 as pb
from onefold.v1 import golden_record_pb2_grpc


class GoldenRecordService(golden_record_pb2_grpc.GoldenRecordServiceServicer):
    """See `golden_record.proto`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._engine = backend.engine

    async def GetGoldenRecord(self, request: pb.GetGoldenRecordRequest, context: Any) -> pb.GetGoldenRecordResponse:
        """What an id means now, or the golden record of a record."""
        tenant = current_call().tenant
        match request.WhichOneof("key"):
            case "golden_record_id":
                asked = asked_name(request.golden_record_id, "golden_record_id")
                answer = await self._backend.read(self._engine.golden_record, tenant, asked)
            case "record":
                ref = asked_ref(request.record, "record")
                golden = await self._backend.read(self._engine.golden_of_record, tenant, *ref)
                answer = GoldenAnswer(golden.golden_id, IdState.LIVE, (golden,))
            case _:
                raise InvalidArgument("name a golden record by its id or by one of its records", field="key")
        return answer_message(answer)

    async def FindGoldenRecords(
        self, request: pb.FindGoldenRecordsRequest, context: Any
    ) -> pb.FindGoldenRecordsResponse:
        """Golden records whose records use an identifier."""
        tenant, size = current_call().tenant, page_size(request)
        namespace, value = request.identifier.namespace, asked_name(request.identifier.value, "identifier.value")
        after = page_cursor("found", request.page_token)
        find = self._engine.find_by_identifier
        answer = await self._backend.read(find, tenant, namespace, value, after, size + 1)
        page, token = page_of("found", answer.golden, size, lambda golden: golden.golden_id)
        return pb.FindGoldenRecordsResponse(
            golden_records=map(golden_message, page), next_page_token=token, generic=answer.generic
        )

    async def ListRecords(self, request: pb.ListRecordsRequest, context: Any) -> pb.ListRecordsResponse:
        """Records of a live golden record, by key."""
        tenant, size = current_call().tenant, page_size(request)
        after = page_start("records", request.page_token, bytes.fromhex, b"")
        asked = asked_name(request.golden_record_id, "golden_record_id")
        records = await self._backend.read(self._engine.records_of, tenant, asked, after, size + 1)
        page, token = page_of("records", records, size, lambda record: record.key.hex())
        return pb.ListRecordsResponse(records=map(record_message, page), next_page_token=token)

    async def ListTouchpoints(self, request: pb.ListTouchpointsRequest, context: Any) -> pb.ListTouchpointsResponse:
        """Live touchpoints of a record, oldest first."""
        tenant, size = current_call().tenant, page_size(request)
        after = page_start("touchpoints", request.page_token, moment_of, None)
        ref = asked_ref(request.record, "record")
        stored = await self._backend.read(self._engine.touchpoints_of, tenant, *ref, after, size + 1)
        page, token = page_of("touchpoints", stored, size, touchpoint_cursor)
        return pb.ListTouchpointsResponse(touchpoints=map(stored_message, page), next_page_token=token)

    async def ListLineage(self, request: pb.ListLineageRequest, context: Any) -> pb.ListLineageResponse:
        """What became of an id, oldest first."""
        tenant, size = current_call().tenant, page_size(request)
        after = page_start("lineage", request.page_token, int, 0)
        asked = asked_name(request.golden_record_id, "golden_record_id")
        changes = await self._backend.read(self._engine.lineage, tenant, asked, after, size + 1)
        page, token = page_of("lineage", changes, size, lambda change: str(change.seq))
        return pb.ListLineageResponse(changes=map(change_message, page), next_page_token=token)
