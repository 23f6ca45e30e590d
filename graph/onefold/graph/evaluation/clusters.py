"""How right a partition is against the true one: pairs, B-cubed, exact clusters.

Labels are integers, one per record: who it truly is, and whom it was found to be.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and their harmonic mean, each in [0, 1]; 1 where there is nothing to be wrong about."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """One partition against another.

    Attributes:
        records: how many were compared.
        entities, golden_records: clusters of the truth, and those found.
        pairwise: over pairs of records: of those found together, and of those that belong together.
        bcubed: per record, the share of its cluster that belongs to it, and of its entity that is with it; averaged
            over records (Bagga and Baldwin 1998).
        pairs_true, pairs_found, pairs_right: pairs of one entity, of one golden record, of both.
        exact_entities: share of the entities that are exactly one golden record.
        split_entities: entities in more than one golden record.
        mixed_golden_records: golden records of more than one entity.
        largest_true, largest_found: records of the largest cluster.
        sizes_true, sizes_found: (records of a cluster, how many clusters have so many), ascending.
    """

    records: int
    entities: int
    golden_records: int
    pairwise: Scores
    bcubed: Scores
    pairs_true: int
    pairs_found: int
    pairs_right: int
    exact_entities: float
    split_entities: int
    mixed_golden_records: int
    largest_true: int
    largest_found: int
    sizes_true: tuple[tuple[int, int], ...]
    sizes_found: tuple[tuple[int, int], ...]


def scores_of(right: float, found: float, true: float) -> Scores:
    """Scores from how much is right, found and true."""
    precision = right / found if found else 1.0
    recall = right / true if true else 1.0
    both = precision + recall
    return Scores(precision, recall, 2 * precision * recall / both if both else 0.0)


def pairs_in(sizes: Labels) -> int:
    """Pairs inside clusters of these sizes."""
    return int((sizes * (sizes - 1) // 2).sum())


def score_clusters(truth: Labels, found: Labels) -> ClusterScores:
    """The partition `found` against `truth`; both int64 (n,), any numbers, equal where records are together."""
    truth, found = (np.unique(labels, return_inverse=True)[1] for labels in (truth, found))
    true_sizes, found_sizes = np.bincount(truth), np.bincount(found)
    entities, golden = len(true_sizes), len(found_sizes)
    cells, shared = np.unique(truth * max(golden, 1) + found, return_counts=True)
    of_entity, of_golden = cells // max(golden, 1), cells % max(golden, 1)
    right, all_true, all_found = pairs_in(shared), pairs_in(true_sizes), pairs_in(found_sizes)
    records = len(truth)
    squares = shared * shared
    exact = (shared == true_sizes[of_entity]) & (shared == found_sizes[of_golden])
    return ClusterScores(
        records=records,
        entities=entities,
        golden_records=golden,
        pairwise=scores_of(right, all_found, all_true),
        bcubed=_averaged(squares / found_sizes[of_golden], squares / true_sizes[of_entity], records),
        pairs_true=all_true,
        pairs_found=all_found,
        pairs_right=right,
        exact_entities=int(exact.sum()) / entities if entities else 1.0,
        split_entities=int((np.bincount(of_entity, minlength=entities) > 1).sum()),
        mixed_golden_records=int((np.bincount(of_golden, minlength=golden) > 1).sum()),
        largest_true=int(true_sizes.max(initial=0)),
        largest_found=int(found_sizes.max(initial=0)),
        sizes_true=_sizes(true_sizes),
        sizes_found=_sizes(found_sizes),
    )


def _averaged(precision: NDArray[np.float64], recall: NDArray[np.float64], records: int) -> Scores:
    """Means over records; the sums are exact, so that no order of the cells shows."""
    if not records:
        return Scores(1.0, 1.0, 1.0)
    p, r = fsum(precision.tolist()) / records, fsum(recall.tolist()) / records
    return Scores(p, r, 2 * p * r / (p + r))


def _sizes(sizes: Labels) -> tuple[tuple[int, int], ...]:
    return tuple((int(size), int(count)) for size, count in zip(*np.unique(sizes, return_counts=True), strict=True))
