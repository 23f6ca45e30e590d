"""Pair weights: Fellegi–Sunter (1969) sums of integer bits, per field the best of all value pairs.

Invariants: the first evidence of a pair has the lower fingerprint; missing fields weigh 0; a sum is exact whatever
the order. A group of correlated fields adds at most its bound: fields take what is left of it in model order, and
disagreement always counts in full. Names that disagree where they stand are compared crosswise too. What a pair weighs
is what one person does at her likeliest, less the likeliest of whoever else it could be (`model.hypotheses`).
"""

from __future__ import annotations

import numpy as np

from onefold.graph.kernels.dates import lacks_day
from onefold.graph.kernels.jit import borrowed, inlined, kernel, merged
from onefold.graph.kernels.levels import level
from onefold.graph.kernels.names import crosswise, shared_alias
from onefold.graph.kernels.packed import Features, Weights
from onefold.graph.kinds import EXACT, MISSING, Kind

NOTHING = -(1 << 60)
_NAME, _DATE = int(Kind.NAME), int(Kind.DATE)


@inlined
def lent(features, weights):
    """Both without reference counts (`kernels.jit.borrowed`): what a kernel that Python calls passes on."""
    return (
        Features(
            borrowed(features.first),
            borrowed(features.size),
            borrowed(features.values),
            borrowed(features.offset),
            borrowed(features.length),
            borrowed(features.text),
            borrowed(features.frequency),
            borrowed(features.alias_first),
            borrowed(features.alias_count),
            borrowed(features.aliases),
        ),
        Weights(
            borrowed(weights.prior),
            borrowed(weights.kind),
            weights.part,
            borrowed(weights.weight),
            borrowed(weights.group),
            borrowed(weights.bound),
            borrowed(weights.person),
            borrowed(weights.person_prior),
            borrowed(weights.other),
            borrowed(weights.other_prior),
        ),
    )


@merged
def field_weight(f, i, j, features, weights):
    """(level, weight) of field f between evidences i and j: that of the value pair with the greatest weight."""
    best = np.int64(NOTHING)
    best_level = np.int64(MISSING)
    kind = weights.kind[f]
    for p in range(features.first[i, f], features.first[i, f] + features.size[i, f]):
        x = features.values[p]
        for q in range(features.first[j, f], features.first[j, f] + features.size[j, f]):
            y = features.values[q]
            if x == y and not (kind == _DATE and lacks_day(features.text, features.offset[x])):
                at = np.int64(EXACT)
                weight = weights.weight[f, EXACT] + features.frequency[x]
            else:
                at = np.int64(
                    level(
                        kind,
                        features.text,
                        features.offset[x],
                        features.length[x],
                        features.offset[y],
                        features.length[y],
                        shared_alias(x, y, features) if kind == _NAME else 0,
                    )
                )
                if at == MISSING:
                    continue
                weight = weights.weight[f, at]
            if weight > best:
                best = weight
                best_level = at
    if best_level == MISSING:
        best = np.int64(0)
    return best_level, best


@merged
def unbounded(i, j, features, weights, levels, values):
    """Fill `levels` and `values` (F,) of one pair, before groups are bounded."""
    for f in range(len(weights.kind)):
        if features.size[i, f] == 0 or features.size[j, f] == 0:
            levels[f] = MISSING
            values[f] = 0
        else:
            levels[f], values[f] = field_weight(f, i, j, features, weights)
    crosswise(i, j, features, weights, levels, values)


@inlined
def bounded(weights, room, values):
    """Bound `values` (F,) by their groups and return the weight of the pair; `room` (G,) is scratch space."""
    for g in range(len(room)):
        room[g] = weights.bound[g]
    for f in range(len(weights.kind)):
        g = weights.group[f]
        if g >= 0 and values[f] > 0:
            values[f] = min(values[f], room[g])
            room[g] -= values[f]
    return weighed(weights, values)


@kernel
def weighed(weights, values):
    """The weight of `values` (F,), bounded: one person at her likeliest, less who else it could likeliest be."""
    return _likeliest(weights.person, weights.person_prior, values, NOTHING) - _likeliest(
        weights.other, weights.other_prior, values, 0
    )


@inlined
def _likeliest(shared, prior, values, least):
    """The greatest weight of the hypotheses, `least` at least."""
    most = np.int64(least)
    for h in range(len(prior)):
        weight = prior[h]
        for f in range(len(values)):
            weight += shared[h, f] * values[f]
        most = max(most, weight)
    return most


@merged
def compare(i, j, features, weights, room, levels, values):
    """Fill `levels` and `values` (F,) of one pair and return its weight; `room` (G,) is scratch space."""
    unbounded(i, j, features, weights, levels, values)
    return bounded(weights, room, values)


@kernel
def score_pairs(low, high, features, weights):
    """Weights int64 (p,) and levels int8 (p, F) of pairs; `low`, `high` int64 (p,) are evidence numbers."""
    features, weights = lent(features, weights)
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
    """What an explanation shows of pairs.

    Returns:
        levels int8 (p, F); field weights int64 (p, F) as they count; the same before the bounds of groups.
    """
    features, weights = lent(features, weights)
    fields = len(weights.kind)
    levels = np.empty((len(low), fields), np.int8)
    values = np.empty((len(low), fields), np.int64)
    alone = np.empty((len(low), fields), np.int64)
    room = np.empty(len(weights.bound), np.int64)
    for p in range(len(low)):
        unbounded(low[p], high[p], features, weights, levels[p], alone[p])
        values[p] = alone[p]
        bounded(weights, room, values[p])
    return levels, values, alone


def weights_alone(rows, features, weights):
    """Weights int64 (n,) of evidences against themselves, judged against strangers: what they say at all.

    No kernel of its own, which would compile all of the comparison once more.
    """
    return weights.prior[0] + field_values(rows, rows, features, weights)[1].sum(axis=1)
