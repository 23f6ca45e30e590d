"""Logs are JSON, and traces tell nothing of people."""

from __future__ import annotations

import io
import json

import pytest
import structlog

from onefold.server.runtime.logs import configure_logs, exception_trace, logger


@pytest.fixture
def log() -> io.StringIO:
    out = io.StringIO()
    configure_logs("info", "json", out)
    yield out
    structlog.reset_defaults()


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
