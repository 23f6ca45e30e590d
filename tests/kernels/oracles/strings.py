"""Similarity of two texts."""

from __future__ import annotations

from fractions import Fraction
from math import floor

MILLION = 1_000_000


def jaro_winkler(a: bytes, b: bytes) -> int:
    """In millionths; the first text chooses its partners from left to right."""
    if not a or not b:
        return MILLION if a == b else 0
    window = max(max(len(a), len(b)) // 2 - 1, 0)
    partner: dict[int, int] = {}
    for i, byte in enumerate(a):
        free = (j for j in range(max(i - window, 0), min(len(b), i + window + 1)) if j not in partner.values())
        found = next((j for j in free if b[j] == byte), None)
        if found is not None:
            partner[i] = found
    if not partner:
        return 0
    ours, theirs = [a[i] for i in sorted(partner)], [b[j] for j in sorted(partner.values())]
    swapped = sum(x != y for x, y in zip(ours, theirs, strict=True)) // 2
    m = len(partner)
    jaro = floor((Fraction(m, len(a)) + Fraction(m, len(b)) + Fraction(m - swapped, m)) / 3 * MILLION)
    if jaro <= 700_000:
        return jaro
    return jaro + floor(Fraction(min(common_prefix(a, b), 4) * (MILLION - jaro), 10))


def edits(a: bytes, b: bytes, bound: int) -> int:
    """Optimal string alignment distance, bound + 1 where it is greater."""
    table = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            ways = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a[i - 1] != b[j - 1])]
            if i > 1 and j > 1 and a[i - 2 : i] == bytes([b[j - 1], b[j - 2]]):
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return min(table[len(a), len(b)], bound + 1)


def common_prefix(a: bytes, b: bytes) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def common_suffix(a: bytes, b: bytes) -> int:
    return common_prefix(a[::-1], b[::-1])


def find(a: bytes, byte: int) -> int:
    return a.index(byte) if byte in a else len(a)


def tokens(a: bytes, least: int) -> list[bytes]:
    return [token for token in a.split(b" ") if len(token) >= least]


def contains_words(a: bytes, b: bytes) -> bool:
    return len(a) >= 2 and b" " + a + b" " in b" " + b + b" "
