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

from conformance.store_samples import BYTE_ORDER, assertion, filled, first_delta, golden, known, record, touchpoint
from onefold.graph.settings import SettingsChange
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.delta import Delta
from onefold.graph.store.memory import MemoryStore
from onefold.graph.store.rows import Change, Edge, Generation, GoldenRecord, IdentifierUse
from onefold.graph.touchpoint import IdentifierSettings, SourceSettings

DEEP = int(os.environ.get("ONEFOLD_DEEP", "1"))
EXAMPLES = {"embedded": 50 * DEEP, "neo4j": 15 * DEEP}

# Few of everything, so that histories meet the same rows again and again.
NUMBERS = range(4)
KEYS = [*BYTE_ORDER[-4:], *(number.to_bytes(16, "big") for number in NUMBERS)]
IDS = ["a", "A", "é", "😀"]
GENERATIONS = [1, 2]

numbers = st.sampled_from(NUMBERS)
some_key = st.sampled_from(KEYS)
some_id = st.sampled_from(IDS)
a_time = st.sampled_from([None, -1, 0, 5])
small = st.integers(-3, 3)
some_keys = st.lists(some_key, max_size=4)
ends = st.tuples(some_key, some_key).filter(lambda pair: pair[0] < pair[1])
members = st.dictionaries(some_key, some_keys | st.just([bytes([at]) * 16 for at in range(60)]), max_size=3)


some_ids = st.lists(some_id, max_size=2).map(tuple)


def few(rows: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """A short list."""
    return st.lists(rows, max_size=3)


DELTAS = st.builds(
    Delta,
    generation=st.sampled_from(GENERATIONS),
    touchpoints=few(st.builds(touchpoint, numbers, st.just("t"), a_time, text=some_id)),
    forgotten_records=few(numbers.map(lambda number: KEYS[4 + number])),
    records=few(st.builds(record, numbers, source=st.sampled_from(["crm", "web"]))),
    placements=few(st.tuples(some_key, some_key, some_id)),
    identifier_uses=few(st.builds(IdentifierUse, some_key, some_id, some_id, a_time, a_time, st.just(1))),
    identifiers_dropped=few(st.tuples(some_key, some_id, some_id)),
    evidence=st.dictionaries(some_key, st.binary(max_size=3), max_size=3),
    evidence_gone=few(some_key),
    postings=members,
    postings_gone=members,
    edges=few(st.builds(lambda pair, weight: Edge(pair[0], pair[1], weight, 1, b"\xff"), ends, small)),
    edges_gone=few(ends),
    assertions=few(st.builds(assertion, some_id, numbers, numbers, st.sampled_from(["same", "not_same"]))),
    revoked=st.dictionaries(some_id, st.just(("author", "reason", 1)), max_size=2),
    golden=few(st.builds(golden, some_id, live=st.booleans()) | st.builds(GoldenRecord, some_id, st.just((1, 2)))),
    last_held=st.dictionaries(some_id, st.lists(some_key, min_size=1, max_size=3), max_size=2),
    last_held_gone=few(some_id),
    held=st.dictionaries(some_key, some_id, max_size=2),
    changes=few(st.builds(Change, st.just(0), small, st.just("changed"), some_id, st.just(()), some_keys.map(tuple))),
    sources=few(st.builds(SourceSettings, some_id, st.none() | st.just("GR"))),
    identifiers=few(st.builds(IdentifierSettings, some_id, st.booleans(), st.none() | small, st.none(), some_ids)),
    under_way=few(st.builds(SettingsChange, small, st.builds(SourceSettings, some_id), some_key)),
    under_way_gone=few(small),
    generations=few(st.builds(Generation, st.just(2), some_id, st.just("building"), some_key)),
    drop_generation=st.none() | st.none() | st.sampled_from([2, 3]),
    model=st.none() | st.tuples(st.builds(known, some_id, small), st.binary(max_size=3)),
)


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


def answers(reader: Reader) -> dict[str, Any]:
    """Every question, about everything that a history may hold."""
    head, counts = reader.tenant(), reader.counts()
    counts.extra = {}
    namespaces = [(namespace, value) for namespace in IDS for value in IDS]
    return {
        "head": (head.seq, head.generation, head.model_id, head.assertions),
        "generation": reader.generation(),
        "generations": reader.generations(),
        "models": [reader.models(), [reader.model(id_) for id_ in IDS]],
        "settings": reader.settings(),
        "touchpoints": reader.touchpoints([("crm", "t"), ("web", "t")]),
        "touchpoints_of": filled(reader.touchpoints_of(KEYS)),
        "records": reader.records(KEYS),
        "scan_records": [reader.scan_records(after, 2) for after in (b"", *KEYS)],
        "scan_sources": [reader.scan_records(after, 2, "web") for after in (b"", *KEYS)],
        "records_saying": filled(reader.records_saying(KEYS)),
        "records_of_golden": filled(reader.records_of_golden(IDS)),
        "golden_of": reader.golden_of(KEYS),
        "with_identifier": [reader.records_with_identifier(*one, KEYS[5], 2) for one in namespaces],
        "carriers": [filled(reader.carriers(namespaces, limit)) for limit in (1, 2, 9)],
        "evidence": reader.evidence(KEYS),
        "orphans": [reader.orphans(limit) for limit in (1, 9)],
        "postings": [reader.postings(KEYS, limit) for limit in (1, 50, 500)],
        "edges": [_in_order(reader.edges(some)) for some in (KEYS, KEYS[:2], KEYS[3:])],
        "scan_edges": [reader.scan_edges((low, high), 2) for low in (b"", *KEYS) for high in (b"", KEYS[5])],
        "assertions": reader.assertions(IDS),
        "assertions_about": [sorted(one.assertion_id for one in reader.assertions_about([key])) for key in KEYS],
        "golden": reader.golden(IDS),
        "scan_golden": [reader.scan_golden(after, 2) for after in ("", "A", "a")],
        "last_held": filled(reader.last_held(IDS)),
        "retired_holding": filled(reader.retired_holding(KEYS)),
        "held_before": reader.held_before(KEYS),
        "changes": [reader.changes(after, 3) for after in range(8)],
        "changes_of": [reader.changes_of(id_, 1, 2) for id_ in IDS],
        "counts": counts,
    }


def _in_order(edges: list[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda one: (one.low, one.high))
