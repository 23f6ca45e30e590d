"""The rules that look at several fields of one record, and what names sound like."""

import pytest

from onefold.graph.normalize import Conventions, normalize_record
from unit.graph.normalize.checks import names_of


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"full": "John Smith"}, {"g": "john", "f": "smith"}),
        ({"full": "John Q. Smith Jr"}, {"g": "john", "m": "q", "f": "smith", "s": "jr"}),
        ({"full": "Smith, John Q"}, {"g": "john", "m": "q", "f": "smith"}),
        ({"full": "Mary Ann Smith"}, {"g": "mary", "m": "ann", "f": "smith"}),
        ({"full": "Jean-Luc Doe-Smith"}, {"g": "jean luc", "f": "doe smith"}),
        ({"full": "Dr. Juan de la Vega III"}, {"g": "juan", "f": "de la vega", "s": "3"}),
        ({"full": "Ali bin Hassan al-Rashid"}, {"g": "ali", "m": "bin hassan", "f": "al rashid"}),
        ({"full": "Madonna"}, {"g": "madonna"}),
        ({"full": "Mr Smith"}, {"f": "smith"}),
        ({"full": "N/A"}, {}),
        ({"full": "x" * 5000}, {}),
        # parts beat the full name, which only fills blanks
        ({"g": "Bob", "f": "Smith", "full": "Robert John Smith"}, {"g": "bob", "m": "john", "f": "smith"}),
        ({"g": "Mary Ann", "full": "Mary Ann Smith"}, {"g": "mary ann", "f": "smith"}),
        ({"g": "Jane", "full": "Jane Doe-Smith"}, {"g": "jane", "f": "doe smith"}),
        ({"g": "Jan", "full": "Jan van der Berg"}, {"g": "jan", "f": "van der berg"}),
        ({"g": "Jon", "full": "John Smith"}, {"g": "jon", "f": "smith"}),
        ({"g": "Jon", "full": "John"}, {"g": "jon"}),
        ({"f": "Smith", "full": "John Q Smith"}, {"g": "john", "m": "q", "f": "smith"}),
        ({"f": "Jones", "full": "Jane Q Smith"}, {"g": "jane", "m": "q", "f": "jones"}),
        ({"f": "Smith Jr", "full": "John Smith"}, {"g": "john", "f": "smith", "s": "jr"}),
        ({"f": "Smith Jr", "s": "III"}, {"f": "smith", "s": "3"}),
        ({"f": "Null", "full": "John Smith"}, {"g": "john", "f": "smith"}),
        ({"g": "a", "m": "b", "f": "c", "full": "d e f"}, {"g": "a", "m": "b", "f": "c"}),
        (
            {"g": "thomas", "f": "chudleigh", "full": "thomas clifford, 1st baron clifford of chudleigh"},
            {"g": "thomas", "m": "clifford", "f": "chudleigh"},
        ),
    ],
)
def test_full_names_fill_blank_parts(raw: dict[str, str], expected: dict[str, str]) -> None:
    assert names_of(**raw) == expected


def test_other_names_add_their_parts() -> None:
    values = [("given_name", "Margaret"), ("family_name", "Hale"), ("other_name", "Peggy Thornton")]
    assert normalize_record([*values, ("other_name", "unknown")], Conventions()) == {
        "given_name": ("margaret", "peggy"),
        "family_name": ("hale", "thornton"),
        "record_kind": ("person",),
    }
    native = [("full_name", "Jackie Chan"), ("other_name", "成 龍")]
    assert normalize_record(native, Conventions()) == {
        "given_name": ("jackie", "long"),
        "family_name": ("chan", "cheng"),
        "record_kind": ("person",),
    }


def test_a_name_at_birth_is_a_further_family_name() -> None:
    assert normalize_record([("birth_name", "Hale"), ("full_name", "Margaret Thornton")], Conventions()) == {
        "given_name": ("margaret",),
        "family_name": ("hale", "thornton"),
        "record_kind": ("person",),
    }
    assert normalize_record([("birth_name", "unbekannt"), ("family_name", "Thornton")], Conventions()) == {
        "family_name": ("thornton",),
        "record_kind": ("person",),
    }


def test_several_full_names_of_one_record_are_all_heard() -> None:
    values = [("full_name", "Jane Dow"), ("full_name", "Jane Ann Smith")]
    assert normalize_record(values, Conventions()) == {
        "given_name": ("jane",),
        "middle_name": ("ann",),
        "family_name": ("dow", "smith"),
        "record_kind": ("person",),
    }


def test_values_of_one_field_are_collected() -> None:
    values = [("custom:b", "2"), ("custom:a", "1"), ("email", "B@x.org"), ("email", "b+1@x.org"), ("phone", "?")]
    assert normalize_record(values, Conventions()) == {"email": ("b@x.org",), "custom:a": ("1",), "custom:b": ("2",)}
    assert normalize_record([], Conventions()) == {}


def test_an_unknown_field_of_a_record_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown field 'shoe'"):
        normalize_record([("shoe", "9")], Conventions())
