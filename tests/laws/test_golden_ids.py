"""Golden record ids follow the three rules of semantics §8 exactly, through random merges, splits and undoings."""

from __future__ import annotations

from collections import Counter

import pytest
from golden_ids import GoldenIds
from histories import DEEP, Plan, histories
from hypothesis import HealthCheck, given, settings

from laws import assert_sound, new_engine, partition
from onefold.graph.answers import IdState
from onefold.graph.store.memory import MemoryStore

pytestmark = pytest.mark.usefixtures("small_crowds")

EXAMPLES = 100 * DEEP


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
