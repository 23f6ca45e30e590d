"""Names of nobody in particular: guests, walk-in customers, unknown patients."""

import pytest

from unit.graph.normalize.checks import check, names_of


@pytest.mark.parametrize(
    "raw",
    [
        *("Walk-in", "WALK IN", "Walk-in Customer", "Walk-in 12", "Unknown Patient", "Cash customer", "Guest Customer"),
        *("Laufkunde", "Barverkauf", "Consumidor Final", "Cliente mostrador", "Público en general", "Cliente balcão"),
        *("Client comptoir", "Clienti vari", "Klient detaliczny", "Losse klant", "Perakende Müşteri", "Khách lẻ"),
        *("Розничный покупатель", "散客", "ゲスト", "비회원", "عميل نقدي", "Anonymous", "Koncový zákazník"),
    ],
)
def test_whoever_walks_in_has_no_name(raw: str) -> None:
    check("full_name", raw, "!placeholder")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"full": "Guest Guest"}, {}),
        ({"g": "Guest", "f": "Guest"}, {}),
        ({"g": "Gast", "f": "Kunde"}, {}),
        ({"f": "Guest"}, {}),
        ({"full": "Guest User"}, {}),
        ({"full": "Kunde 12345"}, {}),
        ({"g": "Nicholas", "f": "Guest"}, {"g": "nicholas", "f": "guest"}),
        ({"full": "Nicholas Guest"}, {"g": "nicholas", "f": "guest"}),
        ({"full": "Unknown Palmer"}, {"f": "palmer"}),
        ({"full": "Palmer, not known"}, {"f": "palmer"}),
        ({"full": "inconnu, Agathe"}, {"g": "agathe"}),
        ({"full": "Herr Unbekannt"}, {}),
        ({"full": "неизвестно"}, {}),
        ({"full": "不明 不明"}, {}),
        ({"g": "Unknown", "f": "Patient"}, {}),
        ({"g": "Walk-in", "f": "Walk-in"}, {}),
        ({"g": "Consumidor", "f": "Final"}, {}),
        ({"g": "Walk-in", "f": "Customer"}, {}),
        ({"full": "Unknown Patient"}, {}),
        ({"g": "Patient", "f": "Mbala"}, {"g": "patient", "f": "mbala"}),
        ({"g": "Johnny", "f": "Cash"}, {"g": "johnny", "f": "cash"}),
        ({"g": "Maria", "f": "Final"}, {"g": "maria", "f": "final"}),
    ],
)
def test_a_name_that_is_none_is_no_evidence(raw: dict[str, str], expected: dict[str, str]) -> None:
    assert names_of(**raw) == expected
