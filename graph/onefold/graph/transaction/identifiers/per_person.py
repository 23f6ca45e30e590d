"""Identifiers of which a person has only so many: what keeps records apart that say too many different values.

Of a set of records of one person, those that say at most `most` values each may say at most `most` together, and one
that says more by itself, which nothing can split, must share a value with each of the others that say any. For
"one per person" that is: any two share a value. A set that breaks the rule breaks it with more records, too, so what
may not be joined once may not be later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.score import score_pairs
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.units import UNIT

Limited = Mapping[str, frozenset[str]]
"""Mark of the evidence ("<namespace> <most>") → the values said (`evidence.limited`)."""
AGAINST_BITS = 300  # what a broken rule weighs against a pair: more than sharing any that joins weighs for it
NONE_LIMITED: Limited = {}


def broken(said: Collection[Limited]) -> list[str]:
    """The namespaces of which those who say this, as one person, would have too many values."""
    marks = dict.fromkeys(mark for one in said for mark in one)
    return [mark.rpartition(" ")[0] for mark in marks if _too_many(mark, [one[mark] for one in said if mark in one])]


def _too_many(mark: str, values: Sequence[frozenset[str]]) -> bool:
    most = int(mark.rpartition(" ")[2])
    few = [v for v in values if len(v) <= most]
    if len(frozenset().union(*few)) > most:
        return True
    return any(v.isdisjoint(w) for v in values if len(v) > most for w in values)


def weigh_pairs(
    low: NDArray[np.int64], high: NDArray[np.int64], pool: FeaturePool
) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """As `kernels.score.score_pairs`, of pool rows: a pair that would have too many values weighs less by as much."""
    weight, levels = score_pairs(low, high, pool.features(), pool.weights)
    limited = pool.limited
    if limited:
        rows = np.fromiter(limited, np.int64, len(limited))
        for at in np.flatnonzero(np.isin(low, rows) & np.isin(high, rows)).tolist():
            said = limited[int(low[at])], limited[int(high[at])]
            weight[at] -= AGAINST_BITS * UNIT * len(broken(said))
    return weight, levels


def together(said: Iterable[Limited]) -> Limited:
    """What several say as one: a node of linkage, which nothing splits."""
    values: dict[str, frozenset[str]] = {}
    for one in said:
        for mark, those in one.items():
            values[mark] = values.get(mark, frozenset()) | those
    return values


def kept_apart(said: Sequence[Limited]) -> list[tuple[int, int]]:
    """Pairs of positions in `said` that may not be of one person."""
    speaking = [n for n, one in enumerate(said) if one]
    return [(a, b) for a, b in combinations(speaking, 2) if broken((said[a], said[b]))]


def first_refused(said: Sequence[Limited], joins: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What must not be joined, by the first of the joins that breaks a rule; () where none does.

    Args:
        said: by node.
        joins: (kept, absorbed) clusters in order, each named by a node of it.

    Returns:
        All pairs of clusters, as they stood before that join, that may not be joined.
    """
    held: dict[int, list[int]] = {n: [n] for n in range(len(said))}
    for kept, absorbed in joins:
        if broken([said[n] for n in (*held[kept], *held[absorbed])]):
            return list(_refused(said, held))
        held[kept] += held.pop(absorbed)
    return []


def _refused(said: Sequence[Limited], held: Mapping[int, list[int]]) -> Iterator[tuple[int, int]]:
    speaking = [n for n, nodes in held.items() if any(said[m] for m in nodes)]
    for a, b in combinations(speaking, 2):
        if broken([said[n] for n in (*held[a], *held[b])]):
            yield a, b
