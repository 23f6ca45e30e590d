"""How often each level is reached by two records of one person, and of strangers: as generated, or as stated."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from modelling.fields import FIELDS, LEVEL_COUNTS, Field
from modelling.fields import Shares as ByLevel
from onefold.graph.kinds import MAX_LEVELS

SMOOTHING = 0.5  # pairs added to every level (Jeffreys): a level never seen is rare, not impossible
MIN_PAIRS = 100  # of a population that has the field; with fewer it does not count

Shares = NDArray[np.float64]  # (F, MAX_LEVELS), sums to 1 over a field's levels; 0 where no population has the field


def shares(levels: Sequence[NDArray[np.int8]]) -> Shares:
    """Share of each level among the pairs in which both records have the field: the mean over the populations.

    Args:
        levels: per population, levels (n, F) of its pairs.
    """
    out = np.zeros((len(FIELDS), MAX_LEVELS))
    for f, size in enumerate(LEVEL_COUNTS):
        counts = [np.bincount(x[x[:, f] >= 0, f], minlength=size) for x in levels]
        kept = [c for c in counts if c.sum() >= MIN_PAIRS]
        if kept:
            smoothed = [(c + SMOOTHING) / (c.sum() + SMOOTHING * size) for c in kept]
            out[f, :size] = np.mean(smoothed, axis=0)
    return out


def of_persons(matching: Shares, random: Shares) -> Shares:
    """Shares among pairs of one person: as generated, hedged by `Field.strangers`, or as stated.

    What `Field.different` says of outright contradiction stands instead of what the generator makes of it.
    """
    out = np.zeros(matching.shape)
    for f, (field, size) in enumerate(zip(FIELDS, LEVEL_COUNTS, strict=True)):
        if field.stated:
            out[f, _numbers(field, field.stated)] = list(field.stated.values())
            continue
        out[f] = (1 - field.strangers) * matching[f] + field.strangers * random[f]
        if field.different is not None:
            out[f] *= (1 - field.different) / (out[f].sum() - out[f, size - 1])
            out[f, size - 1] = field.different
    return out


def of_strangers(random: Shares) -> Shares:
    """Shares among pairs of strangers: as generated, some levels as stated."""
    out = random.copy()
    for f, (field, size) in enumerate(zip(FIELDS, LEVEL_COUNTS, strict=True)):
        if not field.chance:
            continue
        stated = _numbers(field, field.chance)
        rest = np.delete(np.arange(MAX_LEVELS), stated)
        if not out[f, rest].sum():
            out[f, size if size - 1 in stated else size - 1] = 1.0
        out[f, rest] *= (1 - sum(field.chance.values())) / out[f, rest].sum()
        out[f, stated] = list(field.chance.values())
    return out


def _numbers(field: Field, stated: ByLevel) -> list[int]:
    return [field.levels.index(name) for name in stated]
