"""Streets, house numbers, units, post boxes: apart where a source has them in one line, one spelling for each."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from onefold.graph.normalize.contract import CACHE_SIZE, MALFORMED, PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.missing.placeholders import is_placeholder
from onefold.graph.normalize.places.address_tail import split_tail
from onefold.graph.normalize.text import fit, fold, vocabulary, words

_SPELLINGS: Final = (
    "st street str strt saint strasse strase|ave avenue av aven avn|rd road|dr drive drv|ln lane|"
    "ct court crt|cct circuit|cres crescent cr cresc|pl place|blvd boulevard boul blv|ter terrace tce terr|"
    "pde parade|hwy highway hiway|pkwy parkway pky|sq square|cl close|way wy|cir circle circ|trl trail|"
    "gr grove grv|gdns gardens gdn garden|esp esplanade|expy expressway|aly alley|brg bridge|hts heights|"
    "pt point|plz plaza|rdg ridge|xing crossing|mt mount|ft fort|n north|s south|e east|w west|ne northeast|"
    "nw northwest|se southeast|sw southwest|1st first|2nd second|3rd third|4th fourth|5th fifth|6th sixth|"
    "7th seventh|8th eighth|9th ninth|10th tenth"
)
"""Groups of spellings, the one to use first; USPS Publication 28 and Australia Post. "Saint" shares "st"."""
_GERMAN_STREET: Final = re.compile(r"(?<=[a-z]{3})(?:strasse|str)$")

_UNIT_WORDS: Final = vocabulary(
    "apt apartment aptmnt aprt apmt unit flat studio suite ste lot room rm floor flr no number numb nr fl level lvl"
)
_UNIT_MARK: Final = (
    r"(?:apt|apartment|aptmnt|aprt|unit|flat|studio|suite|ste|lot|room|rm)\b[ .]*(?:(?:no|number)\b[ .]*)?#?|#"
)
_UNIT: Final = re.compile(rf"(?:^|(?<=[ ,/]))(?:{_UNIT_MARK}) *([a-z]?[0-9][0-9a-z-]*|[a-z])(?![a-z0-9])")
_PO_BOX: Final = re.compile(
    r"\b(?:p[. ]*o[. ]*|post office |gpo |postal )(?:box|bx)\b[ .#]*(?:no[ .]*)?([0-9]+)|\bpostfach +([0-9]+)"
)
# Australian "3/12 Main St" is unit 3 of number 12; after it an old half number ("12 1/2") is let go.
_SLASHED: Final = re.compile(r"^(\d+[a-z]?) ?/ ?(\d+[a-z]?)(?= )")
_LEADING_NUMBER: Final = re.compile(r"^(\d+(?: ?- ?\d+)?[a-z]?)(?: +[13]/[234])?(?=[ ,]|$)")
_TRAILING_NUMBER: Final = re.compile(r"(?<=[a-z.]) +(\d+ ?[a-z]?)$")
_NUMBER_NOISE: Final = re.compile(r"[^a-z0-9/-]+")
_NUMBER_PREFIX: Final = re.compile(r"^(?:[0-]|(?:number|no|nr)(?=\d))+")
_NUMBER_DASH: Final = re.compile(r"[/-]+")
_DIGITS: Final = re.compile(r"\d+")


def _preferred() -> dict[str, str]:
    spelling_of: dict[str, str] = {}
    for group in _SPELLINGS.split("|"):
        preferred, *others = group.split()
        for other in others:
            spelling_of.setdefault(other, preferred)
    return spelling_of


_PREFERRED: Final = _preferred()


class Address(NamedTuple):
    """The parts of a street address, each canonical, "" where it has none."""

    street_number: str = ""
    street_name: str = ""
    unit: str = ""
    po_box: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""


@lru_cache(maxsize=CACHE_SIZE)
def parse(raw: str) -> Address:
    """The parts of an address in one line; of what stands behind the street, what `address_tail` is sure of."""
    line = fold(raw)
    boxed = _PO_BOX.search(line)
    if boxed:
        line = _PO_BOX.sub(" ", line, count=1)
    unit = _UNIT.search(line)
    if unit:
        line = f"{line[: unit.start()]},{line[unit.end() :]}"
    pieces = [piece.strip() for piece in line.split(",") if words(piece)]
    if len(pieces) > 1 and _LEADING_NUMBER.fullmatch(pieces[0]):
        pieces[:2] = [" ".join(pieces[:2])]  # a bare house number may have its comma: "12, Main Street"
    pieces, tail = split_tail(pieces)
    street = "".join(pieces[:1])
    number, slashed_unit, name = _numbered(street)
    street = _street(words(name))
    return Address(
        _house_number(number),
        "" if is_placeholder(street) else street,
        _unit(words(unit[1] if unit else slashed_unit)),
        (boxed[1] or boxed[2]).lstrip("0") if boxed else "",
        *tail,
    )


def _numbered(street: str) -> tuple[str, str, str]:
    """House number, unit written before a slash, and the rest."""
    if slashed := _SLASHED.match(street):
        return slashed[2], slashed[1], street[slashed.end() :]
    if leading := _LEADING_NUMBER.match(street):
        return leading[1], "", street[leading.end() :]
    if trailing := _TRAILING_NUMBER.search(street):
        return trailing[1], "", street[: trailing.start()]
    return "", "", street


def _house_number(text: str) -> str:
    number = _NUMBER_DASH.sub("-", _NUMBER_NOISE.sub("", text)).rstrip("-")
    return fit(_NUMBER_PREFIX.sub("", number)).rstrip("-")


def _street(name: str) -> str:
    return fit(" ".join(_GERMAN_STREET.sub("str", _PREFERRED.get(token, token)) for token in name.split()))


def _unit(text: str) -> str:
    return fit("".join(token for token in text.split() if token not in _UNIT_WORDS))


def street_number(folded: str, _conventions: Conventions) -> Normalized:
    """A house number without leading zeros: "12a", "12-14"; zero alone says nothing."""
    number = _house_number(folded)
    return PLACEHOLDER if not number else one(number)


def street_name(folded: str, _conventions: Conventions) -> Normalized:
    """A street with its type and directions abbreviated: "n main st"."""
    return one(_street(words(folded)))


def unit(folded: str, _conventions: Conventions) -> Normalized:
    """What tells a unit from its neighbours: "Apt. # 4 B" is "4b"."""
    return one(_unit(words(folded)))


def po_box(folded: str, _conventions: Conventions) -> Normalized:
    """The digits of a post box."""
    digits = "".join(_DIGITS.findall(folded))
    if not digits:
        return MALFORMED
    return one(fit(digits.lstrip("0"))) if digits.strip("0") else PLACEHOLDER


def street_address(raw: str, _conventions: Conventions) -> Normalized:
    """All parts in one line: number, street, unit, post box, town, region, postal code."""
    address = parse(raw)
    labels = ("", "", "unit ", "po box ", "", "", "")
    return one(fit(" ".join(label + part for label, part in zip(labels, address, strict=True) if part)))
