"""ResolveService: who a touchpoint is; writes nothing."""

# ruff: noqa: N802, ARG002 (gRPC names the methods, and passes a context that nobody needs)

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onefold.graph.answers import ResolveAnswer
from onefold.graph.errors import InvalidArgument, InvalidInput
from onefold.graph.touchpoint import Touchpoint
from onefold.server.convert.doubts import doubt_messages
from onefold.server.convert.resolutions import resolution_message
from onefold.server.convert.touchpoints import problem_message, touchpoint_of
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.calls import current_call
from onefold.v1 import resolve_pb2, resolve_pb2_grpc, touchpoint_pb2

DEFAULT_CANDIDATES, MAX_CANDIDATES = 5, 100


class ResolveService(resolve_pb2_grpc.ResolveServiceServicer):
    """See `resolve.proto`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def Resolve(self, request: resolve_pb2.ResolveRequest, context: Any) -> resolve_pb2.ResolveResponse:
        """Who it is."""
        tenant, limit = current_call().tenant, _candidates(request)
        touchpoint = touchpoint_of(request.touchpoint)
        (answer,) = await self._backend.read(self._backend.engine.resolve, tenant, [touchpoint], limit)
        return resolve_pb2.ResolveResponse(
            resolution=resolution_message(answer),
            outgrown=doubt_messages(self._backend.tending.outgrown(tenant)),
        )

    async def BatchResolve(
        self, request: resolve_pb2.BatchResolveRequest, context: Any
    ) -> resolve_pb2.BatchResolveResponse:
        """One answer per touchpoint, in order; a bad one is refused by itself."""
        self._backend.check_batch(len(request.touchpoints), "touchpoints")
        tenant, limit = current_call().tenant, _candidates(request)
        parsed = [_parsed(message) for message in request.touchpoints]
        good = [touchpoint for touchpoint in parsed if isinstance(touchpoint, Touchpoint)]
        answers = iter(await self._backend.read(self._each, tenant, good, limit))
        results = resolve_pb2.BatchResolveResponse(outgrown=doubt_messages(self._backend.tending.outgrown(tenant)))
        for touchpoint in parsed:
            answer = next(answers) if isinstance(touchpoint, Touchpoint) else touchpoint
            if isinstance(answer, InvalidInput):
                results.results.add(problem=problem_message(answer))
            else:
                results.results.add(resolution=resolution_message(answer))
        return results

    def _each(
        self, tenant: str, touchpoints: Sequence[Touchpoint], limit: int
    ) -> Sequence[ResolveAnswer | InvalidInput]:
        """All at once; one by one only where one of them is refused."""
        try:
            return self._backend.engine.resolve(tenant, touchpoints, limit) if touchpoints else []
        except InvalidInput as error:
            if len(touchpoints) == 1:
                return [error]
        return [answer for touchpoint in touchpoints for answer in self._each(tenant, [touchpoint], limit)]


def _parsed(message: touchpoint_pb2.Touchpoint) -> Touchpoint | InvalidInput:
    try:
        return touchpoint_of(message)
    except InvalidInput as error:
        return error


def _candidates(request: resolve_pb2.ResolveRequest | resolve_pb2.BatchResolveRequest) -> int:
    limit = request.max_candidates if request.HasField("max_candidates") else DEFAULT_CANDIDATES
    if not 1 <= limit <= MAX_CANDIDATES:
        raise InvalidArgument(f"max_candidates is 1 to {MAX_CANDIDATES}, not {limit}", field="max_candidates")
    return limit
