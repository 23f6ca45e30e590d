"""Metrics of clusters, against what their definitions say pair by pair and record by record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onefold.graph.evaluation.clusters import ClusterScores, Scores, score_clusters

partitions = st.lists(st.tuples(st.integers(-3, 4), st.integers(-3, 4)), max_size=14)


def scored(truth: Sequence[int], found: Sequence[int]) -> ClusterScores:
    return score_clusters(np.array(truth, np.int64), np.array(found, np.int64))


def groups(labels: Sequence[int]) -> list[frozenset[int]]:
    return [frozenset(n for n, x in enumerate(labels) if x == label) for label in sorted(set(labels))]


def brute(truth: Sequence[int], found: Sequence[int]) -> ClusterScores:
    pairs = list(combinations(range(len(truth)), 2))
    true = {p for p in pairs if truth[p[0]] == truth[p[1]]}
    together = {p for p in pairs if found[p[0]] == found[p[1]]}
    entities, golden = groups(truth), groups(found)
    entity_of = {n: e for e in entities for n in e}
    golden_of = {n: g for g in golden for n in g}
    precision = [len(entity_of[n] & golden_of[n]) / len(golden_of[n]) for n in range(len(truth))]
    recall = [len(entity_of[n] & golden_of[n]) / len(entity_of[n]) for n in range(len(truth))]
    sizes = [sorted(map(len, clusters)) for clusters in (entities, golden)]
    counted = [tuple((size, of.count(size)) for size in sorted(set(of))) for of in sizes]
    return ClusterScores(
        records=len(truth),
        entities=len(entities),
        golden_records=len(golden),
        pairwise=harmonic(
            len(true & together) / len(together) if together else 1.0, len(true & together) / len(true) if true else 1.0
        ),
        bcubed=harmonic(mean(precision), mean(recall)),
        pairs_true=len(true),
        pairs_found=len(together),
        pairs_right=len(true & together),
        exact_entities=len(set(entities) & set(golden)) / len(entities) if entities else 1.0,
        split_entities=sum(len({golden_of[n] for n in e}) > 1 for e in entities),
        mixed_golden_records=sum(len({entity_of[n] for n in g}) > 1 for g in golden),
        largest_true=max(sizes[0], default=0),
        largest_found=max(sizes[1], default=0),
        sizes_true=counted[0],
        sizes_found=counted[1],
    )


def mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def harmonic(precision: float, recall: float) -> Scores:
    return Scores(precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0)


def near(a: Scores, b: Scores) -> bool:
    return (a.precision, a.recall, a.f1) == pytest.approx((b.precision, b.recall, b.f1))


@given(partitions)
def test_scores_are_those_of_the_definitions(rows: list[tuple[int, int]]) -> None:
    truth, found = [t for t, _ in rows], [f for _, f in rows]
    got, due = scored(truth, found), brute(truth, found)
    assert near(got.pairwise, due.pairwise)
    assert near(got.bcubed, due.bcubed)
    for name in ClusterScores.__slots__:
        if name not in ("pairwise", "bcubed", "exact_entities"):
            assert getattr(got, name) == getattr(due, name), name
    assert got.exact_entities == pytest.approx(due.exact_entities)


@given(partitions)
def test_turned_round_precision_and_recall_change_places(rows: list[tuple[int, int]]) -> None:
    truth, found = [t for t, _ in rows], [f for _, f in rows]
    there, back = scored(truth, found), scored(found, truth)
    turned = Scores(back.bcubed.recall, back.bcubed.precision, back.bcubed.f1)
    assert there.pairwise.precision == back.pairwise.recall
    assert near(there.bcubed, turned)


def test_a_split_and_a_merge_are_counted() -> None:
    got = scored([1, 1, 1, 2, 2, 3], [1, 1, 4, 2, 2, 2])
    assert (got.pairs_true, got.pairs_found, got.pairs_right) == (4, 4, 2)
    assert (got.split_entities, got.mixed_golden_records, got.exact_entities) == (1, 1, 0.0)
    assert got.sizes_found == ((1, 1), (2, 1), (3, 1))
