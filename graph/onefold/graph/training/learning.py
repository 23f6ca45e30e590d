"""What the pairs of a sample teach: shares of levels among pairs of one person and of strangers, as weights."""

from __future__ import annotations

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

MIN_MATCHES = 100  # expected among the pairs that blocking finds; fewer say nothing of how people vary
RANDOM_PAIRS = 400_000
HOUSEHOLD = "household"
HOMES = ("phone", "street_number", "street_name", "unit", "po_box", "postal_code")  # what tells one home from another
HOMES_KNOWN, HOMES_SHARE = 2, 0.2  # so many of them, in such a share of evidences, let a household be seen as one


@dataclass(frozen=True)
class Comparisons:
    """How the pairs compare.

    Attributes:
        found: patterns of the candidate pairs.
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
    found = patterns(score_pairs(pairs.low, pairs.high, features, weights)[1])
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
        share: of all pairs of evidences that are one person.
        m, u, bits: (F, L), shares of the levels within one person and between strangers, and the weights they make.
        households: whether a household was told from a person.
    """

    mixture: Mixture
    person: Floats
    share: float
    m: Floats
    u: Floats
    bits: Floats
    households: bool


def learn(drawn: Sample, pairs: Pairs, seen: Comparisons, fields: tuple[FieldModel, ...]) -> Learned:
    """Fit the mixture and turn it into weights.

    Raises:
        TooLittleToTrain: there are hardly any pairs, or hardly any seems to be one person.
    """
    if len(pairs) < MIN_MATCHES:
        raise TooLittleToTrain(
            f"blocking finds {len(pairs):,} pairs of records that say different things; "
            f"training needs {MIN_MATCHES:,} of one person or more"
        )
    typical = of_one_person(fields)
    classes = [typical]
    households = _homes_known(seen, fields)
    if households:
        shared = np.array([f.group == HOUSEHOLD for f in fields])
        classes.append(np.where(shared[:, None], typical, seen.chance))
    everything = drawn.size * (drawn.size - 1) // 2
    mixture = fit(seen.found, np.stack(classes), seen.chance, everything, drawn.size)
    person = mixture.person[seen.found.of]
    matches = float(person.sum())
    if matches < MIN_MATCHES:
        raise TooLittleToTrain(
            f"of {len(pairs):,} pairs that blocking finds, about {matches:,.0f} are one person; "
            f"training needs {MIN_MATCHES:,} or more"
        )
    share = matches / everything
    m, u = mixture.levels[PERSON], mixture.levels[STRANGERS]
    return Learned(mixture, person, share, m, u, level_bits(m, u, fields, seen.counts), households)


def _homes_known(seen: Comparisons, fields: tuple[FieldModel, ...]) -> bool:
    shares = {f.name: float(seen.present[:, n].mean()) for n, f in enumerate(fields)}
    return sum(shares.get(home, 0.0) >= HOMES_SHARE for home in HOMES) >= HOMES_KNOWN
