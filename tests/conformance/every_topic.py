"""Rows of every topic and every question about them: each topic's are in its own test module.

A module has what applies of `rows` (one row of every kind, as attributes of a `Delta`), `looks` (every question about
those), `DRAWN` (random attributes of a `Delta`) and `answers` (every question about those).
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from conformance import (
    test_changes,
    test_evidence,
    test_golden,
    test_head,
    test_identifiers,
    test_matches,
    test_models,
    test_records,
    test_settings,
)
from onefold.graph.store.contract import Delta, Reader

TOPICS = (
    test_head,
    test_records,
    test_identifiers,
    test_evidence,
    test_matches,
    test_golden,
    test_changes,
    test_models,
    test_settings,
)
DELTAS = st.builds(Delta, **{name: drawn for topic in TOPICS for name, drawn in topic.DRAWN.items()})


def everything() -> dict[str, Any]:
    """One row of every kind."""
    return {name: rows for topic in TOPICS if hasattr(topic, "rows") for name, rows in topic.rows().items()}


def looks(reader: Reader) -> dict[str, object]:
    """Every question about `everything`."""
    return {name: seen for topic in TOPICS if hasattr(topic, "looks") for name, seen in topic.looks(reader).items()}


def answers(reader: Reader) -> dict[str, object]:
    """Every question about everything that a history drawn from `DELTAS` may hold."""
    return {name: answer for topic in TOPICS for name, answer in topic.answers(reader).items()}
