"""Patronymics: found wherever they stand, and told from other middle names."""

import pytest

from onefold.graph.normalize import Conventions, normalize_record
from onefold.graph.normalize.names.patronymics import fathers_name
from onefold.graph.normalize.text import fold, words


@pytest.mark.parametrize(
    "said",
    [
        [("given_name", "Иван"), ("middle_name", "Николаевич"), ("family_name", "Орлов")],
        [("full_name", "Орлов Иван Николаевич")],
        [("full_name", "Иван Николаевич Орлов")],
        [("full_name", "Orlov, Ivan Nikolaevich")],
    ],
)
def test_a_patronymic_is_a_field_of_its_own_wherever_it_stands(said: list[tuple[str, str]]) -> None:
    found = normalize_record(said, Conventions())
    assert (found["given_name"], found["patronymic"], found["family_name"]) == (("ivan",), ("nikola",), ("orlov",))
    assert "middle_name" not in found


@pytest.mark.parametrize(
    ("patronymic", "father"),
    [
        *(
            ("Иванович", "ivan"),
            ("Іванівна", "ivan"),
            ("Богданівна", "bogdan"),
            ("Sergeevna", "serge"),
            ("Ильич", "il"),
        ),
        *(
            ("Sergejewna", "sergejewna"),
            ("Nikolajevich", "nikola"),
            ("Alekseyevich", "alekse"),
            ("Nikitichna", "nikit"),
        ),
    ],
)
def test_a_patronymic_is_the_fathers_name(patronymic: str, father: str) -> None:
    assert fathers_name(words(fold(patronymic))) == father


@pytest.mark.parametrize(
    ("full", "expected"),
    [
        ("Olga S. Lebedeva", ("s",)),
        ("Shevchuk, Taras Gr.", ("g",)),
        ("Sergey M. Kalinin", ("m",)),
        ("Olga Y. Lebedeva", ()),  # Yurievna, Iurievna
        ("Anna S. Martin", ()),
        ("Linda S. Petrova", ()),
        ("Olga S. Meier", ()),
    ],
)
def test_an_initial_between_russian_names_is_a_fathers(full: str, expected: tuple[str, ...]) -> None:
    found = normalize_record([("full_name", full)], Conventions())
    assert found.get("patronymic", ()) == expected


@pytest.mark.parametrize("middle", ["Ann", "Friedrich", "Erich", "Rich", "Milica"])
def test_other_middle_names_stay_middle_names(middle: str) -> None:
    found = normalize_record([("given_name", "Karl"), ("middle_name", middle)], Conventions())
    assert "patronymic" not in found
    assert found["middle_name"]
