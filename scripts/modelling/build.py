"""The model from start to end: populations → levels → weights → bound → calibrator → `Model`."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from modelling.calibration import calibrator
from modelling.estimate import of_persons, of_strangers, shares
from modelling.fields import FIELDS, STATED_BOUNDS_BITS
from modelling.frequencies import NONE, adjustments
from modelling.raw import Floats, raw_bits
from modelling.sample import (
    POPULATIONS,
    Comparison,
    matching_pairs,
    population,
    random_pairs,
    shares_of_pairs,
)
from onefold.graph.kinds import MAX_LEVELS
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import Model
from onefold.graph.normalize import NORMALIZER_VERSION
from onefold.graph.training.estimates.alternatives import hypotheses
from onefold.graph.training.estimates.weights import level_bits, units
from onefold.graph.training.pairs import candidate_pairs
from onefold.graph.training.rules import chosen_rules
from onefold.graph.transaction.blocking.rules import ORGANIZATION_RULES
from onefold.graph.units import UNIT

NAME = "person"
POPULATION = 25_000  # records; at 20,000 two people called Sarah Jones who say nothing else come out at +0.05 bits
TRUE_PAIRS_PER_RECORD = 0.8  # a third of what the generated populations have, whose people come several times
LINK_BITS = 0
KEY_CAP = 200
HUBS = 5
COMPONENT_CAP = 100
CALIBRATED_MAX_BITS = 20
ATTACH_MARGIN_BITS: int | None = None  # off (docs/adr/0008-entity-level-evidence.md)

PEOPLE = 6000  # per population, before half are left out
RANDOM_PAIRS = 200_000  # per population
SEED = 5
STATED_RULES = (
    *("custom", "house, family", "po box, family", "po box, given", "street, given", "passport head", "passport tail"),
    *("driving_licence head", "driving_licence tail", "tax_id head", "tax_id tail"),
    *("registration_number head", "registration_number tail", *(rule for rule, _ in ORGANIZATION_RULES)),
)  # for what is not generated
RULE_WORTH = 2e-3  # of a population's true pairs, that a blocking rule must add to be shipped

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
        rules: the blocking rules that pay in some population.
    """

    matching: list[NDArray[np.int8]]
    random: list[NDArray[np.int8]]
    levels: NDArray[np.int8]
    frequency_bits: Floats
    same: NDArray[np.bool_]
    share: Floats
    rules: tuple[str, ...]


def assemble(
    weights: Floats, bounds_bits: dict[str, float], knots: tuple[tuple[int, int], ...], rules: tuple[str, ...] = ()
) -> Model:
    """The model with these weights (F, MAX_LEVELS) in bits."""
    fields = []
    for f, field in enumerate(FIELDS):
        frequency = adjustments(field.table, field.rarest) if field.table else NONE
        fields.append(
            FieldModel(
                name=field.name,
                kind=field.kind,
                weights=tuple(units(field.weights.get(name, weights[f, n])) for n, name in enumerate(field.levels)),
                group=field.group,
                frequency=frequency.values,
                frequency_default=frequency.default,
            )
        )
    variants, alternatives = hypotheses(tuple(f.name for f in FIELDS), PRIOR_BITS)
    return Model(
        name=NAME, fields=tuple(fields), prior=units(PRIOR_BITS), groups={g: units(b) for g, b in bounds_bits.items()},
        variants=variants, alternatives=alternatives,
        link_bits=LINK_BITS, key_cap=KEY_CAP, hubs=HUBS, component_cap=COMPONENT_CAP, calibrator=knots,
        calibrated_max=CALIBRATED_MAX_BITS * UNIT, population=POPULATION, normalizer=NORMALIZER_VERSION, rules=rules,
        attach_margin=None if ATTACH_MARGIN_BITS is None else ATTACH_MARGIN_BITS * UNIT)  # fmt: skip


def draft() -> Model:
    """A model that only says which level is the better one: what choosing among several values needs."""
    weights = np.array([[float(MAX_LEVELS - level) for level in range(MAX_LEVELS)]] * len(FIELDS))
    return assemble(weights, STATED_BOUNDS_BITS, IDENTITY)


def gather() -> Evidence:
    """All pairs that the fit looks at."""
    model = draft()
    matching, random, levels, frequency, same, share = [], [], [], [], [], []
    rules = set(STATED_RULES)
    for name in POPULATIONS:
        people = population(name, PEOPLE, SEED)
        compare = Comparison(model, people)
        matching.append(compare(matching_pairs(people, SEED)))
        random.append(compare(random_pairs(people, RANDOM_PAIRS, SEED)))
        found = candidate_pairs(people.evidences, HUBS, KEY_CAP)
        pairs = np.stack((found.low, found.high), axis=1)
        levels.append(compare(pairs))
        frequency.append(compare.frequencies(pairs, levels[-1]) / UNIT)
        same.append(people.entity[pairs[:, 0]] == people.entity[pairs[:, 1]])
        share.append(shares_of_pairs(people, pairs, POPULATION))
        kept = chosen_rules(found, same[-1].astype(np.float64), RULE_WORTH)
        rules.update(rule for rule, keep in zip(found.rules, kept, strict=True) if keep)
    return Evidence(
        matching=matching,
        random=random,
        levels=np.concatenate(levels),
        frequency_bits=np.concatenate(frequency),
        same=np.concatenate(same),
        share=np.concatenate(share),
        rules=tuple(sorted(rules)),
    )


def fit(evidence: Evidence) -> Model:
    """The shipped model."""
    random = shares(evidence.random)
    person, strangers = of_persons(shares(evidence.matching), random), of_strangers(random)
    seen = np.rint(RANDOM_PAIRS * (person + strangers)).astype(np.int64)
    kinds = [field.kind for field in FIELDS]
    model = assemble(level_bits(person, strangers, kinds, seen), STATED_BOUNDS_BITS, IDENTITY, evidence.rules)
    raw = raw_bits(model, evidence.levels, evidence.frequency_bits)
    return replace(model, calibrator=calibrator(raw, evidence.same, evidence.share))


def typical(evidence: Evidence) -> dict[str, dict[str, dict[str, float]]]:
    """Share of each level by field, among pairs of one person and among strangers: where training starts."""
    random = shares(evidence.random)
    tables = {"person": of_persons(shares(evidence.matching), random), "strangers": of_strangers(random)}
    return {
        name: {
            field.name: {name: float(f"{table[f, n]:.4g}") for n, name in enumerate(field.levels)}
            for f, field in enumerate(FIELDS)
        }
        for name, table in tables.items()
    }
