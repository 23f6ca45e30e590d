"""What agreeing on a rare value says more, on a common one less: log2(chance agreement / the value's frequency).

First values are counted once an evidence, for nobody knows yet which evidences are one person; an identifier, or what
a source's own field holds, may be carried by many records of its only owner, so its values all count alike at first.
Then they are counted once a person that linkage makes. A value of one person alone is expected as often as a second
person turns up with such a value (Good 1953): so a field in which no two people agree, such as an identifier, is
believed, and a rare name is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from onefold.graph.model.field_model import FieldModel
from onefold.graph.normalize import CUSTOM, IDENTIFIER_NAMESPACES
from onefold.graph.training.estimates.mixture import Floats
from onefold.graph.training.estimates.weights import COMMON_BITS, RARE_BITS, units
from onefold.graph.training.sample import Sample
from onefold.graph.units import UNIT

STRENGTH = 300.0  # values that what the base knows of their frequencies counts for
LEAST_TOLD = UNIT // 8  # that a value adds or takes beside any other, or it is not told
LEAST_ONCE = 2.0**-10  # of a value of one person, so often at least
Ints = NDArray[np.int64]
Rarity = tuple[Mapping[str, int], int]
"""`FieldModel.frequency` and `FieldModel.frequency_default`."""


def by_evidence(drawn: Sample, fields: Sequence[FieldModel], exact: Floats) -> list[Rarity]:
    """Of every field, from how many evidences have a value.

    Args:
        drawn: the sample.
        fields: of the model.
        exact: (F,), the chance that two strangers agree exactly.
    """
    return [
        ({}, 0)
        if field.name in IDENTIFIER_NAMESPACES or field.name.startswith(CUSTOM)
        else blended(rarity(count, chance), count, field)
        for field, count, chance in zip(fields, drawn.counts, exact.tolist(), strict=True)
    ]


def by_person(drawn: Sample, fields: Sequence[FieldModel], exact: Floats, cluster: Ints) -> list[Rarity]:
    """Of every field, from how many persons have a value; `cluster` (n,) says whose each evidence is."""
    out = []
    for field, chance in zip(fields, exact.tolist(), strict=True):
        evidences = zip(cluster.tolist(), drawn.evidences, strict=True)
        persons = {(person, value) for person, evidence in evidences for value in evidence.get(field.name, ())}
        count = Counter(value for _, value in persons)
        out.append(blended(rarity(count, chance, seen_once(count)), count, field))
    return out


def rarity(count: Counter[str], exact: float, once: float = 1.0) -> Rarity:
    """What an exact agreement on a value adds, within bounds, and what on one seen once or never.

    Args:
        count: value → how many have it.
        exact: the chance that two strangers agree on some value.
        once: how many a value that one has is expected of.
    """
    total = sum(count.values())
    if not total:
        return {}, 0
    expected = {n: float(n) for n in count.values()} | {1: once}
    bits = {
        n: units(float(np.clip(np.log2(exact * total / times), -COMMON_BITS, RARE_BITS)))
        for n, times in expected.items()
    }
    default = bits[1]
    return {value: bits[n] for value, n in sorted(count.items()) if bits[n] != default}, default


def blended(learned: Rarity, count: Counter[str], field: FieldModel) -> Rarity:
    """What was learned of few values, and what the base knows of them, each as far as it is known."""
    values, default = learned
    known = sum(count.values())
    trust = known / (known + STRENGTH)

    def bits(value: str) -> int:
        ours = values.get(value, default)
        return units((trust * ours + (1.0 - trust) * field.frequency_weight(value)) / UNIT)

    other = units((trust * default + (1.0 - trust) * field.frequency_default) / UNIT)
    told = {value: bits(value) for value in sorted({*values, *count, *field.frequency})}
    return {value: weight for value, weight in told.items() if abs(weight - other) > LEAST_TOLD}, other


def seen_once(count: Counter[str]) -> float:
    """How many more are expected to have a value that one has, at most one: Good's estimate, 2 · n₂ / n₁."""
    times = Counter(count.values())
    return min(max(2.0 * times[2] / max(times[1], 1), LEAST_ONCE), 1.0)
