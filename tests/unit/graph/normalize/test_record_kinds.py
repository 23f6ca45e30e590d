"""What a record is of, and what of it is evidence then."""

from __future__ import annotations

from itertools import permutations

import pytest

from onefold.graph.normalize import Conventions, normalize, normalize_record

PHONE = ("phone", "+46 40 555 01 00")


def kind(*values: tuple[str, str]) -> str:
    return "".join(normalize_record(values, Conventions()).get("record_kind", ()))


@pytest.mark.parametrize(
    ("word", "said"),
    [
        *(("ORGANIZATION", "organization"), ("organisation", "organization"), ("Company", "organization")),
        *(("legal entity", "organization"), ("Legal Person", "organization"), ("B2B", "organization")),
        *(("Firma", "organization"), ("Firmenkunde", "organization"), ("juristische Person", "organization")),
        *(("personne morale", "organization"), ("Persona Jurídica", "organization"), ("J", "organization")),
        *(("osoba prawna", "organization"), ("юридическое лицо", "organization"), ("ЮЛ", "organization")),
        *(("法人", "organization"), ("företag", "organization"), ("B", "organization")),
        *(("PERSON", "person"), ("Individual", "person"), ("natural person", "person"), ("privat", "person")),
        *(("Privatkunde", "person"), ("particulier", "person"), ("persona física", "person"), ("P", "person")),
        *(("osoba fizyczna", "person"), ("физическое лицо", "person"), ("ФЛ", "person"), ("个人", "person")),
        *(("gold", ""), ("vessel", ""), ("unknown", ""), ("F", ""), ("C", "")),
    ],
)
def test_words_for_both_kinds(word: str, said: str) -> None:
    assert "".join(normalize("record_kind", word, Conventions()).values) == said


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([("full_name", "Karin Nordvik")], "person"),
        ([("given_name", "Karin")], "person"),
        ([("birth_date", "1980-01-02"), PHONE], "person"),
        ([("driving_licence", "N0812345"), PHONE], "person"),
        ([("birth_name", "Nordvik")], "person"),
        ([("other_name", "Karin Nordvik"), PHONE], "person"),
        ([("other_name", "Nordvik Aktiebolag"), PHONE], "organization"),
        ([("other_name", "Nordvik"), ("lei", "5493001KJTIIGC8Y1R12")], "organization"),
        ([("organization_name", "Nordvik AB")], "organization"),
        ([("lei", "5493001KJTIIGC8Y1R12")], "organization"),
        ([("registration_number", "556677-8899")], "organization"),
        ([("full_name", "Nordvik Marine Aktiebolag")], "organization"),
        ([("full_name", "Karin Nordvik"), ("organization_name", "Nordvik AB")], "person"),
        ([("full_name", "Karin Nordvik"), ("employer", "Nordvik AB"), ("duns", "150483782")], "person"),
        ([("full_name", "N/A"), ("organization_name", "Nordvik AB")], "organization"),
        ([("organization_name", "n/a"), PHONE], ""),
        ([("employer", "Nordvik AB"), PHONE], "organization"),
        ([("employer", "Nordvik AB"), ("email", "info@nordvik.se")], "organization"),
        ([("employer", "Nordvik AB"), ("email", "karin.nordvik@nordvik.se")], ""),
        ([("employer", "Nordvik AB"), ("cookie_id", "c-1")], ""),
        ([("employer", "Nordvik AB"), ("gender", "f")], "person"),
        ([("employer", "self-employed"), PHONE], ""),
        ([("record_kind", "organization"), ("full_name", "Karin Nordvik")], "organization"),
        ([("record_kind", "person"), ("organization_name", "Nordvik AB")], "person"),
        ([("record_kind", "person"), ("record_kind", "organization"), ("full_name", "Karin Nordvik")], "person"),
        ([("record_kind", "vessel"), ("organization_name", "Nordvik AB")], "organization"),
        ([PHONE], ""),
        ([("cookie_id", "c-1")], ""),
    ],
)
def test_what_a_record_is_of(values: list[tuple[str, str]], expected: str) -> None:
    assert {kind(*order) for order in permutations(values)} == {expected}


def test_an_organization_says_nothing_of_a_person() -> None:
    values = [
        ("record_kind", "organization"), ("organization_name", "Nordvik Marine AB"), ("full_name", "Karin Nordvik"),
        ("birth_date", "1980-01-02"), ("email", "info@nordvik.se"), ("email", "karin@nordvik.se"),
    ]  # fmt: skip
    assert normalize_record(values, Conventions()) == {
        "record_kind": ("organization",),
        "organization_name": ("nordvik marine",),
        "legal_form": ("ab",),
        "web_domain": ("nordvik.se",),
        "email": ("karin@nordvik.se",),  # the office's says no more than the domain
    }


def test_a_person_says_nothing_of_the_employers_registration() -> None:
    values = [
        ("full_name", "Karin Nordvik"), ("organization_name", "Nordvik Marine AB"), ("lei", "5493001KJTIIGC8Y1R12"),
        ("duns", "150483782"), ("registration_number", "556677-8899"), ("web_domain", "nordvik.se"),
    ]  # fmt: skip
    assert normalize_record(values, Conventions()) == {
        "record_kind": ("person",),
        "given_name": ("karin",),
        "family_name": ("nordvik",),
        "employer": ("nordvik marine",),
    }


def test_an_alias_is_a_further_name_of_an_organization() -> None:
    said = normalize_record([("organization_name", "Nordvik AB"), ("other_name", "Harbour Group")], Conventions())
    assert said == {
        "organization_name": ("harbour group", "nordvik"),
        "legal_form": said["legal_form"],
        "record_kind": ("organization",),
    }


def test_a_name_in_any_field_is_the_organizations_where_the_record_is_one() -> None:
    for field in ("full_name", "organization_name", "employer", "family_name"):
        said = normalize_record([("record_kind", "organization"), (field, "Nordvik Marine AB")], Conventions())
        assert said["organization_name"] == ("nordvik marine",), field
    said = normalize_record([("record_kind", "person"), ("organization_name", "Karin Nordvik")], Conventions())
    assert (said["given_name"], said["family_name"]) == (("karin",), ("nordvik",))
