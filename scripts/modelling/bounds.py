"""The bound of the household group: the one under which raw weights are the truest log odds."""

import numpy as np
from numpy.typing import NDArray

from modelling.fields import FIELDS, HOUSEHOLD

CANDIDATE_BITS = tuple(x / 2 for x in range(12, 33))
MAX_EXPONENT = 50.0

Floats = NDArray[np.float64]


def field_bits(weights: Floats, levels: NDArray[np.int8], frequency_bits: Floats) -> Floats:
    """Weight (n, F) of every field, before any bound."""
    out = np.zeros(levels.shape)
    for f in range(len(FIELDS)):
        out[:, f] = np.where(levels[:, f] >= 0, weights[f][np.maximum(levels[:, f], 0)], 0.0) + frequency_bits[:, f]
    return out


def raw_bits(by_field: Floats, prior_bits: float, bounds_bits: dict[str, float]) -> Floats:
    """Raw weight (n,) as the kernel sums it: agreement within a group up to its bound, disagreement in full."""
    total: Floats = prior_bits + np.minimum(by_field, 0.0).sum(axis=1)
    agreement = np.maximum(by_field, 0.0)
    for group in sorted({field.group for field in FIELDS}):
        together = agreement[:, [field.group == group for field in FIELDS]].sum(axis=1)
        total += np.minimum(together, bounds_bits[group]) if group else together
    return total


def log_loss(raw: Floats, same: NDArray[np.bool_], share: Floats) -> float:
    """Mean surprise in bits of the truth, were raw weights log odds."""
    signed = np.clip(np.where(same, raw, -raw), -MAX_EXPONENT, MAX_EXPONENT)
    return float((share * np.log2(1.0 + np.exp2(-signed))).sum() / share.sum())


def household_bound(by_field: Floats, prior_bits: float, stated: dict[str, float], same: NDArray[np.bool_],
                    share: Floats) -> float:  # fmt: skip
    """The bound in bits, of `CANDIDATE_BITS`, with the least log loss."""
    losses = [log_loss(raw_bits(by_field, prior_bits, stated | {HOUSEHOLD: bits}), same, share)
              for bits in CANDIDATE_BITS]  # fmt: skip
    return CANDIDATE_BITS[int(np.argmin(losses))]
