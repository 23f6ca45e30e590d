"""Pages, calls, logs, metrics and patience."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
import structlog
from prometheus_client import CollectorRegistry, generate_latest

from onefold.graph.answers import CommandResult, Moment, Outcome
from onefold.graph.errors import InvalidArgument, InvalidTouchpoint
from onefold.server.client.retries import Patience
from onefold.server.convert.pages import moment_cursor, moment_of, page_cursor, page_size, page_start, page_token
from onefold.server.runtime.calls import begin_call, current_call
from onefold.server.runtime.logs import configure_logs, exception_trace, logger
from onefold.server.runtime.metrics import EngineCollector, Metrics
from onefold.v1 import golden_record_pb2


@pytest.fixture
def log() -> io.StringIO:
    out = io.StringIO()
    configure_logs("info", "json", out)
    yield out
    structlog.reset_defaults()


def test_page_sizes() -> None:
    assert page_size(golden_record_pb2.ListRecordsRequest()) == 100
    assert page_size(golden_record_pb2.ListRecordsRequest(page_size=1000)) == 1000


@pytest.mark.parametrize("size", [0, -1, 1001])
def test_a_page_size_out_of_range_is_refused(size: int) -> None:
    request = golden_record_pb2.ListRecordsRequest(page_size=size)
    with pytest.raises(InvalidArgument, match="1 to 1000"):
        page_size(request)


def test_page_tokens_come_back() -> None:
    assert page_cursor("records", page_token("records", "ab:c\N{SNOWMAN}")) == "ab:c\N{SNOWMAN}"
    assert page_token("records", "") == page_cursor("records", "") == ""


@pytest.mark.parametrize("token", ["x", "!!", page_token("touchpoints", "5"), "cmVjb3Jkczo=", "\N{SNOWMAN}"])
def test_a_foreign_page_token_is_refused(token: str) -> None:
    with pytest.raises(InvalidArgument, match="page_token"):
        page_cursor("records", token)


@pytest.mark.parametrize("moment", [(None, "t1"), (None, ""), (-(10**15), "a|b"), (0, "t"), (2**60, "t")])
def test_moments_come_back(moment: Moment) -> None:
    assert moment_of(moment_cursor(moment)) == moment


@pytest.mark.parametrize(("read", "cursor"), [(bytes.fromhex, "no hex"), (int, "x"), (moment_of, "when|t1")])
def test_a_cursor_that_was_made_up_is_refused(read: Callable[[str], object], cursor: str) -> None:
    with pytest.raises(InvalidArgument, match="page_token"):
        page_start("records", page_token("records", cursor), read, None)


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


def test_logs_are_json_with_what_is_bound(log: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(request_id="r1"):
        logger().info("ready", n=3)
        logger().debug("unheard")
    event = json.loads(log.getvalue())
    assert (event["event"], event["level"], event["request_id"], event["n"]) == ("ready", "info", "r1", 3)


def test_a_trace_says_where_and_not_what() -> None:
    try:
        int("ann@home.example")
    except ValueError as error:
        trace = exception_trace(error)
    assert "test_a_trace_says_where_and_not_what" in trace[-1]
    assert "ann" not in str(trace)


def test_commands_are_counted_by_outcome_and_reason() -> None:
    metrics = Metrics()
    refused = CommandResult(Outcome.REJECTED, error=InvalidTouchpoint("no", field="source"))
    metrics.count_results([CommandResult(Outcome.ACCEPTED), CommandResult(Outcome.ACCEPTED), refused])
    text = generate_latest(metrics.registry).decode()
    assert 'onefold_commands_total{outcome="accepted",reason=""} 2.0' in text
    assert 'onefold_commands_total{outcome="rejected",reason="INVALID_TOUCHPOINT"} 1.0' in text


def test_the_engines_counters_are_shown_whatever_they_are_called() -> None:
    registry = CollectorRegistry()
    counts = {"pairs_scored": 5, "left_out.generic_key": 2, "left_out": 1, "odd name!": 3}
    registry.register(EngineCollector(lambda: counts))
    lines = generate_latest(registry).decode().splitlines()
    assert "onefold_pairs_scored_total 5.0" in lines
    assert 'onefold_left_out_total{reason="generic_key"} 2.0' in lines
    assert 'onefold_left_out_total{reason=""} 1.0' in lines
    assert "onefold_odd_name__total 3.0" in lines


def test_patience_ends_and_begins_anew_with_progress() -> None:
    patience = Patience(0.2)
    pauses = 0
    while patience.pause():
        pauses += 1
    assert 1 <= pauses <= 5
    patience.progressed()
    assert patience.pause()
