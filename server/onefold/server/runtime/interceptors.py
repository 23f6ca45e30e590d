"""Around every call: its tenant and request id, its metrics, and its errors as rich statuses.

A deadline needs nothing here: gRPC cancels the call when it passes, and the writer takes back what still waited.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Any

import grpc
import structlog
from google.protobuf.message import DecodeError

from onefold.graph.errors import InvalidArgument, OnefoldError
from onefold.server.errors import CODES, status_of, unexpected
from onefold.server.runtime.calls import REQUEST_ID_KEY, begin_call
from onefold.server.runtime.logs import exception_trace, logger
from onefold.server.runtime.metrics import Metrics

OWN_PREFIX = "/onefold.v1."
_UNREADABLE = object()  # stands for a message that is no valid protobuf, where the deserializer may not raise


class CallInterceptor(grpc.aio.ServerInterceptor):
    """Wraps the handlers of our own services, not of health and reflection; `in_flight` of their calls are open."""

    def __init__(self, default_tenant: str, metrics: Metrics) -> None:
        self._default_tenant = default_tenant
        self._metrics = metrics
        self.in_flight = 0

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Any]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> Any:
        """The handler of a call, wrapped."""
        handler = await continuation(handler_call_details)
        method = handler_call_details.method
        if handler is None or not method.startswith(OWN_PREFIX):
            return handler
        return self._wrapped(handler, method.removeprefix(OWN_PREFIX))

    def _wrapped(self, handler: Any, method: str) -> Any:
        read = _lenient(handler.request_deserializer)
        if handler.unary_unary:
            return grpc.unary_unary_rpc_method_handler(
                self._answering(handler.unary_unary, method), read, handler.response_serializer
            )
        if handler.unary_stream:
            return grpc.unary_stream_rpc_method_handler(
                self._streaming(handler.unary_stream, method), read, handler.response_serializer
            )
        return grpc.stream_stream_rpc_method_handler(
            self._streaming(handler.stream_stream, method), read, handler.response_serializer
        )

    def _answering(self, behaviour: Any, method: str) -> Any:
        async def answer(request: Any, context: Any) -> Any:
            async with self._around(method, request, context):
                return await behaviour(_readable(request), context)

        return answer

    def _streaming(self, behaviour: Any, method: str) -> Any:
        async def stream(request: Any, context: Any) -> AsyncIterator[Any]:
            async with self._around(method, request, context):
                several = hasattr(request, "__aiter__")
                responses = behaviour(_readable_each(request) if several else _readable(request), context)
                async for response in responses:
                    yield response

        return stream

    @asynccontextmanager
    async def _around(self, method: str, request: Any, context: Any) -> AsyncIterator[None]:
        started, code, request_id = perf_counter(), grpc.StatusCode.OK, ""
        self.in_flight += 1
        try:
            call = begin_call(method, context.invocation_metadata() or (), self._default_tenant, request)
            request_id = call.request_id
            context.set_trailing_metadata(((REQUEST_ID_KEY, request_id),))
            with structlog.contextvars.bound_contextvars(method=method, tenant=call.tenant, request_id=request_id):
                yield
        except OnefoldError as error:
            code = CODES[type(error)]
            logger().info("refused", method=method, request_id=request_id, reason=error.reason)
            await context.abort_with_status(status_of(error, request_id))
        except (asyncio.CancelledError, GeneratorExit):
            code = grpc.StatusCode.CANCELLED
            raise
        except Exception as error:
            code = grpc.StatusCode.INTERNAL
            fields = {"method": method, "request_id": request_id, "error": type(error).__name__}
            logger().error("failed", **fields, trace=exception_trace(error))
            await context.abort_with_status(status_of(unexpected(), request_id))
        finally:
            self.in_flight -= 1
            self._metrics.observe_call(method, code.name, perf_counter() - started)


def _lenient(deserialize: Callable[[bytes], Any]) -> Callable[[bytes], Any]:
    def read(data: bytes) -> Any:
        try:
            return deserialize(data)
        except DecodeError:
            return _UNREADABLE

    return read


def _readable(request: Any) -> Any:
    if request is _UNREADABLE:
        text = "the message is not a valid protobuf message of this call; perhaps a text in it is not UTF-8"
        raise InvalidArgument(text, field="request")
    return request


async def _readable_each(requests: AsyncIterator[Any]) -> AsyncIterator[Any]:
    async for request in requests:
        yield _readable(request)
