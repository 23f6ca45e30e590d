"""Several values in one cell, taken apart where that is safe.

What stands between values is one of ` ::: `, a line break (which lists in JSON and Parquet become), `|`, `;`, `,` and
`/`; which of them a field allows depends on what its values may contain: a phone number has slashes (0711/123456),
an address lines, a log-in bars (auth0|5f7c). Where the pieces are not all of the field, the cell stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Final

import orjson

from onefold.server.files.columns.content import says_nothing
from onefold.server.files.headings.identifier_synonyms import IDENTIFIER_SYNONYMS

_CACHED: Final = 1 << 14
_MAY_SPLIT: Final = re.compile(r"[\n\r|\[{]|:::")
_MAY_SPLIT_CODES: Final = re.compile(r"[\n\r|\[{;,/]|:::")
_MAY_SPLIT_PHONES: Final = re.compile(r"[\n\r|\[{;,/a-z]|:::")
_MAY_SPLIT_EMAILS: Final = re.compile(r"[\n\r|\[{;,/]|:::|@.*@")
_LIST: Final = re.compile(r"\[.*\]|\{.*\}", re.DOTALL)
_TRIPLE: Final = re.compile(r"\s*:::\s*")
_LINES: Final = re.compile(r"\s*(?:[\n\r]+|:::)\s*")
_BARS: Final = re.compile(r"\s*(?:[\n\r]+|:::|\|)\s*")
_ADDRESSES: Final = re.compile(r"[^\s,;|/<>()\[\]\"':]+@[^\s,;|/<>()\[\]\"':]+")
_CODES: Final = re.compile(r"\s*(?:[\n\r]+|:::|;)\s*|\s+[|/]\s+|,\s+")
_PROVIDERS: Final = re.compile(r"[a-z]+[a-z\d-]*\|", re.IGNORECASE)
"""Who vouches for a log-in stands before a bar: auth0|5f7c8ec7, google-oauth2|103547991597142817347."""
_SURE: Final = re.compile(r"\s*(?:[\n\r]+|:::|[;|])\s*")
_PHONES: Final = re.compile(r"\s*(?:[\n\r]+|:::|[;|,]|\b(?:and|or|und|oder|et|ou|y|o|e)\b)\s*|\s+/\s+")
_SPACED_SLASH: Final = re.compile(r"\s/\s")
_LEAST_DIGITS: Final = 7
"""Of a phone number beside another; fewer are an extension, or behind a slash what is dialled after an area code."""
_CLEAR_DIGITS: Final = 9
_LEAST_CODE: Final = 2
_NAMES: Final = frozenset(
    {"full_name", "given_name", "middle_name", "family_name", "birth_name", "other_name", "employer"}
    | {"organization_name", "birth_date"}
)


def marks_of(field: str) -> re.Pattern[str]:
    """What a cell has to hold for `values_in` to find more than one value, or another one."""
    if field in IDENTIFIER_SYNONYMS:
        return _MAY_SPLIT_CODES
    return {"email": _MAY_SPLIT_EMAILS, "phone": _MAY_SPLIT_PHONES}.get(field, _MAY_SPLIT)


def values_in(field: str, cell: str) -> tuple[str, ...]:
    """The values of a field in a cell, one nearly always."""
    return _values_in(field, cell) if marks_of(field).search(cell) else (cell,)


@lru_cache(maxsize=_CACHED)
def _values_in(field: str, cell: str) -> tuple[str, ...]:
    if _LIST.fullmatch(cell) and (listed := _listed(cell)):
        return tuple(dict.fromkeys(value for item in listed for value in values_in(field, item)))
    split = _SPLITS.get(field, _by_triples)
    pieces = [piece for piece in split(cell) if piece and not says_nothing(piece)]
    return tuple(dict.fromkeys(pieces)) or (cell,)


def _listed(cell: str) -> list[str]:
    """The texts of a list written out, as JSON does, Python or PostgreSQL; [] where it is not a list."""
    try:
        items = orjson.loads(cell)
    except orjson.JSONDecodeError:
        items = [item.strip(" '\"") for item in cell[1:-1].split(",")]
    if not isinstance(items, list) or not all(isinstance(item, str | int) for item in items):
        return []
    return [str(item) for item in items if str(item).strip()]


def _by_triples(cell: str) -> list[str]:
    return _TRIPLE.split(cell)


def _by_bars(cell: str) -> list[str]:
    return _BARS.split(cell)


def _emails(cell: str) -> list[str]:
    """Every address; with a name before it where there is one only."""
    if cell.count("@") > 1:
        found = _ADDRESSES.findall(cell)
        return found if len(found) == cell.count("@") else _by_bars(cell)
    return _SURE.split(cell)


def _phones(cell: str) -> list[str]:
    """Numbers, where each piece is one: not an extension (;ext=12), nor what follows an area code (0711/123456)."""
    for separators in (_PHONES, _SURE):
        pieces = [piece for piece in separators.split(cell) if piece and not says_nothing(piece)]
        if len(pieces) == 1 or (all(map(_is_long, pieces)) and (separators is _SURE or _are_apart(cell, pieces))):
            return [number for piece in pieces for number in _at_slashes(piece)]
    return [cell]


def _at_slashes(piece: str) -> list[str]:
    numbers = [number.strip() for number in piece.split("/")]
    return numbers if len(numbers) > 1 and all(map(_is_long, numbers)) and _follow(numbers) else [piece]


def _are_apart(cell: str, pieces: list[str]) -> bool:
    return _SPACED_SLASH.search(cell) is None or _follow(pieces)


def _follow(numbers: list[str]) -> bool:
    """Whether each is a number by itself: behind a long one, or beginning as one does, or written as the one before."""
    return all(
        _digits(before) >= _CLEAR_DIGITS or behind[:1] in "+(0" or _shape(before) == _shape(behind)
        for before, behind in pairwise(numbers)
    )


def _is_long(piece: str) -> bool:
    return _digits(piece) >= _LEAST_DIGITS


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _shape(text: str) -> str:
    return re.sub(r"\d", "9", text)


def _codes(cell: str) -> list[str]:
    pieces = [piece for piece in _CODES.split(cell) if piece and not says_nothing(piece)]
    bars = cell.split("|")
    if len(pieces) == 1 and (_alike(bars) or not _PROVIDERS.match(cell)):
        pieces = bars
    return pieces if all(len(piece) >= _LEAST_CODE for piece in pieces) else _by_triples(cell)


def _alike(pieces: list[str]) -> bool:
    lengths = [len(piece) for piece in pieces]
    return max(lengths) <= min(lengths) + 2 and all(any(map(str.isdigit, piece)) for piece in pieces)


def _addresses(cell: str) -> list[str]:
    """Whole addresses; lines without a comma and a number are of one."""
    lines = [line for line in _LINES.split(cell) if line]
    whole = all("," in line and _digits(line) for line in lines)
    return lines if whole else _by_triples(cell)


_SPLITS: Final[dict[str, Callable[[str], list[str]]]] = {
    "email": _emails,
    "phone": _phones,
    "street_address": _addresses,
    **dict.fromkeys(IDENTIFIER_SYNONYMS, _codes),
    **dict.fromkeys(_NAMES, _by_bars),
}
