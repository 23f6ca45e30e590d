"""Halves and labels: by hash alone, evenly over weights, and like the whole population."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

import numpy as np

from onefold.graph.evaluation.candidates import CandidatePairs
from onefold.graph.evaluation.held_out import JudgedPairs, drawn_labels, in_first_half, judged, within
from onefold.graph.evaluation.reliability import reliability
from onefold.graph.model.model import shipped_model
from onefold.graph.units import UNIT

ENTITIES = 600
HONEST = replace(shipped_model(), calibrator=((-UNIT, -UNIT), (UNIT, UNIT)))


def population(seed: int, n: int = 80_000) -> tuple[JudgedPairs, list[bytes]]:
    """Pairs of members whose weights tell the truth: two members an entity, weights drawn, same by their odds."""
    rng = np.random.default_rng(seed)
    weight = rng.integers(-10 * UNIT, 10 * UNIT, n)
    same = rng.random(n) < 1 / (1 + 2.0 ** (-weight / UNIT))
    left = rng.integers(0, ENTITIES, n)
    right = np.where(same, left, (left + rng.integers(1, ENTITIES, n)) % ENTITIES)
    members = [hashlib.blake2b(f"{seed}/{m}".encode(), digest_size=16).digest() for m in range(2 * ENTITIES)]
    pairs = CandidatePairs(2 * left, 2 * right + 1, weight)
    entity_of_member = np.repeat(np.arange(ENTITIES), 2)
    return judged(pairs, entity_of_member, [f"e{n}" for n in range(ENTITIES)]), members


def test_the_half_of_an_entity_is_a_function_of_its_name() -> None:
    assert [in_first_half(name) for name in ("0", "1", "2", "3", "4", "Q2542795")] == [
        hashlib.blake2b(name.encode(), digest_size=8).digest()[0] < 128
        for name in ("0", "1", "2", "3", "4", "Q2542795")
    ]
    first = sum(in_first_half(f"e{n}") for n in range(2000))
    assert 900 < first < 1100


def test_pairs_without_a_truth_are_left_out() -> None:
    pairs = CandidatePairs(np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([5, 6, 7]))
    got = judged(pairs, np.array([0, 0, -1]), ["a"])
    assert (got.weight.tolist(), got.same.tolist()) == ([5], [True])


def test_a_half_is_like_the_whole_when_pairs_of_two_entities_count_twice() -> None:
    pairs, _ = population(3)
    held_out = pairs.where(pairs.second)
    assert abs(held_out.same.mean() - pairs.same.mean()) > 0.1  # what weighing has to put right
    assert reliability(held_out.weight, held_out.same, HONEST, held_out.mass()).ece < 0.02
    assert reliability(held_out.weight, held_out.same, HONEST).ece > 0.04


def test_labels_are_drawn_evenly_over_the_weights_from_the_first_half_and_like_the_whole() -> None:
    pairs, members = population(4)
    near = within(pairs, 5)
    assert np.abs(near.weight).max() <= 5 * UNIT
    labels = drawn_labels(near, members, 1000)
    assert len(labels.weight) == 1000
    assert labels.first.all()
    per_bit = Counter((labels.weight // UNIT).tolist())
    assert {per_bit[bit] for bit in range(-5, 5)} <= {99, 100}
    every = drawn_labels(near, members, len(near.weight))
    assert reliability(every.weight, every.same, HONEST).ece < 0.02


def test_labels_do_not_depend_on_the_order_and_more_include_fewer() -> None:
    pairs, members = population(5, 5000)
    order = np.random.default_rng(1).permutation(len(pairs.weight))

    def drawn(of: JudgedPairs, count: int) -> set[tuple[int, int]]:
        labels = drawn_labels(of, members, count)
        return set(zip(labels.low.tolist(), labels.high.tolist(), strict=True))

    assert drawn(pairs, 300) == drawn(pairs.where(order), 300)
    assert drawn(pairs, 100) < drawn(pairs, 300)
