"""Which pairs a key finds."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations


def found_pairs(members: Collection[int], hubs: int, cap: int) -> set[tuple[int, int]]:
    """`members` are ranks by fingerprint."""
    if len(members) > cap:
        return set()
    ordered = sorted(members)
    return {(i, j) for i, j in combinations(ordered, 2) if i in ordered[:hubs]}
