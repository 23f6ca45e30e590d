"""Identifiers that many different people carry link nobody; found and undone by the records themselves."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from laws.histories import DEEP
from laws.states import assert_same, assert_sound, fresh, new_engine, partition, shuffled, state, take
from onefold.graph.model.model import Model, shipped_model
from onefold.graph.normalize import FIELD_NAMES, IDENTIFIER_NAMESPACES
from onefold.graph.store.contract import Store
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Command, DeleteRecord, IdentifierSettings, PutIdentifier, Touchpoint
from onefold.graph.transaction.generic import PEOPLE
from people.crowds import crowded
from people.population import generate
from people.records import Record

NAMES = ("Adams", "Baker", "Castro", "Dupont", "Evans", "Fischer", "Grant", "Huber", "Ivanov", "Jones", "Keller")
KIOSK = ("device_id", "kiosk-4711-0815")
PHONE = ("phone", "+44 20 7946 0958")


def visitor(n: int, name: str) -> Touchpoint:
    """A person at the kiosk: one name, one birth date, the kiosk's device and the switchboard's phone."""
    born = ("birth_date", f"19{50 + n}-03-{n + 1:02}")
    return Touchpoint("kiosk", (KIOSK, PHONE, ("family_name", name), ("given_name", "Kim"), born), f"t{n}", f"r{n}")


# Says nothing but what the kiosk says: two of them are one person as long as the kiosk is somebody's own.
GUESTS = [Touchpoint("web", (KIOSK, PHONE, ("city", city)), city, city) for city in ("Leeds", "York")]


def both(store: Store, tenant: str, model: Model) -> bool:
    """Whether the two guests are one person."""
    engine = new_engine(store, model)
    return len({engine.golden_of_record(tenant, "web", g.record_id).golden_id for g in GUESTS}) == 1


def test_a_crowd_makes_an_identifier_generic_and_its_going_makes_it_link_again(
    store: Store, fresh_tenant: Callable[[], str]
) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    engine = new_engine(store, model)
    take(store, tenant, model, [GUESTS, *([visitor(n, name)] for n, name in enumerate(NAMES[: PEOPLE - 1]))])
    assert both(store, tenant, model)
    assert not engine.is_generic(tenant, *KIOSK)
    take(store, tenant, model, [[visitor(PEOPLE, NAMES[PEOPLE])]])
    assert not both(store, tenant, model)
    assert engine.is_generic(tenant, *KIOSK)
    assert engine.is_generic(tenant, *PHONE)
    pair = engine.explain_match(tenant, ("web", "Leeds"), ("web", "York"))
    assert {"device_id", "phone"} <= set(pair.generic)
    assert len(engine.find_by_identifier(tenant, *KIOSK).golden) == len(partition(store, tenant))
    assert_sound(store, tenant, model)
    take(store, tenant, model, [[DeleteRecord("kiosk", f"r{PEOPLE}")]])
    assert both(store, tenant, model)
    assert not engine.is_generic(tenant, *KIOSK)
    assert_sound(store, tenant, model)


def test_a_family_of_one_name_and_records_without_a_name_make_no_crowd(
    store: Store, fresh_tenant: Callable[[], str]
) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    family = [visitor(n, "Stone") for n in range(PEOPLE)]
    nameless = [replace(visitor(n, ""), values=(KIOSK, ("city", f"Town {n}"))) for n in range(PEOPLE, 2 * PEOPLE)]
    take(store, tenant, model, [family, nameless])
    assert not new_engine(store, model).is_generic(tenant, *KIOSK)


def test_names_that_one_record_says_are_of_one_person(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    married = Touchpoint("crm", tuple(("family_name", n) for n in NAMES[:2]), "m", "r0")
    take(store, tenant, model, [[*(visitor(n, name) for n, name in enumerate(NAMES[:PEOPLE]))]])
    assert new_engine(store, model).is_generic(tenant, *KIOSK)
    take(store, tenant, model, [[replace(married, source="kiosk")]])
    assert not new_engine(store, model).is_generic(tenant, *KIOSK)
    assert_sound(store, tenant, model)


def event(n: int, login: str = "", **said: str) -> Touchpoint:
    """What was seen at the kiosk, of somebody who was logged in or not."""
    values = (KIOSK, *([("login", login)] if login else []), *said.items())
    return Touchpoint("web", values, f"e{n}", f"e{n}")


def test_a_device_on_which_two_log_in_tells_nothing_of_who_did_not(
    store: Store, fresh_tenant: Callable[[], str]
) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    engine = new_engine(store, model)
    take(store, tenant, model, [[event(0), event(1, city="Leeds"), event(2, "anna"), event(3, "anna")]])
    assert len(partition(store, tenant)) == 1
    take(store, tenant, model, [[event(4, "carl"), event(5, "carl")]])
    assert engine.is_generic(tenant, *KIOSK)
    assert sorted(len(people) for people in partition(store, tenant)) == [1, 1, 2, 2]
    assert_sound(store, tenant, model)
    take(store, tenant, model, [[DeleteRecord("web", "e4"), DeleteRecord("web", "e5")]])
    assert not engine.is_generic(tenant, *KIOSK)
    assert len(partition(store, tenant)) == 1
    assert_sound(store, tenant, model)


def test_logins_that_one_record_says_are_of_one_person_and_a_phone_may_have_many(
    store: Store, fresh_tenant: Callable[[], str]
) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    both = replace(event(2), values=(KIOSK, ("login", "anna"), ("login", "anna.b")))
    calls = [Touchpoint("calls", (PHONE, ("login", f"l{n}")), f"c{n}", f"c{n}") for n in range(5)]
    take(store, tenant, model, [[event(0, "anna"), event(1, "anna.b"), both, *calls]])
    assert not new_engine(store, model).is_generic(tenant, *KIOSK)
    assert not new_engine(store, model).is_generic(tenant, *PHONE)


def test_a_setting_says_how_many_may_log_in_on_a_device(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    allowed = PutIdentifier(IdentifierSettings("device_id", people_max=2))
    take(store, tenant, model, [[allowed, event(0), event(1, "anna"), event(2, "carl")]])
    assert not new_engine(store, model).is_generic(tenant, *KIOSK)
    take(store, tenant, model, [[event(3, "mia")]])
    assert new_engine(store, model).is_generic(tenant, *KIOSK)
    assert_sound(store, tenant, model)


def test_a_setting_of_one_namespace_narrows_no_look_at_another(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    few = PutIdentifier(IdentifierSettings("loyalty_id", people_max=1))
    nameless = [replace(visitor(n, ""), values=(PHONE, ("city", f"Town {n}"))) for n in range(20)]
    crowd = [replace(visitor(20 + n, name), source="desk") for n, name in enumerate(NAMES[:PEOPLE])]
    take(store, tenant, model, [[few, *nameless, *crowd]])
    assert new_engine(store, model).is_generic(tenant, *PHONE)
    assert_sound(store, tenant, model)


def test_record_ids_never_sway_who_is_generic() -> None:
    names = [NAMES[max(0, n - 32)] for n in range(32 + PEOPLE)]  # one person of many records, and seven others
    crowd = [replace(visitor(n % 28, name), touchpoint_id=f"t{n}") for n, name in enumerate(names)]
    together = set()
    for naming in range(20):
        store, model = MemoryStore(), shipped_model()
        named = [replace(one, record_id=f"{naming}-{n}") for n, one in enumerate(crowd)]
        take(store, "t", model, [[*GUESTS, *named]])
        together.add(both(store, "t", model))
    assert len(together) == 1


LARGEST_BATCH = {"memory": 60, "embedded": 60, "neo4j": 150}
EVERY_ORDER = [(name, order) for name in ("memory", "embedded") for order in range(3 * DEEP)]
EVERY_ORDER += [pytest.param("neo4j", order, marks=pytest.mark.neo4j) for order in range(DEEP)]


@pytest.mark.slow
@pytest.mark.parametrize(("store_name", "order"), EVERY_ORDER)
def test_people_with_crowds_in_any_order(
    order: int, store: Store, store_name: str, fresh_tenant: Callable[[], str]
) -> None:
    commands, model, tenant = people(), shipped_model(), fresh_tenant()
    take(store, tenant, model, shuffled(commands, random.Random(order), LARGEST_BATCH[store_name]))
    assert_same(state(store, tenant), fresh(tenant, model, commands))
    shared = [("device_id", "kiosk-00000-a7"), ("email", "info@firm-2.co.uk")]
    assert all(new_engine(store, model).is_generic(tenant, *identifier) for identifier in shared)


def people() -> Sequence[Command]:
    """Generated people, some of whom share the identifiers of crowds."""
    return touchpoints(crowded([*generate(150, 11)], 5, 6, (12, 30)))


def touchpoints(records: Sequence[Record]) -> list[Command]:
    """Each record as what its source sends."""
    said = [tuple((k, v) for k, v in r.items() if k in FIELD_NAMES) for r in records]
    return [Touchpoint(r["source"], v, r["record_id"], r["record_id"]) for r, v in zip(records, said, strict=True)]


def test_nothing_is_generic_that_one_person_or_household_carries() -> None:
    store, model = MemoryStore(), shipped_model()
    records = [*generate(800, 12)]
    take(store, "t", model, [touchpoints(records)])
    carried = {(k, v) for r in records for k, v in r.items() if k in IDENTIFIER_NAMESPACES}
    engine = new_engine(store, model)
    assert not [identifier for identifier in sorted(carried) if engine.is_generic("t", *identifier)]
