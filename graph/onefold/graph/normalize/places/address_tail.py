"""What stands behind the street in an address of one line: town, region, postal code, country.

Only what can be nothing else is read: a postal code at the end of the line, the town before it, a region or country by
its name. Without a postal code a town is the one piece behind the only comma after a street with its number.
"""

import re
from typing import Final, NamedTuple

from onefold.graph.normalize.contract import Conventions
from onefold.graph.normalize.missing.placeholders import is_placeholder
from onefold.graph.normalize.places.places import COUNTRY_CODES, REGION_CODES, place, postal_code
from onefold.graph.normalize.text import vocabulary, words

_BRITISH: Final = r"[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}"
_CANADIAN: Final = r"[a-z][0-9][a-z][ -]?[0-9][a-z][0-9]"
_ZIP: Final = r"[0-9]{5}(?:-[0-9]{4})?"
_CODE: Final = re.compile(rf"(?:^|(?<=[ ,.]))({_ZIP}|{_BRITISH}|{_CANADIAN})$")
_AUSTRALIAN: Final = re.compile(r"(?:^|(?<=[ ,.]))(?=(nsw|vic|qld|sa|wa|tas|nt|act) [0-9]{4}$)")
_CODE_FIRST: Final = re.compile(r"([0-9]{5}|[0-9]{4}) +([a-z][^0-9]*)")  # 10115 Berlin
_NUMBERED: Final = re.compile(r"^[0-9]|[0-9][a-z]?$")
# "Highway 12345" and "Box 12345" have no postal code
_BEFORE_A_NUMBER: Final = vocabulary(
    "highway hwy route rt rte road rd cr box no number nr street st avenue ave lot unit"
)
_NO_TOWN: Final = vocabulary(
    "building bldg block floor tower house cottage rear near opposite co care att attn farm estate flat apartment",
    "suite street st str road rd avenue ave lane ln drive dr court ct close place pl way",
    "terrace square sq crescent gardens",
)
_NO_TOWN_FIRST: Final = vocabulary("co care attn rear near building block floor")
_MAX_TOWN_WORDS: Final = 5
_REGIONS: Final = frozenset(REGION_CODES.values())


class Tail(NamedTuple):
    """What was read behind the street, canonical, "" where there is none."""

    city: str = ""
    region: str = ""
    postal_code: str = ""


def split_tail(pieces: list[str]) -> tuple[list[str], Tail]:
    """The pieces of an address between its commas, without what belongs to the tail, and the tail."""
    rest = list(pieces)
    code, region = _take_code(rest)
    if len(rest) > 1 and words(rest[-1]) in COUNTRY_CODES and words(rest[-1]) not in _REGIONS:
        rest.pop()
        if not code:
            code, region = _take_code(rest)
    if len(rest) > 1 and not region and (words(rest[-1]) in REGION_CODES or words(rest[-1]) in _REGIONS):
        name = words(rest.pop())
        region = REGION_CODES.get(name, name)
    certain = bool(code) or (len(rest) == 2 and _NUMBERED.search(rest[0]) is not None)
    city = _town(rest[-1]) if certain and len(rest) > 1 else ""
    return rest[: len(rest) - 1 if city else None], Tail(city, region, _canonical(code))


def _take_code(rest: list[str]) -> tuple[str, str]:
    """Cut a postal code off the last piece, and the code of a region before it; what is empty goes."""
    if not rest:
        return "", ""
    last = rest[-1]
    if len(rest) > 1 and _NUMBERED.search(rest[0]) and (first := _CODE_FIRST.fullmatch(last)):
        rest[-1] = first[2]
        return first[1], ""
    found = _CODE.search(last)
    australian = _AUSTRALIAN.search(last)
    if australian:
        code, before = last[-4:], last[:-4].rstrip()
    elif found:
        code, before = found[1], last[: found.start()].rstrip(" .")
    else:
        return "", ""
    ahead = words(before).split()
    if len(rest) == 1 and (len(ahead) < 3 or not before[:1].isdigit() or ahead[-1] in _BEFORE_A_NUMBER):
        return "", ""
    region = ahead[-1] if ahead and ahead[-1] in _REGIONS and len(ahead) + len(rest) > 1 else ""
    if region:
        before = before[: before.rindex(region)].rstrip(" .")
    rest[-1] = before
    if not words(before):
        rest.pop()
    return code, region


def _town(piece: str) -> str:
    """The canonical town, or "" where the piece may be something else."""
    tokens = words(piece).split()
    if not tokens or len(tokens) > _MAX_TOWN_WORDS or any(c.isdigit() for c in piece):
        return ""
    if tokens[-1] in _NO_TOWN or tokens[0] in _NO_TOWN_FIRST:
        return ""
    town = place(piece, Conventions()).values
    return town[0] if town and not is_placeholder(town[0]) else ""


def _canonical(code: str) -> str:
    found = postal_code(code, Conventions()).values if code else ()
    return found[0] if found else ""
