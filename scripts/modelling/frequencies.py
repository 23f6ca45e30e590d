"""Term frequencies as weights: what an exact agreement on a value adds to the field's average."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from modelling.national_names import NATIONAL_NAMES
from onefold.graph.units import UNIT

TABLES = Path(__file__).resolve().parents[2] / "graph/onefold/graph/model/frequencies.json"
MAX_ADJUSTMENT_BITS = 4.0  # either way: the tables are of no one population, least of all in the tail
SHARE_OF_COUNTRY, SHARE_OF_BRITAIN = 0.01, 0.2
"""Of files that are of one of the countries of `national_names`, for one of the pooled tables: of the United States."""
NAMES = ("given_name", "family_name")
STEP = UNIT // 8  # adjustments are rounded to an eighth of a bit, far finer than the tables are right


@dataclass(frozen=True)
class Adjustments:
    """`FieldModel.frequency` and its default, in 1/1024 bit."""

    values: Mapping[str, int]
    default: int


NONE = Adjustments({}, 0)


@cache
def _tables() -> Mapping[str, Any]:
    tables: Mapping[str, Any] = json.loads(TABLES.read_text("utf-8"))["tables"]
    return tables


def adjustments(table: str, rarest: float) -> Adjustments:
    """log2 of (chance that two random records agree) / (the value's frequency): 0 on average over random agreements.

    The frequency is that in the countries where it is a name: two records of one file are mostly of one country, so
    that Nowak is no rare name among them, although it is one in the world.

    Args:
        table: of `frequencies.json`.
        rarest: bits that a value adds at the most.
    """
    frequency: Mapping[str, float] = _tables()[table]["values"]
    tail = float(_tables()[table]["tail_frequency"])
    agree = sum(f * f for f in frequency.values())
    default = _step(min(log2(agree / tail), rarest))
    found = {v: _step(min(log2(agree / f), rarest)) for v, f in sorted(_within(table, frequency).items())}
    if table in NAMES:  # an initial is no rare name: one in ten has it
        found |= dict.fromkeys(ascii_lowercase, _step(-MAX_ADJUSTMENT_BITS))
    return Adjustments({value: weight for value, weight in found.items() if weight != default}, default)


def _within(table: str, pooled: Mapping[str, float]) -> Mapping[str, float]:
    """Value → how frequent it is where two strangers share it: Σ w f² / Σ w f over populations of weights w."""
    if table not in NAMES:
        return pooled
    countries = [
        (SHARE_OF_BRITAIN if code == "GB" else SHARE_OF_COUNTRY, country.shares(table))
        for code, country in NATIONAL_NAMES.items()
    ]
    found = {}
    for value in {*pooled, *(name for _, country in countries for name in country)}:
        parts = [(1.0, pooled.get(value, 0.0)), *((w, country[value]) for w, country in countries if value in country)]
        found[value] = sum(w * f * f for w, f in parts) / sum(w * f for w, f in parts)
    return found


def _step(bits: float) -> int:
    return round(max(-MAX_ADJUSTMENT_BITS, min(MAX_ADJUSTMENT_BITS, bits)) * UNIT / STEP) * STEP
