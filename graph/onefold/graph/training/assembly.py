"""From what was learned to a model: weights, rarity of values, prior, and the bound of what a household shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onefold.graph.kernels.score import field_values
from onefold.graph.model.model import UNIT, FieldModel, Model
from onefold.graph.normalize import CUSTOM, NORMALIZER_VERSION
from onefold.graph.training.calibration import IDENTITY
from onefold.graph.training.judged import plausible
from onefold.graph.training.learning import HOUSEHOLD, Learned
from onefold.graph.training.mixture import Floats
from onefold.graph.training.pairs import Pairs
from onefold.graph.training.rarity import Rarity
from onefold.graph.training.sample import Sample, packed
from onefold.graph.training.together import GROUP
from onefold.graph.training.weights import household_bound, units

ATTACH_MARGIN_BITS = 4.0  # a thin record that fits a person as a whole by so much joins (docs/adr/0008)
KEPT_GROUPS = frozenset({"contact", "device"})  # bounds taken over from the base: they stop what repeats itself
BOUND_PAIRS = 400_000  # looked at to fit the bound, evenly spread


def assembled(drawn: Sample, pairs: Pairs, learned: Learned, rarities: Sequence[Rarity], base: Model) -> Model:
    """The model, raw weights still its calibrated ones. Fields that no record has keep the base's weights."""
    prior = float(np.log2(learned.share / (1.0 - learned.share)))
    model = replace(
        base,
        fields=tuple(
            _field(field, learned.bits[f], rarities[f]) if drawn.counts[f] else replace(field, group=_group(field))
            for f, field in enumerate(base.fields)
        ),
        prior=units(prior),
        groups={g: bound for g, bound in base.groups.items() if _is_kept(g)},
        calibrator=IDENTITY,
        population=drawn.records,
        normalizer=NORMALIZER_VERSION,
        attach_margin=units(ATTACH_MARGIN_BITS),
    )
    return _bounded(drawn, pairs, learned, model, base) if learned.households else model


def _field(field: FieldModel, bits: Floats, rarity: Rarity) -> FieldModel:
    weights = tuple(map(units, bits[: len(field.weights)].tolist()))
    if field.name.startswith(CUSTOM):
        return plausible(field, weights, rarity)
    return FieldModel(field.name, field.kind, weights, _group(field), *rarity)


def _group(field: FieldModel) -> str:
    return field.group if _is_kept(field.group) else ""


def _is_kept(group: str) -> bool:
    return group in KEPT_GROUPS or group.startswith(GROUP)


def _bounded(drawn: Sample, pairs: Pairs, learned: Learned, model: Model, base: Model) -> Model:
    """The same with the household group bounded, fitted on its own weights."""
    household = np.array([f.group == HOUSEHOLD for f in base.fields])
    pool = packed(drawn.evidences, model)
    some = np.arange(0, len(pairs), len(pairs) // BOUND_PAIRS + 1)
    bits = field_values(pairs.low[some], pairs.high[some], pool.features(), pool.weights)[1] / UNIT
    bound = household_bound(bits, household, model.prior / UNIT, learned.person[some])
    fields = tuple(
        replace(f, group=HOUSEHOLD) if shared else f for f, shared in zip(model.fields, household, strict=True)
    )
    return replace(model, fields=fields, groups={**model.groups, HOUSEHOLD: units(bound)})
