"""A call is known by its tenant and its request id."""

from __future__ import annotations

import pytest

from onefold.graph.errors import InvalidArgument
from onefold.server.runtime.calls import begin_call, current_call


def test_a_call_is_known_by_tenant_and_request_id() -> None:
    begin_call("M", [("onefold-tenant", "acme"), ("onefold-request-id", "r 1"), ("x-bin", b"\0")], "default", None)
    assert (current_call().tenant, current_call().request_id) == ("acme", "r 1")
    made = begin_call("M", [], "default", object())
    assert made.tenant == "default"
    assert len(made.request_id) == 32


@pytest.mark.parametrize("tenant", ["", "Big", "a b", "-a", "a" * 64, "\N{LATIN SMALL LETTER E WITH ACUTE}"])
def test_a_malformed_tenant_is_refused(tenant: str) -> None:
    with pytest.raises(InvalidArgument, match="onefold-tenant"):
        begin_call("M", [("onefold-tenant", tenant)], "default", None)


def test_a_call_has_one_tenant() -> None:
    with pytest.raises(InvalidArgument, match="two tenants"):
        begin_call("M", [("onefold-tenant", "a"), ("onefold-tenant", "b")], "default", None)


@pytest.mark.parametrize("request_id", ["x" * 129, "a\nb", "\N{SNOWMAN}"])
def test_a_malformed_request_id_is_refused(request_id: str) -> None:
    with pytest.raises(InvalidArgument, match="request_id"):
        begin_call("M", [("onefold-request-id", request_id)], "default", None)
