"""IngestService: batches, streams and deletions, all through the tenant's writer."""

# ruff: noqa: N802, ARG002 (gRPC names the methods, and passes a context that nobody needs)

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

from onefold.graph.touchpoint import DeleteRecord
from onefold.server.convert.scalars import asked_ref
from onefold.server.convert.touchpoints import result_message
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.calls import current_call
from onefold.server.service.ingest_stream import IngestStream
from onefold.server.service.parsed_items import ParsedItems
from onefold.v1 import ingest_pb2, ingest_pb2_grpc


class IngestService(ingest_pb2_grpc.IngestServiceServicer):
    """See `ingest.proto`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def IngestBatch(self, request: ingest_pb2.IngestBatchRequest, context: Any) -> ingest_pb2.IngestBatchResponse:
        """One result per item, in order."""
        self._backend.check_batch(len(request.items), "items")
        items = ParsedItems(request.items)
        self._backend.metrics.count_results(items.refused())
        results = items.merged(await self._backend.writer.submit(current_call().tenant, items.commands))
        return ingest_pb2.IngestBatchResponse(results=map(result_message, results))

    async def IngestStream(
        self, request_iterator: AsyncIterator[ingest_pb2.IngestStreamRequest], context: Any
    ) -> AsyncIterator[ingest_pb2.IngestStreamResponse]:
        """Results in order, each with the position up to which everything is settled."""
        async with aclosing(IngestStream(self._backend, current_call().tenant).serve(request_iterator)) as responses:
            async for response in responses:
                yield response

    async def DeleteRecord(
        self, request: ingest_pb2.DeleteRecordRequest, context: Any
    ) -> ingest_pb2.DeleteRecordResponse:
        """What became of the deletion; a refusal is the call's error."""
        command = DeleteRecord(*asked_ref(request.record, "record"))
        (result,) = await self._backend.writer.submit(current_call().tenant, [command])
        if result.error is not None:
            raise result.error
        return ingest_pb2.DeleteRecordResponse(result=result_message(result))
