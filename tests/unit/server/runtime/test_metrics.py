"""Metrics: commands by outcome, and the engine's own counters."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, generate_latest

from onefold.graph.answers import CommandResult, Outcome
from onefold.graph.errors import InvalidTouchpoint
from onefold.server.runtime.metrics import EngineCollector, Metrics


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
