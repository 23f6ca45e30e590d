"""Weights made fit to ship: better levels never weigh less, and numbers no finer than they are known."""

import numpy as np
from numpy.typing import NDArray

from modelling.estimate import MAX_BITS
from modelling.fields import FIELDS, LEVEL_COUNTS
from onefold.graph.model.kinds import LEVELS, UNORDERED
from onefold.graph.model.model import UNIT

STEP = UNIT // 16


def monotone(values: NDArray[np.float64], counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Non-increasing values nearest to `values` by weighted squares (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []
    for value, count in zip(values.tolist(), counts.tolist(), strict=True):
        blocks.append((value, count, 1))
        while len(blocks) > 1 and blocks[-2][0] < blocks[-1][0]:
            (a, m, i), (b, n, j) = blocks[-2:]
            blocks[-2:] = [((a * m + b * n) / (m + n), m + n, i + j)]
    return np.concatenate([np.full(size, value) for value, _, size in blocks])


def shaped(weights: NDArray[np.float64], counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """(F, MAX_LEVELS): each field's levels in order, those of `UNORDERED` between the best and the worst.

    Swapped names alone may weigh more than the best: they are the agreement of two fields.
    """
    out = weights.copy()
    for f, (field, size) in enumerate(zip(FIELDS, LEVEL_COUNTS, strict=True)):
        names = LEVELS[field.kind]
        ordered = [level for level in range(size) if names[level] not in UNORDERED]
        out[f, ordered] = monotone(weights[f, ordered], counts[f, ordered] + 1.0)
        for level in set(range(size)) - set(ordered):
            most = MAX_BITS if names[level] == "swapped" else out[f, 0]
            out[f, level] = min(max(weights[f, level], out[f, size - 1]), most)
    return out


def units(bits: float) -> int:
    """Bits as 1/1024 bit, rounded to a sixteenth of a bit."""
    return round(bits * UNIT / STEP) * STEP
