"""Comparison levels: how well two canonical values agree, as an index into `model.kinds.LEVELS`.

The caller passes the value of the evidence with the lower fingerprint first.
"""

from __future__ import annotations

from onefold.graph.kernels.jit import kernel
from onefold.graph.kernels.organizations import organization_level
from onefold.graph.kernels.packed import NAMES_OF_THEIR_OWN, NICKNAME, OPPOSITE, SAME_NAME, SOUND
from onefold.graph.kernels.strings import (
    common_prefix,
    common_suffix,
    edits,
    find,
    likeness,
    one_edit,
    token_overlap,
)
from onefold.graph.model.kinds import LEVELS, Kind

# Jaro–Winkler thresholds in millionths: .92 and .8/.88 are the customary ones of the field (Winkler; Splink's defaults)
NAME_CLOSE, NAME_NEAR = 920_000, 820_000
TEXT_CLOSE, TEXT_NEAR = 920_000, 800_000
NAME_EDIT = 4  # letters; one edit makes Ann of Anna, but a Leo of a Lee too
NAME_CUT = 4  # letters that must be left of a name cut short
NAME_TOKEN, TEXT_TOKEN = 2, 4  # bytes; shorter tokens (j, st, rd, the) are shared by strangers
DAYS_OFF = 31  # a registration for a birth; months are counted as 31 days
MONTHS_OFF = 13  # ages given for years, and registrations for births: a year, and the month that rounding adds
CODE_EDIT, CODE_EDITS = 3, 6  # characters of a code in which one edit, or two, are a likely slip
ZIP = 5  # digits of a postal code that is written with four more, or without
PHONE_LOCAL, PHONE_TAIL, PHONE_NATIONAL = 7, 8, 9  # digits that must agree: all there are, of any, with one edit
EMAIL_NAME = 4  # bytes of a mailbox that mean something (not a.b)
EMAIL_WORD = 2  # letters of a word in a mailbox that may be a name
EMAIL_ELSEWHERE = 6  # bytes that mean something at another domain too; info, sales and james do not
SLIP_NUMBER, SWAP_NUMBER = 5, 3  # digits of a number in which a wrong one, or two exchanged, are more than a neighbour
SPACE, AT, EQUALS, ZERO, ONE, NINE, DOT, HYPHEN, UNDERSCORE = 32, 64, 61, 48, 49, 57, 46, 45, 95
_NAME, _DATE, _CODE, _TEXT, _EXACT, _POSTAL, _EMAIL, _PHONE, _CUSTOM, _TOKEN, _ORGANIZATION = (int(k) for k in Kind)
NEAR, SWAPPED, ELSEWHERE = (LEVELS[Kind.NAME].index(name) for name in ("near", "swapped", "elsewhere"))


@kernel
def name_level(text, a, la, b, lb, alias):
    """Level of two different names; `alias` says what they share (`kernels.packed`), 0 for nothing."""
    if alias == SAME_NAME:
        return 1
    if alias == OPPOSITE:
        return 11
    if la == 1 or lb == 1:
        return 10 if text[a] == text[b] else 11
    if alias == NICKNAME:
        return 2
    slip = alias != NAMES_OF_THEIR_OWN
    if slip and la >= NAME_EDIT and lb >= NAME_EDIT and one_edit(text, a, la, b, lb):
        return 3
    similarity = likeness(text, a, la, b, lb)
    if (slip and similarity >= NAME_CLOSE) or common_prefix(text, a, la, b, lb) == min(la, lb) >= NAME_CUT:
        return 4
    if token_overlap(text, a, la, b, lb, NAME_TOKEN)[0] > 0:
        return 5
    if alias == SOUND:
        return 6
    return 7 if slip and similarity >= NAME_NEAR else 11


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
def date_level(text, a, b):
    """Level of two dates, eight digits YYYYMMDD each, different ones or such as lack the day."""
    wrong = 0
    transposed = False
    for i in range(8):
        if text[a + i] != text[b + i]:
            wrong += 1
            transposed |= i < 7 and text[a + i] == text[b + i + 1] and text[a + i + 1] == text[b + i]
    years = abs(_number(text, a, 4) - _number(text, b, 4))
    ma, mb = _number(text, a + 4, 2), _number(text, b + 4, 2)
    da, db = _number(text, a + 6, 2), _number(text, b + 6, 2)
    if lacks_day(text, a) or lacks_day(text, b):
        if years == 0:
            return 3 if ma == mb and ma > 0 and (da == 0 or db == 0) else 5
        return 7 if years == 1 else (8 if common_prefix(text, a, 4, b, 4) + common_suffix(text, a, 4, b, 4) >= 3 else 9)
    if (wrong == 2 and transposed) or (years == 0 and ma == db and mb == da):
        return 1
    if wrong == 1:
        return 2
    months = 12 * (_number(text, a, 4) - _number(text, b, 4)) + ma - mb
    if abs(31 * months + da - db) <= DAYS_OFF:
        return 3
    if wrong == 2:
        return 4
    if years == 0:
        return 6
    if abs(months) <= MONTHS_OFF:
        return 7
    return 8 if wrong <= 3 else 9


@kernel
def _number(text, at, digits):
    value = 0
    for i in range(at, at + digits):
        value = 10 * value + text[i] - ZERO
    return value


@kernel
def code_level(text, a, la, b, lb):
    """Level of two different codes; in a short one, an edit makes just another code (house 12 of 13)."""
    same = common_prefix(text, a, la, b, lb)
    if same == min(la, lb):  # 12a of 12, 12-14 of 12
        rest = text[b + same] if la < lb else text[a + same]
        if not ZERO <= rest <= NINE:
            return 1
    shortest = min(la, lb)
    if shortest < CODE_EDIT:
        return 3
    return edits(text, a, la, b, lb) if shortest >= CODE_EDITS else (1 if one_edit(text, a, la, b, lb) else 3)


@kernel
def postal_level(text, a, la, b, lb):
    """Level of two different postal codes: most of it, the outward part or first three, the first one or two."""
    same = common_prefix(text, a, la, b, lb)
    if one_edit(text, a, la, b, lb) or (same == min(la, lb) and same >= ZIP):
        return 1
    outward = min(find(text, a, la, SPACE), find(text, b, lb, SPACE))
    british = outward < min(la, lb)
    if not british:
        outward = 3
    if british and same >= outward + 2:
        return 2
    if same >= outward:
        return 3
    if la < 2 or lb < 2:
        return 5
    letters = 1 if ZERO <= text[a + 1] <= NINE or ZERO <= text[b + 1] <= NINE else 2
    return 4 if same >= letters else 5


@kernel
def email_level(text, a, la, b, lb):
    """Level of two different e-mail addresses; separators do not count in the part before the @.

    Neighbours of a crowded domain are different: john.smith26 and john.smith45, jsmith and ksmith.
    """
    na = find(text, a, la, AT)
    nb = find(text, b, lb, AT)
    domains = likeness(text, a + na, la - na, b + nb, lb - nb)
    if _mailbox_letters(text, a, na, b, nb) >= (EMAIL_NAME if domains >= TEXT_CLOSE else EMAIL_ELSEWHERE):
        return 1
    if la - na == lb - nb and common_prefix(text, a + na, la - na, b + nb, lb - nb) == la - na:
        alike = _alike_mailboxes(text, a, na, b, nb)
    else:
        alike = likeness(text, a, la, b, lb) >= TEXT_CLOSE
    if alike and (_same_digits(text, a, na, b, nb) or _digit_slip(text, a, na, b, nb)):
        return 2
    return 4 if _names_differ(text, a, na, b, nb) else 3


@kernel
def _names_differ(text, a, la, b, lb):
    """Whether two mailboxes are each called after somebody (rosa.keller, jon.finch7), who have no name in common."""
    return _is_name(text, a, la) and _is_name(text, b, lb) and not _names_in_common(text, a, la, b, lb)


@kernel
def _is_name(text, a, la):
    """Whether a mailbox is two words or more of letters, with separators between, and perhaps a number at its end."""
    while la > 0 and _is_digit(text[a + la - 1]):
        la -= 1
    words = 0
    length = 0
    for i in range(la):
        if _separates(text[a + i]):
            words += length >= EMAIL_WORD
            length = 0
        elif _is_digit(text[a + i]):
            return False
        else:
            length += 1
    return words + (length >= EMAIL_WORD) >= 2


@kernel
def _names_in_common(text, a, la, b, lb):
    """Whether some word of one mailbox begins as some word of the other does."""
    for i in range(la):
        if i > 0 and not _separates(text[a + i - 1]):
            continue
        for j in range(lb):
            if j > 0 and not _separates(text[b + j - 1]):
                continue
            if text[a + i] == text[b + j] and not _separates(text[a + i]):
                return True
    return False


@kernel
def _alike_mailboxes(text, a, la, b, lb):
    """Whether one of two mailboxes at one domain may be a slip for the other; another initial is another person."""
    if min(la, lb) < EMAIL_NAME:
        return False
    if la == lb and text[a] != text[b] and common_suffix(text, a, la, b, lb) == la - 1:
        return False
    return one_edit(text, a, la, b, lb) or likeness(text, a, la, b, lb) >= TEXT_CLOSE


@kernel
def _mailbox_letters(text, a, la, b, lb):
    """How many characters two mailbox names have that agree in all but their separators; 0 where they do not agree."""
    i = 0
    j = 0
    same = 0
    while True:
        while i < la and _separates(text[a + i]):
            i += 1
        while j < lb and _separates(text[b + j]):
            j += 1
        if i == la or j == lb:
            return same if i == la and j == lb else 0
        if text[a + i] != text[b + j]:
            return 0
        same += 1
        i += 1
        j += 1


@kernel
def _same_digits(text, a, la, b, lb):
    """Whether two texts have the same digits in the same order, whatever stands between."""
    i = 0
    j = 0
    while True:
        while i < la and not _is_digit(text[a + i]):
            i += 1
        while j < lb and not _is_digit(text[b + j]):
            j += 1
        if i == la or j == lb:
            return i == la and j == lb
        if text[a + i] != text[b + j]:
            return False
        i += 1
        j += 1


@kernel
def _digit_slip(text, a, la, b, lb):
    """Whether one edit within a long number is all that differs; at its end it is the next number."""
    if not one_edit(text, a, la, b, lb):
        return False
    head = common_prefix(text, a, la, b, lb)
    tail = common_suffix(text, a + head, la - head, b + head, lb - head)
    for i in range(a + head, a + la - tail):
        if not _is_digit(text[i]):
            return False
    for j in range(b + head, b + lb - tail):
        if not _is_digit(text[j]):
            return False
    before = 0
    while before < head and _is_digit(text[a + head - 1 - before]):
        before += 1
    after = 0
    while after < tail and _is_digit(text[a + la - tail + after]):
        after += 1
    swapped = la - head - tail == 2
    digits = before + max(la, lb) - head - tail + after
    return digits >= SWAP_NUMBER if swapped else digits >= SLIP_NUMBER and after > 0


@kernel
def _is_digit(byte):
    return ZERO <= byte <= NINE


@kernel
def _separates(byte):
    return byte in (DOT, HYPHEN, UNDERSCORE)


@kernel
def phone_level(text, a, la, b, lb):
    """Level of two different phone numbers, one of which may lack its country or area code."""
    same = common_suffix(text, a, la, b, lb)
    if same >= PHONE_TAIL or (same == min(la, lb) and same >= PHONE_LOCAL):
        return 1
    tail = min(la, lb, PHONE_NATIONAL)
    if one_edit(text, a, la, b, lb) or (
        tail >= PHONE_TAIL and one_edit(text, a + la - tail, tail, b + lb - tail, tail)
    ):
        return 2
    return 3


@kernel
def text_level(text, a, la, b, lb):
    """Level of two different texts: alike as a whole, or one says what the other does and more."""
    similarity = likeness(text, a, la, b, lb)
    if similarity >= TEXT_CLOSE:
        return 1
    if _contained(text, a, la, b, lb) or _contained(text, b, lb, a, la):
        return 2
    return 3 if similarity >= TEXT_NEAR else 4


@kernel
def _contained(text, a, la, b, lb):
    """Whether all long tokens of a, one at least, are tokens of b."""
    shared, every = token_overlap(text, a, la, b, lb, TEXT_TOKEN)
    return 0 < shared == every


@kernel
def custom_level(text, a, la, b, lb):
    """Level of two different `name=value` texts; -1 where the names differ: they say nothing of each other."""
    name = find(text, a, la, EQUALS)
    if name != find(text, b, lb, EQUALS) or common_prefix(text, a, la, b, lb) < name:
        return -1
    start = name + 1
    return 1 if likeness(text, a + start, la - start, b + start, lb - start) >= TEXT_CLOSE else 2


@kernel
def level(kind, text, a, la, b, lb, alias):
    """Level of two different values (equal values are level 0, decided by the caller, but for dates without a day)."""
    if kind == _NAME:
        return name_level(text, a, la, b, lb, alias)
    if kind == _DATE:
        return date_level(text, a, b) if la == 8 and lb == 8 else 9
    if kind == _CODE:
        return code_level(text, a, la, b, lb)
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
    if kind == _ORGANIZATION:
        return organization_level(text, a, la, b, lb)
    return custom_level(text, a, la, b, lb)
