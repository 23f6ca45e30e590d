"""Which of two names is the family name, where a full name without a comma has it first: "Diaz Jennifer".

Read off the frequencies of given and family names that the shipped model's rarities come from (docs/adr/0003); so a
function of the name alone, whatever else its file holds. Names that both lists know, or neither, keep their order.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_TABLES: Final = Path(__file__).resolve().parents[2] / "model/frequencies.json"
_UNIT: Final = 10**8  # frequencies are kept as integers of this unit; the rarest are about 1,000
_LIKELIER: Final = 64
"""How many times likelier the exchanged order must be. Of names that people really write family name first it finds
four in five; Hudson Raphael and other surnames given as first names are 0.5 % of historical_50k and of pseudopeople."""

_COMMON: Final = _UNIT // 10_000  # one in 10,000: Clare and Eileen, not Bobbie


def is_family_first(tokens: tuple[str, ...]) -> bool:
    """Whether two names, initials behind them aside, are far likelier family name first than the other way round."""
    names = tokens[:2]
    if len(names) < 2 or any(len(name) == 1 for name in names) or any(len(token) > 1 for token in tokens[2:]):
        return False
    first, second = names
    exchanged = _frequency("given_name", second) * _frequency("family_name", first)
    return exchanged > _LIKELIER * _frequency("given_name", first) * _frequency("family_name", second)


def is_given_name(name: str) -> bool:
    """Whether the list of given names knows a name."""
    return name in _table("given_name")[0]


def is_common_given_name(name: str) -> bool:
    """Whether so many have a given name that it is no mere nickname or slip."""
    return _frequency("given_name", name) >= _COMMON


def is_rather_given_name(name: str) -> bool:
    """Whether a name is known as a given name, and more often is one than a family name."""
    return is_given_name(name) and _frequency("given_name", name) > _frequency("family_name", name)


def _frequency(table: str, name: str) -> int:
    values, tail = _table(table)
    return values.get(name, tail)


@cache
def _table(name: str) -> tuple[Mapping[str, int], int]:
    table = json.loads(_TABLES.read_text("utf-8"))["tables"][name]
    return {value: round(f * _UNIT) for value, f in table["values"].items()}, round(table["tail_frequency"] * _UNIT)
