"""Several values in a cell: taken apart where each piece is one, else left whole."""

import pytest

from onefold.server.files.columns.several import values_in


@pytest.mark.parametrize(
    ("field", "cell", "values"),
    [
        ("email", "ada@mail.example ::: a.holt@work.example", ["ada@mail.example", "a.holt@work.example"]),
        ("email", "ada@mail.example; a.holt@work.example", ["ada@mail.example", "a.holt@work.example"]),
        ("email", "ada@mail.example,a.holt@work.example", ["ada@mail.example", "a.holt@work.example"]),
        ("email", "ada@mail.example a.holt@work.example", ["ada@mail.example", "a.holt@work.example"]),
        ("email", "ada@mail.example/a.holt@work.example", ["ada@mail.example", "a.holt@work.example"]),
        ("email", "Holt, Ada <ada@mail.example>, Bo <bo@mail.example>", ["ada@mail.example", "bo@mail.example"]),
        ("email", "ada@mail.example;", ["ada@mail.example"]),
        ("email", "n/a; ada@mail.example", ["ada@mail.example"]),
        ("email", '["ada@mail.example", "bo@mail.example"]', ["ada@mail.example", "bo@mail.example"]),
        ("email", "['ada@mail.example', 'bo@mail.example']", ["ada@mail.example", "bo@mail.example"]),
        ("email", "{ada@mail.example,bo@mail.example}", ["ada@mail.example", "bo@mail.example"]),
        ("phone", "+351 213 000 222 / +351 914 000 111", ["+351 213 000 222", "+351 914 000 111"]),
        ("phone", "0711/123456; 0171/7654321", ["0711/123456", "0171/7654321"]),
        ("phone", "0711/1234567 / 0171/7654321", ["0711/1234567", "0171/7654321"]),
        ("phone", "206-555-0100/206-555-0111", ["206-555-0100", "206-555-0111"]),
        ("phone", "020 7946 0018, 07700 900123", ["020 7946 0018", "07700 900123"]),
        ("phone", "020 7946 0018 or 07700 900123", ["020 7946 0018", "07700 900123"]),
        ("phone", "020 7946 0018 x12\n07700 900123", ["020 7946 0018 x12", "07700 900123"]),
        ("cookie_id", "ck-1|ck-2", ["ck-1", "ck-2"]),
        ("login", "u_1001, u_1002", ["u_1001", "u_1002"]),
        ("national_id", "123-45-6789 / 987-65-4321", ["123-45-6789", "987-65-4321"]),
        ("passport", "AB123456\nCD456789", ["AB123456", "CD456789"]),
        ("social_handle", "@ada / @holt", ["@ada", "@holt"]),
        ("full_name", "Ines Prado ::: Inês Prado-Lopes | I. Prado", ["Ines Prado", "Inês Prado-Lopes", "I. Prado"]),
        ("given_name", "Ann\nAnna", ["Ann", "Anna"]),
        ("street_address", "7 Elm St, Reno NV\n9 Oak Ave, Elko NV", ["7 Elm St, Reno NV", "9 Oak Ave, Elko NV"]),
        ("street_address", "7 Elm St ::: 9 Oak Ave", ["7 Elm St", "9 Oak Ave"]),
        ("city", "Reno ::: Elko ::: Reno", ["Reno", "Elko"]),
    ],
)
def test_a_cell_with_several_values(field: str, cell: str, values: list[str]) -> None:
    assert list(values_in(field, cell)) == values


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        *(("email", "Holt, Ada <ada@mail.example>"), ("email", "a/b+c@mail.example"), ("email", "ada at mail")),
        *(("phone", "0711/123456"), ("phone", "0711 / 123456"), ("phone", "+49 6021/123456")),
        ("phone", "(0131) 4960123"),
        *(("phone", "+1-201-555-0123;ext=22"), ("phone", "020 7946 0018, ext 12"), ("phone", "0049/711/123456")),
        *(("login", "auth0|5f7c8ec7c33c6c004bbafe82"), ("login", "google-oauth2|103547991597142817347")),
        *(("national_id", "770225/1234"), ("tax_id", "12/345/67890"), ("social_handle", "https://x.example/ada")),
        *(("full_name", "Prado, Ines"), ("full_name", "Marie-Anne de la Tour"), ("birth_date", "2/25/77")),
        *(("street_address", "9 Elm Court\nTruro\nTR1 1AA"), ("street_address", "Flat 3/12 Main St; rear")),
        *(("occupation", "cook; baker"), ("employer", "Smith & Sons, Ltd"), ("cookie_id", "GA1.2.33.44")),
        ("phone", "n/a"),
    ],
)  # fmt: skip
def test_a_cell_with_one_value_stays_whole(field: str, cell: str) -> None:
    assert values_in(field, cell) == (cell,)
