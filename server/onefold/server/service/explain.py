"""ExplainService: why records match or not, how golden records were built, and what a touchpoint would change."""

# ruff: noqa: N802, ARG002 (gRPC names the methods, and passes a context that nobody needs)

from __future__ import annotations

from typing import Any

from onefold.graph.errors import InvalidArgument
from onefold.server.convert.explanations import built_message, dry_run_message, match_message
from onefold.server.convert.scalars import asked_name, asked_ref
from onefold.server.convert.touchpoints import touchpoint_of
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.calls import current_call
from onefold.v1 import explain_pb2 as pb
from onefold.v1 import explain_pb2_grpc


class ExplainService(explain_pb2_grpc.ExplainServiceServicer):
    """See `explain.proto`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def ExplainMatch(self, request: pb.ExplainMatchRequest, context: Any) -> pb.ExplainMatchResponse:
        """Why two records match or not."""
        tenant, left, engine = current_call().tenant, asked_ref(request.left, "left"), self._backend.engine
        if request.golden_record_id and not request.HasField("right"):
            golden_id = asked_name(request.golden_record_id, "golden_record_id")
            return match_message(await self._backend.read(engine.explain_membership, tenant, left, golden_id))
        if request.golden_record_id:
            raise InvalidArgument(
                "name a record or a golden record to compare with, not both", field="golden_record_id"
            )
        right = asked_ref(request.right, "right")
        return match_message(await self._backend.read(engine.explain_match, tenant, left, right))

    async def ExplainGoldenRecord(
        self, request: pb.ExplainGoldenRecordRequest, context: Any
    ) -> pb.ExplainGoldenRecordResponse:
        """How a live golden record was built."""
        tenant, asked = current_call().tenant, asked_name(request.golden_record_id, "golden_record_id")
        return built_message(await self._backend.read(self._backend.engine.explain_golden, tenant, asked))

    async def ExplainTouchpoint(
        self, request: pb.ExplainTouchpointRequest, context: Any
    ) -> pb.ExplainTouchpointResponse:
        """What would happen if a touchpoint arrived now."""
        explain, touchpoint = self._backend.engine.explain_touchpoint, touchpoint_of(request.touchpoint)
        return dry_run_message(await self._backend.read(explain, current_call().tenant, touchpoint))
