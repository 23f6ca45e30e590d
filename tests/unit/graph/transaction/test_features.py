"""What two records say of one name: levels of pairs of whole records under the shipped model."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onefold.graph.kernels.score import field_values
from onefold.graph.kinds import level_name
from onefold.graph.model.model import shipped_model
from onefold.graph.normalize import Conventions, normalize_record
from onefold.graph.transaction.features import FeaturePool

MODEL = shipped_model()
PARTS = {"g": "given_name", "m": "middle_name", "f": "family_name", "d": "birth_date", "p": "phone", "s": "street_name"}


def levels(one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """Levels of the fields of two records, by the short names of `PARTS`; missing ones left out."""
    pool = FeaturePool(MODEL, MODEL.fields)
    rows = [
        pool.add(bytes([n]) * 16, normalize_record([(PARTS[k], v) for k, v in said.items()], Conventions()))
        for n, said in enumerate((one, other))
    ]
    found = field_values(np.array(rows[:1]), np.array(rows[1:]), pool.features(), pool.weights)[0][0]
    short = {name: key for key, name in PARTS.items()}
    return {
        short[field.name]: level_name(field.kind, int(level))
        for field, level in zip(MODEL.fields, found, strict=True)
        if level >= 0 and field.name in short
    }


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"g": "Day", "f": "Henry"}, {"g": "Henry", "f": "Day"}, {"g": "swapped"}),
        ({"g": "Day", "f": "Henry"}, {"g": "Henri", "f": "Day"}, {"g": "swapped"}),
        ({"g": "Nowak", "f": "Jan Maria"}, {"g": "Janmaria", "f": "Nowak"}, {"g": "swapped"}),
        ({"g": "Smith", "f": "Bob"}, {"g": "Robert", "f": "Smith"}, {"g": "swapped"}),
        ({"g": "Day", "f": "Henry"}, {"g": "Henry", "f": "Knight"}, {"g": "elsewhere", "f": "different"}),
        ({"g": "Hurst"}, {"g": "Ernie", "f": "Hurst"}, {"g": "elsewhere"}),
        ({"g": "Paul", "f": "Berg"}, {"g": "Jon", "m": "Paul", "f": "Berg"}, {"g": "elsewhere", "f": "exact"}),
        ({"g": "Ann", "m": "Rodham", "f": "Clinton"}, {"g": "Ann", "f": "Rodham"}, {"g": "exact", "f": "elsewhere"}),
        ({"g": "James", "f": "James"}, {"g": "James", "f": "Berg"}, {"g": "exact", "f": "different"}),
        ({"g": "Cameron", "f": "Matthews"}, {"g": "Matthew", "f": "Matthews"}, {"g": "different", "f": "exact"}),
        ({"g": "Fang", "f": "Li"}, {"g": "Fang", "f": "Wang"}, {"g": "exact", "f": "different"}),
        ({"g": "Robert", "f": "Roberts"}, {"g": "Leanne", "f": "Robert"}, {"g": "different", "f": "one edit"}),
        ({"g": "Lopez", "f": "Garcia"}, {"g": "Maria", "f": "Garcia Lopez"}, {"g": "elsewhere", "f": "close"}),
        ({"g": "Day", "f": "Henry"}, {"g": "Henri", "f": "Knight"}, {"g": "different", "f": "different"}),
        ({"g": "J", "f": "Berg"}, {"g": "Berg", "f": "J"}, {"g": "elsewhere", "f": "different"}),
    ],
)
def test_names_agree_crosswise_either_way_round(
    one: dict[str, str], other: dict[str, str], expected: dict[str, str]
) -> None:
    assert levels(one, other) == levels(other, one) == expected


@pytest.mark.parametrize(
    ("field", "one", "other", "expected"),
    [
        ("f", "Kowalska", "Kowalski", "same name"),
        ("f", "Nováková", "Novák", "same name"),
        ("f", "Иванова", "Ivanov", "same name"),
        ("f", "Zielińska", "Zieliński", "same name"),
        ("f", "Kazlauskienė", "Kazlauskas", "same name"),
        ("f", "Παπαδοπούλου", "Papadopoulos", "same name"),
        ("f", "O'Brien", "O Brien", "same name"),
        ("f", "van der Berg", "Vanderberg", "same name"),
        ("f", "al-Masri", "Masri", "same name"),
        ("f", "Nelson-Herrera", "Herrera", "part"),
        ("f", "Christopherson", "Kristoffersen", "alike"),
        ("g", "Mary-Ann", "Maryann", "same name"),
        ("g", "Martina", "Martima", "one edit"),
        ("g", "Martina", "Martin", "different"),
        ("g", "Юрий", "Iurii", "nickname"),
        ("g", "Jurij", "Yuri", "alike"),
        ("g", "Χρήστος", "Kristos", "alike"),
        ("g", "محمد", "Mohammed", "alike"),
        ("g", "Kate", "Catherine", "nickname"),
        ("g", "Christian", "Christina", "one edit"),
        ("g", "Alex", "Alexopoulos", "close"),
        ("g", "J", "John", "initial"),
        ("d", "1861-71-11", "1861-11-11", "one digit"),
        ("d", "1961-04-03", "1961-03-04", "exchanged"),
        ("d", "1961-04-13", "1961-04-31", "exchanged"),
        ("d", "1861", "1861-04-13", "year only"),
        ("d", "1861-01-01", "1861-01-01", "year only"),
        ("d", "1861-04", "1861-04-13", "month off"),
        ("d", "1961-01-28", "1961-02-03", "month off"),
        ("d", "1961-12-28", "1962-10-03", "year off"),
        ("p", "5550100", "+1 206 555 0100", "same tail"),
        ("p", "+44 20 7946 0018", "020 7946 0081", "one edit"),
        ("s", "Old Church Lane", "Church Lane", "contained"),
        ("s", "Church Street", "Mill Street", "different"),
    ],
)
def test_what_two_values_have_in_common(field: str, one: str, other: str, expected: str) -> None:
    assert levels({field: one}, {field: other}) == levels({field: other}, {field: one}) == {field: expected}


ODD = (
    "\u200f\u202eanna\u202c",
    "Аnnа",
    "an\u0301na\u0300" * 40,
    "楠",
    "\ud800",
    "ﷺ" * 30,
    "🙂",
    "1861-71-11",
    "00000001",
    "é" * 70,
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(PARTS)), st.text() | st.sampled_from(ODD)), min_size=2, max_size=2),
    st.integers(0, 5),
)
@example([("g", ODD[2]), ("f", ODD[2])], 0)
def test_any_two_strings_can_be_compared(said: list[tuple[str, str]], repeat: int) -> None:
    (field, one), (_, other) = said
    for level in levels({field: one}, {field: other + one * repeat}).values():
        assert level
    itself = levels(dict(said), dict(said))
    assert set(itself.values()) <= {"exact", "year only", "month off"}
