"""The model from start to end: populations → levels → weights → bound → calibrator → `Model`."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from modelling.bounds import Floats, field_bits, household_bound, raw_bits
from modelling.calibration import calibrator
from modelling.estimate import fellegi_sunter, shares
from modelling.fields import FIELDS, HOUSEHOLD, LEVEL_COUNTS, STATED_BOUNDS_BITS
from modelling.frequencies import NONE, adjustments
from modelling.sample import (
    POPULATIONS,
    Comparison,
    candidate_pairs,
    matching_pairs,
    population,
    random_pairs,
    shares_of_pairs,
)
from modelling.shape import shaped, units
from onefold.graph.model.kinds import MAX_LEVELS
from onefold.graph.model.model import UNIT, FieldModel, Model
from onefold.graph.normalize import NORMALIZER_VERSION

NAME = "person"
POPULATION = 25_000  # records; at 20,000 two people called Sarah Jones who say nothing else come out at +0.05 bits
TRUE_PAIRS_PER_RECORD = 2.4  # what the generated populations have, give or take a factor of two
LINK_BITS = 0
KEY_CAP = 200
HUBS = 5
COMPONENT_CAP = 100
CALIBRATED_MAX_BITS = 20
ATTACH_MARGIN_BITS: int | None = None  # off (docs/adr/0008-entity-level-evidence.md)

PEOPLE = 6000  # per population, before half are left out
RANDOM_PAIRS = 200_000  # per population
SEED = 5

IDENTITY = ((-30 * UNIT, -30 * UNIT), (30 * UNIT, 30 * UNIT))
PRIOR_BITS = float(np.log2(TRUE_PAIRS_PER_RECORD / (POPULATION / 2)))


@dataclass(frozen=True)
class Evidence:
    """Pairs of all populations that blocking finds, with truth.

    Attributes:
        matching, random: levels (n, F) of true and of random pairs, per population.
        levels: (n, F) of candidate pairs, all populations together.
        frequency_bits: (n, F), their term-frequency adjustments.
        same: (n,), the truth.
        share: (n,), how much each counts; 1 in all per population (`sample.shares_of_pairs`).
    """

    matching: list[NDArray[np.int8]]
    random: list[NDArray[np.int8]]
    levels: NDArray[np.int8]
    frequency_bits: Floats
    same: NDArray[np.bool_]
    share: Floats


def assemble(weights: Floats, bounds_bits: dict[str, float], knots: tuple[tuple[int, int], ...]) -> Model:
    """The model with these weights (F, MAX_LEVELS) in bits."""
    fields = []
    for f, field in enumerate(FIELDS):
        frequency = adjustments(field.table) if field.table else NONE
        fields.append(
            FieldModel(
                name=field.name,
                kind=field.kind,
                weights=tuple(units(bits) for bits in weights[f, : LEVEL_COUNTS[f]].tolist()),
                group=field.group,
                frequency=frequency.values,
                frequency_default=frequency.default,
            )
        )
    return Model(
        name=NAME, fields=tuple(fields), prior=units(PRIOR_BITS), groups={g: units(b) for g, b in bounds_bits.items()},
        link_bits=LINK_BITS, key_cap=KEY_CAP, hubs=HUBS, component_cap=COMPONENT_CAP, calibrator=knots,
        calibrated_max=CALIBRATED_MAX_BITS * UNIT, population=POPULATION, normalizer=NORMALIZER_VERSION,
        attach_margin=None if ATTACH_MARGIN_BITS is None else ATTACH_MARGIN_BITS * UNIT)  # fmt: skip


def draft() -> Model:
    """A model that only says which level is the better one: what choosing among several values needs."""
    weights = np.array([[float(MAX_LEVELS - level) for level in range(MAX_LEVELS)]] * len(FIELDS))
    return assemble(weights, STATED_BOUNDS_BITS | {HOUSEHOLD: 0.0}, IDENTITY)


def gather() -> Evidence:
    """All pairs that the fit looks at."""
    model = draft()
    matching, random, levels, frequency, same, share = [], [], [], [], [], []
    for name in POPULATIONS:
        people = population(name, PEOPLE, SEED)
        compare = Comparison(model, people)
        matching.append(compare(matching_pairs(people, SEED)))
        random.append(compare(random_pairs(people, RANDOM_PAIRS, SEED)))
        pairs = candidate_pairs(people, KEY_CAP, HUBS)
        levels.append(compare(pairs))
        frequency.append(compare.frequencies(pairs, levels[-1]) / UNIT)
        same.append(people.entity[pairs[:, 0]] == people.entity[pairs[:, 1]])
        share.append(shares_of_pairs(people, pairs, POPULATION))
    return Evidence(
        matching=matching,
        random=random,
        levels=np.concatenate(levels),
        frequency_bits=np.concatenate(frequency),
        same=np.concatenate(same),
        share=np.concatenate(share),
    )


def fit(evidence: Evidence) -> Model:
    """The shipped model."""
    matching, random = shares(evidence.matching), shares(evidence.random)
    weights = shaped(fellegi_sunter(matching, random), matching + random)
    by_field = field_bits(weights, evidence.levels, evidence.frequency_bits)
    stated = dict(STATED_BOUNDS_BITS)
    bound = household_bound(by_field, PRIOR_BITS, stated, evidence.same, evidence.share)
    bounds = stated | {HOUSEHOLD: bound}
    knots = calibrator(raw_bits(by_field, PRIOR_BITS, bounds), evidence.same, evidence.share)
    return assemble(weights, bounds, knots)
