"""Newborns whom a hospital names by their mothers, told from names that look so."""

import pytest

from onefold.graph.normalize import Conventions, normalize_record
from unit.graph.normalize.checks import names_of


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"full": "Baby A Smith"}, {"f": "smith", "s": "1"}),
        ({"full": "Twin 2 Smith"}, {"f": "smith", "s": "2"}),
        ({"full": "Babyboy Jones II"}, {"f": "jones", "s": "2"}),
        ({"full": "Twin B Infant Girl Smith"}, {"f": "smith", "s": "2"}),
        ({"full": "Smith, Baby Boy"}, {"f": "smith"}),
        ({"full": "SMITH BABY GIRL B"}, {"f": "smith", "s": "2"}),
        ({"full": "Smith, Judys Girl"}, {"f": "smith"}),
        ({"full": "B/O Mary Smith"}, {"f": "smith"}),
        ({"full": "RN de Maria Silva"}, {"f": "silva"}),
        ({"full": "RN García López"}, {"f": "garcia lopez"}),
        ({"full": "Recién nacido Pérez"}, {"f": "perez"}),
        ({"full": "Säugling Müller"}, {"f": "muller"}),
        ({"full": "Bébé de Marie Dupont"}, {"f": "dupont"}),
        ({"full": "Baby de Vries"}, {"f": "de vries"}),
        ({"full": "Новорождённый Иванов"}, {"f": "ivanov"}),
        ({"full": "Baby James Smith"}, {"g": "james", "f": "smith"}),
        ({"g": "Newborn", "f": "Smith"}, {"f": "smith"}),
        ({"g": "BG", "f": "Smith"}, {"f": "smith"}),
        ({"g": "Baby", "m": "A", "f": "Smith"}, {"f": "smith", "s": "1"}),
        ({"g": "Twin 1", "f": "Smith"}, {"f": "smith", "s": "1"}),
        ({"g": "Marys Twin B", "f": "Smith"}, {"f": "smith", "s": "2"}),
        # which of several, behind the mother's names
        ({"full": "RN de Ana A"}, {"s": "1"}),
        ({"full": "RN de Ana 2"}, {"s": "2"}),
        ({"full": "RN de Ana-B"}, {"s": "2"}),
        ({"full": "RN de Maria Silva B"}, {"f": "silva", "s": "2"}),
        ({"full": "RN García López II"}, {"f": "garcia lopez", "s": "2"}),
        ({"full": "Recém-nascido de Maria Silva gêmeo 2"}, {"f": "silva", "s": "2"}),
        ({"full": "RN 1 de Eva"}, {"s": "1"}),
        ({"full": "Infant of Mary Smith B"}, {"f": "smith", "s": "2"}),
        ({"full": "B/O Mary Smith 2"}, {"f": "smith", "s": "2"}),
        ({"full": "Silva, RN de Ana B"}, {"f": "silva", "s": "2"}),
        ({"g": "RN de Ana A", "f": "Silva"}, {"f": "silva", "s": "1"}),
        ({"g": "RN de Ana 2", "f": "Silva"}, {"f": "silva", "s": "2"}),
        ({"g": "RN de Ana gemelo B", "f": "Silva"}, {"f": "silva", "s": "2"}),
        # one of several, in other words
        ({"g": "Gemelar II", "f": "Souza"}, {"f": "souza", "s": "2"}),
        ({"full": "Gemelar I de Ana Souza"}, {"f": "souza", "s": "1"}),
        ({"g": "2º gemelar", "f": "Souza"}, {"f": "souza", "s": "2"}),
        ({"g": "First Twin", "f": "Smith"}, {"f": "smith", "s": "1"}),
        ({"full": "Primo gemello Rossi"}, {"f": "rossi", "s": "1"}),
        ({"g": "G2", "f": "Souza"}, {"f": "souza", "s": "2"}),
        ({"full": "RN G1 de Ana Souza"}, {"f": "souza", "s": "1"}),
        ({"full": "RN Ana Souza G2"}, {"f": "souza", "s": "2"}),
        ({"full": "Souza G2"}, {"f": "souza", "s": "2"}),
        ({"g": "J1", "f": "Dupont"}, {"f": "dupont", "s": "1"}),
        ({"g": "Tvilling B", "f": "Berg"}, {"f": "berg", "s": "2"}),
        ({"g": "Bliźniak 2", "f": "Nowak"}, {"f": "nowak", "s": "2"}),
        ({"g": "Близнец 1", "f": "Иванов"}, {"f": "ivanov", "s": "1"}),
        ({"g": "Новорождённая", "f": "Иванова"}, {"f": "ivanova"}),
        ({"g": "Trillizo III", "f": "Pérez"}, {"f": "perez", "s": "3"}),
        # names all the same
        ({"g": "Iker A.", "f": "Pérez"}, {"g": "iker a", "f": "perez"}),
        ({"full": "Jan Bliźniak"}, {"g": "jan", "f": "blizniak"}),
        ({"full": "G. Smith"}, {"g": "g", "f": "smith"}),
        ({"full": "Primo Levi"}, {"g": "primo", "f": "levi"}),
        ({"full": "B. G. Smith"}, {"g": "b", "m": "g", "f": "smith"}),
        ({"full": "Lil Baby"}, {"g": "lil", "f": "baby"}),
        ({"full": "Infante García"}, {"g": "infante", "f": "garcia"}),
        ({"full": "رن محمد"}, {"g": "rn", "f": "mhmd"}),
        ({"g": "Mary", "m": "A", "f": "Boy"}, {"g": "mary", "m": "a", "f": "boy"}),
    ],
)
def test_a_hospitals_word_for_a_newborn_is_no_given_name(raw: dict[str, str], expected: dict[str, str]) -> None:
    assert names_of(**raw) == expected


@pytest.mark.parametrize(
    ("given", "gender", "expected"),
    [("Baby Girl", "", ("f",)), ("Boy B", "", ("m",)), ("Baby Girl", "M", ("m",)), ("BG", "", ()), ("Baby", "", ())],
)
def test_a_word_for_a_newborn_tells_the_gender(given: str, gender: str, expected: tuple[str, ...]) -> None:
    said = normalize_record([("given_name", given), ("family_name", "Smith"), ("gender", gender)], Conventions())
    assert said.get("gender", ()) == expected
