"""Fellegi–Sunter weights from generated pairs: log2 of (share of a level among true pairs) / (among random pairs)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from modelling.fields import FIELDS, LEVEL_COUNTS
from onefold.graph.model.kinds import MAX_LEVELS

SMOOTHING = 0.5  # pairs added to every level (Jeffreys): a level never seen is rare, not impossible
MIN_PAIRS = 100  # of a population that has the field; with fewer it does not count
MAX_BITS = 18.0  # about 1 of the random pairs of a population of 500 agrees by chance, whatever the sample said

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


def hedged(matching: Shares, random: Shares) -> Shares:
    """Shares among pairs of one person, with the stated share of values that have nothing to do with each other."""
    out = matching.copy()
    for f, field in enumerate(FIELDS):
        out[f] = (1 - field.strangers) * matching[f] + field.strangers * random[f]
    return out


def fellegi_sunter(matching: Shares, random: Shares) -> NDArray[np.float64]:
    """Weights (F, MAX_LEVELS) in bits; stated ones where a field is not generated."""
    out, believed = np.zeros(matching.shape), hedged(matching, random)
    for f, (field, size) in enumerate(zip(FIELDS, LEVEL_COUNTS, strict=True)):
        if field.stated:
            out[f, :size] = field.stated
        else:
            out[f, :size] = np.minimum(np.log2(believed[f, :size] / random[f, :size]), MAX_BITS)
    return out
