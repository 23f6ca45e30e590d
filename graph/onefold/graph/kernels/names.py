"""Names beyond their own field: what two share by spelling, nickname or sound, and names swapped or found elsewhere."""

from __future__ import annotations

import numpy as np

from onefold.graph.kernels.jit import inlined, kernel, merged
from onefold.graph.kernels.levels import NAME, NAME_EDIT
from onefold.graph.kernels.packed import ALIAS_BITS, NICKNAME, SOUND, VOICED
from onefold.graph.kernels.strings import common_prefix, contains_words, one_edit
from onefold.graph.kinds import MISSING


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
        if f < 0 or g < 0 or (levels[f] < NAME.near and levels[g] < NAME.near):
            continue
        at = f if levels[f] >= NAME.near else g
        for side in range(2):
            one, other = (f, g) if side == 0 else (g, f)
            if levels[at] != NAME.elsewhere and _stands_elsewhere(one, i, other, j, features):
                levels[at] = NAME.elsewhere
                values[at] = weights.weight[at, NAME.elsewhere]


@merged
def crosswise(i, j, features, weights, levels, values):
    """Names that disagree where they stand and agree with another name field: swapped, or found elsewhere.

    One agreement counts once: two swapped names are a level of the given name, the family name then says nothing;
    a name that stands elsewhere, whole and exactly, is a level of the first of its two fields that has no agreement of
    its own. A given Matthew is not to be found in the family name Matthews that both have.

    What is done for two or three pairs of fields is a loop with its body merged once: a call hands over every array,
    which took longer than what it found out, and a copy for each pair took most of the time of compiling.
    """
    given, _, family = weights.part
    apart = given >= 0 and family >= 0 and levels[given] >= NAME.near and levels[family] >= NAME.near
    if apart and _swapped(given, family, i, j, features):
        levels[given] = NAME.swapped
        values[given] = weights.weight[given, NAME.swapped]
        levels[family] = MISSING
        values[family] = 0
    else:
        _elsewhere(i, j, features, weights, levels, values)
