"""Which of the sources' own fields become evidence, and how much of it at the most: the judge's verdict.

`own_fields` compares pairs in them, `earned` says what each is worth where all else has decided, `repeats` and
`together` which of them say the same. Those that pass are judged once more with the others that passed among all else,
which decides more pairs and fewer wrongly, to say what they earn. What is kept becomes a field of the model that
training fits like any other, but never above what it earned here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.score import score_pairs
from onefold.graph.kinds import LEVELS
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import Model
from onefold.graph.touchpoint import Record
from onefold.graph.training.calibration import apply
from onefold.graph.training.estimates.mixture import Floats, Levels
from onefold.graph.training.estimates.rarity import Rarity
from onefold.graph.training.estimates.weights import units
from onefold.graph.training.own_fields.earned import DECIDED_BITS, Earned, earned
from onefold.graph.training.own_fields.fields import Ints, OwnFields, compared
from onefold.graph.training.own_fields.repeats import follows, is_of_a_home, written_twice
from onefold.graph.training.own_fields.together import groups
from onefold.graph.training.pairs import Pairs
from onefold.graph.training.report import OwnFieldReport
from onefold.graph.training.sample import Sample, packed
from onefold.graph.transaction.evidence import Evidence
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.units import UNIT

JUDGED_PAIRS = (
    60_000  # of one person, as many of strangers, and as many open ones, evenly drawn: enough to see one in 2¹⁵ agree
)
MOST_BITS = 12.0  # of one own field, the rarity of a value included: alone it says less than that two are strangers
HOME = "who lives together"  # what a field repeats in which relatives agree
SLACK_BITS = 1.0  # below what it earned, that disagreement may weigh when all is learned together


@dataclass(frozen=True)
class Judged:
    """What is kept.

    Attributes:
        fields: with the weights that they earned.
        groups: the bounds of those that say the same.
        told: of all that were judged.
    """

    fields: tuple[FieldModel, ...]
    groups: dict[str, int]
    told: tuple[OwnFieldReport, ...]


def judge(records: Sequence[Record], drawn: Sample, pairs: Pairs, model: Model, names: Sequence[str]) -> Judged:
    """Judge the own fields of some records.

    Args:
        records: with their own fields.
        drawn, pairs, model: of the same records without them.
        names: of the fields.
    """
    decided = _decided(drawn, pairs, model)
    own = compared(records, drawn, names, (decided.low, decided.high), model)
    first = earned(own, [decided.verdict] * len(names))
    kept, repeats = _unrepeated(own, first, decided, drawn, model)
    # Nobody is added or dropped now: each verdict would hang on columns that are no evidence in the end.
    found = earned(own, _without_each(own, first, kept, decided, model))
    of, bounds = groups(own, decided.verdict, found, kept)
    fields = tuple(replace(_weighed(own.fields[f], found, f), group=of.get(f, "")) for f in kept)
    told = (
        _told(own, found if f in kept else first, f, f in kept, of.get(f, ""), repeats.get(f, ""))
        for f in range(len(names))
    )
    return Judged(fields, bounds, tuple(told))


@dataclass(frozen=True)
class _Decided:
    """Pairs (p,) by all else: their levels (p, F) in its fields, raw bits, and whole calibrated bits."""

    low: Ints
    high: Ints
    levels: Levels
    raw: Floats
    verdict: Ints


def _without_each(own: OwnFields, found: Earned, kept: Sequence[int], decided: _Decided, model: Model) -> list[Ints]:
    """The verdict for each field with all that is kept, itself aside: more pairs are decided, and fewer wrongly."""
    bits = {f: np.where(own.levels[:, f] >= 0, found.bits[f][own.levels[:, f]], 0.0) for f in kept}
    everything = decided.raw + sum(bits.values(), np.zeros(len(decided.raw)))
    return [_whole(everything - bits.get(f, 0.0), model) for f in range(len(own.fields))]


def _whole(raw: Floats, model: Model) -> Ints:
    return np.rint(apply(model.calibrator, raw)).astype(np.int64)


def _unrepeated(
    own: OwnFields, found: Earned, decided: _Decided, drawn: Sample, model: Model
) -> tuple[list[int], dict[int, str]]:
    """The fields that are evidence, in their order, and of those that repeat another one, which that is."""
    known = {f.name: decided.levels[:, n] for n, f in enumerate(model.fields) if drawn.counts[n]}
    evidences: list[Evidence] = list(drawn.evidences)
    repeats: dict[int, str] = {}
    akin = _against_strangers(decided.levels, model) > 0
    one_name = _of_one_family_name(decided.levels, model)
    kept = [f for f, keep in enumerate(found.kept()) if keep]
    for f in sorted(kept, key=lambda f: (-found.gain[f], f)):
        name, levels = own.fields[f].name, own.levels[:, f]
        followed = {other: follows(levels, its, decided.verdict) for other, its in known.items()}
        closest = max(followed, key=followed.__getitem__, default="")
        repeats[f] = written_twice(own.shown[f], evidences) or (closest if followed.get(closest) else "")
        if not repeats[f] and is_of_a_home(levels, akin, one_name, decided.verdict):
            repeats[f] = HOME
        if not repeats[f]:
            known[name] = levels
            for n, values in own.shown[f].items():
                evidences[n] = {**evidences[n], name: values}
    return [f for f in kept if not repeats[f]], repeats


def _of_one_family_name(levels: Levels, model: Model) -> NDArray[np.bool_]:
    """(p,), which pairs agree in the family name and differ in the given name."""
    kinds = {f.name: (n, len(f.weights) - 1) for n, f in enumerate(model.fields)}
    if not {"given_name", "family_name"} <= kinds.keys():
        return np.zeros(len(levels), np.bool_)
    (given, different), (family, _) = kinds["given_name"], kinds["family_name"]
    found: NDArray[np.bool_] = (levels[:, family] == 0) & (levels[:, given] == different)
    return found


def _against_strangers(levels: Levels, model: Model) -> Floats:
    """(p,), bits that pairs of these levels (p, F) would weigh if nobody had relatives; rarity aside."""
    total = np.full(len(levels), model.prior / UNIT)
    for f, field in enumerate(model.fields):
        weights = np.array([*field.weights, 0]) / UNIT  # the last for a missing field, at -1
        total += weights[np.maximum(levels[:, f], -1)]
    return total


def _decided(drawn: Sample, pairs: Pairs, model: Model) -> _Decided:
    """Some pairs of either verdict, and some that are open; those of an evidence with itself too."""
    low, high = np.append(pairs.low, drawn.repeated), np.append(pairs.high, drawn.repeated)
    pool: FeaturePool = packed(drawn.evidences, model)
    weight, levels = score_pairs(low, high, pool.features(), pool.weights)
    raw = weight / UNIT
    verdict = _whole(raw, model)
    person, strangers = verdict >= DECIDED_BITS, verdict <= -DECIDED_BITS
    chosen = np.sort(np.concatenate([_some(person), _some(strangers), _some(~person & ~strangers)]))
    return _Decided(low[chosen], high[chosen], levels[chosen], raw[chosen], verdict[chosen])


def _some(decided: NDArray[np.bool_]) -> Ints:
    at = np.flatnonzero(decided)
    return at[:: len(at) // JUDGED_PAIRS + 1]


def _weighed(field: FieldModel, found: Earned, f: int) -> FieldModel:
    most = np.clip(found.bits[f, : len(field.weights)], -MOST_BITS, MOST_BITS)
    return replace(field, weights=tuple(map(units, most.tolist())))


def plausible(field: FieldModel, weights: tuple[int, ...], rarity: Rarity) -> FieldModel:
    """An own field as learned, held to what it earned.

    Args:
        field: as judged.
        weights, rarity: as learned with everything else.
    """
    slack = units(SLACK_BITS)
    held = tuple(
        max(min(weight, max(most, 0)), min(most, 0) - slack)
        for weight, most in zip(weights, field.weights, strict=True)
    )
    room = max(units(MOST_BITS) - held[0], 0)
    values, default = rarity
    values = {value: min(bits, room) for value, bits in values.items()}
    default = min(default, room)
    values = {value: bits for value, bits in values.items() if bits != default}
    return replace(field, weights=held, frequency=values, frequency_default=default)


def silenced(model: Model) -> Model:
    """The model to which own fields that it does not know by name say nothing: some were judged to be no evidence."""
    others = (f if f.name != "custom" else replace(f, weights=(0,) * len(f.weights)) for f in model.fields)
    return replace(model, fields=tuple(others))


def _told(own: OwnFields, found: Earned, f: int, kept: bool, group: str, repeats: str) -> OwnFieldReport:
    field = own.fields[f]
    return OwnFieldReport(
        field=field.name,
        kind=field.kind.name.lower(),
        kept=kept,
        matches=int(found.matches[f]),
        m=float(found.m[f, 0]),
        u=float(found.u[f, 0]),
        gain_bits=float(found.gain[f]),
        levels=dict(zip(LEVELS[field.kind], found.bits[f].tolist(), strict=False)),
        bounded_with=group,
        repeats=repeats,
    )
