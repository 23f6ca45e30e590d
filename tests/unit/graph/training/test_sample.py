"""What training looks at: evidence as the engine would make it."""

from __future__ import annotations

import numpy as np

from onefold.graph.model.model import shipped_model
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.training import records_of
from onefold.graph.training.sample import sample

NAMES = ("Novak", "Okafor", "Lindqvist", "Marchetti", "Fernandez", "Takahashi", "Dubois", "Kowalski", "Schmidt")


def visit(number: int, name: str, email: str) -> Touchpoint:
    said = (("family_name", name), ("given_name", f"Ann{number}"), ("email", email))
    return Touchpoint("web", record_id=str(number), values=said)


def test_what_many_people_carry_is_no_evidence_and_what_one_carries_often_is() -> None:
    crowd = [visit(n, name, "info@shop.com") for n, name in enumerate(NAMES)]
    one = [visit(100 + n, "Novak", "novak@mail.com") for n in range(len(NAMES))]
    drawn = sample(*records_of([*crowd, *one]), shipped_model())
    assert {e["email"] for e in drawn.evidences if "email" in e} == {("novak@mail.com",)}
    assert sum("email" in e for e in drawn.evidences) == len(one)
    few = sample(*records_of(crowd[:7]), shipped_model())
    assert all("email" in e for e in few.evidences)


def test_what_several_records_say_word_by_word_is_told() -> None:
    said = [visit(n // 2, "Novak", f"n{n // 2}@mail.com") for n in range(4)]
    records = records_of([Touchpoint("web", record_id=str(n), values=t.values) for n, t in enumerate(said)])
    assert sample(*records, shipped_model()).repeated.tolist() == [0, 1]
    assert sample(*records_of(said), shipped_model()).repeated.tolist() == []


def test_a_person_and_an_organization_are_apart_before_anything_is_learned() -> None:
    kinds = ("person", "organization", "organization", "")
    said = [
        Touchpoint(
            "crm", (("phone", f"+44113496000{n}"), *((("record_kind", kind),) if kind else ())), record_id=str(n)
        )
        for n, kind in enumerate(kinds)
    ]
    drawn = sample(*records_of(said), shipped_model())
    at = [drawn.said_by["crm", str(n)] for n in range(len(kinds))]
    low, high = (np.array(side) for side in zip((at[0], at[1]), (at[1], at[2]), (at[0], at[3]), strict=True))
    assert drawn.ruled_apart(low, high).tolist() == [True, False, False]
