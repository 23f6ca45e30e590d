"""GoldenRecordService: golden records, and what they consist of."""

# ruff: noqa: N802, ARG002 (gRPC names the methods, and passes a context that nobody needs)

from __future__ import annotations

from typing import Any

from onefold.graph.answers import GoldenAnswer, IdState
from onefold.graph.errors import InvalidArgument
from onefold.graph.touchpoint import StoredTouchpoint
from onefold.server.convert.golden import answer_message, change_message, golden_message, record_message
from onefold.server.convert.pages import page_cursor, page_size, page_token
from onefold.server.convert.scalars import asked_name, asked_ref
from onefold.server.convert.touchpoints import stored_message
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.calls import current_call
from onefold.v1 import golden_record_pb2 as pb
from onefold.v1 import golden_record_pb2_grpc

MAX_FOUND = 10_000  # golden records of one identifier that are looked at; more is no identifier any more


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
        return answer_message(answer, await self._backend.probability(tenant))

    async def FindGoldenRecords(
        self, request: pb.FindGoldenRecordsRequest, context: Any
    ) -> pb.FindGoldenRecordsResponse:
        """Golden records whose records use an identifier."""
        tenant, size = current_call().tenant, page_size(request)
        namespace, value = request.identifier.namespace, asked_name(request.identifier.value, "identifier.value")
        after = page_cursor("found", request.page_token)
        found = await self._backend.read(self._engine.find_by_identifier, tenant, namespace, value, MAX_FOUND)
        generic = await self._backend.read(self._engine.is_generic, tenant, namespace, value)
        rest = [golden for golden in found if golden.golden_id > after]
        page = rest[:size]
        probability = await self._backend.probability(tenant)
        return pb.FindGoldenRecordsResponse(
            golden_records=[golden_message(golden, probability) for golden in page],
            next_page_token=page_token("found", page[-1].golden_id if len(rest) > size else ""),
            generic=generic,
        )

    async def ListRecords(self, request: pb.ListRecordsRequest, context: Any) -> pb.ListRecordsResponse:
        """Records of a live golden record, by key."""
        tenant, size = current_call().tenant, page_size(request)
        after = bytes.fromhex(page_cursor("records", request.page_token))
        asked = asked_name(request.golden_record_id, "golden_record_id")
        records = await self._backend.read(self._engine.records_of, tenant, asked)
        rest = [record for record in records if record.key > after]
        page = rest[:size]
        return pb.ListRecordsResponse(
            records=map(record_message, page),
            next_page_token=page_token("records", page[-1].key.hex() if len(rest) > size else ""),
        )

    async def ListTouchpoints(self, request: pb.ListTouchpointsRequest, context: Any) -> pb.ListTouchpointsResponse:
        """Live touchpoints of a record, oldest first."""
        tenant, size = current_call().tenant, page_size(request)
        after = page_cursor("touchpoints", request.page_token)
        ref = asked_ref(request.record, "record")
        stored = await self._backend.read(self._engine.touchpoints_of, tenant, *ref)
        rest = [touchpoint for touchpoint in stored if not after or _order(touchpoint) > after]
        page = rest[:size]
        return pb.ListTouchpointsResponse(
            touchpoints=map(stored_message, page),
            next_page_token=page_token("touchpoints", _order(page[-1]) if len(rest) > size else ""),
        )

    async def ListLineage(self, request: pb.ListLineageRequest, context: Any) -> pb.ListLineageResponse:
        """What became of an id, oldest first."""
        tenant, size = current_call().tenant, page_size(request)
        after = int(page_cursor("lineage", request.page_token) or 0)
        asked = asked_name(request.golden_record_id, "golden_record_id")
        changes = await self._backend.read(self._engine.lineage, tenant, asked, after, size + 1)
        page = changes[:size]
        return pb.ListLineageResponse(
            changes=map(change_message, page),
            next_page_token=page_token("lineage", str(page[-1].seq) if len(changes) > size else ""),
        )


def _order(stored: StoredTouchpoint) -> str:
    """Text that sorts as the store sorts a record's touchpoints: those without a time first, then by time and id."""
    at = stored.touchpoint.observed_at
    time = "-" if at is None else f"{at + (1 << 62):020d}"
    return f"{time}|{stored.touchpoint.touchpoint_id}"
