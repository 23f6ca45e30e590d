"""Generated records as the engine compares them, and pairs of them with truth."""

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.score import score_pairs
from onefold.graph.model.model import Model
from onefold.graph.normalize import Conventions, normalize_record
from onefold.graph.transaction.evidence import Evidence
from onefold.graph.transaction.features import FeaturePool
from people.population import MIXED, generate, shuffled, true_pairs
from people.profiles import PROFILES

NOT_SAID = frozenset({"entity", "source", "profile", "record_id"})
POPULATIONS = (*PROFILES, MIXED)
KEPT_SHARE = 0.5  # of the people: a file rarely knows whole households, as the generator does
LARGEST_HOUSEHOLD = 5  # the people of one are numbered in a row
PAIRS_PER_PERSON = 10  # so that people with fifteen records do not outweigh those with two

Pairs = NDArray[np.int64]  # (n, 2), places of two evidences


@dataclass(frozen=True)
class Population:
    """What the records of a generated population say, with who each is of.

    Attributes:
        name: a profile, or `mixed`.
        evidences: in an order that says nothing; records of one person that say the same count once.
        entity: int64, the person of each.
    """

    name: str
    evidences: list[Evidence]
    entity: NDArray[np.int64]


def population(name: str, people: int, seed: int) -> Population:
    """The population of a profile."""
    kept = random.Random(f"kept/{seed}/{name}")
    known = [kept.random() < KEPT_SHARE for _ in range(people)]
    said: dict[tuple[str, str], Evidence] = {}
    for record in shuffled(list(generate(people, seed, name)), seed):
        if not known[int(record["entity"][1:])]:
            continue
        evidence = normalize_record([(k, v) for k, v in record.items() if k not in NOT_SAID], Conventions())
        said.setdefault((record["entity"], repr(evidence)), evidence)
    return Population(name, list(said.values()), np.array([int(entity[1:]) for entity, _ in said], np.int64))


def matching_pairs(people: Population, seed: int) -> Pairs:
    """Pairs of evidences of one person, at most `PAIRS_PER_PERSON` drawn of each."""
    records = [{"entity": str(e)} for e in people.entity]
    return np.array(true_pairs(records, PAIRS_PER_PERSON, seed), np.int64).reshape(-1, 2)


def random_pairs(people: Population, count: int, seed: int) -> Pairs:
    """Pairs of records of different people, drawn at random."""
    n = len(people.evidences)
    drawn: Pairs = np.random.Generator(np.random.PCG64(seed)).integers(0, n, (count, 2))
    strangers: Pairs = drawn[people.entity[drawn[:, 0]] != people.entity[drawn[:, 1]]]
    return strangers


def shares_of_pairs(people: Population, pairs: Pairs, records: int) -> NDArray[np.float64]:
    """How much each pair counts, 1 in all, as if the population had `records` records.

    True pairs and those of one household grow with the records; chance agreements of strangers with their square.
    """
    apart = np.abs(people.entity[pairs[:, 0]] - people.entity[pairs[:, 1]])
    count = np.where(apart > LARGEST_HOUSEHOLD, records / len(people.evidences), 1.0)
    shares: NDArray[np.float64] = count / count.sum()
    return shares


class Comparison:
    """A population packed for a model's kernels."""

    def __init__(self, model: Model, people: Population) -> None:
        self._model, self._people = model, people
        self._pool = FeaturePool(model, model.fields)
        rows = [self._pool.add(at.to_bytes(8, "big"), e) for at, e in enumerate(people.evidences)]
        self._rows = np.array(rows, np.int64)

    def __call__(self, pairs: Pairs) -> NDArray[np.int8]:
        """Levels (n, F) of pairs."""
        low, high = self._rows[pairs[:, 0]], self._rows[pairs[:, 1]]
        levels: NDArray[np.int8] = score_pairs(low, high, self._pool.features(), self._pool.weights)[1]
        return levels

    def frequencies(self, pairs: Pairs, levels: NDArray[np.int8]) -> NDArray[np.int64]:
        """Term-frequency adjustments (n, F) of the exact agreements among `levels`, best value of each field."""
        out = np.zeros(levels.shape, np.int64)
        for f, field in enumerate(self._model.fields):
            if field.frequency:
                for at in np.flatnonzero(levels[:, f] == 0).tolist():
                    one, other = (self._people.evidences[end][field.name] for end in pairs[at].tolist())
                    out[at, f] = max(field.frequency_weight(value) for value in set(one) & set(other))
        return out
