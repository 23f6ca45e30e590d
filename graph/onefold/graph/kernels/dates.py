"""Levels of dates: a slip of a digit, day and month exchanged, the year alone, a registration for a birth."""

from __future__ import annotations

from onefold.graph.kernels.jit import kernel
from onefold.graph.kernels.strings import ONE, ZERO, common_prefix, common_suffix
from onefold.graph.kinds import Kind, numbered

DAYS_OFF = 31  # a registration for a birth; months are counted as 31 days
MONTHS_OFF = 13  # ages given for years, and registrations for births: a year, and the month that rounding adds
DIGITS = 8  # of a date, YYYYMMDD
DATE = numbered(Kind.DATE)


@kernel
def lacks_day(text, a):
    """Whether a date of eight digits YYYYMMDD is known by its year or month only: 00, or 1 January standing for it."""
    month = text[a + 4] == ZERO and text[a + 5] == ZERO
    day = text[a + 6] == ZERO and text[a + 7] == ZERO
    return month or day or _new_year(text, a)


@kernel
def _new_year(text, a):
    return text[a + 4] == ZERO and text[a + 5] == ONE and text[a + 6] == ZERO and text[a + 7] == ONE


@kernel
def date_level(text, a, la, b, lb):
    """Level of two dates, eight digits YYYYMMDD each, different ones or such as lack the day."""
    if la != DIGITS or lb != DIGITS:
        return DATE.different
    wrong = 0
    transposed = False
    for i in range(DIGITS):
        if text[a + i] != text[b + i]:
            wrong += 1
            transposed |= i < DIGITS - 1 and text[a + i] == text[b + i + 1] and text[a + i + 1] == text[b + i]
    years = abs(_number(text, a, 4) - _number(text, b, 4))
    ma, mb = _number(text, a + 4, 2), _number(text, b + 4, 2)
    da, db = _number(text, a + 6, 2), _number(text, b + 6, 2)
    if lacks_day(text, a) or lacks_day(text, b):
        if years == 0:
            return DATE.month_off if ma == mb and ma > 0 and (da == 0 or db == 0) else DATE.year_only
        if years == 1:
            return DATE.year_off
        near = common_prefix(text, a, 4, b, 4) + common_suffix(text, a, 4, b, 4) >= 3
        return DATE.near if near else DATE.different
    if (wrong == 2 and transposed) or (years == 0 and ma == db and mb == da):
        return DATE.exchanged
    if wrong == 1:
        return DATE.one_digit
    months = 12 * (_number(text, a, 4) - _number(text, b, 4)) + ma - mb
    if abs(31 * months + da - db) <= DAYS_OFF:
        return DATE.month_off
    if wrong == 2:
        return DATE.two_digits
    if years == 0:
        return DATE.year
    if abs(months) <= MONTHS_OFF:
        return DATE.year_off
    return DATE.near if wrong <= 3 else DATE.different


@kernel
def _number(text, at, digits):
    value = 0
    for i in range(at, at + digits):
        value = 10 * value + text[i] - ZERO
    return value
