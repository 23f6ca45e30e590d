"""Random histories: every store answers every question as the memory store does."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import fields
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.drawn import GENERATIONS
from conformance.every_topic import DELTAS, TOPICS, answers
from conformance.store_samples import first_delta
from onefold.graph.store.contract import Delta, Reader, Store
from onefold.graph.store.contract.changes import Change
from onefold.graph.store.memory import MemoryStore

DEEP = int(os.environ.get("ONEFOLD_DEEP", "1"))
EXAMPLES = {"embedded": 50 * DEEP, "neo4j": 15 * DEEP}


@pytest.mark.parametrize("store_name", ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)], indirect=False)
def test_every_store_answers_as_the_memory_store(store: Store, store_name: str) -> None:
    @settings(max_examples=EXAMPLES[store_name], suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(DELTAS, min_size=1, max_size=6))
    def run(history: list[Delta]) -> None:
        compare(store, history)

    run()


def compare(store: Store, history: list[Delta]) -> None:
    """Take a history through both stores, and ask both everything."""
    name, model = uuid4().hex, MemoryStore()
    for tried in (store, model):
        tried.transact(name, lambda reader: (first_delta(), None))
    for seq, delta in enumerate(history, start=2):
        numbered = [Change(seq, *_but_seq(change)) for change in {c.golden_id: c for c in delta.changes}.values()]
        step = Delta(
            **{one.name: getattr(delta, one.name) for one in fields(Delta)} | {"seq": seq, "changes": numbered}
        )
        for tried in (store, model):
            tried.transact(name, _deciding(step))
    for generation in (None, *GENERATIONS):
        assert store.read(name, answers, generation) == model.read(name, answers, generation)


def _deciding(step: Delta) -> Callable[[Reader], tuple[Delta, None]]:
    return lambda reader: (step, None)


def _but_seq(change: Change) -> tuple[Any, ...]:
    return change.at, change.kind, change.golden_id, change.before, change.after, change.related


def test_histories_hold_every_attribute_of_a_delta() -> None:
    set_by_compare, needs_a_generation_that_exists = "seq", "activate"
    drawn = {name for topic in TOPICS for name in topic.DRAWN}
    assert drawn == {one.name for one in fields(Delta)} - {set_by_compare, needs_a_generation_that_exists}


def test_every_question_is_asked() -> None:
    asked: set[str] = set()

    class Asked:
        def __init__(self, reader: Reader) -> None:
            self._reader = reader

        def __getattr__(self, name: str) -> object:
            asked.add(name)
            return getattr(self._reader, name)

    MemoryStore().read("nobody", lambda reader: answers(Asked(reader)))
    questions = {name for name in dir(Reader) if not name.startswith("_")}
    assert asked == questions - {"at"}
