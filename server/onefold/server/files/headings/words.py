"""The words of a column's name, by which names are compared."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from onefold.graph.normalize.text import visible

_SALESFORCE: Final = re.compile(r"__p?c$")  # a field of the customer's own: Passport_No__c
_POSSESSIVE: Final = re.compile(r"['\u2019]s\b")
_NUMBER_SIGN: Final = re.compile(r"#(?!\s*\d)|\bn[°º](?!\w)", re.IGNORECASE)
"""For "number", but in `Phone #2`."""
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "\u0131": "i"})
"""Letters whose strokes and dots no decomposition takes away."""
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a column's name: without accents and case, cut at blanks, punctuation, capitals and digits."""
    name = _NUMBER_SIGN.sub(" no ", _POSSESSIVE.sub(" ", _SALESFORCE.sub("", visible(name))))
    if not name.isupper():
        name = _CAMEL.sub(" ", name)
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return tuple(_PARTS.findall(bare))


def squeezed(name: str) -> str:
    """The words run together: what names are compared by."""
    return "".join(words_of(name))


def table(names: str) -> dict[str, int]:
    """Squeezed name → its rank in a list of names."""
    ranks: dict[str, int] = {}
    for rank, name in enumerate(names.split()):
        ranks.setdefault(squeezed(name), rank)
    return ranks
