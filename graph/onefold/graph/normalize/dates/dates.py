"""Birth dates in any usual notation to YYYYMMDD, in every reading that is possible.

A part that is not known is zero: "1856" is 18560000, "1856-07" is 18560700; 99 for the day or month is not known
either. A date that cannot be (1861-71-11, 1999-02-30) keeps its digits when no reading of it is possible: it is a slip
of one digit or two from the true one, and comparison goes digit by digit. A year of two digits is that of the century
in which such a person may live; both, where both are possible ("23" is a child or very old).
"""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Final

from onefold.graph.normalize.contract import MALFORMED, PLACEHOLDER, Conventions, Normalized
from onefold.graph.normalize.dates.months import FILLERS, MONTHS
from onefold.graph.normalize.dates.text import without_time
from onefold.graph.touchpoint import DateOrder

FIRST_YEAR: Final = 1000
"""Historical data reach far back; a year before this is a slip."""
LAST_YEAR: Final = 2100

_FIRST_YEAR_OF_SIX_DIGITS: Final = 1700
"""Six digits are YYYYMM from here on; below they are a day, a month and two digits of a year."""
_LATEST_BIRTH: Final = 2026
"""Year from which two digits count back. No look at the clock: a value must mean the same next year; it goes up with
the normalizer's version."""
_OLDEST: Final = 105
"""Years; about one person in 20,000 is older."""
_SERIAL_DAYS: Final = range(10_000, 46_388)
"""Spreadsheets' numbers for days, from 1927-05-18 to the end of `_LATEST_BIRTH`; smaller ones may be years."""
_SERIAL_ZERO: Final = date(1899, 12, 30)

# What systems write for "no date": the first and last that they can hold, zero of their clocks, and that zero seen from
# west of Greenwich. A first of January of a real year is no such date: it is compared by its year only.
_PLACEHOLDERS: Final = frozenset(
    {
        *("00000000", "00010101", "10000101", "11111111", "16010101", "17530101", "18991230", "18991231", "19000100"),
        *("19000101", "19691231", "19700101", "20991231", "29991231", "99990909", "99991231", "99999999"),
    }
)

_FLOAT_TAIL: Final = re.compile(r"(?<=\d{4})\.0+$")  # a whole column read as floats: "1856.0"
_TOKEN: Final = re.compile(r"[a-z]+|\d+")
_LETTER: Final = re.compile("[a-z]")
_EPOCH: Final = re.compile(r"-?\d{9,13}|-\d{8}")
_EPOCH_DAY: Final = datetime(1970, 1, 1)
_MILLISECONDS: Final = 10**10
_HALF_A_DAY_S: Final = 12 * 3600
_ORDERS: Final = tuple(DateOrder)
_NOT_KNOWN: Final = 99
_MOST_DAYS: Final = 31

_Date = tuple[int, int, int]


def birth_date(folded: str, conventions: Conventions) -> Normalized:
    """Every possible reading of a date, as YYYYMMDD, placeholders left out; else what was written, if it has a year."""
    dates = [_known_parts(*date) for date in _readings(folded, conventions.date_order)]
    if {_digits(date) for date in dates} & _PLACEHOLDERS:
        return PLACEHOLDER
    found = {date for date in dates if _is_possible(*date)} or _slips(dates)
    return Normalized(tuple(sorted(map(_digits, found)))) if found else MALFORMED


def order_told(folded: str) -> DateOrder | None:
    """The only order in which a date of numbers can be read; None where several or none can.

    A year of four digits in front tells nothing: it leaves no question.
    """
    dated = _FLOAT_TAIL.sub("", without_time(folded))
    parts = [] if _LETTER.search(dated) else _TOKEN.findall(dated)
    if len(parts) == 1:
        found = [order for order in _ORDERS if _is_whole(_ordered(_cut(parts[0], order), order))]
    elif len(parts) == 3 and len(parts[0]) <= 2:
        found = [order for order in _ORDERS if _is_whole(_ordered(parts, order))]
    else:
        return None
    return found[0] if len(found) == 1 else None


def _cut(digits: str, order: DateOrder) -> list[str]:
    """The parts of a date run together, [] where its length is that of none or it has its year in front."""
    digits = digits.zfill(8) if len(digits) == 7 else digits
    if len(digits) == 6:
        return [digits[:2], digits[2:4], digits[4:]]
    if len(digits) != 8 or order == DateOrder.YMD or _is_possible(*_in_eight(digits)):
        return []
    return [digits[:2], digits[2:4], digits[4:]]


def _is_whole(dates: list[_Date]) -> bool:
    return any(_is_possible(*date) and date[1] and date[2] for date in dates)


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


def _readings(folded: str, order: DateOrder | None) -> list[_Date]:
    dated = _FLOAT_TAIL.sub("", without_time(folded))
    parts = _TOKEN.findall(dated)
    if _LETTER.search(dated):
        return _with_month_name(parts, order)
    if len(parts) == 1 and (clock := _EPOCH.fullmatch(dated)) and not _is_possible(*_in_eight(parts[0])):
        return _since_epoch(int(clock[0]))
    if len(parts) == 1:
        return _run_together(parts[0], order)
    if len(parts) == 2 and len(parts[0]) == 5:
        return _serial(parts[0])  # with a fraction, which is the time of the day
    years = sum(len(part) == 4 for part in parts)
    if years > 1 or any(len(part) not in (1, 2, 4) for part in parts):
        return []
    return _separated(parts, order) if years else _of_two_digits(parts, order)


def _separated(parts: list[str], order: DateOrder | None) -> list[_Date]:
    numbers = [int(part) for part in parts]
    year_at = next(i for i, part in enumerate(parts) if len(part) == 4)
    if len(parts) == 2:
        return [(numbers[year_at], numbers[1 - year_at], 0)]
    if len(parts) == 3 and year_at == 0:
        return [(numbers[0], numbers[1], numbers[2])]
    if len(parts) == 3 and year_at == 2:
        return _by_order(numbers[2], numbers[0], numbers[1], order)
    return []


def _of_two_digits(parts: list[str], order: DateOrder | None) -> list[_Date]:
    """Day, month and a year of two digits, which stands last unless its number or the source says otherwise."""
    if len(parts) != 3:
        return []
    if len(parts[0]) == 2 and (int(parts[0]) > _MOST_DAYS or order == DateOrder.YMD):
        first = [date for date in _ordered(parts, DateOrder.YMD) if _is_possible(*date)]
        if first or len(parts[2]) != 2:
            return first
    if len(parts[2]) != 2:
        return []
    return [date for year in _centuries(int(parts[2])) for date in _by_order(year, int(parts[0]), int(parts[1]), order)]


def _ordered(parts: list[str], order: DateOrder) -> list[_Date]:
    """Three parts read in one order, in each century that a year of two digits may be of; [] where they do not fit."""
    if len(parts) != 3:
        return []
    year, month, day = (parts[order.index(part)] for part in "YMD")
    if len(year) not in (2, 4) or len(month) > 2 or len(day) > 2:
        return []
    return [(of, int(month), int(day)) for of in ([int(year)] if len(year) == 4 else _centuries(int(year)))]


def _centuries(two_digits: int) -> list[int]:
    return [year for year in (1900 + two_digits, 2000 + two_digits) if _LATEST_BIRTH - _OLDEST <= year <= _LATEST_BIRTH]


def _by_order(year: int, first: int, second: int, order: DateOrder | None) -> list[_Date]:
    """Day and month by the source's order, or where that is impossible or unknown, either way round."""
    day_first, month_first = (year, second, first), (year, first, second)
    expected = day_first if order == DateOrder.DMY else month_first if order == DateOrder.MDY else None
    if expected is not None and _is_possible(*expected):
        return [expected]
    return [day_first, month_first]


def _run_together(digits: str, order: DateOrder | None) -> list[_Date]:
    if len(digits) in (12, 14) and _is_possible(*_in_eight(digits)):
        digits = digits[:8]  # with a time behind, as HL7 writes
    if len(digits) == 8:
        year_first = _in_eight(digits)
        if digits in _PLACEHOLDERS or _is_possible(*year_first) or _is_slip(year_first):
            return [year_first]
        return _by_order(int(digits[4:]), int(digits[:2]), int(digits[2:4]), order)
    if len(digits) == 7:  # a spreadsheet took the zero in front of a day or month for a number's
        padded = _by_order(int(digits[3:]), int(digits[0]), int(digits[1:3]), order)
        return [date for date in padded if _is_possible(*date)]
    if len(digits) == 6:
        return _six_digits(digits, order)
    if len(digits) == 5:
        return _serial(digits)
    return [(int(digits), 0, 0)] if len(digits) == 4 else []


def _in_eight(digits: str) -> _Date:
    return int(digits[:4]), int(digits[4:6]), int(digits[6:8])


def _six_digits(digits: str, order: DateOrder | None) -> list[_Date]:
    month_of = (int(digits[:4]), int(digits[4:]), 0)
    has_year = month_of[0] >= _FIRST_YEAR_OF_SIX_DIGITS and _is_possible(*month_of)
    if has_year and not order:
        return [month_of]
    parts = [digits[:2], digits[2:4], digits[4:]]
    orders = (order,) if order else _ORDERS
    dates = [date for each in orders for date in _ordered(parts, each) if _is_whole([date])]
    return dates or ([month_of] if has_year else [])


def _serial(digits: str) -> list[_Date]:
    if int(digits) not in _SERIAL_DAYS:
        return []
    day = _SERIAL_ZERO + timedelta(days=int(digits))
    return [(day.year, day.month, day.day)]


def _since_epoch(clock: int) -> list[_Date]:
    """The day that begins about then in any zone, of seconds since 1970, or of milliseconds where they are many."""
    seconds = clock if abs(clock) < _MILLISECONDS else clock // 1000
    day = _EPOCH_DAY + timedelta(seconds=seconds + _HALF_A_DAY_S)
    in_range = _LATEST_BIRTH - _OLDEST <= day.year <= _LATEST_BIRTH
    return [(day.year, day.month, day.day)] if in_range else []


def _with_month_name(tokens: list[str], order: DateOrder | None) -> list[_Date]:
    months = [MONTHS[t] for t in tokens if t in MONTHS]
    numbers = [t for t in tokens if t.isdigit()]
    strangers = [t for t in tokens if t.isalpha() and t not in MONTHS and t not in FILLERS]
    years = [int(n) for n in numbers if len(n) == 4]
    short = [int(n) for n in numbers if len(n) <= 2]
    if strangers or len(months) != 1 or len(numbers) != len(years) + len(short):
        return []
    if len(years) == 1 and len(short) <= 1:
        return [(years[0], months[0], short[0] if short else 0)]
    if years or not short or len(short) > 2 or (len(short) == 1 and short[0] <= _MOST_DAYS):
        return []
    first, last = short[0], short[-1]
    year, day = (
        (first, last) if first > _MOST_DAYS or (order == DateOrder.YMD and last <= _MOST_DAYS) else (last, first)
    )
    return [(of, months[0], day if len(short) == 2 else 0) for of in _centuries(year)]


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
