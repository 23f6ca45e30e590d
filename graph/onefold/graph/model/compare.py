"""Two models side by side: every number that differs, in bits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from onefold.graph.kinds import LEVELS
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.hypotheses import Hypothesis
from onefold.graph.model.model import Model
from onefold.graph.units import UNIT

RAW_BITS: Final = (-10, -5, -2, 0, 2, 5, 10, 15, 20)
"""Raw weights at which two calibrators are shown: where decisions fall, and one step beyond."""
_WHOLE: Final = ("link_bits", "key_cap", "hubs", "component_cap", "population", "normalizer")
_IN_UNITS: Final = ("prior", "calibrated_max", "attach_margin")


@dataclass(frozen=True, slots=True)
class WeightDifference:
    """A level of a field whose weight differs, in bits; None where a model lacks the field, or compares otherwise."""

    field: str
    level: str
    left_bits: float | None
    right_bits: float | None


@dataclass(frozen=True, slots=True)
class FrequencyDifference:
    """How many values of a field add something else to an exact agreement, the value "any other" among them."""

    field: str
    values: int


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """A number of the model that differs; None where a model has none."""

    name: str
    left: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class CalibrationPoint:
    """What a raw weight means in either model, in calibrated bits."""

    raw_bits: int
    left_bits: float
    right_bits: float


@dataclass(frozen=True, slots=True)
class ModelComparison:
    """What differs between two models; all parts empty but `calibration` when they decide alike.

    Attributes:
        left, right: the model ids.
        weights: by field and level, in the order of the left model, then what only the right one has.
        frequencies: fields whose rare and common values count otherwise.
        numbers: prior, calibrated_max and attach_margin (bits), link_bits, caps, population, normalizer; "group NAME":
            its cap (bits); "FIELD in group NAME": 1 where the field is bounded with it, 0 where not; "rule NAME": 1
            where it finds pairs, 0 where not ("rule all": there is no choice of rules); "variant NAME" and "alternative
            NAME": the prior of a way of being one person, or of somebody else (bits); "FIELD in NAME": 1 where its
            pairs share the field, 0 where not.
        calibration: both calibrators at the raw weights `RAW_BITS`, equal ones too.
    """

    left: str
    right: str
    weights: tuple[WeightDifference, ...]
    frequencies: tuple[FrequencyDifference, ...]
    numbers: tuple[NumberDifference, ...]
    calibration: tuple[CalibrationPoint, ...]


def compare_models(left: Model, right: Model) -> ModelComparison:
    """What differs between two models."""
    ours, theirs = {f.name: f for f in left.fields}, {f.name: f for f in right.fields}
    names = list(dict.fromkeys((*ours, *theirs)))
    pairs = [(name, ours.get(name), theirs.get(name)) for name in names]
    points = ((at, left.calibrate(at * UNIT) / UNIT, right.calibrate(at * UNIT) / UNIT) for at in RAW_BITS)
    return ModelComparison(
        left=left.model_id,
        right=right.model_id,
        weights=tuple(d for name, a, b in pairs for d in _weights(name, a, b)),
        frequencies=tuple(FrequencyDifference(name, n) for name, a, b in pairs if (n := _frequencies(a, b))),
        numbers=tuple(_numbers(left, right)),
        calibration=tuple(CalibrationPoint(*point) for point in points),
    )


def _weights(name: str, left: FieldModel | None, right: FieldModel | None) -> Iterator[WeightDifference]:
    a, b = _by_level(left), _by_level(right)
    for level in dict.fromkeys((*a, *b)):
        if a.get(level) != b.get(level):
            yield WeightDifference(name, level, _bits(a.get(level)), _bits(b.get(level)))


def _by_level(field: FieldModel | None) -> Mapping[str, int]:
    return {} if field is None else dict(zip(LEVELS[field.kind], field.weights, strict=True))


def _frequencies(left: FieldModel | None, right: FieldModel | None) -> int:
    """How many values the two weigh otherwise; a field that only one has is told by its weights."""
    if left is None or right is None:
        return 0
    differing = sum(
        left.frequency.get(value, left.frequency_default) != right.frequency.get(value, right.frequency_default)
        for value in left.frequency.keys() | right.frequency.keys()
    )
    differing += left.frequency_default != right.frequency_default
    suffixes = left.frequency_suffix.keys() | right.frequency_suffix.keys()
    return differing + sum(left.frequency_suffix.get(s, 0) != right.frequency_suffix.get(s, 0) for s in suffixes)


def _numbers(left: Model, right: Model) -> Iterator[NumberDifference]:
    for names, told in ((_IN_UNITS, _bits), (_WHOLE, float)):
        for name in names:
            a, b = getattr(left, name), getattr(right, name)
            if a != b:
                yield NumberDifference(name, told(a), told(b))
    for group in dict.fromkeys((*left.groups, *right.groups)):
        if left.groups.get(group) != right.groups.get(group):
            yield NumberDifference(f"group {group}", _bits(left.groups.get(group)), _bits(right.groups.get(group)))
    both = {f.name for f in left.fields} & {
        f.name for f in right.fields
    }  # one that only one has is told by its weights
    a, b = ({f"{f.name} in group {f.group}" for f in m.fields if f.group and f.name in both} for m in (left, right))
    yield from _members(a, b)
    a, b = ({f"rule {rule}" for rule in m.rules or ("all",)} for m in (left, right))
    yield from _members(a, b)
    for kind, ours, theirs in (
        ("variant", left.variants, right.variants),
        ("alternative", left.alternatives, right.alternatives),
    ):
        yield from _hypotheses(kind, ours, theirs)


def _hypotheses(kind: str, left: Sequence[Hypothesis], right: Sequence[Hypothesis]) -> Iterator[NumberDifference]:
    ours, theirs = ({h.name: h for h in some} for some in (left, right))
    for name in dict.fromkeys((*ours, *theirs)):
        a, b = ours.get(name), theirs.get(name)
        if a is None or b is None or a.prior != b.prior:
            yield NumberDifference(f"{kind} {name}", _bits(a.prior if a else None), _bits(b.prior if b else None))
        if a is not None and b is not None:
            yield from _members(*({f"{field} in {name}" for field in h.fields} for h in (a, b)))


def _members(left: Set[str], right: Set[str]) -> Iterator[NumberDifference]:
    for name in sorted(left ^ right):
        yield NumberDifference(name, float(name in left), float(name in right))


def _bits(weight: int | None) -> float | None:
    return None if weight is None else weight / UNIT
