"""One stream of items: read no faster than they become durable, answered in order.

Invariants: positions increase; items reach the writer in the order of the stream; at most `stream_window` of them are
unanswered (a single message may hold more, and then stands alone); what was read is answered before an error is told.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass

import structlog

from onefold.graph.answers import CommandResult
from onefold.graph.errors import InvalidArgument
from onefold.server.convert.touchpoints import result_message
from onefold.server.errors import ServerUnavailable
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.calls import checked_request_id
from onefold.server.service.parsed_items import ParsedItems
from onefold.v1 import ingest_pb2

_STOPPING = (
    "the server is stopping; open the stream again and send on from the position after the last acknowledged one"
)


@dataclass(frozen=True, slots=True)
class _InFlight:
    """The items of one message, on their way through the writer; `answer` is None where none of them is a command."""

    positions: list[int]
    items: ParsedItems
    answer: asyncio.Future[list[CommandResult]] | None

    async def results(self) -> list[CommandResult]:
        return self.items.merged([] if self.answer is None else await self.answer)


class IngestStream:
    """Serves one stream of one tenant."""

    def __init__(self, backend: Backend, tenant: str) -> None:
        self._backend = backend
        self._tenant = tenant
        self._window = backend.config.stream_window
        self._last_position = 0
        self._unanswered = 0
        self._answered = asyncio.Event()
        self._read: asyncio.Queue[_InFlight | Exception | None] = asyncio.Queue()  # bounded by the window

    async def serve(
        self, requests: AsyncIterator[ingest_pb2.IngestStreamRequest]
    ) -> AsyncGenerator[ingest_pb2.IngestStreamResponse, None]:
        """The responses, until the client's last item is answered.

        Raises:
            InvalidArgument: a message is malformed; what came before it is answered.
            ServerUnavailable: the server stops; what was read is answered.
            StoreError: see `Writer.submit`.
        """
        reader = asyncio.create_task(self._read_all(requests))
        stopper = asyncio.create_task(self._stop(reader))
        try:
            while (read := await self._read.get()) is not None:
                if isinstance(read, Exception):
                    raise read
                yield _response(read.positions, await read.results())
                self._unanswered -= len(read.positions)
                self._answered.set()
        finally:
            reader.cancel()
            stopper.cancel()
            self._take_back()

    async def _read_all(self, requests: AsyncIterator[ingest_pb2.IngestStreamRequest]) -> None:
        try:
            first = True
            async for request in requests:
                if first:
                    _bind_request_id(request)
                    first = False
                await self._accept(request.items)
            self._read.put_nowait(None)
        except asyncio.CancelledError:
            self._read.put_nowait(ServerUnavailable(_STOPPING))
            raise
        except Exception as error:  # told by `serve`, in its turn
            self._read.put_nowait(error)

    async def _stop(self, reader: asyncio.Task[None]) -> None:
        await self._backend.draining.wait()
        reader.cancel()

    async def _accept(self, items: Sequence[ingest_pb2.PositionedItem]) -> None:
        self._backend.check_batch(len(items), "items")
        positions = [self._checked_position(item.position) for item in items]
        if not positions:
            return
        while self._unanswered and self._unanswered + len(positions) > self._window:
            self._answered.clear()
            await self._answered.wait()
        parsed = ParsedItems(item.item for item in items)
        self._backend.metrics.count_results(parsed.refused())
        answer = await self._backend.writer.enqueue(self._tenant, parsed.commands) if parsed.commands else None
        self._unanswered += len(positions)
        self._read.put_nowait(_InFlight(positions, parsed, answer))

    def _checked_position(self, position: int) -> int:
        if position <= self._last_position:
            text = f"position {position} follows {self._last_position}; positions start above 0 and increase"
            raise InvalidArgument(text, field="items.position")
        self._last_position = position
        return position

    def _take_back(self) -> None:
        """Nobody waits for these answers any more."""
        while not self._read.empty():
            read = self._read.get_nowait()
            if isinstance(read, _InFlight) and read.answer is not None:
                read.answer.cancel()


def _response(positions: list[int], results: list[CommandResult]) -> ingest_pb2.IngestStreamResponse:
    pairs = zip(positions, results, strict=True)
    return ingest_pb2.IngestStreamResponse(
        results=[ingest_pb2.PositionedResult(position=at, result=result_message(result)) for at, result in pairs],
        acknowledged=positions[-1],
    )


def _bind_request_id(request: ingest_pb2.IngestStreamRequest) -> None:
    if checked_request_id(request.request_id):
        structlog.contextvars.bind_contextvars(request_id=request.request_id)
