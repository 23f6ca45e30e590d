"""From what was learned to a model: weights, rarity of values, prior, and how many pairs there are of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import STATED, Model
from onefold.graph.normalize import CUSTOM, NORMALIZER_VERSION
from onefold.graph.training.calibration import IDENTITY
from onefold.graph.training.estimates.alternatives import hypotheses
from onefold.graph.training.estimates.learning import Learned
from onefold.graph.training.estimates.mixture import Floats
from onefold.graph.training.estimates.rarity import Rarity
from onefold.graph.training.estimates.weights import units
from onefold.graph.training.own_fields.judged import plausible
from onefold.graph.training.own_fields.together import GROUP
from onefold.graph.training.sample import Sample

ATTACH_MARGIN_BITS = 4.0  # a thin record that fits a person as a whole by so much joins (docs/adr/0008)
KEPT_GROUPS = frozenset({"contact", "device"})  # bounds taken over from the base: they stop what repeats itself


def assembled(drawn: Sample, learned: Learned, rarities: Sequence[Rarity], base: Model) -> Model:
    """The model, raw weights still its calibrated ones. `STATED`, and fields that no record has, keep the base's."""
    prior_bits = float(np.log2(learned.share / (1.0 - learned.share)))
    variants, alternatives = hypotheses([f.name for f in base.fields], prior_bits, learned.odds_bits)
    return replace(
        base,
        fields=tuple(
            _field(field, learned.bits[f], rarities[f])
            if drawn.counts[f] and field.name not in STATED
            else replace(field, group=_group(field))
            for f, field in enumerate(base.fields)
        ),
        prior=units(prior_bits),
        groups={g: bound for g, bound in base.groups.items() if _is_kept(g)},
        calibrator=IDENTITY,
        population=drawn.records,
        normalizer=NORMALIZER_VERSION,
        attach_margin=units(ATTACH_MARGIN_BITS),
        variants=variants,
        alternatives=alternatives,
    )


def _field(field: FieldModel, bits: Floats, rarity: Rarity) -> FieldModel:
    weights = tuple(map(units, bits[: len(field.weights)].tolist()))
    if field.name.startswith(CUSTOM):
        return plausible(field, weights, rarity)
    return FieldModel(field.name, field.kind, weights, _group(field), *rarity)


def _group(field: FieldModel) -> str:
    return field.group if _is_kept(field.group) else ""


def _is_kept(group: str) -> bool:
    return group in KEPT_GROUPS or group.startswith(GROUP)
