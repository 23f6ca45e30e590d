"""Judging a calibration on people it never saw: entities in halves by hash, labels from one, judgement on the other.

Halving keeps half of the pairs of one entity, but only a quarter of those of two: both of the two must fall into the
half. Left alone that would double the odds of every weight, and call a true probability false. So a pair of two
entities counts twice in the held-out half, and a label of one entity is drawn from half of those there are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onefold.graph.evaluation.candidates import CandidatePairs
from onefold.graph.units import UNIT

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Candidate pairs whose truth is known, columns of one length.

    Attributes:
        low, high: indexes of members.
        weight: int64, raw.
        same: whether they are one entity.
        first, second: whether both ends lie in the half that is labelled, or in the one that is held out.
    """

    low: Ints
    high: Ints
    weight: Ints
    same: Flags
    first: Flags
    second: Flags

    def where(self, chosen: Flags | Ints) -> JudgedPairs:
        """Some of them."""
        low, high, weight = self.low[chosen], self.high[chosen], self.weight[chosen]
        return JudgedPairs(low, high, weight, self.same[chosen], self.first[chosen], self.second[chosen])

    def mass(self) -> NDArray[np.float64]:
        """How much each counts within one half, so that a half is like the whole."""
        return np.where(self.same, 1.0, 2.0)


def in_first_half(truth: str) -> bool:
    """The half of an entity; a function of its name alone."""
    return hashlib.blake2b(truth.encode(), digest_size=8).digest()[0] < 128


def judged(pairs: CandidatePairs, entity_of_member: Ints, entities: Sequence[str]) -> JudgedPairs:
    """The pairs with a known truth at both ends."""
    half = np.array([in_first_half(value) for value in entities], np.bool_)
    left, right = entity_of_member[pairs.low], entity_of_member[pairs.high]
    known = (left >= 0) & (right >= 0)
    low, high, weight = pairs.low[known], pairs.high[known], pairs.weight[known]
    left, right = left[known], right[known]
    first, second = half[left] & half[right], ~half[left] & ~half[right]
    return JudgedPairs(low, high, weight, left == right, first, second)


def within(pairs: JudgedPairs, bits: int) -> JudgedPairs:
    """Those whose raw weight lies within ± so many bits."""
    return pairs.where(np.abs(pairs.weight) <= bits * UNIT)


def drawn_labels(pairs: JudgedPairs, members: Sequence[bytes], count: int) -> JudgedPairs:
    """`count` labels from the first half, by hash, as evenly over whole bits of weight as there are pairs for it."""
    eligible = pairs.where(pairs.first)
    hashes = np.array(
        [_hash(members[a], members[b]) for a, b in zip(eligible.low.tolist(), eligible.high.tolist(), strict=True)],
        np.uint64,
    )
    kept = ~eligible.same | (hashes & np.uint64(1) == 0)  # see the module: half of those of one entity
    eligible, hashes = eligible.where(kept), hashes[kept]
    bit = eligible.weight // UNIT
    order = np.lexsort((hashes, bit))
    begins = np.searchsorted(bit[order], bit[order])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - begins
    return eligible.where(np.lexsort((hashes, rank))[:count])


def _hash(low: bytes, high: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(low + high, digest_size=8).digest(), "big")
