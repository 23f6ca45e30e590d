"""What a full name adds where some of its parts are known already."""

from collections.abc import Iterable, Set
from functools import lru_cache
from typing import Final

from onefold.graph.normalize.contract import CACHE_SIZE, Conventions
from onefold.graph.normalize.names.full_names import FullName, parse
from onefold.graph.normalize.names.names import family_name, foreign_name_part, given_name, name_part
from onefold.graph.normalize.text import in_other_script

_READ: Final = {"given_name": given_name, "middle_name": name_part, "family_name": family_name}


@lru_cache(maxsize=CACHE_SIZE)
def fill(raw: str, given: frozenset[str], family: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """(Field, canonical value) of each part that a full name adds to the known given and family names."""
    name = added(parse(raw), given, family)
    parts = {"given_name": name.given, "middle_name": name.middle, "family_name": name.family}
    foreign = in_other_script(raw)
    canonical = (
        (field, (foreign_name_part(part) if foreign else _READ[field](part, Conventions())).values)
        for field, part in parts.items()
        if part
    )
    found = [(field, values[0]) for field, values in canonical if values]
    told = (("name_suffix", name.suffix), ("gender", name.gender))
    return (*found, *((field, value) for field, value in told if value))


def added(full: FullName, given: Set[str], family: Set[str]) -> FullName:
    """The parts of `full` that the known values of the given and family name lack.

    Tokens already known are taken out; what is left is the blank part, or the middle name when neither is blank.
    A known name of which the full name has no token is another form of its part ("Bob" of "Robert Smith"), so
    that part is not mistaken for a middle name.
    """
    if not given and not family:
        return full
    given_tokens, family_tokens = _known(given), _known(family)
    known = given_tokens | family_tokens
    seen = {part for token in full.tokens for part in token.split("-")}
    if given and not seen & given_tokens:
        known |= _known([full.given])
    if family and not seen & family_tokens:
        known |= _known([full.family])
    left = [t for t in dict.fromkeys(full.tokens) if not known.issuperset(t.split("-"))]
    if given and family:
        return FullName(middle=" ".join(left), suffix=full.suffix)
    if not left or len(full.tokens) == 1:
        return FullName(suffix=full.suffix)  # a lone token might be either part
    blank = full.family.split() if given else full.given.split()
    if not blank or not set(blank) <= set(left):
        blank = left[-1:] if given else left[:1]
    middle = " ".join(t for t in left if t not in blank)
    if given:
        return FullName(middle=middle, family=" ".join(blank), suffix=full.suffix)
    return FullName(given=" ".join(blank), middle=middle, suffix=full.suffix)


def _known(names: Iterable[str]) -> set[str]:
    return {part for name in names for part in name.replace("-", " ").split()}
