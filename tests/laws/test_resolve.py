"""Resolve(t) answers what Ingest(t) would (semantics §12), on every store."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laws.histories import DEEP, RECORDS, Plan, contents, histories
from laws.states import new_engine, partition, seq, take
from onefold.graph.errors import InvalidInput
from onefold.graph.store.contract import Store
from onefold.graph.touchpoint import Touchpoint

pytestmark = pytest.mark.usefixtures("small_crowds")

EXAMPLES = {"memory": 40 * DEEP, "embedded": 20 * DEEP, "neo4j": 4 * DEEP}
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@st.composite
def asked(draw: st.DrawFn) -> Touchpoint:
    """A touchpoint of a known or a new record, with or without ids."""
    source, record_id = draw(st.sampled_from([*RECORDS, ("a", "new"), ("s", "new"), ("a", ""), ("b", "")]))
    touchpoint_id = draw(st.sampled_from(("", "asked", "t3", "?", "~")))
    time = draw(st.sampled_from((None, 0, 2, 4, 9))) if source != "s" else draw(st.sampled_from((0, 2, 4, 9)))
    return Touchpoint(source, draw(contents()), touchpoint_id, record_id, observed_at=time)


def test_resolve_says_what_ingest_does(store: Store, store_name: str, fresh_tenant: Callable[[], str]) -> None:
    @settings(max_examples=EXAMPLES[store_name], suppress_health_check=CHECKS)
    @given(histories(steps=40, largest_batch=12), st.lists(asked(), min_size=1, max_size=6))
    def run(plan: Plan, questions: list[Touchpoint]) -> None:
        tenant = fresh_tenant()
        take(store, tenant, plan.model, plan.batches)
        for touchpoint in questions:
            answers_as_ingest(store, tenant, plan, touchpoint)

    run()


def answers_as_ingest(store: Store, tenant: str, plan: Plan, touchpoint: Touchpoint) -> None:
    """Ask, then ingest, then compare."""
    engine = new_engine(store, plan.model)
    before, at = partition(store, tenant), seq(store, tenant)
    try:
        (answer,) = engine.resolve(tenant, [touchpoint])
    except InvalidInput as error:
        refused = error
    else:
        refused = None
    assert seq(store, tenant) == at
    (result,) = engine.ingest(tenant, [touchpoint])
    assert type(result.error) is type(refused)
    if refused is not None:
        return
    cluster = next(group for group, golden_id in partition(store, tenant).items() if golden_id == result.golden_id)
    joined = {golden_id for group, golden_id in before.items() if group & cluster}
    if result.golden_id in joined:
        assert answer.golden_id == result.golden_id
    else:
        assert answer.golden_id in (joined or {""})
    assert answer.confidence == result.confidence
    if answer.golden_id:
        assert answer.candidates[0].golden.golden_id == answer.golden_id
