"""The call at hand: its method, tenant and request id."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass

from onefold.graph.errors import InvalidArgument
from onefold.server.config import checked_tenant

TENANT_KEY = "onefold-tenant"
REQUEST_ID_KEY = "onefold-request-id"
_REQUEST_ID = re.compile(r"[ -~]{1,128}")


@dataclass(frozen=True, slots=True)
class Call:
    """A call: `request_id` is the caller's own, or made here."""

    method: str
    tenant: str
    request_id: str


_current: ContextVar[Call] = ContextVar("onefold_call")


def current_call() -> Call:
    """The call that the running task serves."""
    return _current.get()


def begin_call(method: str, metadata: Iterable[tuple[str, str | bytes]], default_tenant: str, request: object) -> Call:
    """Note the call at hand and return it.

    Raises:
        InvalidArgument: its tenant or request id is malformed.
    """
    keys: dict[str, str] = {}
    for key, value in metadata:
        if isinstance(value, str) and keys.setdefault(key, value) != value and key == TENANT_KEY:
            raise InvalidArgument(f"metadata {TENANT_KEY}: two tenants are named; a call has one", field=TENANT_KEY)
    try:
        tenant = checked_tenant(keys.get(TENANT_KEY, default_tenant))
    except ValueError as error:
        raise InvalidArgument(f"metadata {TENANT_KEY}: {error}", field=TENANT_KEY) from None
    asked = getattr(request, "request_id", "") or keys.get(REQUEST_ID_KEY, "")
    call = Call(method, tenant, checked_request_id(asked) or uuid.uuid4().hex)
    _current.set(call)
    return call


def checked_request_id(request_id: str) -> str:
    """The request id, "" where there is none. Raises InvalidArgument."""
    if request_id and not _REQUEST_ID.fullmatch(request_id):
        raise InvalidArgument("request_id is up to 128 printable ASCII characters", field="request_id")
    return request_id
