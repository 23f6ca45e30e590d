"""All pairs that blocking finds in a population, and how well a record fits the person of another: what training needs.

The hub rule is that of `kernels.pairs`, from scratch and with the key that finds each pair.
"""

from __future__ import annotations

import numpy as np

from onefold.graph.kernels.jit import kernel
from onefold.graph.kernels.score import compare, lent, weighed


@kernel
def found_pairs(start, member, hubs, cap):
    """Every (low, high, key) that the hub rule finds.

    Args:
        start: int64 (k + 1,), each key's slice of `member`.
        member: int64, evidence numbers in fingerprint order, ascending within a key.
        hubs, cap: the hub rule.

    Returns:
        int64 (p, 3): low, high, number of the key; a pair once per key that finds it.
    """
    size = 0
    for k in range(len(start) - 1):
        n = start[k + 1] - start[k]
        if 2 <= n <= cap:
            h = min(hubs, n)
            size += h * n - h * (h + 1) // 2
    out = np.empty((size, 3), np.int64)
    at = 0
    for k in range(len(start) - 1):
        n = start[k + 1] - start[k]
        if n < 2 or n > cap:
            continue
        for x in range(min(hubs, n)):
            for y in range(x + 1, n):
                out[at, 0] = member[start[k] + x]
                out[at, 1] = member[start[k] + y]
                out[at, 2] = k
                at += 1
    return out


@kernel
def fit_of_each_other(low, high, cluster, start, member, features, weights):
    """Weight of each record of a pair against the other's person without itself, both sides averaged field by field.

    Args:
        low, high: int64 (p,), evidence numbers.
        cluster: int64 (n,), whose cluster each evidence is in.
        start, member: the evidences of cluster c are `member[start[c] : start[c + 1]]`.
        features, weights: see `kernels.packed`.

    Returns:
        int64 (p,), 1/1024 bit: the weight of, per field, the mean over the comparisons in which both have it.
    """
    features, weights = lent(features, weights)
    fields = len(weights.kind)
    out = np.empty(len(low), np.int64)
    levels = np.empty(fields, np.int8)
    values = np.empty(fields, np.int64)
    room = np.empty(len(weights.bound), np.int64)
    total = np.empty(fields, np.int64)
    count = np.empty(fields, np.int64)
    for p in range(len(low)):
        total[:] = 0
        count[:] = 0
        for side in range(2):
            x, other = (low[p], high[p]) if side == 0 else (high[p], low[p])
            c = cluster[other]
            for at in range(start[c], start[c + 1]):
                y = member[at]
                if y == x:
                    continue
                compare(min(x, y), max(x, y), features, weights, room, levels, values)
                for f in range(fields):
                    if levels[f] >= 0:
                        total[f] += values[f]
                        count[f] += 1
        for f in range(fields):
            total[f] = total[f] // count[f] if count[f] > 0 else 0
        out[p] = weighed(weights, total)
    return out
