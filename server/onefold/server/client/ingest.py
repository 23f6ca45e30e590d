"""The client's calls of `ingest.proto`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from onefold.graph.answers import CommandResult, Outcome
from onefold.graph.errors import InvalidInput
from onefold.graph.touchpoint import Command, PutIdentifier, PutSource
from onefold.server.client.admin import ClientAdmin
from onefold.server.client.calls import metadata_of
from onefold.server.client.retries import Patience
from onefold.server.client.stream import ResumableStream
from onefold.server.convert.scalars import ref_message
from onefold.server.convert.touchpoints import command_message, result_of
from onefold.v1 import ingest_pb2, ingest_pb2_grpc

BATCH, STREAM_BATCH = 100, 500
"""Items of one message: of a call that waits for each, and of a stream, which does not."""


class ClientIngest(ClientAdmin):
    """Touchpoints and deletions; settings have calls of their own, also among the commands of a stream."""

    def __init__(self, target: str, patience_s: float) -> None:
        """See `Calls`."""
        super().__init__(target, patience_s)
        self._ingest = ingest_pb2_grpc.IngestServiceStub(self.channel)

    def ingest(self, tenant: str, commands: Sequence[Command]) -> list[CommandResult]:
        """One result per command, in order, once all that was accepted is durable; settings are refused."""
        results: list[CommandResult] = []
        for start in range(0, len(commands), BATCH):
            items = map(command_message, commands[start : start + BATCH])
            request = ingest_pb2.IngestBatchRequest(items=items)
            results.extend(map(result_of, self._call(self._ingest.IngestBatch, tenant, request).results))
        return results

    def stream(
        self, tenant: str, commands: Iterable[Command], batch: int | None = None, first_position: int = 1
    ) -> Iterator[tuple[int, CommandResult]]:
        """(position, result) of every command, in order, each once, whatever breaks meanwhile.

        The commands are read ahead, in a thread, which stores settings as it meets them. `patience_s` counts anew after
        each answer.
        """
        stored: deque[tuple[int, CommandResult]] = deque()

        def items() -> Iterator[tuple[int, Command]]:
            for position, command in enumerate(commands, first_position):
                if isinstance(command, PutSource | PutIdentifier):
                    stored.append((position, self._stored(tenant, command)))
                else:
                    yield position, command

        stream = ResumableStream(self._ingest, items(), batch or STREAM_BATCH)
        for position, result in stream.results(metadata_of(tenant), Patience(self._patience_s)):
            while stored and stored[0][0] < position:
                yield stored.popleft()
            yield position, result
        yield from stored

    def delete_record(self, tenant: str, source: str, record_id: str) -> CommandResult:
        """What became of the deletion."""
        request = ingest_pb2.DeleteRecordRequest(record=ref_message((source, record_id)))
        return result_of(self._call(self._ingest.DeleteRecord, tenant, request).result)

    def _stored(self, tenant: str, command: PutSource | PutIdentifier) -> CommandResult:
        try:
            if isinstance(command, PutSource):
                return CommandResult(self.put_source(tenant, command.settings))
            return CommandResult(self.put_identifier(tenant, command.settings))
        except InvalidInput as error:
            return CommandResult(Outcome.REJECTED, error=error)
