"""Birth dates in any usual notation to YYYYMMDD, in every reading that is possible.

A part that is not known is zero: "1856" is 18560000, "1856-07" is 18560700; 99 for the day or month is not known
either. A date that cannot be (1861-71-11, 1999-02-30) keeps its digits when no reading of it is possible: it is a slip
of one digit or two from the true one, and comparison goes digit by digit. Two-digit years are refused: guessing the
century of a birth date is wrong for the old or for the young.
"""

import re
from calendar import monthrange
from typing import Final

from onefold.graph.normalize.contract import MALFORMED, PLACEHOLDER, Conventions, Normalized
from onefold.graph.normalize.text import vocabulary

FIRST_YEAR: Final = 1000
"""Historical data reach far back; a year before this is a slip."""
LAST_YEAR: Final = 2100

_FIRST_YEAR_OF_SIX_DIGITS: Final = 1700
"""Six digits are YYYYMM from here on, and refused below: there they are DDMMYY at least as often."""

_PLACEHOLDERS: Final = frozenset({"19000101", "00010101", "00000000", "99991231", "19700101", "11111111"})

# English in full; other languages by the names that differ, folded to ASCII. The first three letters always do.
_MONTH_NAMES: Final = (
    "january janvier januar enero gennaio januari janeiro",
    "february fevrier februar febrero febbraio februari fevereiro fev feb",
    "march mars marz maerz marzo maart marco mrz mrt",
    "april avril abril aprile avr abr",
    "may mai mayo maggio mei maio mag",
    "june juin juni junio giugno junho giu",
    "july juillet juli julio luglio julho lug",
    "august aout agosto augustus ago aou",
    "september septembre septiembre settembre setembro sept set",
    "october octobre oktober octubre ottobre outubro okt ott out",
    "november novembre noviembre novembro",
    "december decembre dezember diciembre dicembre dezembro dez dic",
)
_AMBIGUOUS_STEMS: Final = frozenset({"mar", "jui"})  # jui: juin or juillet; mar is March in English, set below


def _months() -> dict[str, int]:
    numbers = {"mar": 3}
    for number, names in enumerate(_MONTH_NAMES, start=1):
        for name in names.split():
            numbers[name] = number
            if name[:3] not in _AMBIGUOUS_STEMS:
                numbers.setdefault(name[:3], number)
    return numbers


_MONTHS: Final = _months()
_FILLERS: Final = vocabulary(
    "st nd rd th de del of the mon tue wed thu fri sat sun",
    "monday tuesday wednesday thursday friday saturday sunday",
)
_TIME: Final = re.compile(r"(?<=\d)[t ,]+\d{1,2}:\d\d.*$")
_FLOAT_TAIL: Final = re.compile(r"(?<=\d{4})\.0+$")  # a whole column read as floats: "1856.0"
_TOKEN: Final = re.compile(r"[a-z]+|\d+")
_DIGITS_AND_SEPARATORS: Final = re.compile(r"[\d\-/., ]+")

_NOT_KNOWN: Final = 99

_Date = tuple[int, int, int]


def birth_date(folded: str, conventions: Conventions) -> Normalized:
    """Every possible reading of a date, as YYYYMMDD, placeholders left out; else what was written, if it has a year."""
    dates = [_known_parts(*date) for date in _readings(folded, conventions.date_order)]
    if {_digits(date) for date in dates} & _PLACEHOLDERS:
        return PLACEHOLDER
    found = {date for date in dates if _is_possible(*date)} or _slips(dates)
    return Normalized(tuple(sorted(map(_digits, found)))) if found else MALFORMED


def _slips(dates: list[_Date]) -> set[_Date]:
    """Impossible dates as written, those with a month before those without, and with day and month exchanged."""
    written = {date for date in dates if _is_slip(date)}
    exchanged = {(year, day, month) for year, month, day in written if month and _is_possible(year, day, month)}
    return {date for date in written if date[1] <= 12} or exchanged | written


def _known_parts(year: int, month: int, day: int) -> _Date:
    """The date with a day and month of 99 taken as not known."""
    day = 0 if day == _NOT_KNOWN else day
    return (year, 0, 0) if month == _NOT_KNOWN and not day else (year, month, day)


def _digits(date: _Date) -> str:
    return f"{date[0]:04}{date[1]:02}{date[2]:02}"


def _readings(folded: str, order: str | None) -> list[_Date]:
    dated = _FLOAT_TAIL.sub("", _TIME.sub("", folded))
    if not _DIGITS_AND_SEPARATORS.fullmatch(dated):
        return _with_month_name(_TOKEN.findall(dated))
    parts = _TOKEN.findall(dated)
    if len(parts) == 1:
        return _run_together(parts[0], order)
    if sum(len(part) == 4 for part in parts) != 1 or any(len(part) not in (1, 2, 4) for part in parts):
        return []
    return _separated(parts, order)


def _separated(parts: list[str], order: str | None) -> list[_Date]:
    numbers = [int(part) for part in parts]
    year_at = next(i for i, part in enumerate(parts) if len(part) == 4)
    if len(parts) == 2:
        return [(numbers[year_at], numbers[1 - year_at], 0)]
    if len(parts) == 3 and year_at == 0:
        return [(numbers[0], numbers[1], numbers[2])]
    if len(parts) == 3 and year_at == 2:
        return _by_order(numbers[2], numbers[0], numbers[1], order)
    return []


def _by_order(year: int, first: int, second: int, order: str | None) -> list[_Date]:
    """Day and month by the source's order, or where that is impossible or unknown, either way round."""
    day_first, month_first = (year, second, first), (year, first, second)
    expected = {"DMY": day_first, "MDY": month_first}.get((order or "").upper())
    if expected is not None and _is_possible(*expected):
        return [expected]
    return [day_first, month_first]


def _run_together(digits: str, order: str | None) -> list[_Date]:
    if len(digits) == 8:
        year_first = (int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        if digits in _PLACEHOLDERS or _is_possible(*year_first) or _is_slip(year_first):
            return [year_first]
        return _by_order(int(digits[4:]), int(digits[:2]), int(digits[2:4]), order)
    if len(digits) == 6 and int(digits[:4]) >= _FIRST_YEAR_OF_SIX_DIGITS:
        return [(int(digits[:4]), int(digits[4:]), 0)]
    return [(int(digits), 0, 0)] if len(digits) == 4 else []


def _with_month_name(tokens: list[str]) -> list[_Date]:
    months = [_MONTHS[t] for t in tokens if t in _MONTHS]
    numbers = [t for t in tokens if t.isdigit()]
    strangers = [t for t in tokens if t.isalpha() and t not in _MONTHS and t not in _FILLERS]
    years = [int(n) for n in numbers if len(n) == 4]
    days = [int(n) for n in numbers if len(n) <= 2]
    if strangers or len(months) != 1 or len(years) != 1 or len(days) > 1 or len(numbers) != 1 + len(days):
        return []
    return [(years[0], months[0], days[0] if days else 0)]


def _is_possible(year: int, month: int, day: int) -> bool:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    if month == 0:
        return day == 0
    return 1 <= month <= 12 and 0 <= day <= monthrange(year, month)[1]


def _is_slip(date: _Date) -> bool:
    """Whether an impossible date has a year that people are born in, and its digits are no date in another order."""
    year, _, day = date
    digits = _digits(date)
    if not FIRST_YEAR <= year <= LAST_YEAR or not 0 < day < _NOT_KNOWN or len(digits) > 8:
        return False
    return not any(_is_possible(*other) for other in _by_order(int(digits[4:]), *divmod(year, 100), None))
