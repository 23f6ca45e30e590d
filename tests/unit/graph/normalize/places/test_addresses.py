"""Whole street addresses come apart, and fill what the record leaves open."""

import pytest

from onefold.graph.normalize import Conventions, normalize_record
from onefold.graph.normalize.places.addresses import Address
from onefold.graph.normalize.places.addresses import parse as parse_address


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("12 North Main Street, Apt 4B, Springfield", Address("12", "n main st", "4b", city="springfield")),
        ("Studio 17, Alexandra Corners", Address("", "alexandra corners", "17")),
        ("4226 Jody Courts, New Lisa, 43250", Address("4226", "jody courts", city="new lisa", postal_code="43250")),
        (
            "59664 Marvin Land # 361, Lake Ann 45983",
            Address("59664", "marvin land", "361", "", "lake ann", "", "45983"),
        ),
        ("9 Oak Ave, Ashley, CO 80832-1234", Address("9", "oak ave", "", "", "ashley", "co", "808321234")),
        ("9 Oak Ave, Ashley CO 80832, USA", Address("9", "oak ave", "", "", "ashley", "co", "80832")),
        ("9 Oak Ave, Ashley, Ohio", Address("9", "oak ave", city="ashley", region="oh")),
        ("9 Oak Ave Ashley 80832", Address("9", "oak ave ashley", postal_code="80832")),
        ("9 High St, Camden, London NW1 1AA", Address("9", "high st", city="london", postal_code="nw1 1aa")),
        ("9 High St, Camden, London", Address("9", "high st")),  # which of the two?
        ("9 King St, Richmond VIC 3121", Address("9", "king st", "", "", "richmond", "vic", "3121")),
        ("Hauptstr. 9, 10115 Berlin", Address("9", "hauptstr", city="berlin", postal_code="10115")),
        ("Rose Cottage, Mill Lane", Address("", "rose cottage")),
        ("9 Mill Lane, Rose Cottage", Address("9", "mill ln")),
        ("9 Highway 12345", Address("9", "hwy 12345")),
        ("9 Oak Ave, 00000", Address("9", "oak ave")),
        ("12 Main St Apt. # 4", Address("12", "main st", "4")),
        ("12, Main Street", Address("12", "main st")),
        ("Flat 2, 10 Downing St", Address("10", "downing st", "2")),
        ("#5 100 Main St", Address("100", "main st", "5")),
        ("3/12 Smith Rd", Address("12", "smith rd", "3")),
        ("12 1/2 Main St", Address("12", "main st")),
        ("12-14 High St", Address("12-14", "high st")),
        ("221B Baker Street", Address("221b", "baker st")),
        ("Hauptstraße 12", Address("12", "hauptstr")),
        ("1st Avenue", Address("", "1st ave")),
        ("26th St W", Address("", "26th st w")),
        ("PO Box 123", Address(po_box="123")),
        ("123 Main St Unit 5 P.O. Box 7", Address("123", "main st", "5", "7")),
        ("Unity Street", Address("", "unity st")),
        ("", Address()),
    ],
)
def test_a_street_address_comes_apart(raw: str, expected: Address) -> None:
    assert parse_address(raw) == expected


def test_a_street_address_fills_blanks_only() -> None:
    values = [("street_address", "12 Main St Apt 3"), ("street_number", "13"), ("unit", "n/a")]
    assert normalize_record(values, Conventions()) == {
        "street_number": ("13",),
        "street_name": ("main st",),
        "unit": ("3",),
    }
