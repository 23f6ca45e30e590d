"""Phone numbers to E.164 where the country is known, else to their national digits.

Whether two numbers agree in their tails ("2079460018" and "+442079460018") is for comparison to say.
"""

import re
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from onefold.graph.normalize.contract import MALFORMED, PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.missing.placeholders import is_filled_in, is_one_character, is_sequence

SHORTEST: Final = 6
"""Fewer digits are an extension or a short code, shared by everybody."""
LONGEST: Final = 17
"""E.164 allows 15; a trunk prefix may stand before them."""

_FLOAT_TAIL: Final = re.compile(r"(?<=\d{6})\.0$")
_EXTENSION: Final = re.compile(r"[ ;,]*(?:ext|extn|extension|x|#)[ .:=]*\d{1,6}$")
_NOT_DIGIT: Final = re.compile(r"\D+")
_INTERNATIONAL: Final = re.compile(r"\D*\+")
_TYPED_PREFIX: Final = re.compile(r"00(?=[1-9])")


def phone(folded: str, conventions: Conventions) -> Normalized:
    """E.164 with "+", or the national digits without leading zeros where the number cannot be placed."""
    written = _EXTENSION.sub("", _FLOAT_TAIL.sub("", folded))
    dialled = _NOT_DIGIT.sub("", written)
    digits = dialled.lstrip("0")
    if not digits:
        return PLACEHOLDER if dialled else MALFORMED
    if len(digits) >= SHORTEST and _is_placeholder(digits):
        return PLACEHOLDER
    number = _parsed("+" + dialled if _INTERNATIONAL.match(written) else dialled, conventions.region)
    if number is not None:
        national = str(number.national_number)
        if _is_placeholder(national):
            return PLACEHOLDER
        if phonenumbers.is_valid_number(number):
            return one(phonenumbers.format_number(number, PhoneNumberFormat.E164))
    return one(digits) if SHORTEST <= len(digits) <= LONGEST else MALFORMED


def _is_placeholder(digits: str) -> bool:
    return is_one_character(digits) or is_sequence(digits) or is_filled_in(digits)


def _parsed(dialled: str, region: str | None) -> PhoneNumber | None:
    """The number in its country, not yet known to be valid; None where no country is known."""
    if region is None:
        dialled = _TYPED_PREFIX.sub("+", dialled, count=1) if dialled.startswith("00") else dialled
        if dialled[0] != "+":
            return None
    country = region.upper() if region else None
    try:
        return phonenumbers.parse(dialled, "GB" if country == "UK" else country)
    except NumberParseException:
        return None
