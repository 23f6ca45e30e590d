"""What the pairs of a sample teach: shares of levels among pairs of one person and of strangers, as weights."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onefold.graph.errors import TooLittleToTrain
from onefold.graph.kernels.score import score_pairs
from onefold.graph.model.kinds import LEVELS, MAX_LEVELS
from onefold.graph.model.model import FieldModel
from onefold.graph.training.mixture import PERSON, STRANGERS, Floats, Mixture, Patterns, fit, patterns
from onefold.graph.training.pairs import Pairs, random_pairs
from onefold.graph.training.sample import Sample
from onefold.graph.training.typical import of_one_person
from onefold.graph.training.weights import chance, level_bits

MIN_PAIRS = 100  # that may be one person; fewer say nothing
RANDOM_PAIRS = 400_000
HOUSEHOLD = "household"
# What those share who live together, and those who live or work near one another. So many of it, in such a share of
# evidences, tells them from one person.
HOME = frozenset({"phone", "street_number", "street_name", "unit", "po_box", "postal_code"})
SURROUNDINGS = HOME | {"city", "birth_place", "occupation", "employer"}
FIELDS_KNOWN, KNOWN_SHARE = 2, 0.2
# Who somebody is: a class of pairs of which more than such a share differ in one, where enough have it, is not people.
MOST_DIFFERENT = {"given_name": 0.35, "family_name": 0.35, "birth_date": 0.1}
ENOUGH = 20.0
LOOKS = 3  # for people, when another class was found


@dataclass(frozen=True)
class Comparisons:
    """How the pairs compare.

    Attributes:
        found: patterns of the candidate pairs, and after them of each evidence that several records say, with itself.
        counts: int64 (F, L), candidate pairs at each level.
        chance: (F, L), shares of the levels among random pairs.
        present: (n, F), which evidence has which field.
    """

    found: Patterns
    counts: NDArray[np.int64]
    chance: Floats
    present: NDArray[np.bool_]


def compared(drawn: Sample, pairs: Pairs, fields: tuple[FieldModel, ...]) -> Comparisons:
    """Compare the candidate pairs, and pairs at random."""
    features, weights = drawn.pool.features(), drawn.pool.weights
    low, high = np.append(pairs.low, drawn.repeated), np.append(pairs.high, drawn.repeated)
    found = patterns(score_pairs(low, high, features, weights)[1])
    low, high = random_pairs(drawn.size, RANDOM_PAIRS)
    anyhow = score_pairs(low, high, features, weights)[1]
    sizes = [len(LEVELS[f.kind]) for f in fields]
    counts = np.zeros((len(fields), MAX_LEVELS), np.int64)
    for f in range(len(fields)):
        known = found.levels[:, f] >= 0
        np.add.at(counts[f], found.levels[known, f], found.count[known])
    present = drawn.present()
    return Comparisons(found, counts, chance(drawn.counts, present, anyhow, sizes), present)


@dataclass(frozen=True)
class Learned:
    """What the mixture says.

    Attributes:
        mixture: its classes.
        person: (p,), probability that each candidate pair is one person.
        share: of all pairs that are one person.
        m, u, bits: (F, L), shares of the levels within one person and between strangers, and the weights they make.
        households: whether they can be told from one person: what they share then is to be bounded.
        looks: how often something else than people was found first.
    """

    mixture: Mixture
    person: Floats
    share: float
    m: Floats
    u: Floats
    bits: Floats
    households: bool
    looks: int


def learn(drawn: Sample, pairs: Pairs, seen: Comparisons, fields: tuple[FieldModel, ...]) -> Learned:
    """Fit the mixture and turn it into weights.

    Raises:
        TooLittleToTrain: there are hardly any pairs, or what is alike in them is not people.
    """
    if len(pairs) + len(drawn.repeated) < MIN_PAIRS:
        raise TooLittleToTrain(
            f"blocking finds {len(pairs):,} pairs of records that say different things, and {len(drawn.repeated):,} "
            f"that say the same; training needs {MIN_PAIRS:,} in all"
        )
    typical = of_one_person(fields)
    classes = [typical]
    if _known(SURROUNDINGS, seen, fields):
        shared = np.array([f.group == HOUSEHOLD or f.name in SURROUNDINGS for f in fields])
        classes.append(np.where(shared[:, None], typical, seen.chance))
    everything = drawn.size * (drawn.size - 1) // 2 + len(drawn.repeated)
    mixture, looks = _looked_for_people(seen, classes, everything, drawn.size, fields)
    person = mixture.person[seen.found.of]
    share = max(float(person.sum()), 1.0) / everything
    m, u = mixture.levels[PERSON], mixture.levels[STRANGERS]
    bits = level_bits(m, u, fields, seen.counts)
    return Learned(mixture, person[: len(pairs)], share, m, u, bits, _known(HOME, seen, fields), looks)


def _looked_for_people(
    seen: Comparisons, classes: list[Floats], everything: int, size: int, fields: tuple[FieldModel, ...]
) -> tuple[Mixture, int]:
    """The mixture whose first class is people, and how often something else was found before.

    Expectation-maximization finds what is most alike, which where few people come twice may be something else: those
    of one town, or of one name in e-mail addresses. Such a class is kept as one, and people are looked for again.
    """
    for looks in range(LOOKS + 1):
        mixture = fit(seen.found, np.stack(classes), seen.chance, everything, size)
        if _of_people(mixture, seen.found, fields):
            return mixture, looks
        classes = [*classes, mixture.levels[PERSON]]
    raise TooLittleToTrain("what is alike in these records is not people: it differs in names or dates of birth")


def _known(names: Set[str], seen: Comparisons, fields: tuple[FieldModel, ...]) -> bool:
    known = [f.name in names and float(seen.present[:, n].mean()) >= KNOWN_SHARE for n, f in enumerate(fields)]
    return sum(known) >= FIELDS_KNOWN


def _of_people(mixture: Mixture, found: Patterns, fields: tuple[FieldModel, ...]) -> bool:
    """Whether the first class is what it is called."""
    pairs = mixture.person * found.count
    return not any(
        mixture.levels[PERSON, n, len(f.weights) - 1] > MOST_DIFFERENT.get(f.name, 1.0)
        and pairs[found.levels[:, n] >= 0].sum() >= ENOUGH
        for n, f in enumerate(fields)
    )
