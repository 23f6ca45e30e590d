"""String similarity over bytes, in integers.

Strings are slices of one byte array: `text[start : start + length]`, at most 64 bytes (`normalize` keeps values so).
"""

from __future__ import annotations

import numpy as np

from onefold.graph.kernels.jit import kernel

MILLION = 1_000_000
CLOSE = 920_000  # likeness in millionths from which texts are close: .92 is customary (Winkler; Splink's defaults)
SPACE, ZERO, ONE, NINE = 32, 48, 49, 57  # bytes
PREFIX = 4  # Winkler's common prefix
BOOST_FROM = 700_000  # Winkler boosts similarities above .7, as rapidfuzz does (at exactly .7 its rounding decides)


@kernel
def jaro_winkler(text, a, la, b, lb):
    """Jaro–Winkler similarity in millionths, rounded down.

    Jaro (1989), Winkler (1990), prefix weight 0.1. An exact rational until the one division at the end of each step.
    Equal to rapidfuzz within two millionths (tests/kernels).
    """
    if la == 0 or lb == 0:
        return np.int64(MILLION) if la == lb else np.int64(0)
    window = max(max(la, lb) // 2 - 1, 0)
    one = np.uint64(1)
    in_a = np.uint64(0)
    in_b = np.uint64(0)
    common = np.int64(0)
    for i in range(la):
        for j in range(max(i - window, 0), min(lb, i + window + 1)):
            bit = one << np.uint64(j)
            if (in_b & bit) == 0 and text[a + i] == text[b + j]:
                in_a |= one << np.uint64(i)
                in_b |= bit
                common += 1
                break
    if common == 0:
        return np.int64(0)
    out_of_order = np.int64(0)
    j = 0
    for i in range(la):
        if in_a >> np.uint64(i) & one:
            while not (in_b >> np.uint64(j) & one):
                j += 1
            if text[a + i] != text[b + j]:
                out_of_order += 1
            j += 1
    same = common - out_of_order // 2
    numerator = common * common * (la + lb) + same * la * lb
    jaro = numerator * MILLION // (3 * la * lb * common)
    if jaro <= BOOST_FROM:
        return jaro
    prefix = 0
    while prefix < PREFIX and prefix < la and prefix < lb and text[a + prefix] == text[b + prefix]:
        prefix += 1
    return jaro + prefix * (MILLION - jaro) // 10


@kernel
def one_edit(text, a, la, b, lb):
    """Whether one insertion, deletion, substitution or swap of neighbours makes one of the other, or none is needed."""
    if abs(la - lb) > 1:
        return False
    head = common_prefix(text, a, la, b, lb)
    ra, rb = la - head, lb - head
    tail = common_suffix(text, a + head, ra, b + head, rb)
    ra -= tail
    rb -= tail
    if ra <= 1 and rb <= 1:
        return True
    a += head
    b += head
    return ra == 2 and rb == 2 and text[a] == text[b + 1] and text[a + 1] == text[b]


@kernel
def edits(text, a, la, b, lb):
    """Optimal string alignment distance (insert, delete, substitute, swap neighbours): 0, 1, 2, or 3 for more."""
    head = common_prefix(text, a, la, b, lb)
    if head == la and la == lb:
        return 0
    if one_edit(text, a, la, b, lb):
        return 1
    if abs(la - lb) > 2:
        return 3
    # at the first difference some edit must be made; one more may mend the rest
    a += head
    b += head
    la -= head
    lb -= head
    deleted = la > 0 and one_edit(text, a + 1, la - 1, b, lb)
    inserted = lb > 0 and one_edit(text, a, la, b + 1, lb - 1)
    if deleted or inserted or (la > 0 and lb > 0 and one_edit(text, a + 1, la - 1, b + 1, lb - 1)):
        return 2
    swapped = la > 1 and lb > 1 and text[a] == text[b + 1] and text[a + 1] == text[b]
    return 2 if swapped and one_edit(text, a + 2, la - 2, b + 2, lb - 2) else 3


@kernel
def likeness(text, a, la, b, lb):
    """`jaro_winkler`, or 0 where the letters in common already say that it is below .7: quick for most strangers."""
    letters = np.uint64(0)
    one = np.uint64(1)
    for j in range(lb):
        letters |= one << np.uint64(text[b + j] & 63)
    common = 0
    for i in range(la):
        if letters >> np.uint64(text[a + i] & 63) & one:
            common += 1
    common = min(common, lb)
    # Jaro is at most (common / la + common / lb + 1) / 3
    if la > 0 and lb > 0 and 10 * (common * (la + lb) + la * lb) < 21 * la * lb:
        return np.int64(0)
    return jaro_winkler(text, a, la, b, lb)


@kernel
def common_prefix(text, a, la, b, lb):
    """Number of leading bytes that agree."""
    n = 0
    while n < la and n < lb and text[a + n] == text[b + n]:
        n += 1
    return n


@kernel
def common_suffix(text, a, la, b, lb):
    """Number of trailing bytes that agree."""
    n = 0
    while n < la and n < lb and text[a + la - 1 - n] == text[b + lb - 1 - n]:
        n += 1
    return n


@kernel
def find(text, start, length, byte):
    """Offset of the first `byte`, or `length`."""
    n = 0
    while n < length and text[start + n] != byte:
        n += 1
    return n


@kernel
def token_overlap(text, a, la, b, lb, least):
    """(Letters of a's tokens that stand in b too, of all a's tokens); tokens of fewer than `least` bytes do not count.

    Tokens are separated by one space.
    """
    shared = 0
    every = 0
    i = 0
    while i < la:
        n = find(text, a + i, la - i, 32)
        if n >= least:
            every += n
            j = 0
            while j < lb:
                m = find(text, b + j, lb - j, 32)
                if m == n and common_prefix(text, a + i, n, b + j, m) == n:
                    shared += n
                    break
                j += m + 1
        i += n + 1
    return shared, every


@kernel
def contains_words(text, a, la, b, lb):
    """Whether a, of two bytes or more, stands in b between spaces or ends."""
    if la < 2:
        return False
    for start in range(lb - la + 1):
        end = start + la
        if (
            (start == 0 or text[b + start - 1] == 32)
            and (end == lb or text[b + end] == 32)
            and common_prefix(text, a, la, b + start, la) == la
        ):
            return True
    return False
