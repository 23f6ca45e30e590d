"""ChangeService: the change log, as a list and as it grows."""

# ruff: noqa: N802, ARG002 (gRPC names the methods, and passes a context that nobody needs)

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from onefold.graph.errors import InvalidArgument
from onefold.server.convert.golden import change_message
from onefold.server.convert.pages import page_size
from onefold.server.errors import ServerUnavailable
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.calls import current_call
from onefold.v1 import change_pb2 as pb
from onefold.v1 import change_pb2_grpc

WATCH_PAGE = 500


class ChangeService(change_pb2_grpc.ChangeServiceServicer):
    """See `change.proto`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def ListChanges(self, request: pb.ListChangesRequest, context: Any) -> pb.ListChangesResponse:
        """Changes after a cursor."""
        after, size = _cursor(request.after_seq), page_size(request)
        changes = await self._backend.read(self._backend.engine.changes, current_call().tenant, after, size)
        next_after = changes[-1].seq if changes else after
        return pb.ListChangesResponse(changes=map(change_message, changes), next_after_seq=next_after)

    async def WatchChanges(
        self, request: pb.WatchChangesRequest, context: Any
    ) -> AsyncIterator[pb.WatchChangesResponse]:
        """Changes after a cursor, then every further one. Commits here wake it; those of replicas it polls for."""
        tenant, after = current_call().tenant, _cursor(request.after_seq)
        while not self._backend.draining.is_set():
            committed = self._backend.writer.committed  # taken before the look, so that no commit falls in between
            changes = await self._backend.read(self._backend.engine.changes, tenant, after, WATCH_PAGE)
            if changes:
                after = changes[-1].seq
                yield pb.WatchChangesResponse(changes=map(change_message, changes))
            else:
                await self._wait(committed)
        raise ServerUnavailable("the server is stopping; watch again from the last seq seen")

    async def _wait(self, committed: asyncio.Event) -> None:
        waits = [asyncio.create_task(event.wait()) for event in (committed, self._backend.draining)]
        try:
            timeout = self._backend.config.watch_poll_s
            await asyncio.wait(waits, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()


def _cursor(after_seq: int) -> int:
    if after_seq < 0:
        raise InvalidArgument(f"after_seq is 0 or above, not {after_seq}", field="after_seq")
    return after_seq
