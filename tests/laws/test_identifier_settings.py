"""What settings of identifiers mean, with the shipped model, on every store; and that a change of them reaches all."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from laws.states import assert_same, assert_sound, fresh, new_engine, state, take
from onefold.graph.engine import Engine
from onefold.graph.kinds import Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import Model, shipped_model
from onefold.graph.reasons import WhyNot
from onefold.graph.store.contract import Store
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import (
    Assert,
    Command,
    IdentifierSettings,
    PutIdentifier,
    PutSource,
    SourceSettings,
    Touchpoint,
)
from onefold.graph.units import UNIT

MODEL = shipped_model()
ANNA = (("given_name", "Anna"), ("family_name", "Berg"), ("birth_date", "1980-01-02"))
CARL = (("given_name", "Carl"), ("family_name", "Stone"), ("birth_date", "1955-11-23"))
ELSE = (("given_name", "Olga"), ("family_name", "Fisher"), ("birth_date", "1999-05-17"))
LOGINS = PutIdentifier(IdentifierSettings("login", joins=True))
ONE_ID = PutIdentifier(IdentifierSettings("national_id", per_person_max=1))


def said(record_id: str, *values: tuple[str, str]) -> Touchpoint:
    return Touchpoint("crm", values, f"t {record_id}", record_id)


def people(commands: Sequence[Command], model: Model = MODEL) -> set[frozenset[str]]:
    """Record ids of each golden record, the same streamed in any order, in one batch, and in one shot."""
    found = []
    for seed in range(3):
        store, order = MemoryStore(), list(commands)
        random.Random(seed).shuffle(order)
        take(store, "t", model, [[c] for c in order])
        assert_same(state(store, "t"), fresh("t", model, commands))
        assert_sound(store, "t", model)
        found.append(_grouped(store))
    engine = new_engine(MemoryStore(), model)
    once: dict[str, set[str]] = {}
    for result in engine.resolve_once("t", commands).results:
        if result.golden_id:
            once.setdefault(result.golden_id, set()).add(result.record_id)
    assert {frozenset(ids) for ids in once.values()} == found[0] == found[1] == found[2]
    return found[0]


def _grouped(store: Store, tenant: str = "t") -> set[frozenset[str]]:
    now = state(store, tenant)
    return {frozenset(now.records[key].record_id for key in keys) for keys in now.people}


def test_a_login_that_joins_makes_one_of_whoever_shares_it() -> None:
    strangers = [said("1", *ANNA, ("login", "ab")), said("2", *CARL, ("login", "ab")), said("3", ("login", "ab"))]
    assert len(people(strangers)) > 1
    assert people([LOGINS, *strangers]) == {frozenset("123")}


def test_a_chain_of_shared_logins_holds_however_many_other_logins_there_are() -> None:
    chain = [said(str(n), ("login", f"l{n}"), ("login", f"l{n + 1}"), ("gender", "mf"[n % 2])) for n in range(9)]
    assert people([LOGINS, *chain]) == {frozenset(map(str, range(9)))}


def test_a_source_s_own_field_can_join() -> None:
    members = [said("1", *ANNA, ("custom:Member No", "0042")), said("2", *CARL, ("custom:member no", "0042"))]
    assert people([PutIdentifier(IdentifierSettings("custom:Member no", joins=True)), *members]) == {frozenset("12")}
    assert len(people(members)) == 2


def test_a_source_s_own_field_can_join_where_the_model_weighs_it_by_name() -> None:
    by_name = FieldModel("custom:member no", Kind.EXACT, (10 * UNIT, -2 * UNIT))
    model = replace(MODEL, fields=(*MODEL.fields, by_name))
    one, other = said("1", *ANNA, ("custom:Member No", "0042")), said("2", *CARL, ("custom:member no", "0042"))
    third = said("3", *ANNA, ("custom:member no", "0043"))
    assert people([one, other, third], model) == {frozenset("13"), frozenset("2")}
    assert people([PutIdentifier(IdentifierSettings("custom:member no", True)), one, other], model) == {frozenset("12")}
    limit = PutIdentifier(IdentifierSettings("custom:member no", per_person_max=1))
    assert people([limit, one, other, third], model) == {frozenset("1"), frozenset("2"), frozenset("3")}
    never = PutIdentifier(IdentifierSettings("custom:member no", joins=True, never=("004?",)))
    assert people([never, one, other], model) == {frozenset("1"), frozenset("2")}


def test_a_person_and_an_organization_share_what_joins_and_stay_two() -> None:
    both = [said("1", *ANNA, ("login", "ab")), said("2", ("organization_name", "Berg Timber Ltd"), ("login", "ab"))]
    assert people([LOGINS, *both]) == {frozenset("1"), frozenset("2")}


def test_relatives_are_one_person_once_they_share_what_joins() -> None:
    home = (("family_name", "Stone"), ("street_address", "12 Elm Road"), ("postal_code", "LS1 4AB"))
    policy = ("custom:policy", "P 77")
    mother = said("1", *home, policy, ("given_name", "Henrietta"), ("birth_date", "1950-01-02"))
    son = said("2", *home, policy, ("given_name", "Oliver"), ("birth_date", "1985-07-19"))
    assert people([mother, son]) == {frozenset("1"), frozenset("2")}
    assert people([PutIdentifier(IdentifierSettings("custom:policy", joins=True)), mother, son]) == {frozenset("12")}


def test_another_value_of_what_a_person_has_one_of_keeps_apart() -> None:
    twins = [said("1", *ANNA, ("national_id", "AB123456C")), said("2", *ANNA, ("national_id", "AB123456D"))]
    assert people(twins) == {frozenset("12")}
    assert people([ONE_ID, *twins]) == {frozenset("1"), frozenset("2")}


def test_a_person_never_gets_two_through_a_third_record() -> None:
    both = [said("1", *ANNA, ("national_id", "AB123456C")), said("2", *ANNA, ("national_id", "ZZ987654A"))]
    found = people([ONE_ID, *both, said("3", *ANNA)])
    assert len(found) == 2
    assert not any({"1", "2"} <= group for group in found)


def test_what_one_record_says_by_itself_is_not_split() -> None:
    married = said("3", *ANNA, ("national_id", "AB123456C"), ("national_id", "ZZ987654A"))
    assert people([ONE_ID, said("1", *ANNA, ("national_id", "AB123456C")), married]) == {frozenset("13")}


def test_so_many_per_person_and_no_more() -> None:
    cards = [said(str(n), *ANNA, ("loyalty_id", f"card {n}")) for n in range(5)]
    assert people(cards) == {frozenset("01234")}
    two = people([PutIdentifier(IdentifierSettings("loyalty_id", per_person_max=2)), *cards])
    assert sorted(map(len, two)) == [1, 2, 2]


def test_one_per_person_beats_what_joins_and_not_same_beats_both() -> None:
    ids = [("national_id", "AB123456C"), ("national_id", "ZZ987654A")]
    shared = [said(str(n), *who, ("login", "ab"), ids[n]) for n, who in enumerate((ANNA, CARL))]
    assert people([LOGINS, *shared]) == {frozenset("01")}
    assert people([LOGINS, ONE_ID, *shared]) == {frozenset("0"), frozenset("1")}
    apart = Assert("apart", "not_same", ("crm", "2"), ("crm", "3"))
    joined = [said("2", *ANNA, ("login", "ab")), said("3", *ANNA, ("login", "ab"))]
    assert people([LOGINS, *joined, apart]) == {frozenset("2"), frozenset("3")}


def test_a_steward_s_same_joins_whatever_is_set() -> None:
    twins = [said("1", *ANNA, ("national_id", "AB123456C")), said("2", *ANNA, ("national_id", "ZZ987654A"))]
    assert people([ONE_ID, *twins, Assert("same", "same", ("crm", "1"), ("crm", "2"))]) == {frozenset("12")}


def test_what_joins_comes_before_what_is_merely_alike() -> None:
    """2 is Anna by all it says, and shares the login of 3, who has another national id than Anna."""
    anna, other = ("national_id", "AB123456C"), ("national_id", "ZZ987654A")
    three = [said("1", *ANNA, anna), said("2", *ANNA, ("login", "ab")), said("3", *CARL, ("login", "ab"), other)]
    assert people([LOGINS, ONE_ID, *three]) == {frozenset("1"), frozenset("23")}


def test_a_value_that_many_people_carry_joins_nobody() -> None:
    names = ("Adams", "Baker", "Castro", "Dupont", "Evans", "Fischer")
    kiosk = [said(name, ("family_name", name), ("login", "kiosk")) for name in names]
    assert people([LOGINS, *kiosk]) == {frozenset(names)}
    few = PutIdentifier(IdentifierSettings("login", joins=True, people_max=5))
    assert people([few, *kiosk]) == {frozenset([name]) for name in names}


@pytest.mark.parametrize("never", ["NONE-00", "none*", "n?ne-0?"])
def test_a_value_that_is_never_used_joins_nobody_and_can_still_be_looked_up(never: str) -> None:
    shared = [said("1", *ANNA, ("login", "none-00")), said("2", *CARL, ("login", "none-00"))]
    setting = PutIdentifier(IdentifierSettings("login", joins=True, never=(never,)))
    assert people([setting, *shared]) == {frozenset("1"), frozenset("2")}
    engine = new_engine(MemoryStore(), MODEL)
    engine.ingest("t", [setting, *shared])
    assert len(engine.find_by_identifier("t", "login", "none-00").golden) == 2
    assert engine.is_generic("t", "login", "none-00")


def test_a_phone_number_is_never_used_however_its_source_writes_it() -> None:
    switchboard = PutIdentifier(IdentifierSettings("phone", joins=True, never=("020 7946 0000",)))
    told = [said("1", *ANNA, ("phone", "+44 20 7946 0000")), said("2", *CARL, ("phone", "020 79460000"))]
    british = PutSource(SourceSettings("crm", region="GB"))
    assert people([british, switchboard, *told]) == {frozenset("1"), frozenset("2")}


def test_reasons_name_what_is_set() -> None:
    engine = new_engine(MemoryStore(), MODEL)
    ids = [("national_id", "AB123456C"), ("national_id", "ZZ987654A")]
    engine.ingest("t", [LOGINS, ONE_ID, *(said(str(n), *ANNA, ("login", "ab"), ids[n]) for n in range(2))])
    apart = engine.explain_match("t", ("crm", "0"), ("crm", "1"))
    assert (apart.why_not, apart.too_many) == (WhyNot.PER_PERSON, ("national_id",))
    assert "national_id" in apart.verdict
    engine.ingest("t", [said("2", *CARL, ("login", "ab"), ids[0])])
    joined = engine.explain_match("t", ("crm", "0"), ("crm", "2"))
    assert joined.same_golden_record
    assert {f.field: f.bits for f in joined.fields}["joins"] == 200


def test_what_a_record_is_of_is_told_before_how_many_values_it_has() -> None:
    engine = new_engine(MemoryStore(), MODEL)
    firm = said("2", ("organization_name", "Berg Timber Ltd"), ("phone", "020 7946 0001"), ("tax_id", "ZZ987654A"))
    person = said("1", *ANNA, ("phone", "020 7946 0001"), ("tax_id", "AB123456C"))
    one_number = PutIdentifier(IdentifierSettings("tax_id", per_person_max=1))
    engine.ingest("t", [one_number, person, firm])
    apart = engine.explain_match("t", ("crm", "1"), ("crm", "2"))
    assert apart.too_many == ("tax_id",)
    assert apart.why_not is not WhyNot.PER_PERSON
    assert "organization" in apart.verdict


def crowd(n: int) -> list[Command]:
    """Records of which every tenth carries a login that its neighbour shares."""
    rng = random.Random(5)
    names = ("Adams", "Baker", "Castro", "Dupont")
    return [
        said(str(k), ("family_name", rng.choice(names)), ("birth_date", f"19{50 + k % 40}-01-{1 + k % 27:02}"),
             *([("login", f"l{k // 20}")] if k % 10 == 0 else []), ("phone", f"020 7946 0{k % 70:03}"))
        for k in range(n)
    ]  # fmt: skip


def test_a_change_reaches_all_in_steps_and_a_new_process_goes_on(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, commands = fresh_tenant(), crowd(60)
    changes: list[Command] = [
        LOGINS,
        PutSource(SourceSettings("crm", region="GB", priority=2)),
        PutIdentifier(IdentifierSettings("phone", people_max=1, never=("*01",))),
    ]
    take(store, tenant, MODEL, [commands])
    engine = new_engine(store, MODEL, work_cap=4)
    assert {result.outcome.value for result in engine.ingest(tenant, changes)} == {"accepted"}
    assert len(engine.settings(tenant).under_way) == 3
    pending = [g for g in engine.find_by_identifier(tenant, "phone", "020 7946 0001").golden if g.pending]
    assert pending
    assert engine.check(tenant).under_way == 3
    steps = 0
    while (settings := _another(engine, store).settle(tenant)).under_way:
        assert all(0 <= change.share_done <= 1 for change in settings.under_way)
        steps += 1
    assert steps >= 60 // 4
    assert not any(g.pending for g in engine.find_by_identifier(tenant, "phone", "020 7946 0001").golden)
    assert_same(state(store, tenant), fresh(tenant, MODEL, [*changes, *commands]))
    assert_sound(store, tenant, MODEL)
    kinds = [c.golden_id for c in engine.changes(tenant, limit=1 << 20) if c.kind == "settings"]
    assert kinds == ["identifier login", "source crm", "identifier phone"]
    before = store.read(tenant, lambda r: r.tenant().seq)
    _another(engine, store).settle(tenant)
    assert store.read(tenant, lambda r: r.tenant().seq) == before


def _another(engine: Engine, store: Store) -> Engine:
    """As if the process had been killed after its last commit, and another begun."""
    del engine
    return new_engine(store, MODEL, work_cap=4)


def test_what_nobody_set_is_as_ever() -> None:
    commands = crowd(40)
    plain, put = MemoryStore(), MemoryStore()
    take(plain, "t", MODEL, [commands])
    take(put, "t", MODEL, [[PutIdentifier(IdentifierSettings("login"))], commands])
    assert_same(state(put, "t"), state(plain, "t"))
