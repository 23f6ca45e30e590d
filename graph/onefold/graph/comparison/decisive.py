"""Which fields decide the weight of two evidences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from onefold.graph.comparison.likeliest import bounded
from onefold.graph.explanations import FieldComparison
from onefold.graph.model.model import Model
from onefold.graph.units import UNIT

Total = Callable[[Mapping[str, int]], int]


def decisive(fields: Sequence[FieldComparison], model: Model) -> tuple[str, ...]:
    """The strongest fields, just so many that without them the sum would fall to the other side of 0 calibrated bits.

    A field taken away leaves its room under the bound to the others of its group, and is missing from every hypothesis:
    one that the likeliest other shares hardly counts. () where none decide.
    """
    alone = {f.field: round((f.bits - f.bound_bits) * UNIT) for f in fields if f.bits or f.bound_bits}

    def total(weights: Mapping[str, int]) -> int:
        return model.weigh(bounded(model, weights))

    above = total(alone) > model.stop_weight
    candidates = [name for name, weight in alone.items() if (weight > 0) == above]
    taken: list[str] = []
    while (total(alone) > model.stop_weight) == above:
        if not candidates:
            return ()
        strongest = max(candidates, key=_without(alone, total, above))
        candidates.remove(strongest)
        del alone[strongest]
        taken.append(strongest)
    return tuple(taken)


def _without(alone: Mapping[str, int], total: Total, above: bool) -> Callable[[str], tuple[int, int]]:
    """How far the sum moves without a field; among those that bound or hypotheses make dispensable, the weightiest."""
    sign = 1 if above else -1

    def moved(name: str) -> tuple[int, int]:
        rest = {n: w for n, w in alone.items() if n != name}
        return -sign * total(rest), sign * alone[name]

    return moved
