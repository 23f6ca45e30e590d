"""What tells father from son in the languages that we read, and the names that look like it."""

import pytest

from onefold.graph.normalize import Conventions, normalize_record
from onefold.graph.normalize.values import normalize


@pytest.mark.parametrize(
    ("family", "suffix"),
    [
        *(
            ("Figueira Filho", "jr"),
            ("Figueira Fº", "jr"),
            ("Figueira Neto", "neto"),
            ("Figueira Sobrinho", "sobrinho"),
        ),
        *(("Figueira Júnior", "jr"), ("Figueira Jr.", "jr"), ("Figueira Segundo", "2"), ("da Figueira Filho", "jr")),
        *(("Figueira Padre", "sr"), ("Figueira Hijo", "jr"), ("Figueira (h)", "jr"), ("Figueira (padre)", "sr")),
        *(("Figueira père", "sr"), ("Figueira fils", "jr"), ("Figueira ml.", "jr"), ("Figueira st.", "sr")),
        *(("Figueira d.ä.", "sr"), ("Figueira d. y.", "jr"), ("Figueira d.æ.", "sr"), ("Figueira d. J.", "jr")),
        *(("Figueira der Ältere", "sr"), ("Figueira den yngre", "jr"), ("ifj. Figueira", "jr"), ("id. Figueira", "sr")),
        *(("Figueira starszy", "sr"), ("Figueira mł.", "jr"), ("Figueira sen.", "sr"), ("Figueira jun.", "jr")),
    ],
)
def test_a_suffix_is_none_of_the_family_name(family: str, suffix: str) -> None:
    parts = normalize_record([("given_name", "Osvaldo"), ("family_name", family)], Conventions())
    whole = normalize_record([("full_name", f"Osvaldo {family}")], Conventions())
    assert parts["name_suffix"] == (suffix,)
    assert parts["family_name"][0].endswith("figueira")
    if not family.startswith("i"):
        assert parts == whole


@pytest.mark.parametrize(
    ("full", "given", "family", "suffix"),
    [
        ("Ifj. Kovács János", "janos", "kovacs", "jr"),
        ("dr. id. Kovács János", "janos", "kovacs", "sr"),
        ("Figueira Filho, Osvaldo", "osvaldo", "figueira", "jr"),
        ("Figueira, Osvaldo, Filho", "osvaldo", "figueira", "jr"),
        ("Орлов Пётр ст.", "orlov", "petr", "sr"),
        ("Lucas Cranach der Jüngere", "lucas", "cranach", "jr"),
    ],
)
def test_a_suffix_is_none_of_a_whole_name(full: str, given: str, family: str, suffix: str) -> None:
    said = normalize_record([("full_name", full)], Conventions())
    assert (said["given_name"], said["family_name"], said["name_suffix"]) == ((given,), (family,), (suffix,))


@pytest.mark.parametrize(
    ("full", "given", "family"),
    [
        *(("Ana Neto", "ana", "neto"), ("Delfim Filho", "delfim", "filho"), ("Pedro Padre", "pedro", "padre")),
        *(("João Carlos Neto", "joao", "neto"), ("Maria de Padre", "maria", "de padre"), ("Segundo", "segundo", None)),
        *(("Smith, John D. J.", "john", "smith"), ("smith, john d. j.", "john", "smith")),
        *(("Bülent Sen", "bulent", "sen"), ("Mary St. John", "mary", "st john"), ("Id Mohamed", "id", "mohamed")),
    ],
)
def test_a_name_that_looks_like_a_suffix_is_a_name(full: str, given: str, family: str | None) -> None:
    said = normalize_record([("full_name", full)], Conventions())
    assert said["given_name"] == (given,)
    assert said.get("family_name", (None,)) == (family,)
    assert "name_suffix" not in said


def test_such_a_word_alone_in_its_field_is_a_family_name() -> None:
    for name in ("Neto", "Filho", "Hijo", "Padre", "dos Neto"):
        said = normalize_record([("given_name", "Ana"), ("family_name", name)], Conventions())
        assert said["family_name"] == (name.lower(),)
        assert "name_suffix" not in said


@pytest.mark.parametrize(
    ("raw", "suffix"),
    [("Filho", "jr"), ("Neto", "neto"), ("d.y.", "jr"), ("d.ä.", "sr"), ("ml.", "jr"), ("(h)", "jr"), ("ifj.", "jr")],
)
def test_a_suffix_in_a_field_of_its_own(raw: str, suffix: str) -> None:
    assert normalize("name_suffix", raw, Conventions()).values == (suffix,)
