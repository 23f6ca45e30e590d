"""The client's calls of `change.proto`."""

from __future__ import annotations

from collections.abc import Iterator

import grpc

from onefold.graph.store.contract.changes import Change
from onefold.server.client.calls import Calls, metadata_of
from onefold.server.client.retries import Patience
from onefold.server.convert.golden import change_of
from onefold.server.convert.pages import MAX_PAGE
from onefold.server.errors import error_of_call
from onefold.v1 import change_pb2, change_pb2_grpc


class ClientChanges(Calls):
    """The change log, as a list and as it grows."""

    def __init__(self, target: str, patience_s: float) -> None:
        """See `Calls`."""
        super().__init__(target, patience_s)
        self._change = change_pb2_grpc.ChangeServiceStub(self.channel)

    def changes(self, tenant: str, after_seq: int = 0, limit: int = 1000) -> list[Change]:
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
