"""Words for nothing to say, and the names that look like them."""

import pytest

from unit.graph.normalize.checks import check


@pytest.mark.parametrize("field", ["given_name", "family_name", "full_name", "city", "street_name", "national_id"])
@pytest.mark.parametrize(
    "raw",
    [
        *(
            "unbekannt",
            "keine Angabe",
            "k.A.",
            "k. A.",
            "fehlt",
            "inconnue",
            "Non renseigné",
            "non communiqué",
            "néant",
        ),
        *("desconocida", "sin datos", "s/d", "S/N", "n/d", "No consta", "desconhecido", "Não informado", "sem nome"),
        *("sconosciuto", "non disponibile", "N/D", "onbekend", "niet opgegeven", "n.v.t.", "nieznany", "brak danych"),
        *("b/d", "neznámý", "nezn.", "ismeretlen", "necunoscut", "bilinmiyor", "okänd", "ukendt", "tuntematon"),
        *("неизвестно", "НЕ УКАЗАНО", "нет данных", "н/д", "невідомо", "άγνωστος", "לא ידוע", "غير معروف", "نامشخص"),
        *(
            "不明",
            "不详",
            "未知",
            "名無し",
            "なし",
            "미상",
            "없음",
            "ไม่ทราบ",
            "अज्ञात",
            "not reported",
            "TBD",
            "xxx",
            ".",
            "-",
        ),
        *("\u200bunbekannt\ufeff", "«—»", "(unknown)", "[ s/d ]"),
    ],
)
def test_words_for_nothing_to_say(field: str, raw: str) -> None:
    check(field, raw, "!placeholder")


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        ("given_name", "K.A.", "k a"),  # initials, in capitals
        ("given_name", "S.D.", "s d"),
        ("given_name", "Jun", "jun"),
        ("family_name", "Sen", "sen"),
        ("family_name", "Bos", "bos"),  # "empty" in Turkish, and a Dutch name
        ("family_name", "Wu", "wu"),  # 无 is nothing, and no Wu
        ("given_name", "空", "kong"),
        ("family_name", "Guest", "guest"),
        ("given_name", "Guest", "!placeholder"),
        ("given_name", "12345", "!malformed"),
        ("given_name", "N.N.", "!placeholder"),
        ("city", "Leer", "leer"),
        ("family_name", "Mustermann", "!placeholder"),
        ("email", "unbekannt@firma.de", "!placeholder"),
        ("email", "na@firma.de", "na@firma.de"),
        ("street_number", "s/n", "!placeholder"),
    ],
)
def test_names_that_look_like_words_for_nothing(field: str, raw: str, expected: str) -> None:
    check(field, raw, expected)
