"""Phone numbers: what people write, and what it becomes."""

import pytest

from onefold.graph.normalize import Conventions
from unit.graph.normalize.checks import ANY, GB, US, check


@pytest.mark.parametrize(
    ("raw", "conventions", "expected"),
    [
        ("020 7946 0018", GB, "+442079460018"),
        ("(020) 7946-0018", GB, "+442079460018"),
        ("+44 (0)20 7946 0018", ANY, "+442079460018"),
        ("0044 20 7946 0018", ANY, "+442079460018"),
        ("٠٢٠ ٧٩٤٦ ٠٠١٨", GB, "+442079460018"),
        ("020 7946 0018 ext. 12", GB, "+442079460018"),
        ("020 7946 0018", Conventions(region="uk"), "+442079460018"),
        ("020 7946 0018", ANY, "2079460018"),
        ("020 7946 0018 x12", ANY, "2079460018"),
        ("447911123456.0", ANY, "447911123456"),
        ("(206) 555-0100", US, "+12065550100"),
        ("(206) 555-0100", ANY, "2065550100"),
        ("555-0100", US, "5550100"),
        ("020 7946 0018", Conventions(region="ZZ"), "2079460018"),
        ("12345", ANY, "!malformed"),
        ("12345", US, "!malformed"),
        ("call me", ANY, "!malformed"),
        ("9871" * 5, ANY, "!malformed"),
        ("0000000000", US, "!placeholder"),
        ("0", US, "!placeholder"),
        ("1111111111", ANY, "!placeholder"),
        ("+1 000 000 0000", ANY, "!placeholder"),
        ("+1 555 555 5555", US, "!placeholder"),
        ("1234567890", US, "!placeholder"),
        ("0987654321", GB, "!placeholder"),
        ("none", US, "!placeholder"),
    ],
)
def test_a_phone(raw: str, conventions: Conventions, expected: str) -> None:
    check("phone", raw, expected, conventions)
