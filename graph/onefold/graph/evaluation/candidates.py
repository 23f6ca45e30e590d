"""The candidate pairs of a state, scored: all that some blocking key finds, those that weigh too little included.

Only matches are stored. The others are found here as a fresh build finds them, by the very rule of `candidates`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onefold.graph.store.contract import Reader
from onefold.graph.store.memory import MemoryStore
from onefold.graph.transaction.blocking.rules import blocking_keys
from onefold.graph.transaction.candidates import support_changes
from onefold.graph.transaction.evidence import parse_body
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.identifiers.per_person import weigh_pairs
from onefold.graph.transaction.matches import AT_ONCE
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.view import View

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CandidatePairs:
    """Distinct pairs of evidences that a key finds, by fingerprint; int64 (p,).

    `low` and `high` are indexes into the members that were asked about, the lower fingerprint first; `weight` is raw.
    """

    low: Ints
    high: Ints
    weight: Ints


def candidate_pairs(view: View, members: list[bytes], bare: NDArray[np.bool_]) -> CandidatePairs:
    """The pairs that blocking finds among all members of a tenant (3 s for 50,000 records)."""
    reader, model, pool = view.reader, view.model, view.pool
    secret = reader.tenant().secret
    compared = [key for key, is_bare in zip(members, bare.tolist(), strict=True) if not is_bare]
    carried: dict[bytes, bytes] = {}
    for key, body in reader.evidence(compared).items():
        evidence = parse_body(body)
        pool.add(key, evidence)
        carried[key] = blocking_keys(evidence, secret, model.rules)

    def look(empty: Reader) -> CandidatePairs:
        near = Neighbourhood(replace(view, reader=empty))
        low, high, _ = support_changes(near, carried, {})
        row = near.rows(np.arange(len(near.keys)))
        weight = _scored(row[low], row[high], pool)
        at = {key: n for n, key in enumerate(members)}
        place = np.array([at[key] for key in near.keys], np.int64)
        rank = near.ranks() if near.keys else place
        order = np.lexsort((rank[high], rank[low]))
        return CandidatePairs(place[low[order]], place[high[order]], weight[order])

    return MemoryStore().read("", look)


def weights_of(near: Neighbourhood, members: Sequence[bytes], a: Ints, b: Ints) -> Ints:
    """Raw weights int64 (p,) of pairs of members, found by a key or not; `a` and `b` are indexes into `members`."""
    numbers = np.array(near.numbers(members[m] for m in np.concatenate((a, b)).tolist()), np.int64)
    if not len(numbers):
        return numbers
    rank = near.ranks()
    x, y = numbers[: len(a)], numbers[len(a) :]
    rows = near.rows(np.concatenate((np.where(rank[x] < rank[y], x, y), np.where(rank[x] < rank[y], y, x))))
    return _scored(rows[: len(a)], rows[len(a) :], near.pool)


def _scored(low: Ints, high: Ints, pool: FeaturePool) -> Ints:
    """Weights of pairs of pool rows; the levels beside them are kept for `AT_ONCE` pairs at a time only."""
    weight = np.empty(len(low), np.int64)
    for at in range(0, len(low), AT_ONCE):
        some = slice(at, at + AT_ONCE)
        weight[some], _ = weigh_pairs(low[some], high[some], pool)
    return weight
