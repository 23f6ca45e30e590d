"""People and organizations under the shipped model, from what they say to golden records and sentences."""

from __future__ import annotations

import pytest

from onefold.graph.engine import Engine
from onefold.graph.model.model import STATED, shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Assert, Touchpoint, Values
from onefold.graph.units import UNIT

PHONE, ADDRESS = ("phone", "+46 40 555 01 00"), ("street_address", "Hamngatan 3, 211 22 Malmo")
OFFICE = (PHONE, ADDRESS, ("city", "Malmo"), ("web_domain", "nordvik.se"))


def golden(**told: Values) -> dict[str, str]:
    """Record → its golden record."""
    engine = Engine(MemoryStore(), shipped_model())
    engine.ingest("t", [Touchpoint("a", values, r, r) for r, values in told.items()])
    return {r: engine.golden_of_record("t", "a", r).golden_id for r in told}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nordvik Marine AB", "NORDVIK MARINE AKTIEBOLAG", True),
        ("Nordvik Marine AB", "Nordvik Marnie", True),
        ("Nordvik Marine AB", "Nordvik Trading AB", False),
        ("Nordvik Marine AB", "Larsen Bygg AB", False),
        ("Nordvik Fund 1 AB", "Nordvik Fund 2 AB", False),
    ],
)
def test_in_one_office_the_name_decides(one: str, other: str, same: bool) -> None:
    found = golden(a=(("organization_name", one), *OFFICE), b=(("organization_name", other), *OFFICE))
    assert (found["a"] == found["b"]) is same


def test_numbers_find_a_firm_under_another_name() -> None:
    lei = ("lei", "5493001KJTIIGC8Y1R12")
    found = golden(a=(("organization_name", "Nordvik AB"), lei), b=(("organization_name", "Harbour Group"), lei))
    assert found["a"] == found["b"]


def test_a_person_is_never_the_firm_she_works_for() -> None:
    shared = (*OFFICE, ("email", "karin@nordvik.se"), ("tax_id", "SE556677889901"), ("customer_id", "c-1"))
    found = golden(
        firm=(("organization_name", "Karin Nordvik"), *shared),
        person=(("full_name", "Karin Nordvik"), *shared),
        caller=(PHONE, ("email", "karin@nordvik.se"), ("customer_id", "c-1")),
    )
    assert found["firm"] != found["person"]


def test_a_steward_may_rule_otherwise() -> None:
    engine = Engine(MemoryStore(), shipped_model())
    told = {"firm": (("organization_name", "Nordvik AB"), PHONE), "person": (("full_name", "Karin Nordvik"), PHONE)}
    engine.ingest("t", [Touchpoint("a", values, r, r) for r, values in told.items()])
    engine.ingest("t", [Assert("s", "same", ("a", "firm"), ("a", "person"))])
    assert engine.golden_of_record("t", "a", "firm") == engine.golden_of_record("t", "a", "person")


def test_what_keeps_them_apart_outweighs_all_that_they_can_share() -> None:
    fields = {f.name: f for f in shipped_model().fields}
    (kind,) = (fields[name] for name in STATED)
    most = sum(max(0, *f.weights) + max(0, f.frequency_default, *f.frequency.values()) for f in fields.values())
    assert kind.weights == (0, -1000 * UNIT)
    assert most < 1000 * UNIT
