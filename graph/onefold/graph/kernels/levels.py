"""Comparison levels: how well two canonical values agree, as an index into `kinds.LEVELS`.

The caller passes the value of the evidence with the lower fingerprint first.
"""

from __future__ import annotations

from onefold.graph.kernels.dates import date_level
from onefold.graph.kernels.emails import email_level
from onefold.graph.kernels.jit import kernel
from onefold.graph.kernels.organizations import organization_level
from onefold.graph.kernels.packed import NAMES_OF_THEIR_OWN, NICKNAME, OPPOSITE, SAME_NAME, SOUND
from onefold.graph.kernels.strings import (
    CLOSE,
    NINE,
    SPACE,
    ZERO,
    common_prefix,
    common_suffix,
    edits,
    find,
    likeness,
    one_edit,
    token_overlap,
)
from onefold.graph.kinds import MISSING, Kind, numbered

NAME_NEAR, TEXT_NEAR = (
    820_000,
    800_000,
)  # likeness in millionths, about the customary .8 and .88
NAME_EDIT = 4  # letters; one edit makes Ann of Anna, but a Leo of a Lee too
NAME_CUT = 4  # letters that must be left of a name cut short
NAME_TOKEN, TEXT_TOKEN = 2, 4  # bytes; shorter tokens (j, st, rd, the) are shared by strangers
CODE_EDIT, CODE_EDITS = 3, 6  # characters of a code in which one edit, or two, are a likely slip
ZIP = 5  # digits of a postal code that is written with four more, or without
PHONE_LOCAL, PHONE_TAIL, PHONE_NATIONAL = 7, 8, 9  # digits that must agree: all there are, of any, with one edit
EQUALS = 61
_NAME, _DATE, _CODE, _TEXT, _EXACT, _POSTAL, _EMAIL, _PHONE, _CUSTOM, _TOKEN, _ORGANIZATION = (int(k) for k in Kind)
NAME, CODE, TEXT, EXACT = (numbered(k) for k in (Kind.NAME, Kind.CODE, Kind.TEXT, Kind.EXACT))
POSTAL, PHONE, CUSTOM = (numbered(k) for k in (Kind.POSTAL, Kind.PHONE, Kind.CUSTOM))


@kernel
def name_level(text, a, la, b, lb, alias):
    """Level of two different names; `alias` says what they share (`kernels.packed`), 0 for nothing."""
    if alias == SAME_NAME:
        return NAME.same_name
    if alias == OPPOSITE:
        return NAME.different
    if la == 1 or lb == 1:
        return NAME.initial if text[a] == text[b] else NAME.different
    if alias == NICKNAME:
        return NAME.nickname
    slip = alias != NAMES_OF_THEIR_OWN
    if slip and la >= NAME_EDIT and lb >= NAME_EDIT and one_edit(text, a, la, b, lb):
        return NAME.one_edit
    similarity = likeness(text, a, la, b, lb)
    if (slip and similarity >= CLOSE) or common_prefix(text, a, la, b, lb) == min(la, lb) >= NAME_CUT:
        return NAME.close
    if token_overlap(text, a, la, b, lb, NAME_TOKEN)[0] > 0:
        return NAME.part
    if alias == SOUND:
        return NAME.alike
    return NAME.near if slip and similarity >= NAME_NEAR else NAME.different


@kernel
def code_level(text, a, la, b, lb):
    """Level of two different codes; in a short one, an edit makes just another code (house 12 of 13)."""
    same = common_prefix(text, a, la, b, lb)
    if same == min(la, lb):  # 12a of 12, 12-14 of 12
        rest = text[b + same] if la < lb else text[a + same]
        if not ZERO <= rest <= NINE:
            return CODE.one_edit
    shortest = min(la, lb)
    if shortest < CODE_EDIT:
        return CODE.different
    if shortest < CODE_EDITS:
        return CODE.one_edit if one_edit(text, a, la, b, lb) else CODE.different
    wrong = edits(text, a, la, b, lb)
    if wrong == 1:
        return CODE.one_edit
    if wrong == 2:
        return CODE.two_edits
    return CODE.different if wrong else CODE.exact


@kernel
def postal_level(text, a, la, b, lb):
    """Level of two different postal codes: most of it, the outward part or first three, the first one or two."""
    same = common_prefix(text, a, la, b, lb)
    if one_edit(text, a, la, b, lb) or (same == min(la, lb) and same >= ZIP):
        return POSTAL.close
    outward = min(find(text, a, la, SPACE), find(text, b, lb, SPACE))
    british = outward < min(la, lb)
    if not british:
        outward = 3
    if british and same >= outward + 2:
        return POSTAL.sector
    if same >= outward:
        return POSTAL.area
    if la < 2 or lb < 2:
        return POSTAL.different
    letters = 1 if ZERO <= text[a + 1] <= NINE or ZERO <= text[b + 1] <= NINE else 2
    return POSTAL.region if same >= letters else POSTAL.different


@kernel
def phone_level(text, a, la, b, lb):
    """Level of two different phone numbers, one of which may lack its country or area code."""
    same = common_suffix(text, a, la, b, lb)
    if same >= PHONE_TAIL or (same == min(la, lb) and same >= PHONE_LOCAL):
        return PHONE.same_tail
    tail = min(la, lb, PHONE_NATIONAL)
    if one_edit(text, a, la, b, lb) or (
        tail >= PHONE_TAIL and one_edit(text, a + la - tail, tail, b + lb - tail, tail)
    ):
        return PHONE.one_edit
    return PHONE.different


@kernel
def text_level(text, a, la, b, lb):
    """Level of two different texts: alike as a whole, or one says what the other does and more."""
    similarity = likeness(text, a, la, b, lb)
    if similarity >= CLOSE:
        return TEXT.close
    if _contained(text, a, la, b, lb) or _contained(text, b, lb, a, la):
        return TEXT.contained
    return TEXT.near if similarity >= TEXT_NEAR else TEXT.different


@kernel
def _contained(text, a, la, b, lb):
    """Whether all long tokens of a, one at least, are tokens of b."""
    shared, every = token_overlap(text, a, la, b, lb, TEXT_TOKEN)
    return 0 < shared == every


@kernel
def custom_level(text, a, la, b, lb):
    """Level of two different `name=value` texts; `MISSING` where the names differ: they say nothing of each other."""
    name = find(text, a, la, EQUALS)
    if name != find(text, b, lb, EQUALS) or common_prefix(text, a, la, b, lb) < name:
        return MISSING
    start = name + 1
    similarity = likeness(text, a + start, la - start, b + start, lb - start)
    return CUSTOM.close if similarity >= CLOSE else CUSTOM.different


@kernel
def level(kind, text, a, la, b, lb, alias):
    """Level of two different values (equal ones are exact, as the caller decides, but for dates without a day)."""
    if kind == _NAME:
        return name_level(text, a, la, b, lb, alias)
    if kind == _DATE:
        return date_level(text, a, la, b, lb)
    if kind == _CODE:
        return code_level(text, a, la, b, lb)
    if kind == _TEXT:
        return text_level(text, a, la, b, lb)
    if kind == _EXACT:
        return EXACT.different
    if kind == _POSTAL:
        return postal_level(text, a, la, b, lb)
    if kind == _EMAIL:
        return email_level(text, a, la, b, lb)
    if kind == _PHONE:
        return phone_level(text, a, la, b, lb)
    if kind == _TOKEN:
        return MISSING
    if kind == _ORGANIZATION:
        return organization_level(text, a, la, b, lb)
    return custom_level(text, a, la, b, lb)
