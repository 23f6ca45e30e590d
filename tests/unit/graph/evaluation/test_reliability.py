"""Reliability bins: exactly equal masses, means within them, whatever the order and the ties."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onefold.graph.evaluation.reliability import BINS, reliability
from onefold.graph.model.model import shipped_model
from onefold.graph.units import UNIT

MODEL = shipped_model()
statements = st.lists(st.tuples(st.integers(-12, 12), st.booleans(), st.sampled_from([1, 2])), max_size=50)


def brute(rows: list[tuple[int, bool, int]]) -> tuple[float, list[tuple[float, float, float]]]:
    """(ece, (mass, predicted, true) of each bin): every statement is cut into pieces that fill the bins in turn."""
    bins = min(BINS, len(rows))
    total = sum(m for *_, m in rows)
    room = Fraction(total, bins)
    filled: list[list[tuple[Fraction, float, Fraction]]] = [[] for _ in range(bins)]
    at, left = 0, room
    for weight in sorted({w for w, *_ in rows}):
        of = [(t, m) for w, t, m in rows if w == weight]
        share = Fraction(sum(m for t, m in of if t), sum(m for _, m in of))
        mass = Fraction(sum(m for _, m in of))
        while mass:
            piece = min(mass, left)
            filled[at].append((piece, MODEL.probability(weight * UNIT // 2), share))
            mass, left = mass - piece, left - piece
            if not left:
                at, left = at + 1, room
    means = [
        (
            float(sum(p for p, *_ in one)),
            sum(float(p) * x for p, x, _ in one) / float(room),
            float(sum(p * t for p, _, t in one) / room),
        )
        for one in filled
    ]
    return sum(m * abs(x - t) for m, x, t in means) / total, means


@given(statements)
def test_bins_and_error_are_those_of_the_definition(rows: list[tuple[int, bool, int]]) -> None:
    weight = np.array([w * UNIT // 2 for w, *_ in rows], np.int64)
    true = np.array([t for _, t, _ in rows], np.bool_)
    mass = np.array([m for *_, m in rows], np.float64)
    got = reliability(weight, true, MODEL, mass)
    assert got.count == len(rows)
    if not rows:
        assert (got.ece, got.bins) == (0.0, ())
        return
    ece, bins = brute(rows)
    assert got.ece == pytest.approx(ece)
    assert [x for b in got.bins for x in (b.mass, b.predicted, b.true)] == pytest.approx([x for b in bins for x in b])
    turned = reliability(weight[::-1], true[::-1], MODEL, mass[::-1])
    assert turned.ece == pytest.approx(got.ece)


def test_raw_and_calibrated_weights_stand_in_each_bin() -> None:
    weight = np.arange(-10, 11, dtype=np.int64) * UNIT
    got = reliability(weight, weight > 0, MODEL)
    assert len(got.bins) == BINS
    assert [b.raw_bits for b in got.bins] == sorted(b.raw_bits for b in got.bins)
    assert sum(b.raw_bits * b.mass for b in got.bins) == pytest.approx(0, abs=1e-9)
    total = sum(MODEL.calibrate(w) for w in weight.tolist()) / UNIT
    assert sum(b.calibrated_bits * b.mass for b in got.bins) == pytest.approx(total)


def test_true_probabilities_have_a_small_error_and_false_ones_a_large_one() -> None:
    rng = np.random.default_rng(5)
    weight = rng.integers(-10 * UNIT, 10 * UNIT, 60_000)
    honest = replace(MODEL, calibrator=((-UNIT, -UNIT), (UNIT, UNIT)))
    true = rng.random(len(weight)) < np.array([honest.probability(w) for w in weight.tolist()])
    assert reliability(weight, true, honest).ece < 0.006
    boastful = replace(MODEL, calibrator=((-UNIT, -UNIT), (UNIT, 5 * UNIT)))
    assert reliability(weight, true, boastful).ece > 0.05
