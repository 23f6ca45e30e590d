"""Relatives and firms of one office teach nothing about how often a name changes."""

from __future__ import annotations

import random

from onefold.graph.touchpoint import Touchpoint
from onefold.graph.training import records_of, train
from organizations.records import generate

GIVEN = (
    "anna",
    "bruno",
    "carla",
    "david",
    "emma",
    "frank",
    "greta",
    "hugo",
    "ida",
    "jonas",
    "karin",
    "leo",
    "mia",
    "nils",
)
FAMILY = [
    a + b for a in ("ber", "dor", "hol", "lin", "mar", "nor", "wal") for b in ("berg", "field", "man", "ton", "worth")
]
TOWNS = ("Leeds", "York", "Ripon", "Hull", "Selby", "Goole")
FAMILIES = 600


def touchpoints() -> list[Touchpoint]:
    """Families of six with one mailbox; some records have another home in the town."""
    rng = random.Random(3)
    said: list[Touchpoint] = []
    for number in range(FAMILIES):
        family, town, home = rng.choice(FAMILY) + rng.choice("aeio"), rng.choice(TOWNS), a_home(rng)
        for given in rng.sample(GIVEN, 6):
            born = f"{rng.randint(1940, 2004)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
            for _ in range(2 if rng.random() < 0.4 else 1):
                at = home if rng.random() < 0.8 else a_home(rng)
                values = [("given_name", given), ("family_name", family), ("city", town), *at]
                values += [("email", f"home{number}@mail.test")] * (rng.random() < 0.5)
                values += [("birth_date", born)] * (rng.random() < 0.7)
                said.append(Touchpoint("crm", tuple(values), record_id=str(len(said))))
    return said


def a_home(rng: random.Random) -> list[tuple[str, str]]:
    return [("street_number", str(rng.randint(1, 150))), ("street_name", f"{rng.choice(FAMILY)} road")]


def test_given_names_of_relatives_are_not_those_of_one_person() -> None:
    learned = train(*records_of(touchpoints())).report.fields
    (different,) = (f for f in learned if (f.field, f.level) == ("given_name", "different"))
    assert different.m < 0.03
    assert different.bits < -4


def test_names_of_sister_firms_are_not_those_of_one_firm() -> None:
    fields = {"name_org": "organization_name", "website": "web_domain"}
    left_out = {"entity", "record_id", "source", "record_type"}
    said = [
        Touchpoint(
            r["source"],
            tuple((fields.get(k, k), v) for k, v in r.items() if k not in left_out),
            record_id=r["record_id"],
        )
        for r in generate(800, 3, 300)
    ]
    learned = train(*records_of(said)).report.fields
    (different,) = (f for f in learned if (f.field, f.level) == ("organization_name", "different"))
    assert different.m < 0.03
    assert different.bits < -4
