"""Times as files write them, from and to microseconds since the epoch."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from onefold.graph.touchpoint import DateOrder
from onefold.graph.units import MICROS

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_EPOCH_DIGITS: Final = {10: MICROS, 13: 1_000, 16: 1}  # seconds, milliseconds, microseconds
_SPACED_ZONE: Final = re.compile(r"(\d) +(Z|UTC|GMT|[+-]\d\d:?\d\d)$", re.IGNORECASE)
_NUMERIC: Final = re.compile(
    r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T,]+(\d{1,2}:\d\d(?::\d\d)?)(?: ?([AP]M))?)?", re.IGNORECASE
)
_WEEK: Final = re.compile(r"\d{4}-?W", re.IGNORECASE)


def parse_time(text: str, zone: tzinfo | None, date_order: DateOrder | None) -> tuple[int, bool]:
    """(microseconds since the epoch, whether no zone was written); `zone` is that of naive times, UTC when None.

    Read are ISO 8601 (a date alone is its midnight), epoch seconds, milliseconds and microseconds, and, where the
    source's date order is known, 05/01/2024 10:30.

    Raises:
        ValueError: it is not a time of these forms. A bare year is not a time.
    """
    try:
        moment = _iso(text)
    except ValueError:
        if text.isascii() and text.isdigit() and len(text) in _EPOCH_DIGITS:
            return int(text) * _EPOCH_DIGITS[len(text)], False
        moment = _numeric(text, date_order)
    naive = moment.tzinfo is None
    if naive:
        moment = moment.replace(tzinfo=zone or UTC)
    return (moment - _EPOCH) // _MICROSECOND, naive


def _iso(text: str) -> datetime:
    if _WEEK.match(text):
        raise ValueError(text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        spaced = _SPACED_ZONE.search(text)
        if spaced is None:
            raise
    written = spaced[2].upper()
    return datetime.fromisoformat(text[: spaced.start() + 1] + ("Z" if written in ("UTC", "GMT") else written))


def _numeric(text: str, date_order: DateOrder | None) -> datetime:
    found = _NUMERIC.fullmatch(text)
    if found is None or date_order not in (DateOrder.DMY, DateOrder.MDY):
        raise ValueError(text)
    day, month = (found[1], found[2]) if date_order == DateOrder.DMY else (found[2], found[1])
    clock = found[4] or "0:00"
    hour, minute, second = (int(part) for part in f"{clock}:00".split(":")[:3])
    if found[5]:
        hour = hour % 12 + (12 if found[5].upper() == "PM" else 0)
    return datetime(int(found[3]), int(month), int(day), hour, minute, second)


def zone_named(name: str) -> tzinfo:
    """The time zone of an IANA name ("Europe/Berlin") or an offset ("+02:00").

    Raises:
        ValueError: there is none.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - rarely needed

    if re.fullmatch(r"[+-]\d\d:\d\d", name):
        sign = -1 if name[0] == "-" else 1
        return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[4:])))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is not a time zone; write an IANA name such as Europe/Berlin, or +02:00") from None


def iso(micros: int | None) -> str | None:
    """The time in ISO 8601, UTC."""
    if micros is None:
        return None
    seconds, rest = divmod(micros, MICROS)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest).isoformat().replace("+00:00", "Z")
