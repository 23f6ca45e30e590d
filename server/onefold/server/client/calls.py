"""What every call of the client has in common: the channel, the tenant, patience, and errors told as the engine's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self, TypeVar

import grpc

from onefold.server.client.retries import Patience
from onefold.server.convert.pages import MAX_PAGE
from onefold.server.errors import error_of_call
from onefold.server.runtime.calls import TENANT_KEY

T = TypeVar("T")
DEFAULT_TIMEOUT_S = 60.0  # of one attempt of a short call
CHANNEL_OPTIONS = (
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),  # the server's own limit holds
    # The defaults wait up to two minutes before they look for a restarted server again.
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 2000),
)


class Calls:
    """A channel, and the two ways to call over it."""

    def __init__(self, target: str, patience_s: float) -> None:
        """`target` is HOST:PORT."""
        self._patience_s = patience_s
        self.channel = grpc.insecure_channel(target, options=CHANNEL_OPTIONS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every call and disconnect."""
        self.channel.close()

    def _call(
        self, method: Callable[..., T], tenant: str, request: object, timeout_s: float | None = DEFAULT_TIMEOUT_S
    ) -> T:
        patience = Patience(self._patience_s)
        while True:
            try:
                return method(request, metadata=metadata_of(tenant), timeout=timeout_s)
            except grpc.RpcError as failure:
                error = error_of_call(failure)
                if not (error.retryable and patience.pause()):
                    raise error from None

    def _pages(self, method: Callable[..., Any], tenant: str, request: Any, limit: int | None = None) -> Iterator[Any]:
        """Pages until the list or the limit ends; the last may hold more than the limit."""
        left = limit
        while left is None or left > 0:
            request.page_size = MAX_PAGE if left is None else min(left, MAX_PAGE)
            page = self._call(method, tenant, request)
            yield page
            request.page_token = page.next_page_token
            if not page.next_page_token:
                return
            left = None if left is None else left - request.page_size


def metadata_of(tenant: str) -> tuple[tuple[str, str], ...]:
    """The metadata of a call for a tenant."""
    return ((TENANT_KEY, tenant),)


def told(call: Iterator[T]) -> Iterator[T]:
    """The responses of a call, its failure told as the error that it stands for."""
    try:
        yield from call
    except grpc.RpcError as failure:
        raise error_of_call(failure) from None
