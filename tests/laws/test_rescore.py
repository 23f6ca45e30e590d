"""A generation built while others write is what a fresh build is; two re-scorings at once do not harm each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat

import pytest
from histories import DEEP, START, Plan, histories, models, tiny_model
from hypothesis import HealthCheck, given, settings

from laws import assert_same, assert_sound, fresh, new_engine, state, take
from onefold.graph import rescore
from onefold.graph.errors import Conflict
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Store
from onefold.graph.touchpoint import Assert, Command, DeleteRecord, Touchpoint

pytestmark = pytest.mark.usefixtures("small_crowds")

EXAMPLES = {"memory": 60 * DEEP, "embedded": 15 * DEEP, "neo4j": 3 * DEEP}
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]

SAID = (("given_name", "Bob"), ("family_name", "Berg"), ("birth_date", "1980-01-02"))
PEOPLE = [Touchpoint("a", SAID, "1", "1"), Touchpoint("b", (*SAID, ("email", "x@posteo.de")), "2", "2")]


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the build, the catching up and the flip all meet writes of others."""
    monkeypatch.setattr(rescore, "CHUNK", 2)
    monkeypatch.setattr(rescore, "CATCH_UP", 3)


def rescored(store: Store, tenant: str, model: Model, other: Model, batches: Iterator[Sequence[Command]]) -> None:
    """Re-score, taking one batch after each step."""
    for _, batch in zip(new_engine(store, model).rescore(tenant, other), batches, strict=False):
        take(store, tenant, model, [batch])


def test_writes_during_a_rescoring(store: Store, store_name: str, fresh_tenant: Callable[[], str]) -> None:
    @settings(max_examples=EXAMPLES[store_name], suppress_health_check=CHECKS)
    @given(histories(steps=50, largest_batch=5), models())
    def run(plan: Plan, other: Model) -> None:
        tenant, half = fresh_tenant(), len(plan.batches) // 2
        take(store, tenant, plan.model, [START, *plan.batches[:half]])
        later = iter(plan.batches[half:])
        rescored(store, tenant, plan.model, other, chain(later, repeat(())))
        assert_sound(store, tenant, plan.model)
        take(store, tenant, plan.model, later)
        assert_same(state(store, tenant), fresh(tenant, other, plan.commands))
        assert_sound(store, tenant, plan.model)

    run()


@pytest.mark.parametrize(
    "during",
    [
        [DeleteRecord("a", "1"), PEOPLE[0]],
        [DeleteRecord("a", "1"), Touchpoint("c", SAID, "3", "3")],
        [Assert("ruled", "not_same", ("a", "1"), ("b", "2")), *(Touchpoint("c", SAID, str(n), "") for n in range(9))],
    ],
    ids=["deleted and added again", "another says the same", "a ruling and much else"],
)
def test_what_happens_during_a_rescoring(
    during: Sequence[Command], store: Store, fresh_tenant: Callable[[], str]
) -> None:
    tenant, model, other = fresh_tenant(), tiny_model(), tiny_model("other")
    take(store, tenant, model, [PEOPLE])
    steps = new_engine(store, model).rescore(tenant, other)
    next(steps)
    take(store, tenant, model, [[command] for command in during])
    assert [*steps][-1].summary is not None
    assert_same(state(store, tenant), fresh(tenant, other, [*PEOPLE[1:], *PEOPLE[:1], *during]))
    assert_sound(store, tenant, model)


@pytest.mark.parametrize("second", [tiny_model("other"), tiny_model("third")], ids=["the same model", "another model"])
def test_two_rescorings_at_once(second: Model, store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), tiny_model()
    take(store, tenant, model, [PEOPLE])
    engine = new_engine(store, model)
    first = engine.rescore(tenant, tiny_model("other"))
    next(first)
    assert [*engine.rescore(tenant, second)][-1].summary is not None
    with pytest.raises(Conflict, match="another re-scoring"):
        next(first)
    assert engine.active_model(tenant) == second
    assert_same(state(store, tenant), fresh(tenant, second, PEOPLE))
    assert_sound(store, tenant, model)


def test_a_rescoring_that_was_stopped_goes_on(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model, other = fresh_tenant(), tiny_model(), tiny_model("other")
    many = [Touchpoint("a", (*SAID, ("custom:shop", str(n))), str(n), str(n)) for n in range(9)]
    take(store, tenant, model, [many])
    engine = new_engine(store, model)
    next(engine.rescore(tenant, other))
    take(store, tenant, model, [[DeleteRecord("a", "3")]])
    assert next(engine.rescore(tenant, other)).records_done == 2
    generations = store.read(tenant, lambda reader: reader.generations())
    assert [g.state for g in generations] == ["active", "building"]
    assert [*engine.rescore(tenant, other)][-1].summary is not None
    assert_same(state(store, tenant), fresh(tenant, other, [t for t in many if t.record_id != "3"]))
    assert_sound(store, tenant, model)
