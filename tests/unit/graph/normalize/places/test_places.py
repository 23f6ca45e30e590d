"""Parts of addresses: what people write, and what it becomes."""

import pytest

from unit.graph.normalize.checks import check


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        ("street_number", "0012A", "12a"),
        ("street_number", "12 – 14", "12-14"),
        ("street_number", "No. 7", "7"),
        ("street_number", "Nº 07", "7"),
        ("street_number", "0", "!placeholder"),
        ("street_name", "North Main Street", "n main st"),
        ("street_name", "s milam st", "s milam st"),
        ("street_name", "corina wy", "corina way"),
        ("street_name", "O'Connell Ave.", "oconnell ave"),
        ("street_name", "First Avenue", "1st ave"),
        ("street_name", "Hauptstraße", "hauptstr"),
        ("street_name", "Berliner Straße", "berliner st"),
        ("unit", "apartment 98", "98"),
        ("unit", "Apt. # 4 B", "4b"),
        ("unit", "lot 17", "17"),
        ("unit", "number j", "j"),
        ("unit", "apt", "!malformed"),
        ("po_box", "P.O. Box 0123", "123"),
        ("po_box", "box", "!malformed"),
        ("po_box", "0", "!placeholder"),
        ("city", "St. Andrews", "saint andrews"),
        ("city", "Saint-Denis", "saint denis"),
        ("city", "St", "st"),
        ("birth_place", "München", "munchen"),
        ("region", "New South Wales", "nsw"),
        ("region", "NSW", "nsw"),
        ("region", "Bavaria", "bavaria"),
        ("postal_code", "TQ138DF", "tq13 8df"),
        ("postal_code", "tq13-8df", "tq13 8df"),
        ("postal_code", "02139-1234", "021391234"),
        ("postal_code", "2119.0", "2119"),
        ("postal_code", "K1A 0B1", "k1a0b1"),
        ("postal_code", "00000", "!placeholder"),
        ("postal_code", "ZZ99 3VZ", "!placeholder"),
        ("country", "United Kingdom", "gb"),
        ("country", "USA", "us"),
        ("country", "U.S.A.", "us"),
        ("country", "Deutschland", "de"),
        ("country", "Österreich", "at"),
        ("country", "FR", "fr"),
        ("country", "Atlantis", "atlantis"),
        ("street_address", "12 North Main Street, Apt 4B, Springfield", "12 n main st unit 4b springfield"),
    ],
)
def test_a_place(field: str, raw: str, expected: str) -> None:
    check(field, raw, expected)
