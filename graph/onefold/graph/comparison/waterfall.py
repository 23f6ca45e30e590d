"""How the weight of two evidences adds up, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

import numpy as np

from onefold.graph.comparison.decisive import decisive
from onefold.graph.comparison.likeliest import likeliest_of
from onefold.graph.explanations import TOO_MANY, FieldComparison, Ref, Waterfall
from onefold.graph.kernels.score import field_values
from onefold.graph.kinds import MISSING, level_name
from onefold.graph.model.model import Model
from onefold.graph.transaction.evidence import Member, limited, values_of
from onefold.graph.transaction.features import JOINED, FeaturePool
from onefold.graph.transaction.identifiers.per_person import AGAINST_BITS, broken
from onefold.graph.units import UNIT


def waterfall(
    model: Model, pool: FeaturePool, left: tuple[Ref, Member], right: tuple[Ref, Member]
) -> tuple[Waterfall, int]:
    """How two records, each with what it says, compare; and their weight in 1/1024 bit."""
    (left_ref, a), (right_ref, b) = left, right
    fields = compare_fields(a, b, pool)
    values = weights_of(fields)
    weight = model.weigh(values)
    explained = Waterfall(
        left=left_ref,
        right=right_ref,
        prior_bits=model.prior / UNIT,
        fields=fields,
        total_bits=weight / UNIT,
        calibrated_bits=model.calibrate(weight) / UNIT,
        probability=model.probability(weight),
        decisive=decisive(fields, model),
        **asdict(likeliest_of(model, values)),
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


def weights_of(fields: Sequence[FieldComparison]) -> dict[str, int]:
    """Field → weight, as `Model.weigh` takes them."""
    return {f.field: round(f.bits * UNIT) for f in fields}
