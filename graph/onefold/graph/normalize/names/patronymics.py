"""Middle names after the father, as Russians and Ukrainians have: Ivanovich, Petrivna, or their initial.

What is kept is the father's name: endings are long and alike, so that Ivanivna and Bogdanivna are near each other, and
a brother and a sister have one father. Nobody has another one, where a second name may be left out or changed.
"""

import re
from collections.abc import Set
from typing import Final

from onefold.graph.normalize.names.nicknames import names_in
from onefold.graph.normalize.names.order import is_common_given_name

_PATRONYMIC: Final = re.compile(
    "(?P<father>[a-z]+?)(?:[yj]?[eio]v[iy]ch|[yj]?[eo]vna|[yj]?[iy]vna|(?:in)?ichna)"
    "|(?P<short>ily?|kuzm|fom|luk|nikit|savv|fok)ich"
)
_FAMILY: Final = re.compile(".+(?:[oe]va?|enko|chuk|yuk|iuk|sk(?:iy|ii|yi|yy|aya|aia))")
_FAMILY_ELSEWHERE_TOO: Final = re.compile(".+(?:[iy]na?|sk[yai])")
_ABBREVIATED: Final = re.compile("[bcdfgklmnprstvz]{1,3}")
"""An initial or a few consonants (Гр.). O and A, H and G, Y, I, E and J may be one letter in two spellings."""


def is_patronymic(name: str) -> bool:
    """Whether a canonical middle name is called after the father: Ivanovich, Petrivna."""
    return _PATRONYMIC.fullmatch(name) is not None


def fathers_name(patronymic: str) -> str:
    """The father's name, up to its own ending: "sergei" or "serge" of Sergeevich, "ily" of Ilyich and Ilyinichna."""
    found = _PATRONYMIC.fullmatch(patronymic)
    return (found["father"] or found["short"]) if found else patronymic


def abbreviated(middle: Set[str], given: Set[str], family: Set[str]) -> set[str]:
    """The initials of middle names that must be a father's: Olga S. Lebedeva, whose names are Russian or Ukrainian."""
    initials = {name[0] for name in middle if _ABBREVIATED.fullmatch(name)}
    if not initials or not any(name in names_in("Russian and Ukrainian") for name in given):
        return set()
    nowhere_else = not any(map(is_common_given_name, given))
    told = any(_FAMILY.fullmatch(name) or (nowhere_else and _FAMILY_ELSEWHERE_TOO.fullmatch(name)) for name in family)
    return initials if told else set()
