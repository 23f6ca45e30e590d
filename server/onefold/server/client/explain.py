"""The client's calls of `explain.proto`."""

from __future__ import annotations

from onefold.graph.explanations import GoldenExplanation, MatchExplanation, Ref, TouchpointExplanation
from onefold.graph.touchpoint import Touchpoint
from onefold.server.client.calls import Calls
from onefold.server.convert.explanations import built_of, dry_run_of, match_of
from onefold.server.convert.scalars import ref_message
from onefold.server.convert.touchpoints import touchpoint_message
from onefold.v1 import explain_pb2, explain_pb2_grpc


class ClientExplain(Calls):
    """Why records match or not, how golden records were built, and what a touchpoint would change."""

    def __init__(self, target: str, patience_s: float) -> None:
        """See `Calls`."""
        super().__init__(target, patience_s)
        self._explain = explain_pb2_grpc.ExplainServiceStub(self.channel)

    def explain_match(self, tenant: str, left: Ref, right: Ref) -> MatchExplanation:
        """Why two records, each (source, record id), match or not. Raises NotFound."""
        request = explain_pb2.ExplainMatchRequest(left=ref_message(left), right=ref_message(right))
        return match_of(self._call(self._explain.ExplainMatch, tenant, request))

    def explain_membership(self, tenant: str, record: Ref, golden_id: str) -> MatchExplanation:
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
