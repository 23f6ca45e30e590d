"""Weights of two evidences; the one with the lower fingerprint comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kernels.oracles.levels import level, shared
from kernels.oracles.strings import contains_words, edits
from onefold.graph.kinds import LEVELS, Kind
from onefold.graph.model.model import Model
from onefold.graph.normalize import name_forms

Evidence = Mapping[str, Sequence[str]]
FieldWeights = tuple[int | None, ...]  # one per field of the model, None where either side says nothing


def field_levels(model: Model, low: Evidence, high: Evidence) -> list[tuple[int, int] | None]:
    """Per field (level, weight) of its best value pair, before any bound; None where either side says nothing."""
    found: list[tuple[int, int] | None] = []
    for field in model.fields:
        pairs = [
            (field.weights[at] + (field.frequency_weight(x) if at == 0 else 0), at)
            for x in low.get(field.name, ())
            for y in high.get(field.name, ())
            if (at := level(field.kind, x, y, field.name == "family_name")) is not None
        ]
        best = max((weight for weight, _ in pairs), default=None)
        found.append(None if best is None else next((at, best) for weight, at in pairs if weight == best))
    return crosswise(model, low, high, found)


def crosswise(
    model: Model, low: Evidence, high: Evidence, found: list[tuple[int, int] | None]
) -> list[tuple[int, int] | None]:
    """`found` with names that agree only with another name field of the other side."""
    names = ("given_name", "middle_name", "family_name")
    at = {f.name: n for n, f in enumerate(model.fields) if f.name in names and f.kind is Kind.NAME}
    levels = LEVELS[Kind.NAME]

    def disagrees(name: str) -> bool:
        found_at = found[at[name]]
        return found_at is not None and found_at[0] >= levels.index("near")

    def one_name(x: str, y: str, one: str, other: str) -> bool:
        long = min(len(x), len(y)) >= 2
        slip = min(len(x), len(y)) >= 4 and edits(x.encode(), y.encode(), 1) <= 1
        forms = name_forms(x, one == "family_name") & name_forms(y, other == "family_name")
        return long and (x == y or slip or bool(forms) or shared(x, y) in ("same name", "nickname"))

    def agree(one: str, other: str) -> bool:
        return any(one_name(x, y, one, other) for x in low.get(one, ()) for y in high.get(other, ()))

    def stands_in(x: str, y: str) -> bool:
        short, long = sorted((x.encode(), y.encode()), key=len)
        return contains_words(short, long)

    def straight(name: str, value: str, field: str, side: Evidence) -> bool:
        return any(one_name(x, value, field, field) or stands_in(x, name) for x in side.get(field, ()))

    def elsewhere(one: str, other: str) -> bool:
        return any(
            not (straight(min(x, y, key=len), y, other, low) or straight(min(x, y, key=len), x, one, high))
            for x in low.get(one, ())
            for y in high.get(other, ())
            if stands_in(x, y)
        )

    def give(name: str, level: str) -> None:
        found[at[name]] = (levels.index(level), model.fields[at[name]].weights[levels.index(level)])

    given, family = names[0], names[2]
    apart = {given, family} <= set(at) and disagrees(given) and disagrees(family)
    if apart and agree(given, family) and agree(family, given):
        give(given, "swapped")
        found[at[family]] = None
        return found
    for one, other in combinations((name for name in names if name in at), 2):
        weak = [name for name in (one, other) if disagrees(name)]
        if weak and (elsewhere(one, other) or elsewhere(other, one)):
            give(weak[0], "elsewhere")
    return found


def field_weights(model: Model, low: Evidence, high: Evidence) -> FieldWeights:
    """Per field the weight of its best value pair, groups bounded; None where either side says nothing."""
    return bounded(model, unbounded(model, low, high))


def unbounded(model: Model, low: Evidence, high: Evidence) -> FieldWeights:
    """The same before groups are bounded."""
    return tuple(found[1] if found else None for found in field_levels(model, low, high))


def bounded(model: Model, weights: FieldWeights) -> FieldWeights:
    """Agreement within a group adds at most its bound, fields in order."""
    room = dict(model.groups)
    out: list[int | None] = []
    for field, weight in zip(model.fields, weights, strict=True):
        kept = weight
        if weight is not None and field.group and weight > 0:
            kept = min(weight, room[field.group])
            room[field.group] -= kept
        out.append(kept)
    return tuple(out)


def against_strangers(model: Model, weights: FieldWeights) -> int:
    """How much likelier one person is than strangers, every field counting: what is said at all."""
    return model.prior + sum(w for w in weights if w is not None)


def weigh(model: Model, weights: FieldWeights) -> int:
    """How much likelier one person is than whoever else it could be; each hypothesis adds up what it shares."""
    named = [(f.name, w) for f, w in zip(model.fields, weights, strict=True) if w is not None]
    one_person, others = [against_strangers(model, weights)], [0]
    for hypotheses, found in ((model.variants, one_person), (model.alternatives, others)):
        for hypothesis in hypotheses:
            found.append(hypothesis.prior)
            for name, weight in named:
                if name in hypothesis.fields:
                    found[-1] += weight
    return max(one_person) - max(others)


def pair_weight(model: Model, low: Evidence, high: Evidence) -> int:
    return weigh(model, field_weights(model, low, high))


def whole_weight(model: Model, pairs: Iterable[FieldWeights]) -> int:
    """Weight of one evidence against several as a whole: the best of their unbounded field weights, then bounded."""
    best = [max((w for w in column if w is not None), default=None) for column in zip(*pairs, strict=True)]
    return weigh(model, bounded(model, tuple(best)))


def average(pairs: Sequence[FieldWeights]) -> FieldWeights:
    """Per field the mean over the pairs where both have it, rounded down."""
    columns = [[w for w in column if w is not None] for column in zip(*pairs, strict=True)]
    return tuple(sum(column) // len(column) if column else None for column in columns)
