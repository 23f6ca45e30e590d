"""How the weight of two evidences adds up, field by field, and which fields decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from onefold.graph.evidence import Member
from onefold.graph.explanations import TOO_MANY, FieldComparison, Ref, Waterfall
from onefold.graph.features import JOINED, FeaturePool, limited, values_of
from onefold.graph.kernels.score import field_values
from onefold.graph.model.kinds import MISSING, level_name
from onefold.graph.model.model import UNIT, Model
from onefold.graph.per_person import AGAINST_BITS, broken


def waterfall(
    model: Model, pool: FeaturePool, left: tuple[Ref, Member], right: tuple[Ref, Member]
) -> tuple[Waterfall, int]:
    """How two records, each with what it says, compare; and their weight in 1/1024 bit."""
    (left_ref, a), (right_ref, b) = left, right
    fields = compare_fields(a, b, pool)
    weight = model.prior + sum(round(f.bits * UNIT) for f in fields)
    explained = Waterfall(
        left=left_ref,
        right=right_ref,
        prior_bits=model.prior / UNIT,
        fields=fields,
        total_bits=weight / UNIT,
        calibrated_bits=model.calibrate(weight) / UNIT,
        probability=model.probability(weight),
        decisive=decisive(fields, model),
    )
    return explained, weight


def compare_fields(left: Member, right: Member, pool: FeaturePool) -> tuple[FieldComparison, ...]:
    """One row per field of the model, then what settings of identifiers say, where they say anything.

    Kernels get the lower fingerprint first, whichever side it is on.
    """
    low, high = sorted((left, right), key=lambda m: m.fingerprint)
    rows = [np.array([pool.add(m.fingerprint, m.evidence)], np.int64) for m in (low, high)]
    levels, values, alone = field_values(rows[0], rows[1], pool.features(), pool.weights)
    compared = tuple(
        FieldComparison(
            field=f.name,
            level=level_name(f.kind, int(level)),
            left=tuple(left.evidence.get(f.name, ())),
            right=tuple(right.evidence.get(f.name, ())),
            bits=int(value) / UNIT,
            frequency_bits=0.0 if level == MISSING else (int(full) - f.weights[level]) / UNIT,
            bound_bits=(int(value) - int(full)) / UNIT,
            group=f.group,
        )
        for f, level, value, full in zip(pool.fields, levels[0], values[0], alone[0], strict=True)
        if f is not JOINED or level != MISSING
    )
    return (*compared, *_against(left, right))


def _against(left: Member, right: Member) -> Iterator[FieldComparison]:
    """A row for each identifier of which the two, as one person, would have too many values."""
    said = limited(left.evidence), limited(right.evidence)
    if all(said):
        for namespace in broken(said):
            values = values_of(left.evidence, namespace), values_of(right.evidence, namespace)
            yield FieldComparison(TOO_MANY + namespace, "different", *values, -float(AGAINST_BITS))


def decisive(fields: Sequence[FieldComparison], model: Model) -> tuple[str, ...]:
    """The strongest fields, just so many that without them the sum would fall to the other side of 0 calibrated bits.

    A field taken away leaves its room under the bound to the others of its group. () where none decide.
    """
    alone = {f.field: round((f.bits - f.bound_bits) * UNIT) for f in fields if f.bits or f.bound_bits}
    group_of = {f.field: f.group for f in fields}

    def total(names: Mapping[str, int]) -> int:
        return model.prior + _bounded(names, group_of, model.groups)

    above = total(alone) > model.stop_weight
    candidates = [name for name, weight in alone.items() if (weight > 0) == above]
    taken: list[str] = []
    while (total(alone) > model.stop_weight) == above:
        if not candidates:
            return ()
        strongest = max(candidates, key=_gain(alone, total, above))
        candidates.remove(strongest)
        del alone[strongest]
        taken.append(strongest)
    return tuple(taken)


def _gain(
    alone: Mapping[str, int], total: Callable[[Mapping[str, int]], int], above: bool
) -> Callable[[str], tuple[int, int]]:
    """How much of the sum goes with a field; among those that a bound makes dispensable, the weightiest."""
    sign = 1 if above else -1

    def gain(name: str) -> tuple[int, int]:
        rest = {n: w for n, w in alone.items() if n != name}
        return sign * (total(alone) - total(rest)), sign * alone[name]

    return gain


def _bounded(alone: Mapping[str, int], group_of: Mapping[str, str], bounds: Mapping[str, int]) -> int:
    """The sum of fields of which those of a group add at most its bound, while what speaks against counts in full."""
    agreeing: dict[str, int] = {}
    weight = 0
    for name, value in alone.items():
        group = group_of[name]
        if group and value > 0:
            agreeing[group] = agreeing.get(group, 0) + value
        else:
            weight += value
    return weight + sum(min(value, bounds[group]) for group, value in agreeing.items())
