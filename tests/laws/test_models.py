"""What a shadow run says of a model is what its activation does, and it writes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from laws.histories import DEEP, START, Plan, histories, models
from laws.states import assert_same, assert_sound, fresh, new_engine, partition, state, take
from onefold.graph.identity import record_key
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Store

pytestmark = pytest.mark.usefixtures("small_crowds")

EXAMPLES = {"memory": 30 * DEEP, "embedded": 15 * DEEP, "neo4j": 3 * DEEP}
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


def test_a_shadow_run_foretells_the_activation(store: Store, store_name: str, fresh_tenant: Callable[[], str]) -> None:
    @settings(max_examples=EXAMPLES[store_name], suppress_health_check=CHECKS)
    @given(histories(steps=40), models())
    def run(plan: Plan, other: Model) -> None:
        tenant, engine = fresh_tenant(), new_engine(store, plan.model)
        take(store, tenant, plan.model, [START, *plan.batches])
        before, head = partition(store, tenant), store.read(tenant, lambda reader: reader.tenant())
        *_, foretold = engine.shadow_run(tenant, other)
        assert store.read(tenant, lambda reader: reader.tenant()) == head

        engine.put_model(tenant, other)
        *_, done = engine.activate(tenant, other.model_id, plan.model.model_id)
        assert done.summary is not None
        assert foretold.summary is not None
        for number in ("merges", "splits", "records_moved", "golden_records_before", "golden_records_after"):
            assert getattr(done.summary, number) == getattr(foretold.summary, number)
        expected = dict(before)
        for one in foretold.regroupings:
            for golden_id, refs in one.before:
                assert expected.pop(keys(tenant, refs)) == golden_id
            expected |= {keys(tenant, refs): "" for refs in one.after}
        assert expected.keys() == partition(store, tenant).keys()
        assert_same(state(store, tenant), fresh(tenant, other, plan.commands))
        assert_sound(store, tenant, plan.model)

    run()


def keys(tenant: str, refs: tuple[tuple[str, str], ...]) -> frozenset[bytes]:
    """Keys of records."""
    return frozenset(record_key(tenant, *ref) for ref in refs)
