"""Which columns that nobody knows may be evidence: not times, amounts, counts of rows, flags, prose or answers."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from onefold.graph.training import MOST_FIELDS
from onefold.server.files.columns.candidates import may_be_evidence
from onefold.server.files.columns.content import Column
from onefold.server.files.columns.recognize import recognize
from onefold.server.files.formats.tables import open_table

ROWS = 1000
Draw = Callable[[random.Random, int], str]


def column(name: str, draw: Draw) -> Column:
    rng = random.Random(name)
    return Column(name, [value for n in range(ROWS) if (value := draw(rng, n))], ROWS)


@pytest.mark.parametrize(
    ("name", "draw"),
    [
        ("policy_no", lambda rng, n: f"PL-{rng.randrange(700)}"),
        ("Kfz-Kennzeichen", lambda rng, n: f"M-AB {rng.randrange(900)}"),
        ("dog", lambda rng, n: rng.choice("Rex Bello Luna Kira Max Emma Balu".split()) if n % 5 == 0 else ""),  # noqa: SIM905
        ("favourite_branch", lambda rng, n: f"Branch {rng.randrange(40)}"),
        ("document_number", lambda rng, n: f"BB-{rng.randrange(10**7)}"),
        ("nationality", lambda rng, n: rng.choice(("IL", "IL", "IL", "PL", "DE"))),
        ("mothers_maiden_name", lambda rng, n: rng.choice(("Weber", "Klein", "Braun", "Wolf"))),
        ("family doctor", lambda rng, n: f"Dr {rng.choice(('Ames', 'Bohr', 'Cole'))}"),
    ],
)
def test_marks_of_a_person_are_tried(name: str, draw: Draw) -> None:
    assert may_be_evidence(column(name, draw))


@pytest.mark.parametrize(
    ("name", "draw"),
    [
        ("stamp", lambda rng, n: f"2024-{1 + n % 12:02}-{1 + n % 28:02} 10:{n % 60:02}:00"),
        ("day", lambda rng, n: f"{1 + n % 28:02}.{1 + n % 12:02}.2024"),
        ("value", lambda rng, n: f"{rng.expovariate(0.01):.2f}"),
        ("worth", lambda rng, n: f"${rng.randrange(1000)}.00"),
        ("nr", lambda rng, n: str(10_000 + n)),
        ("page", lambda rng, n: f"p{n // 40}"),
        ("flag", lambda rng, n: rng.choice(("yes", "no"))),
        ("tenant", lambda rng, n: "acme" if n % 50 else rng.choice(("b", "c", "d"))),
        ("seldom", lambda rng, n: str(rng.randrange(9)) if n < 5 else ""),
        ("notes", lambda rng, n: f"called on {n}, wants to be called again about the offer of last month {n}"),
        ("web", lambda rng, n: f"https://shop.example/{rng.randrange(500)}"),
        ("order_ref", lambda rng, n: f"R{rng.randrange(500)}"),
        ("created_by", lambda rng, n: f"u{rng.randrange(50)}"),
        ("loyalty_points", lambda rng, n: str(rng.randrange(5000))),
        ("cluster", lambda rng, n: str(rng.randrange(500))),
        ("person_ref", lambda rng, n: str(rng.randrange(500))),
        ("billing_city", lambda rng, n: rng.choice(("Bonn", "Ulm", "Kiel"))),
        ("\N{DOG FACE}", lambda rng, n: f"x{rng.randrange(99)}"),
    ],
)
def test_what_is_no_mark_of_a_person_is_not(name: str, draw: Draw, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    values = [draw(random.Random(f"{name} {n}"), n) for n in range(ROWS)]
    path.write_text(f'"{name}",email\n' + "".join(f'"{value}",p{n}@mail.com\n' for n, value in enumerate(values)))
    assert recognize(open_table(str(path))).candidates == ()


def test_columns_whose_names_become_one_are_one_candidate(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    rng = random.Random(3)
    rows = "".join(f"p{n}@mail.com,a{rng.randrange(99)},b{rng.randrange(99)}\n" for n in range(ROWS))
    path.write_text(f"email,Club,CLUB\n{rows}")
    assert recognize(open_table(str(path))).candidates == ("Club",)


def test_of_very_many_columns_the_fullest_are_tried_and_no_row_is_too_wide(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    names = ["id", "first_name", "last_name", *(f"attr_{n}" for n in range(400))]
    rows = [
        [str(n), "Ann", "Lee", *(f"v{n * k % 97}" if k >= 200 or n % 2 else "" for k in range(400))] for n in range(60)
    ]
    path.write_text("\n".join(",".join(row) for row in [names, *rows]))
    tried = recognize(open_table(str(path))).candidates
    assert len(tried) == MOST_FIELDS
    assert all(int(name.removeprefix("attr_")) >= 200 for name in tried)
