"""From shares of levels to weights: chance counted, log2(m / u), in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kinds import LEVELS, MAX_LEVELS, UNORDERED, Kind
from onefold.graph.training.estimates.mixture import Floats, Levels
from onefold.graph.units import UNIT

MAX_BITS = 20.0  # of one level: about the pairs of a population among which nothing was seen
NAMED_BITS = {"same name": 8.0, "close": 5.0}  # of two e-mail addresses: they mostly repeat what the names say
RARE_BITS, COMMON_BITS = 5.0, 8.0  # the most that a value's rarity adds, and that its being common takes
SMOOTHING = 0.5  # pairs added to a level's count (Jeffreys): never seen is rare, not impossible
STEP = UNIT // 16  # weights are known no finer


def chance(counts: list[Counter[str]], present: NDArray[np.bool_], drawn: Levels, sizes: list[int]) -> Floats:
    """Share (F, L) of each level among random pairs in which both have the field.

    Exact agreement is counted over all pairs from the values' frequencies, the rest is drawn.

    Args:
        counts: per field, value → evidences that have it.
        present: (n, F).
        drawn: levels (r, F) of random pairs.
        sizes: levels of each field.
    """
    out = np.zeros((len(sizes), MAX_LEVELS))
    for f, size in enumerate(sizes):
        seen = np.bincount(drawn[drawn[:, f] >= 0, f], minlength=size) + SMOOTHING
        have = int(present[:, f].sum())
        pairs = max(1, have * (have - 1))
        exact = max(sum(n * (n - 1) for n in counts[f].values()), 1) / pairs
        exact = min(exact, 0.999)
        out[f, 0] = exact if size > 1 else 1.0
        if size > 1:
            out[f, 1:size] = seen[1:] / seen[1:].sum() * (1.0 - exact)
    return out


def most_bits(kinds: Sequence[Kind]) -> Floats:
    """(F, L), the most that each level of some fields may say."""
    most = np.full((len(kinds), MAX_LEVELS), MAX_BITS)
    for f, kind in enumerate(kinds):
        if kind is Kind.EMAIL:
            for level, bits in NAMED_BITS.items():
                most[f, LEVELS[kind].index(level)] = bits
    return most


def level_bits(m: Floats, u: Floats, kinds: Sequence[Kind], pairs: NDArray[np.int64]) -> Floats:
    """Weights (F, L) in bits: log2(m / u), in order.

    Args:
        m, u: (F, L).
        kinds: of the fields.
        pairs: (F, L), candidate pairs at each level.
    """
    ratio = np.maximum(m, 1e-12) / np.maximum(u, 1e-12)
    raw = np.clip(np.log2(ratio), -MAX_BITS, most_bits(kinds))
    return in_order(raw, pairs.astype(np.float64), kinds, MAX_BITS)


def in_order(bits: Floats, pairs: Floats, kinds: Sequence[Kind], most: float) -> Floats:
    """Weights (F, L) of which better levels are never below worse ones; those of `UNORDERED` lie between.

    Swapped names alone may weigh more than the best level, up to `most`: they are the agreement of two fields.

    Args:
        bits: (F, L).
        pairs: (F, L), how many pairs each rests on: what pooling violators weighs by.
        kinds: of the fields.
        most: bits.
    """
    out = np.zeros(bits.shape)
    for f, kind in enumerate(kinds):
        names = LEVELS[kind]
        ordered = [level for level, name in enumerate(names) if name not in UNORDERED]
        out[f, ordered] = monotone(bits[f, ordered], pairs[f, ordered] + 1.0)
        for level in set(range(len(names))) - set(ordered):
            best = most if names[level] == "swapped" else out[f, 0]
            out[f, level] = min(max(bits[f, level], out[f, len(names) - 1]), best)
    return out


def monotone(values: Floats, counts: Floats) -> Floats:
    """Non-increasing values nearest to `values` by weighted squares (pool adjacent violators)."""
    if not len(values):
        return values
    blocks: list[tuple[float, float, int]] = []
    for value, count in zip(values.tolist(), counts.tolist(), strict=True):
        blocks.append((value, count, 1))
        while len(blocks) > 1 and blocks[-2][0] < blocks[-1][0]:
            (a, m, i), (b, n, j) = blocks[-2:]
            blocks[-2:] = [((a * m + b * n) / (m + n), m + n, i + j)]
    return np.repeat([value for value, _, _ in blocks], [size for _, _, size in blocks])


def units(bits: float) -> int:
    """Bits as 1/1024 bit, rounded to a sixteenth of a bit."""
    return round(bits * UNIT / STEP) * STEP
