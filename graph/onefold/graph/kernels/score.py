"""Pair weights: Fellegi–Sunter (1969) sums of integer bits, per field the best of all value pairs.

Invariants: the first evidence of a pair has the lower fingerprint; missing fields weigh 0; a sum is exact whatever
the order. A group of correlated fields adds at most its bound: fields take what is left of it in model order, and
disagreement always counts in full. Names that disagree where they stand are compared crosswise too. What a pair weighs
is what one person does at her likeliest, less the likeliest of whoever else it could be (`model.hypotheses`).
"""

from __future__ import annotations

import numpy as np

from onefold.graph.kernels.jit import borrowed, inlined, kernel, merged
from onefold.graph.kernels.levels import ELSEWHERE, NAME_EDIT, NEAR, SWAPPED, lacks_day, level
from onefold.graph.kernels.packed import ALIAS_BITS, NICKNAME, SOUND, VOICED, Features, Weights
from onefold.graph.kernels.strings import common_prefix, contains_words, one_edit
from onefold.graph.model.kinds import Kind

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


@inlined
def _shared(how, other):
    """What two equal numbers say: what both are; a sound of one that is written without vowels; or 0."""
    if how == other:
        return how
    return SOUND if min(how, other) == VOICED and max(how, other) == SOUND else 0


@inlined
def shared_alias(x, y, features):
    """The best that two names share (`kernels.packed`: a spelling, a formal name, a sound), 0 for nothing."""
    best = np.int64(0)
    p, q = features.alias_first[x], features.alias_first[y]
    end_p, end_q = p + features.alias_count[x], q + features.alias_count[y]
    while p < end_p and q < end_q:
        one, other = features.aliases[p], features.aliases[q]
        if one >> ALIAS_BITS == other >> ALIAS_BITS:
            how = _shared(one & ((1 << ALIAS_BITS) - 1), other & ((1 << ALIAS_BITS) - 1))
            if how > 0:
                best = how if best == 0 else min(best, how)
        p += one <= other
        q += other <= one
    return best


@merged
def field_weight(f, i, j, features, weights):
    """(level, weight) of field f between evidences i and j: that of the value pair with the greatest weight."""
    best = np.int64(NOTHING)
    best_level = np.int64(-1)
    kind = weights.kind[f]
    for p in range(features.first[i, f], features.first[i, f] + features.size[i, f]):
        x = features.values[p]
        for q in range(features.first[j, f], features.first[j, f] + features.size[j, f]):
            y = features.values[q]
            if x == y and not (kind == _DATE and lacks_day(features.text, features.offset[x])):
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
                        shared_alias(x, y, features) if kind == _NAME else 0,
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


@inlined
def _one_name(x, y, features):
    """Whether two names are one, up to spelling, a nickname or one edit."""
    a, la = features.offset[x], features.length[x]
    b, lb = features.offset[y], features.length[y]
    if la < 2 or lb < 2:
        return False
    if la == lb and common_prefix(features.text, a, la, b, lb) == la:
        return True
    if la >= NAME_EDIT and lb >= NAME_EDIT and one_edit(features.text, a, la, b, lb):
        return True
    return 0 < shared_alias(x, y, features) <= NICKNAME


@merged
def _same_name(f, i, g, j, features):
    """Whether some name in field f of evidence i is one in field g of j."""
    found = False
    for p in range(features.first[i, f], features.first[i, f] + features.size[i, f]):
        for q in range(features.first[j, g], features.first[j, g] + features.size[j, g]):
            found = found or _one_name(features.values[p], features.values[q], features)
    return found


@merged
def _swapped(f, g, i, j, features):
    """Whether some name in each of fields f and g of one evidence is one in the other field of the other evidence."""
    both = True
    for side in range(2):
        one, other = (f, g) if side == 0 else (g, f)
        both = both and _same_name(one, i, other, j, features)
    return both


@inlined
def _stands_in(x, y, features):
    """Whether one of two names stands in the other, letter by letter and word by word."""
    a, la = features.offset[x], features.length[x]
    b, lb = features.offset[y], features.length[y]
    return contains_words(features.text, a, la, b, lb) if la <= lb else contains_words(features.text, b, lb, a, la)


@kernel
def _agrees_straight(name, value, f, i, features):
    """Whether field f of evidence i has the name, or one that agrees with the value in which the name was found."""
    for p in range(features.first[i, f], features.first[i, f] + features.size[i, f]):
        x = features.values[p]
        if _one_name(x, value, features) or _stands_in(x, name, features):
            return True
    return False


@merged
def _stands_elsewhere(f, i, g, j, features):
    """Whether a name in field f of evidence i stands in field g of j, where neither field agrees on it by itself."""
    found = False
    for p in range(features.first[i, f], features.first[i, f] + features.size[i, f]):
        x = features.values[p]
        for q in range(features.first[j, g], features.first[j, g] + features.size[j, g]):
            y = features.values[q]
            if found or not _stands_in(x, y, features):
                continue
            name = x if features.length[x] <= features.length[y] else y
            found = not (_agrees_straight(name, y, g, i, features) or _agrees_straight(name, x, f, j, features))
    return found


@merged
def _elsewhere(i, j, features, weights, levels, values):
    """Level of the first of two name fields that disagrees where it stands, if a name stands in the other one."""
    given, middle, family = weights.part
    for pair in range(3):
        f = middle if pair == 2 else given
        g = middle if pair == 0 else family
        if f < 0 or g < 0 or (levels[f] < NEAR and levels[g] < NEAR):
            continue
        at = f if levels[f] >= NEAR else g
        for side in range(2):
            one, other = (f, g) if side == 0 else (g, f)
            if levels[at] != ELSEWHERE and _stands_elsewhere(one, i, other, j, features):
                levels[at] = ELSEWHERE
                values[at] = weights.weight[at, ELSEWHERE]


@merged
def _crosswise(i, j, features, weights, levels, values):
    """Names that disagree where they stand and agree with another name field: swapped, or found elsewhere.

    One agreement counts once: two swapped names are a level of the given name, the family name then says nothing;
    a name that stands elsewhere, whole and exactly, is a level of the first of its two fields that has no agreement of
    its own. A given Matthew is not to be found in the family name Matthews that both have.

    What is done for two or three pairs of fields is a loop with its body merged once: a call hands over every array,
    which took longer than what it found out, and a copy for each pair took most of the time of compiling.
    """
    given, _, family = weights.part
    apart = given >= 0 and family >= 0 and levels[given] >= NEAR and levels[family] >= NEAR
    if apart and _swapped(given, family, i, j, features):
        levels[given] = SWAPPED
        values[given] = weights.weight[given, SWAPPED]
        levels[family] = -1
        values[family] = 0
    else:
        _elsewhere(i, j, features, weights, levels, values)


@merged
def unbounded(i, j, features, weights, levels, values):
    """Fill `levels` and `values` (F,) of one pair, before groups are bounded."""
    for f in range(len(weights.kind)):
        if features.size[i, f] == 0 or features.size[j, f] == 0:
            levels[f] = -1
            values[f] = 0
        else:
            levels[f], values[f] = field_weight(f, i, j, features, weights)
    _crosswise(i, j, features, weights, levels, values)


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
