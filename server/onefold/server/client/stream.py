"""A stream of commands that survives broken connections and restarted servers.

Invariant: `_waiting` holds, in order, every command that was taken from the source and not answered yet; an attempt
sends it from its start, then goes on with the source. Nothing leaves it but by an answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Condition, Thread

import grpc

from onefold.graph.answers import CommandResult
from onefold.graph.touchpoint import Command
from onefold.server.client.retries import Patience
from onefold.server.convert.touchpoints import command_message, result_of
from onefold.server.errors import error_of_call
from onefold.v1 import ingest_pb2, ingest_pb2_grpc

MAX_WAITING = 5000  # commands taken from the source ahead of their answers
MAX_MESSAGE_BYTES = 4 << 20
MAX_GATHER_S = 0.02  # for which a message waits for more commands of a slow source


class ResumableStream:
    """Sends commands and gives their results, in order, each once."""

    def __init__(
        self, stub: ingest_pb2_grpc.IngestServiceStub, commands: Iterable[tuple[int, Command]], batch: int
    ) -> None:
        """`commands` stand with their positions, which grow; messages hold up to `batch` commands."""
        self._stub = stub
        self._source = commands
        self._batch = batch
        self._waiting: deque[ingest_pb2.PositionedItem] = deque()
        self._sent = 0  # of those waiting, by the present attempt
        self._attempt = 0
        self._exhausted = False
        self._source_error: Exception | None = None
        self._changed = Condition()  # guards everything above

    def results(self, metadata: tuple[tuple[str, str], ...], patience: Patience) -> Iterator[tuple[int, CommandResult]]:
        """(position, result) of every command.

        Raises:
            OnefoldError: the server refuses the stream, or does not come back in time.
            Exception: what the source of the commands raised, after everything before it is answered.
        """
        Thread(target=self._pull, name="onefold-stream-source", daemon=True).start()
        try:
            yield from self._attempts(metadata, patience)
        finally:
            self._stop_pulling()
        if self._source_error is not None:
            raise self._source_error

    def _attempts(
        self, metadata: tuple[tuple[str, str], ...], patience: Patience
    ) -> Iterator[tuple[int, CommandResult]]:
        while True:
            call = self._stub.IngestStream(self._requests(self._begin()), metadata=metadata)
            try:
                for response in call:
                    patience.progressed()
                    self._settle(len(response.results))
                    for result in response.results:
                        yield result.position, result_of(result.result)
                return
            except grpc.RpcError as failure:
                error = error_of_call(failure)
                if not (error.retryable and patience.pause()):
                    raise error from None
            finally:
                call.cancel()
                self._begin()  # whoever still sends for this attempt stops

    def _begin(self) -> int:
        with self._changed:
            self._attempt += 1
            self._sent = 0
            self._changed.notify_all()
            return self._attempt

    def _settle(self, answered: int) -> None:
        with self._changed:
            for _ in range(answered):
                self._waiting.popleft()
            self._sent -= answered
            self._changed.notify_all()

    def _requests(self, attempt: int) -> Iterator[ingest_pb2.IngestStreamRequest]:
        """Runs in a thread of gRPC's, which may outlive its attempt."""
        while items := self._next_items(attempt):
            yield ingest_pb2.IngestStreamRequest(items=items)

    def _next_items(self, attempt: int) -> list[ingest_pb2.PositionedItem]:
        """What this attempt sends next; nothing when all is sent, or another attempt took over."""
        with self._changed:

            def over() -> bool:
                return self._attempt != attempt

            self._changed.wait_for(lambda: over() or self._exhausted or self._sent < len(self._waiting))
            full = self._sent + self._batch
            self._changed.wait_for(lambda: over() or self._exhausted or len(self._waiting) >= full, MAX_GATHER_S)
            return [] if over() else self._unsent()

    def _unsent(self) -> list[ingest_pb2.PositionedItem]:
        items: list[ingest_pb2.PositionedItem] = []
        size = 0
        for item in islice(self._waiting, self._sent, self._sent + self._batch):
            size += item.ByteSize()
            if items and size > MAX_MESSAGE_BYTES:
                break
            items.append(item)
        self._sent += len(items)
        return items

    def _pull(self) -> None:
        """Take commands from the source as it gives them; runs in a thread of its own, since it may take its time."""
        try:
            for position, command in self._source:
                item = ingest_pb2.PositionedItem(position=position, item=command_message(command))
                with self._changed:
                    self._changed.wait_for(lambda: self._exhausted or len(self._waiting) < MAX_WAITING)
                    if self._exhausted:
                        return
                    self._waiting.append(item)
                    self._changed.notify_all()
        except Exception as error:  # told to the caller once what came before is answered
            self._source_error = error
        self._stop_pulling()

    def _stop_pulling(self) -> None:
        with self._changed:
            self._exhausted = True
            self._changed.notify_all()
