"""A person and an organization are never one golden record, whatever stands between them; only a steward joins them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from laws.histories import NOW, tiny_model
from laws.states import Partition, assert_same, assert_sound, fresh, partition, shuffled, state, take
from laws.world import joined
from onefold.graph.identity import record_key
from onefold.graph.kinds import Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import Model
from onefold.graph.normalize import Conventions, normalize_record
from onefold.graph.store.contract import Store
from onefold.graph.touchpoint import Assert, Command, DeleteRecord, Touchpoint, Values
from onefold.graph.units import UNIT

VALUES = (
    *(("full_name", "Anna Berg"), ("full_name", "Anna Bergh"), ("organization_name", "Berg AB")),
    *(("organization_name", "Berg Bygg AB"), ("employer", "Berg AB"), ("birth_date", "1980-01-02")),
    *(("record_kind", "person"), ("record_kind", "ORGANIZATION"), ("email", "info@berg.se"), ("email", "anna@berg.se")),
    *(
        ("phone", "+46 40 555 01 00"),
        ("phone", "+46 40 555 01 01"),
        ("lei", "5493001KJTIIGC8Y1R12"),
        ("cookie_id", "c1"),
    ),
)
STRONG = 100 * UNIT  # of everything that both may say: together near what keeps the kinds apart
RECORDS = 7


def model(attach_margin: int | None, caps: tuple[int, int, int]) -> Model:
    """Everything that a person and an organization can share joins them, but for the kind."""
    tiny = tiny_model(caps=caps, attach_margin=attach_margin)
    shared = {
        f.name: replace(f, weights=(STRONG, *[STRONG // 2] * (len(f.weights) - 1)))
        for f in tiny.fields
        if f.name in ("email", "phone")
    }
    fields = (
        *(shared.get(f.name, f) for f in tiny.fields),
        FieldModel("record_kind", Kind.EXACT, (0, -1000 * UNIT)),
        FieldModel("organization_name", Kind.ORGANIZATION, (9000, 6000, 3000, 2000, -5000)),
        FieldModel("cookie_id", Kind.TOKEN, (STRONG,)),
    )
    return replace(tiny, fields=fields)


def said() -> st.SearchStrategy[Values]:
    return st.lists(st.sampled_from(VALUES), min_size=1, max_size=4).map(tuple)


def records() -> st.SearchStrategy[list[Touchpoint]]:
    """Touchpoints of a few records of one source."""
    told = st.lists(st.tuples(st.integers(0, RECORDS - 1), said()), min_size=3, max_size=14)
    return told.map(lambda all_: [Touchpoint("a", v, f"t{n}", str(r), "", NOW) for n, (r, v) in enumerate(all_)])


def models() -> st.SearchStrategy[Model]:
    return st.builds(model, st.sampled_from((None, 0, 4 * UNIT)), st.sampled_from(((40, 5, 40), (4, 2, 5))))


def kinds(tenant: str, commands: Iterable[Command]) -> dict[bytes, str]:
    """Record → its kind, where it has one."""
    values: dict[str, list[tuple[str, str]]] = {}
    for command in commands:
        if isinstance(command, Touchpoint):
            values.setdefault(command.record_id, []).extend(command.values)
    found = {r: normalize_record(v, Conventions()).get("record_kind", ()) for r, v in values.items()}
    return {record_key(tenant, "a", r): kind[0] for r, kind in found.items() if kind}


def mixed(groups: Partition, kind: dict[bytes, str]) -> list[frozenset[bytes]]:
    return [group for group in groups if len({kind[r] for r in group if r in kind}) > 1]


def test_no_golden_record_is_of_both(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(models(), records(), st.integers(0, 999))
    def _(chosen: Model, touchpoints: Sequence[Touchpoint], order: int) -> None:
        tenant = fresh_tenant()
        take(store, tenant, chosen, shuffled(touchpoints, random.Random(order)))
        assert_same(state(store, tenant), fresh(tenant, chosen, touchpoints))
        assert_sound(store, tenant, chosen)
        assert mixed(partition(store, tenant), kinds(tenant, touchpoints)) == []


def test_a_kind_that_becomes_known_parts_them(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    @law(models(), records())
    def _(chosen: Model, touchpoints: Sequence[Touchpoint]) -> None:
        tenant = fresh_tenant()
        take(store, tenant, chosen, [touchpoints])
        late = [Touchpoint("a", (("record_kind", "person"),), "late", touchpoints[0].record_id, "", NOW)]
        take(store, tenant, chosen, [late])
        assert mixed(partition(store, tenant), kinds(tenant, [*touchpoints, *late])) == []
        take(store, tenant, chosen, [[DeleteRecord("a", touchpoints[0].record_id)]])
        rest = [t for t in touchpoints if t.record_id != touchpoints[0].record_id]
        assert_same(state(store, tenant), fresh(tenant, chosen, rest))


def test_only_a_steward_joins_both(store: Store, fresh_tenant: Callable[[], str], law: Callable) -> None:
    number = st.integers(0, RECORDS - 1)

    @law(models(), records(), st.lists(st.tuples(number, number), min_size=1, max_size=3))
    def _(chosen: Model, touchpoints: Sequence[Touchpoint], pairs: Sequence[tuple[int, int]]) -> None:
        tenant = fresh_tenant()
        same = [Assert(f"s{n}", "same", ("a", str(a)), ("a", str(b))) for n, (a, b) in enumerate(pairs) if a != b]
        take(store, tenant, chosen, [touchpoints, same])
        assert_sound(store, tenant, chosen)
        kind = kinds(tenant, touchpoints)
        present = {record_key(tenant, "a", t.record_id) for t in touchpoints}
        ends = [(record_key(tenant, *s.left), record_key(tenant, *s.right)) for s in same]
        ruled = joined(present, [(a, b) for a, b in ends if a in present and b in present])
        for group in mixed(partition(store, tenant), kind):
            assert any(len({kind[r] for r in ruled[one] if r in kind}) > 1 for one in group)


def test_what_fits_both_joins_one_of_them(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant = fresh_tenant()
    phone = ("phone", "+46 40 555 01 00")
    told = {"person": ("full_name", "Anna Berg"), "firm": ("organization_name", "Berg AB"), "call": phone}
    commands = [Touchpoint("a", (value, phone), r, r, "", NOW) for r, value in told.items()]
    take(store, tenant, model(None, (40, 5, 40)), [[c] for c in commands])
    groups = partition(store, tenant)
    assert sorted(map(len, groups)) == [1, 2]
    assert mixed(groups, kinds(tenant, commands)) == []
