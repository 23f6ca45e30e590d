"""The calibrator: strictly increasing, near the truth it is shown, corrected by labels and not thrown by few."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onefold.graph.kernels.score import score_pairs
from onefold.graph.model.model import shipped_model
from onefold.graph.training.calibration import (
    IDENTITY,
    apply,
    calibrator,
    calibrator_from_labels,
    expected_matches,
    labelled,
    reliability,
    sigmoid,
)
from onefold.graph.training.sample import packed
from onefold.graph.units import UNIT

PAIRS = st.lists(st.tuples(st.floats(-30, 30), st.floats(0, 1)), max_size=200)


@given(PAIRS)
def test_it_rises_strictly_whatever_it_is_shown(pairs: list[tuple[float, float]]) -> None:
    raw, expected = (np.array(side, np.float64) for side in zip(*pairs, strict=True)) if pairs else (np.empty(0),) * 2
    knots = calibrator(raw, expected)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(knots))


def test_it_finds_the_odds_that_pairs_have() -> None:
    rng = np.random.Generator(np.random.PCG64(1))
    raw = rng.uniform(-12, 12, 60_000)
    truth = sigmoid(0.7 * raw - 1.5)
    knots = calibrator(raw, (rng.random(len(raw)) < truth).astype(np.float64))
    assert np.abs(sigmoid(apply(knots, raw)) - truth).mean() < 0.01


def test_labels_move_a_wrong_curve_to_the_truth_and_few_labels_hardly_move_it() -> None:
    rng = np.random.Generator(np.random.PCG64(2))
    raw = rng.uniform(-10, 10, 1000)
    same = rng.random(len(raw)) < sigmoid(raw - 2.0)
    at = np.linspace(-8, 8, 33)
    truth = sigmoid(at - 2.0)
    wrong = np.abs(sigmoid(apply(IDENTITY, at)) - truth).mean()
    told = np.abs(sigmoid(apply(calibrator_from_labels(raw, same, IDENTITY), at)) - truth).mean()
    assert told < 0.4 * wrong
    few = calibrator_from_labels(raw[:2], same[:2], IDENTITY)
    assert np.abs(apply(few, at) - at).max() < 1.0


def test_that_two_were_joined_is_no_evidence_of_its_own() -> None:
    model = shipped_model()
    ann = {"given_name": ("ann",), "family_name": ("novak",)}
    evidences = [ann | {"city": ("leeds",)}, ann | {"city": ("york",)}, ann | {"email": ("ann.novak@mail.test",)}]
    pool = packed(evidences, model)
    low, high = np.array([0]), np.array([1])
    weight = score_pairs(low, high, pool.features(), pool.weights)[0] / UNIT
    alone = expected_matches(pool, np.array([0, 0, 2]), low, high, weight)
    assert alone == pytest.approx(sigmoid(weight))
    assert alone == pytest.approx(expected_matches(pool, np.array([0, 1, 2]), low, high, weight))


def test_bins_hold_equal_mass_within_the_window_only() -> None:
    raw = np.linspace(-20, 20, 4001)
    bins = reliability(raw, sigmoid(raw), IDENTITY)
    assert len(bins) == 15
    assert sum(b.pairs for b in bins) == 2001
    assert max(b.pairs for b in bins) - min(b.pairs for b in bins) <= 1
    assert all(abs(b.stated - b.expected) < 1e-9 for b in bins)


def test_pairs_labelled_both_ways_do_not_count() -> None:
    low, high, same = labelled([(3, 1, True), (1, 3, True), (2, 5, True), (5, 2, False), (4, 4, True)])
    assert (low.tolist(), high.tolist(), same.tolist()) == ([1], [3], [True])
