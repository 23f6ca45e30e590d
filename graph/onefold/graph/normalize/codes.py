"""Numbers and names that somebody issued: official ids, customer numbers, cookies, devices, logins, handles."""

import re
from typing import Final

from onefold.graph.normalize.contract import MALFORMED, PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.missing.placeholders import (
    is_digest_of_nothing,
    is_dummy_id,
    is_one_character,
    is_placeholder,
)
from onefold.graph.normalize.text import fit_code, words

_NOT_ALPHANUMERIC: Final = re.compile(r"[^a-z0-9]+")
_FLOAT_TAIL: Final = re.compile(r"(?<=\d)\.0$")  # a column of integers that was read as floats
_MASKS: Final = ("*", "##")
_MASKED: Final = "xxx"
_SHORTEST_RUN: Final = 6
_GUESTS: Final = frozenset({"guest", "nobody", "admin", "root", "administrator", "0"})


def official_id(folded: str, _conventions: Conventions) -> Normalized:
    """A national, tax, register, passport or driving licence number: letters and digits.

    A masked one tells nobody apart.
    """
    code = fit_code(_NOT_ALPHANUMERIC.sub("", _FLOAT_TAIL.sub("", folded)))
    if is_dummy_id(code) or is_digest_of_nothing(code):
        return PLACEHOLDER
    return MALFORMED if _MASKED in code or any(mask in folded for mask in _MASKS) else one(code)


def assigned_id(folded: str, _conventions: Conventions) -> Normalized:
    """A customer, loyalty, cookie, device id or login as written, "issuer:value" included.

    Short runs ("7", "1111") are honest customer numbers; zeros and long runs are not.
    """
    code = _FLOAT_TAIL.sub("", folded)
    value = words(code.rpartition(":")[2])
    compact = value.replace(" ", "")
    if is_placeholder(value) or value in _GUESTS or not compact.strip("0") or is_digest_of_nothing(code):
        return PLACEHOLDER
    if len(compact) >= _SHORTEST_RUN and is_one_character(compact):
        return PLACEHOLDER
    return one(fit_code(code))


def social_handle(folded: str, conventions: Conventions) -> Normalized:
    """A handle without its leading "@"."""
    handle = folded.lstrip("@ ")
    return assigned_id(handle, conventions) if handle else PLACEHOLDER
