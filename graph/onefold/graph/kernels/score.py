"""Pair weights: Fellegi–Sunter (1969) sums of integer bits, per field the best of all value pairs.

Invariants: the first evidence of a pair has the lower fingerprint; missing fields weigh 0; a sum is exact whatever
the order. A group of correlated fields adds at most its bound: fields take what is left of it in model order, and
disagreement always counts in full.
"""

from __future__ import annotations

import numpy as np

from onefold.graph.kernels.jit import kernel
from onefold.graph.kernels.levels import level

NOTHING = -(1 << 60)


@kernel
def shares_alias(x, y, features):
    """Whether two values share a nickname group."""
    for p in range(features.alias_first[x], features.alias_first[x] + features.alias_count[x]):
        for q in range(features.alias_first[y], features.alias_first[y] + features.alias_count[y]):
            if features.aliases[p] == features.aliases[q]:
                return True
    return False


@kernel
def field_weight(f, i, j, features, weights):
    """(level, weight) of field f between evidences i and j: that of the value pair with the greatest weight."""
    best = np.int64(NOTHING)
    best_level = np.int64(-1)
    kind = weights.kind[f]
    for p in range(features.first[i, f], features.first[i, f] + features.size[i, f]):
        x = features.values[p]
        for q in range(features.first[j, f], features.first[j, f] + features.size[j, f]):
            y = features.values[q]
            if x == y:
                at = np.int64(0)
                weight = weights.weight[f, 0] + features.frequency[x]
            else:
                at = np.int64(
                    level(
                        kind,
                        features.text,
                        features.offset[x],
                        features.length[x],
                        features.offset[y],
                        features.length[y],
                        kind == 0 and shares_alias(x, y, features),
                    )
                )
                if at < 0:
                    continue
                weight = weights.weight[f, at]
            if weight > best:
                best = weight
                best_level = at
    if best_level < 0:
        best = np.int64(0)
    return best_level, best


@kernel
def compare(i, j, features, weights, room, levels, values):
    """Fill `levels` and `values` (F,) of one pair and return its weight; `room` (G,) is scratch space."""
    for g in range(len(room)):
        room[g] = weights.bound[g]
    total = weights.prior[0]
    for f in range(len(weights.kind)):
        if features.size[i, f] == 0 or features.size[j, f] == 0:
            levels[f] = -1
            values[f] = 0
            continue
        at, weight = field_weight(f, i, j, features, weights)
        g = weights.group[f]
        if g >= 0 and weight > 0:
            weight = min(weight, room[g])
            room[g] -= weight
        levels[f] = at
        values[f] = weight
        total += weight
    return total


@kernel
def score_pairs(low, high, features, weights):
    """Weights int64 (p,) and levels int8 (p, F) of pairs; `low`, `high` int64 (p,) are evidence numbers."""
    fields = len(weights.kind)
    total = np.empty(len(low), np.int64)
    levels = np.empty((len(low), fields), np.int8)
    values = np.empty(fields, np.int64)
    room = np.empty(len(weights.bound), np.int64)
    for p in range(len(low)):
        total[p] = compare(low[p], high[p], features, weights, room, levels[p], values)
    return total, levels


@kernel
def field_values(low, high, features, weights):
    """Levels int8 (p, F) and field weights int64 (p, F) of pairs: what an explanation shows."""
    fields = len(weights.kind)
    levels = np.empty((len(low), fields), np.int8)
    values = np.empty((len(low), fields), np.int64)
    room = np.empty(len(weights.bound), np.int64)
    for p in range(len(low)):
        compare(low[p], high[p], features, weights, room, levels[p], values[p])
    return levels, values
