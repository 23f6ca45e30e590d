"""Numbers under which organizations are registered: LEI, DUNS, register and tax numbers.

Their shape is checked, and not their check digits: a number copied with its slip into two systems still says that both
mean one organization, and a slip compares as one edit.
"""

import re
from typing import Final

from onefold.graph.normalize.codes import official_id
from onefold.graph.normalize.contract import MALFORMED, PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.missing.placeholders import is_dummy_id

_LEI: Final = re.compile(r"[0-9a-z]{18}[0-9]{2}")  # ISO 17442
_DUNS_DIGITS: Final = 9
_LEAST_DUNS_DIGITS: Final = 7  # a spreadsheet has cut leading zeros
_DUNS_AND_SITE: Final = 13  # DUNS+4
_NOT_DIGIT: Final = re.compile(r"\D+")
_LEADING_ZEROS: Final = re.compile(r"^0+(?=\d{4})")
_VAT: Final = re.compile(
    r"(?:at(?=u)|be|bg|che|ch|cy|cz|de|dk|ee|el|es|fi|fr|gb|gr|hr|hu|ie|it|lt|lu|lv|mt|nl|no|pl|pt|ro|se|si|sk|xi)"
    r"([a-z]?\d{7,}[a-z]?(?:b\d\d)?)(?:mva|mwst|tva|iva)?"
)


def lei(folded: str, conventions: Conventions) -> Normalized:
    """A legal entity identifier: 18 letters and digits and two check digits."""
    found = official_id(folded.removeprefix("lei"), conventions)
    return found if not found.values or _LEI.fullmatch(found.values[0]) else MALFORMED


def duns(folded: str, _conventions: Conventions) -> Normalized:
    """The nine digits of a DUNS number."""
    digits = _NOT_DIGIT.sub("", folded.removesuffix(".0"))
    if digits and is_dummy_id(digits):
        return PLACEHOLDER
    digits = digits[:_DUNS_DIGITS] if len(digits) == _DUNS_AND_SITE else digits
    return one(digits.zfill(_DUNS_DIGITS)) if _LEAST_DUNS_DIGITS <= len(digits) <= _DUNS_DIGITS else MALFORMED


def registration_number(folded: str, conventions: Conventions) -> Normalized:
    """A number in a register of companies: letters and digits, without leading zeros."""
    found = official_id(folded, conventions)
    return one(_LEADING_ZEROS.sub("", found.values[0])) if found.values else found


def tax_id(folded: str, conventions: Conventions) -> Normalized:
    """A tax number: letters and digits; a VAT number without its country."""
    found = official_id(folded, conventions)
    vat = _VAT.fullmatch(found.values[0]) if found.values else None
    return one(vat[1]) if vat else found
