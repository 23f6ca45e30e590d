"""Golden record ids follow the three rules of semantics §8 exactly, through random merges, splits and undoings."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laws.golden_ids import GoldenIds
from laws.histories import DEEP, Plan, histories
from laws.states import assert_sound, new_engine, partition
from onefold.graph.answers import IdState
from onefold.graph.store.memory import MemoryStore

pytestmark = pytest.mark.usefixtures("small_crowds")

EXAMPLES = 100 * DEEP
RECORDS = [bytes([n]) for n in range(6)]
ABSENT = 0


def test_ids_follow_the_rules() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(histories(steps=60, largest_batch=8))
    def run(plan: Plan) -> None:
        store, ids = MemoryStore(), GoldenIds()
        engine = new_engine(store, plan.model)
        number: dict[str, int] = {}  # the engine's id → ours
        for batch in plan.batches:
            engine.ingest("t", batch)
            stored = partition(store, "t")
            ids.follow(set(stored))
            ours = {cluster: i for i, cluster in ids.held.items()}
            number |= {i: ours[cluster] for cluster, i in stored.items() if i not in number}
            assert {cluster: number[i] for cluster, i in stored.items()} == ours
            for golden_id in number:
                seen[engine.golden_record("t", golden_id).state.value] += 1
        assert sorted(number.values()) == list(range(1, ids.issued + 1))
        assert_sound(store, "t", plan.model)

    run()
    print("golden ids:", dict(seen))
    assert not [state for state in IdState if not seen[state.value]]


def test_by_the_rules_what_is_undone_at_once_restores_every_id() -> None:
    """Where a person split into two who had been apart before, with ids of their own, putting them together again."""
    groups = st.lists(st.integers(ABSENT, 3), min_size=len(RECORDS), max_size=len(RECORDS))

    @settings(max_examples=5 * EXAMPLES)
    @given(st.lists(groups, min_size=2, max_size=12))
    def run(walk: list[list[int]]) -> None:
        ids = GoldenIds()
        for before, after in pairwise(map(_grouped, walk)):
            ids.follow(before)
            held = ids.held
            ids.follow(after)
            ids.follow(before)
            assert ids.held == held

    run()


def _grouped(groups: list[int]) -> set[frozenset[bytes]]:
    """The partition in which each record is of the group of its number."""
    held: dict[int, set[bytes]] = {}
    for record, group in zip(RECORDS, groups, strict=True):
        held.setdefault(group, set()).add(record)
    return {frozenset(records) for group, records in held.items() if group != ABSENT}
