"""Names in scripts without vowels against their Latin spellings."""

import pytest

from onefold.graph.normalize import Conventions, normalize
from onefold.graph.normalize.names.consonants import name_consonants


def consonants(name: str) -> tuple[bool, frozenset[str]]:
    (value,) = normalize("family_name", name, Conventions()).values
    return name_consonants(value)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("عمر", "Omar,Umar"),
        ("نور", "Nour,Noor"),
        ("علي", "Ali,Aly"),
        ("النجار", "Al-Najjar,El Naggar,Alnajjar,Najjar"),
        ("الحسيني", "Al-Husseini,El Husseini,Alhusaini"),
        ("عثمان", "Osman,Othman"),
        ("قاسم", "Qasim,Kassem"),
        ("يوسف", "Yousef,Youssef,Yusuf"),
        ("ليلى", "Layla,Leila"),
        ("سارة", "Sara,Sarah"),
        ("عائشة", "Aisha,Aysha"),
        ("مصطفى", "Mustafa,Mostafa"),
        ("حداد", "Haddad,Hadad"),
        ("خالد", "Khaled,Khalid"),
        ("عبد الله", "Abdullah,Abdallah"),
        ("ذو الفقار", "Zulfikar,Dhulfiqar"),
        ("דוד", "David"),
        ("משה", "Moshe"),
        ("לוי", "Levi"),
        ("חיים", "Haim,Chaim"),
    ],
)
def test_a_name_without_vowels_is_alike_its_latin_spellings(written: str, spoken: str) -> None:
    vowelless, readings = consonants(written)
    assert vowelless
    for name in spoken.split(","):
        assert not consonants(name)[0]
        assert readings & consonants(name)[1], name


@pytest.mark.parametrize(
    ("written", "spoken"), [("عمر", "Khaled"), ("علي", "Laura"), ("نور", "Nadia"), ("حسن", "Haddad")]
)
def test_other_names_are_not(written: str, spoken: str) -> None:
    assert not consonants(written)[1] & consonants(spoken)[1]


@pytest.mark.parametrize("name", ["Lynn", "Rhys", "Flynn", "Ng", "Myra", "Anna", "Al", "Ivy"])
def test_latin_names_are_not_taken_for_vowelless(name: str) -> None:
    assert not consonants(name)[0]


def test_what_was_read_in_a_wrong_encoding_is_not_vowelless() -> None:
    assert not name_consonants("dnndd1 2dndd1").vowelless
