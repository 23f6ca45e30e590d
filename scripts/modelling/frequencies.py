"""Term frequencies as weights: what an exact agreement on a value adds to the field's average."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path
from typing import Any

from onefold.graph.model.model import UNIT

TABLES = Path(__file__).resolve().parents[2] / "graph/onefold/graph/model/frequencies.json"
MAX_ADJUSTMENT_BITS = 4.0  # either way: the tables are of no one population, least of all in the tail
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


def adjustments(table: str) -> Adjustments:
    """log2 of (chance that two random records agree) / (the value's frequency): 0 on average over random agreements."""
    frequency: Mapping[str, float] = _tables()[table]["values"]
    tail = float(_tables()[table]["tail_frequency"])
    agree = sum(f * f for f in frequency.values())
    default = _step(log2(agree / tail))
    found = {value: _step(log2(agree / f)) for value, f in sorted(frequency.items())}
    return Adjustments({value: weight for value, weight in found.items() if weight != default}, default)


def _step(bits: float) -> int:
    return round(max(-MAX_ADJUSTMENT_BITS, min(MAX_ADJUSTMENT_BITS, bits)) * UNIT / STEP) * STEP
