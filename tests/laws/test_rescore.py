"""A generation built while others write is what a fresh build is; two re-scorings at once do not harm each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laws.histories import DEEP, START, Plan, histories, models, tiny_model
from laws.states import WORK_CAP, Ledger, assert_same, assert_sound, fresh, new_engine, seq, state, take
from onefold.graph.errors import Conflict
from onefold.graph.model.model import Model
from onefold.graph.rebuild import rescore
from onefold.graph.store.contract import Store
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Assert, Command, DeleteRecord, Touchpoint

pytestmark = pytest.mark.usefixtures("small_crowds")

EXAMPLES = {"memory": 30 * DEEP, "embedded": 15 * DEEP, "neo4j": 3 * DEEP}
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
    for _, batch in zip(new_engine(store, model).rescore_with(tenant, other), batches, strict=False):
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
    steps = new_engine(store, model).rescore_with(tenant, other)
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
    first = engine.rescore_with(tenant, tiny_model("other"))
    next(first)
    assert [*engine.rescore_with(tenant, second)][-1].summary is not None
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
    next(engine.rescore_with(tenant, other))
    take(store, tenant, model, [[DeleteRecord("a", "3")]])
    assert next(engine.rescore_with(tenant, other)).records_done == 2
    generations = store.read(tenant, lambda reader: reader.generations())
    assert [g.state for g in generations] == ["active", "building"]
    assert [*engine.rescore_with(tenant, other)][-1].summary is not None
    assert_same(state(store, tenant), fresh(tenant, other, [t for t in many if t.record_id != "3"]))
    assert_sound(store, tenant, model)


def test_rescoring_is_a_fresh_build_under_the_other_model(
    store: Store, fresh_tenant: Callable[[], str], law: Callable
) -> None:
    @law(histories(steps=40, largest_batch=15), models())
    def _(plan: Plan, other: Model) -> None:
        tenant, ledger, half = fresh_tenant(), Ledger(), len(plan.batches) // 2
        for batch in (START, *plan.batches[:half]):
            take(store, tenant, plan.model, [batch])
            ledger.verify(store, tenant, plan.model)
        at = seq(store, tenant)
        engine = new_engine(store, plan.model)
        assert [*engine.shadow_run(tenant, other)][-1] is not None
        assert seq(store, tenant) == at
        for _ in engine.rescore_with(tenant, other):
            pass
        ledger.verify(store, tenant, plan.model)
        assert_sound(store, tenant, plan.model)  # a tenant keeps its active model, whatever the engine starts with
        for batch in plan.batches[half:]:
            take(store, tenant, plan.model, [batch])
            ledger.verify(store, tenant, plan.model)
        assert_sound(store, tenant, plan.model)
        assert_same(state(store, tenant), fresh(tenant, other, plan.commands))


def test_rescoring_beside_writers_is_a_fresh_build(
    fresh_tenant: Callable[[], str], law: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is written between the build's transactions: deletions, settings and assertions among it."""
    monkeypatch.setattr(rescore, "CHUNK", 3)
    monkeypatch.setattr(rescore, "CATCH_UP", 8)

    @law(histories(steps=50, largest_batch=4), models(), st.integers(2, 40))
    def _(plan: Plan, other: Model, before: int) -> None:
        store, tenant, ledger = MemoryStore(), fresh_tenant(), Ledger()
        batches = [START, *plan.batches]
        for batch in batches[:before]:
            take(store, tenant, plan.model, [batch])
        waiting = iter(batches[before:])
        for _ in new_engine(store, plan.model).rescore_with(tenant, other):
            take(store, tenant, plan.model, [batch for batch in [next(waiting, ())] if batch])
        take(store, tenant, plan.model, list(waiting))
        assert_sound(store, tenant, plan.model)
        ledger.verify(store, tenant, plan.model)
        assert_same(state(store, tenant), fresh(tenant, other, plan.commands))


def test_rescoring_while_changed_settings_reach_records(fresh_tenant: Callable[[], str], law: Callable) -> None:
    """What is under way when the build begins goes on during it, and after it."""

    @law(histories(steps=50, largest_batch=4), models(), st.integers(2, 40), st.integers(0, 3))
    def _(plan: Plan, other: Model, before: int, patience: int) -> None:
        store, tenant = MemoryStore(), fresh_tenant()
        batches = [START, *plan.batches]
        take(store, tenant, plan.model, batches[:before], settle=False)
        waiting, engine = iter(batches[before:]), new_engine(store, plan.model, WORK_CAP)
        for n, _ in enumerate(new_engine(store, plan.model).rescore_with(tenant, other)):
            take(store, tenant, plan.model, [batch for batch in [next(waiting, ())] if batch], settle=False)
            if n < patience:
                engine.settle(tenant)
        take(store, tenant, plan.model, list(waiting))
        assert_sound(store, tenant, plan.model)
        assert_same(state(store, tenant), fresh(tenant, other, plan.commands))


PERSON = (("given_name", "Bob"), ("family_name", "Berg"), ("birth_date", "1980-01-02"), ("custom:tier", "golden"))
FIRST = Touchpoint("a", PERSON, "1", "1")
SECOND = Touchpoint("b", PERSON, "2", "2")


@pytest.mark.parametrize(
    ("first", "during", "left"),
    [
        ([FIRST], [SECOND, DeleteRecord("a", "1")], [SECOND]),  # one evidence goes and comes back
        ([FIRST, SECOND], [DeleteRecord("b", "2")], [FIRST]),  # alone under the old model, together under the new
    ],
)
def test_rescoring_while_records_are_deleted(
    first: list[Command], during: list[Command], left: list[Command], fresh_tenant: Callable[[], str]
) -> None:
    store, tenant, old, other = MemoryStore(), fresh_tenant(), tiny_model("old", prior=-30_000), tiny_model("new")
    take(store, tenant, old, [first])
    for n, _ in enumerate(new_engine(store, old).rescore_with(tenant, other)):
        if n == 0:
            take(store, tenant, old, [[command] for command in during])
    assert_same(state(store, tenant), fresh(tenant, other, left))
