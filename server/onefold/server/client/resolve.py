"""The client's calls of `resolve.proto`."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.answers import ResolveAnswer
from onefold.graph.touchpoint import Touchpoint
from onefold.server.client.calls import Calls
from onefold.server.convert.resolutions import resolution_of
from onefold.server.convert.touchpoints import problem_of, touchpoint_message
from onefold.v1 import resolve_pb2, resolve_pb2_grpc

BATCH = 100  # touchpoints of one call


class ClientResolve(Calls):
    """Who a touchpoint is."""

    def __init__(self, target: str, patience_s: float) -> None:
        """See `Calls`."""
        super().__init__(target, patience_s)
        self._resolve = resolve_pb2_grpc.ResolveServiceStub(self.channel)

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
