"""Any order, batch size and detour leads to the same state, on every store (semantics §1)."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import strategies as st

from laws.histories import NOW, POOLS, START, Plan, contents, histories, tiny_model
from laws.states import (
    Ledger,
    accepted,
    assert_same,
    assert_sound,
    fresh,
    new_engine,
    partition,
    seq,
    shuffled,
    state,
    take,
)
from laws.world import World
from onefold.graph.answers import Outcome
from onefold.graph.ask.export import ExportKind
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Store
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Assert, Command, DeleteRecord, PutSource, Revoke, SourceSettings, Touchpoint
from onefold.graph.transaction.linkage import ASSERTED

pytestmark = pytest.mark.usefixtures("small_crowds")


def live(plan: Plan, tenant: str) -> list[Command]:
    """Settings, then touchpoints and assertions that are live after the plan's commands: what any order ranges over."""
    world = World(tenant)
    for command in plan.commands:
        world.take(command)
    touchpoints = [t for t, _ in world.touchpoints.values() if t.observed_at is not None or t.source != "s"]
    return [*touchpoints, *world.assertions.values()]


SETTINGS: Sequence[Command] = (*START, PutSource(SourceSettings("a", region="GB", date_order="DMY", priority=2)))


def test_any_order_and_batch_size(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(histories(steps=50), st.integers(0, 999))
    def _(plan: Plan, order: int) -> None:
        tenant = fresh_tenant()
        commands = live(plan, tenant)
        expected = fresh(tenant, plan.model, [*SETTINGS, *commands])
        take(store, tenant, plan.model, [SETTINGS, *shuffled(commands, random.Random(order))])
        assert_same(state(store, tenant), expected)
        assert_sound(store, tenant, plan.model)


def test_streaming_is_batch(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(histories(steps=50))
    def _(plan: Plan) -> None:
        tenant = fresh_tenant()
        take(store, tenant, plan.model, plan.batches)
        assert_same(state(store, tenant), fresh(tenant, plan.model, plan.commands))
        assert_sound(store, tenant, plan.model)


def test_settings_may_come_last(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(histories(steps=30))
    def _(plan: Plan) -> None:
        tenant = fresh_tenant()
        commands = live(plan, tenant)
        take(store, tenant, plan.model, [commands, SETTINGS])
        assert_same(state(store, tenant), fresh(tenant, plan.model, [*SETTINGS, *commands]))


def test_add_then_delete_is_never_added(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(histories(steps=40), st.lists(contents(), min_size=1, max_size=12), st.integers(0, 999))
    def _(plan: Plan, passing: Sequence[tuple[tuple[str, str], ...]], order: int) -> None:
        tenant, rng = fresh_tenant(), random.Random(order)
        commands = live(plan, tenant)
        detours = [Touchpoint("b", v, f"passing {n}", f"p{n % 6}", "", NOW) for n, v in enumerate(passing)]
        away = [DeleteRecord("b", f"p{n}") for n in range(6)]
        batches = [SETTINGS, *shuffled([*commands, *detours], rng), *shuffled(away, rng)]
        take(store, tenant, plan.model, batches)
        assert_same(state(store, tenant), fresh(tenant, plan.model, [*SETTINGS, *commands]))
        assert_sound(store, tenant, plan.model)


def test_replay_changes_nothing(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(histories(steps=40))
    def _(plan: Plan) -> None:
        tenant = fresh_tenant()
        take(store, tenant, plan.model, plan.batches)
        before, at = state(store, tenant), seq(store, tenant)
        world = World(tenant)
        for command in plan.commands:
            world.take(command)
        replay = [*(t for t, _ in world.touchpoints.values()), *world.assertions.values()]
        replay += [PutSource(s) for s in world.sources.values()]
        replay = [c for c in replay if not isinstance(c, Touchpoint) or world.take(c) is Outcome.UNCHANGED]
        results = take(store, tenant, plan.model, [replay, replay[::-1]])
        assert {r.outcome for r in results} <= {Outcome.UNCHANGED}
        assert seq(store, tenant) == at
        assert_same(state(store, tenant), before)


def test_rejected_commands_change_nothing(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(histories(steps=40))
    def _(plan: Plan) -> None:
        tenant, alone = fresh_tenant(), MemoryStore()
        kept = accepted(plan.commands, take(store, tenant, plan.model, plan.batches))
        # Under the same tenant: record keys, which order nodes of one evidence (semantics §7), are salted by it.
        again = take(alone, tenant, plan.model, [kept])
        assert {r.outcome for r in again} <= {Outcome.ACCEPTED}
        assert_same(state(store, tenant), state(alone, tenant))


def test_every_id_ever_issued_is_answered_truthfully(
    store: Store, fresh_tenant: Callable[[], str], law: Callable
) -> None:
    @law(histories(steps=30, largest_batch=10))
    def _(plan: Plan) -> None:
        tenant, ledger = fresh_tenant(), Ledger()
        for batch in plan.batches:
            take(store, tenant, plan.model, [batch])
            ledger.verify(store, tenant, plan.model)
        assert_sound(store, tenant, plan.model)


def test_what_is_undone_at_once_restores_every_id(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(histories(steps=30, largest_batch=10), st.sampled_from(("same", "not_same")), contents(), st.integers(0, 999))
    def _(plan: Plan, kind: str, values: tuple[tuple[str, str], ...], choice: int) -> None:
        tenant = fresh_tenant()
        take(store, tenant, plan.model, plan.batches)
        before = partition(store, tenant)
        records = sorted((r.source, r.record_id) for r in state(store, tenant).records.values())
        undo: Sequence[tuple[Command, Command]] = [
            (Touchpoint("b", values, "bridge", "bridge", "", NOW), DeleteRecord("b", "bridge")),
        ]
        if len(records) > 1:
            left, right = random.Random(choice).sample(records, 2)
            undo = [*undo, (Assert("undone", kind, left, right), Revoke("undone"))]
        for do, revert in undo:
            take(store, tenant, plan.model, [[do], [revert]])
            assert partition(store, tenant) == before


def test_two_tenants_do_not_touch(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(histories(steps=30), histories(steps=30, model=tiny_model("other")))
    def _(ours: Plan, theirs: Plan) -> None:
        here, there = fresh_tenant(), fresh_tenant()
        turns = max(len(ours.batches), len(theirs.batches))
        for n in range(turns):
            take(store, here, ours.model, ours.batches[n : n + 1])
            take(store, there, theirs.model, theirs.batches[n : n + 1])
        assert_same(state(store, here), fresh(here, ours.model, ours.commands))
        assert_same(state(store, there), fresh(there, theirs.model, theirs.commands))


def test_a_contradiction_splits_again(store: Store, fresh_tenant: Callable[[], str]) -> None:
    model, tenant = tiny_model(prior=-11_000), fresh_tenant()
    said = (("given_name", "Bob"), ("family_name", "Stone"), ("phone", POOLS["phone"][1]))
    people = [Touchpoint("a", said, "1", "1"), Touchpoint("b", (*said, ("birth_date", "1980-01-02")), "2", "2")]
    take(store, tenant, model, [[p] for p in people])
    assert len(partition(store, tenant)) == 1
    other = (("birth_date", "1955-11-23"), ("email", "x@posteo.de"), ("custom:tier", "lead"))
    take(store, tenant, model, [[Touchpoint("a", other, "3", "1")]])
    assert len(partition(store, tenant)) == 2
    assert_sound(store, tenant, model)
    take(store, tenant, model, [[DeleteRecord("a", "1")], [people[0]]])
    assert len(partition(store, tenant)) == 1
    assert_sound(store, tenant, model)


def test_reading_writes_nothing(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(histories(steps=25, largest_batch=30), contents())
    def _(plan: Plan, values: tuple[tuple[str, str], ...]) -> None:
        tenant, unknown = fresh_tenant(), fresh_tenant()
        take(store, tenant, plan.model, plan.batches)
        before, at, counts = state(store, tenant), seq(store, tenant), store.read(tenant, lambda r: r.counts())
        read_everything(store, tenant, plan.model, values)
        read_everything(store, unknown, plan.model, values)
        assert (seq(store, tenant), store.read(tenant, lambda r: r.counts())) == (at, counts)
        assert_same(state(store, tenant), before)
        assert unknown not in store.tenants()


def read_everything(store: Store, tenant: str, model: Model, values: tuple[tuple[str, str], ...]) -> None:
    """Every call of the engine that only reads; explanations agree with what is stored."""
    engine = new_engine(store, model)
    engine.resolve(tenant, [Touchpoint("a", values, "", "1", "", NOW), Touchpoint("new", values)])
    people = store.read(tenant, lambda r: r.scan_golden("", 1000))
    records = store.read(tenant, lambda r: r.scan_records(b"", 1000))
    for golden in people:
        explained = engine.explain_golden(tenant, golden.golden_id)
        weights = [ASSERTED if join.asserted else round(join.bits * 1024) for join in explained.joins]
        assert golden.weakest_join == min(weights, default=None)
        assert bool(golden.cut) == (explained.cut_at_bits is not None)
        engine.golden_record(tenant, golden.golden_id)
        engine.records_of(tenant, golden.golden_id)
        engine.lineage(tenant, golden.golden_id)
    for left, right in pairwise(records):
        pair = engine.explain_match(tenant, (left.source, left.record_id), (right.source, right.record_id))
        ends = tuple(sorted((left.fingerprint, right.fingerprint)))
        assert pair.is_edge == (ends in state(store, tenant).edges) or pair.same_evidence
        engine.touchpoints_of(tenant, left.source, left.record_id)
        engine.golden_of_record(tenant, left.source, left.record_id)
    engine.find_by_identifier(tenant, "email", "anna@posteo.de")
    settings = (engine.sources, engine.identifiers, engine.settings, engine.active_model)
    for read in (engine.changes, engine.counts, engine.statistics, engine.check, *settings):
        read(tenant)
    for kind in ExportKind:
        list(engine.export(tenant, kind))


def test_commands_that_are_all_rejected_write_nothing(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant = fresh_tenant()
    wrong = [
        Touchpoint("", (("email", "anna@posteo.de"),)),
        Assert("a", "perhaps", ("a", "1"), ("a", "2")),
        Revoke("b"),
    ]
    take(store, tenant, tiny_model(), [wrong, []])
    assert seq(store, tenant) == 0
    assert tenant not in store.tenants()


def test_a_record_deleted_and_added_again_in_one_batch(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), tiny_model()
    said = (("given_name", "Bob"), ("email", "x@posteo.de"))
    people = [Touchpoint("a", said, "1", "1"), Touchpoint("a", said, "2", "2"), Touchpoint("a", (), "3", "3")]
    take(store, tenant, model, [people])
    before = partition(store, tenant)
    for again in people:
        take(store, tenant, model, [[DeleteRecord("a", again.record_id), again]])
        assert partition(store, tenant) == before
        assert_sound(store, tenant, model)


@pytest.mark.parametrize("salt", range(4))
def test_an_assertion_id_revoked_and_accepted_again_in_one_batch(
    salt: int, store: Store, fresh_tenant: Callable[[], str]
) -> None:
    tenant, model = fresh_tenant(), tiny_model(f"salt {salt}")
    neighbours = [Touchpoint("a", (("family_name", f), ("email", "anna@posteo.de")), f, f) for f in ("Berg", "Bergh")]
    alone = [("phone", "020 7946 0958"), ("birth_date", "1980-01-02"), ("email", "x@posteo.de")]
    strangers = [Touchpoint("a", (value,), f"t{n}", f"r{n}") for n, value in enumerate(alone)]
    take(store, tenant, model, [[*neighbours, *strangers], [Assert("id", "same", ("a", "Berg"), ("a", "r0"))]])
    # what becomes of Bergh makes the engine meet the revoked assertion about Berg before the accepted one
    again = [Revoke("id"), Assert("id", "same", ("a", "r1"), ("a", "r2")), DeleteRecord("a", "Bergh")]
    take(store, tenant, model, [[*again, Touchpoint("a", (("custom:tier", "gold"),), "more", "Berg")]])
    assert sorted(map(len, partition(store, tenant))) == [1, 1, 2]
    assert_sound(store, tenant, model)


def test_a_source_may_become_a_snapshot_with_touchpoints_of_no_time(
    store: Store, fresh_tenant: Callable[[], str]
) -> None:
    tenant, model = fresh_tenant(), tiny_model()
    timeless = Touchpoint("a", (("email", "x@posteo.de"),), "1", "1")
    take(store, tenant, model, [[timeless], [PutSource(SourceSettings("a", keep="snapshot"))]])
    (replay,) = take(store, tenant, model, [[timeless]])
    assert replay.outcome is Outcome.UNCHANGED
    assert_sound(store, tenant, model)


@pytest.mark.parametrize("field", ["custom:shop", "email", "given_name"])
def test_bounds_do_not_depend_on_order(field: str, fresh_tenant: Callable[[], str]) -> None:
    """More values than a record keeps, and many more than an evidence does."""
    tenant, model, rng = fresh_tenant(), tiny_model(), random.Random(8)
    said = [(field, f"{chr(97 + n % 26)}{n}@posteo.de") for n in range(150)]
    parts = [Touchpoint("a", tuple(said[n : n + 7]), f"t{n}", "1", "", n) for n in range(0, 150, 5)]
    expected = fresh(tenant, model, parts)
    for _ in range(5):
        store = MemoryStore()
        take(store, tenant, model, shuffled(parts, rng))
        assert_same(state(store, tenant), expected)
