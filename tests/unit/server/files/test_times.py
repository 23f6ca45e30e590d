"""Times as files write them."""

from datetime import UTC, datetime

import pytest

from onefold.server.files.times import parse_time, zone_named

NOON = int(datetime(2025, 3, 1, 12, tzinfo=UTC).timestamp()) * 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        *("2025-03-01T12:00:00Z", "2025-03-01 13:00:00 +0100", "2025-03-01 12:00 UTC", "20250301T120000Z"),
        *("2025-03-01T12:00:00.000+0000", "1740830400", "1740830400000", "1740830400000000"),
    ],
)
def test_a_moment_with_a_zone(text: str) -> None:
    assert parse_time(text, None, None) == (NOON, False)


def test_a_naive_time_is_utc_or_of_the_zone_given() -> None:
    assert parse_time("2025-03-01 12:00", None, None) == (NOON, True)
    assert parse_time("2025-03-01 13:00", zone_named("Europe/Berlin"), None) == (NOON, True)
    assert parse_time("2025-03-01 10:00", zone_named("-02:00"), None) == (NOON, True)


def test_numeric_dates_need_their_order() -> None:
    assert parse_time("01/03/2025 12:00", None, "DMY") == (NOON, True)
    assert parse_time("3/1/2025 12:00 PM", None, "MDY") == (NOON, True)
    with pytest.raises(ValueError, match="01/03/2025"):
        parse_time("01/03/2025", None, None)


@pytest.mark.parametrize(
    "text", ["2025", "yesterday", "2025-13-01", "2025-W05", "31/02/2025", "12:00", "-", "１７４０８３０４００"]
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_time(text, None, "DMY")


def test_an_unknown_zone_is_named() -> None:
    with pytest.raises(ValueError, match="'Mars/Olympus' is not a time zone"):
        zone_named("Mars/Olympus")
