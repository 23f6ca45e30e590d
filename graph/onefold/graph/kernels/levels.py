"""Comparison levels: how well two canonical values agree, as an index into `model.kinds.LEVELS`.

The caller passes the value of the evidence with the lower fingerprint first.
"""

from __future__ import annotations

from onefold.graph.kernels.jit import kernel
from onefold.graph.kernels.strings import common_prefix, common_suffix, edits, find, jaro_winkler, shares_token
from onefold.graph.model.kinds import Kind

# Jaro–Winkler thresholds in millionths: .92 and .8/.88 are the customary ones of the field (Winkler; Splink's defaults)
NAME_CLOSE, NAME_NEAR = 920_000, 820_000
TEXT_CLOSE, TEXT_NEAR = 920_000, 800_000
MONTHS_OFF = 13  # ages given for years, and registrations for births: a year, and the month that rounding adds
PHONE_TAIL = 8  # digits; a national number without its area or country code
EMAIL_NAME = 4  # bytes; shorter local parts (info, a.b) say nothing
SPACE, AT, EQUALS, ZERO, NINE = 32, 64, 61, 48, 57
_NAME, _DATE, _CODE, _TEXT, _EXACT, _POSTAL, _EMAIL, _PHONE, _CUSTOM, _TOKEN = (int(k) for k in Kind)


@kernel
def name_level(text, a, la, b, lb, aliases):
    """Level of two different names; `aliases` says whether they share a nickname group."""
    if aliases:
        return 1
    if la == 1 or lb == 1:
        return 5 if text[a] == text[b] else 6
    similarity = jaro_winkler(text, a, la, b, lb)
    if similarity >= NAME_CLOSE:
        return 2
    if shares_token(text, a, la, b, lb):
        return 3
    return 4 if similarity >= NAME_NEAR else 6


@kernel
def date_level(text, a, b):
    """Level of two different dates, eight digits YYYYMMDD each; 00 is a part not known."""
    wrong = 0
    swapped = 0
    for i in range(8):
        if text[a + i] != text[b + i]:
            wrong += 1
            if i < 7 and text[a + i] == text[b + i + 1] and text[a + i + 1] == text[b + i]:
                swapped += 1
    year = common_prefix(text, a, 4, b, 4) == 4
    month = text[a + 4] == text[b + 4] and text[a + 5] == text[b + 5]
    day = text[a + 6] == text[b + 6] and text[a + 7] == text[b + 7]
    partial = _unknown(text, a + 4) or _unknown(text, b + 4) or _unknown(text, a + 6) or _unknown(text, b + 6)
    months = abs(12 * (_number(text, a, 4) - _number(text, b, 4)) + _number(text, a + 4, 2) - _number(text, b + 4, 2))
    if partial:
        return 3 if year else (4 if months <= MONTHS_OFF else (5 if wrong <= 2 else 6))
    crossed = (
        text[a + 4] == text[b + 6]
        and text[a + 5] == text[b + 7]
        and text[a + 6] == text[b + 4]
        and text[a + 7] == text[b + 5]
    )
    if wrong <= 1 or (wrong == 2 and swapped == 1) or (year and crossed):
        return 1
    if (year and month) or (year and day) or (month and day):
        return 2
    if year:
        return 3
    if months <= MONTHS_OFF:
        return 4
    return 5 if wrong <= 3 else 6


@kernel
def _number(text, at, digits):
    value = 0
    for i in range(at, at + digits):
        value = 10 * value + text[i] - ZERO
    return value


@kernel
def _unknown(text, at):
    return text[at] == ZERO and text[at + 1] == ZERO


@kernel
def postal_level(text, a, la, b, lb):
    """Level of two different postal codes: most of it, the outward part or first three, the first one or two."""
    same = common_prefix(text, a, la, b, lb)
    if edits(text, a, la, b, lb, 1) <= 1:
        return 1
    outward = min(find(text, a, la, SPACE), find(text, b, lb, SPACE))
    if outward == min(la, lb):
        outward = 3
    if same >= outward:
        return 2
    if la < 2 or lb < 2:
        return 4
    letters = 1 if ZERO <= text[a + 1] <= NINE or ZERO <= text[b + 1] <= NINE else 2
    return 3 if same >= letters else 4


@kernel
def email_level(text, a, la, b, lb):
    """Level of two different e-mail addresses."""
    na = find(text, a, la, AT)
    nb = find(text, b, lb, AT)
    if na == nb and na >= EMAIL_NAME and common_prefix(text, a, na, b, nb) == na:
        return 1
    return 2 if jaro_winkler(text, a, la, b, lb) >= TEXT_CLOSE else 3


@kernel
def phone_level(text, a, la, b, lb):
    """Level of two different phone numbers."""
    if common_suffix(text, a, la, b, lb) >= PHONE_TAIL:
        return 1
    return 2 if edits(text, a, la, b, lb, 1) <= 1 else 3


@kernel
def text_level(text, a, la, b, lb):
    """Level of two different texts."""
    similarity = jaro_winkler(text, a, la, b, lb)
    if similarity >= TEXT_CLOSE:
        return 1
    return 2 if similarity >= TEXT_NEAR else 3


@kernel
def custom_level(text, a, la, b, lb):
    """Level of two different `name=value` texts; -1 where the names differ: they say nothing of each other."""
    name = find(text, a, la, EQUALS)
    if name != find(text, b, lb, EQUALS) or common_prefix(text, a, la, b, lb) < name:
        return -1
    start = name + 1
    return 1 if jaro_winkler(text, a + start, la - start, b + start, lb - start) >= TEXT_CLOSE else 2


@kernel
def level(kind, text, a, la, b, lb, aliases):
    """Level of two different values (equal values are level 0, decided by the caller)."""
    if kind == _NAME:
        return name_level(text, a, la, b, lb, aliases)
    if kind == _DATE:
        return date_level(text, a, b) if la == 8 and lb == 8 else 6
    if kind == _CODE:
        return edits(text, a, la, b, lb, 2)
    if kind == _TEXT:
        return text_level(text, a, la, b, lb)
    if kind == _EXACT:
        return 1
    if kind == _POSTAL:
        return postal_level(text, a, la, b, lb)
    if kind == _EMAIL:
        return email_level(text, a, la, b, lb)
    if kind == _PHONE:
        return phone_level(text, a, la, b, lb)
    if kind == _TOKEN:
        return -1
    return custom_level(text, a, la, b, lb)
