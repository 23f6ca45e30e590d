"""The calibrator: raw weight → log odds that are true.

Without labels, what a pair is worth is estimated from the persons that linkage makes: it counts by how well each of the
two records fits the other's person without it (field-average weight, as log odds). All records of both persons speak,
not the two alone, so the estimate knows what a single pair cannot; but that two were joined is no evidence of its own,
or what links them would prove itself. With labels, a straight shift corrects that curve (Platt 1999), held near it
where labels are few.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.population import fit_of_each_other
from onefold.graph.training.estimates.mixture import Floats
from onefold.graph.training.estimates.weights import monotone
from onefold.graph.training.report import ReliabilityBin
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.units import UNIT

Ints = NDArray[np.int64]
Knots = tuple[tuple[int, int], ...]

IDENTITY: Knots = ((-40 * UNIT, -40 * UNIT), (40 * UNIT, 40 * UNIT))
KNOTS_BITS = (-24.0, -16.0, -12.0, *(x / 2 for x in range(-20, 21)), 12.0, 16.0, 24.0)
CURVED_BITS = 13.0  # beyond, the curve is straight
FINEST_BITS = 1 / 16  # in which the mean is taken
WINDOW_BITS = 0.75  # half width of the triangle that smooths the isotonic mean
EASE = 10.0  # pairs of even odds by the raw weight itself, added to every window
LEAST_SLOPE, GREATEST_SLOPE = 1 / 16, 4.0
OUTER_SLOPE = 0.5  # where pairs are few, no more than half as sure as the weights
BINS = 15
LABEL_KNOTS_BITS = (-10.0, 10.0)  # between which a correction by labels is straight (Platt's two numbers)
LABEL_SPREAD_BITS = 0.4  # how far it is believed to be off before any label: standard deviation at each knot
NEWTON_ROUNDS = 50
NEWTON_STEP = 1.0  # nats at most: where all labels contradict what is nearly sure, whole steps would swing for ever
MAX_EXPONENT = 60.0
LN2 = float(np.log(2.0))


def sigmoid(bits: Floats) -> Floats:
    """Probability of log odds in bits."""
    return np.asarray(1.0 / (1.0 + np.exp2(-np.clip(bits, -MAX_EXPONENT, MAX_EXPONENT))))


def expected_matches(pool: FeaturePool, cluster: Ints, low: Ints, high: Ints, raw: Floats) -> Floats:
    """(p,), the unsupervised estimate that each pair is one person.

    Args:
        pool: packed evidences, row n is evidence n.
        cluster: (n,), the lowest member of each evidence's cluster.
        low, high: the pairs.
        raw: (p,) bits; far from 0 they decide by themselves.
    """
    out = sigmoid(raw)
    ask = np.flatnonzero(np.abs(raw) <= CURVED_BITS)
    order = np.argsort(cluster, kind="stable").astype(np.int64)
    start = np.searchsorted(cluster[order], np.arange(len(cluster) + 1)).astype(np.int64)
    fits = fit_of_each_other(low[ask], high[ask], cluster, start, order, pool.features(), pool.weights)
    out[ask] = sigmoid(fits / UNIT)
    return out


def calibrator(raw: Floats, expected: Floats) -> Knots:
    """Knots (raw, calibrated) in 1/1024 bit, strictly increasing: log odds of the isotonic mean of `expected`.

    Args:
        raw: (p,) bits.
        expected: (p,), the probability that each pair is one person.
    """
    at, count = np.unique(np.rint(raw / FINEST_BITS), return_counts=True)
    into = np.searchsorted(at, np.rint(raw / FINEST_BITS))
    mean = -monotone(-np.bincount(into, expected, len(at)) / np.maximum(count, 1), count.astype(np.float64))
    y = np.array([_log_odds(at * FINEST_BITS, count, mean, knot) for knot in KNOTS_BITS])
    return _strict(np.array(KNOTS_BITS), y)


def calibrator_from_labels(raw: Floats, same: NDArray[np.bool_], knots: Knots) -> Knots:
    """`knots` corrected by labelled pairs: a straight shift of the log odds, by penalized likelihood.

    Args:
        raw: (n,) bits of labelled pairs; they may be drawn evenly over weights, for only odds given the weight count.
        same: (n,), what they are.
        knots: the calibrator without labels.
    """
    at = np.array(LABEL_KNOTS_BITS)
    x = np.clip(raw, at[0], at[-1])
    basis = np.stack([np.interp(x, at, row) for row in np.eye(len(at))], axis=1)
    stated = apply(knots, raw) * LN2
    penalty = 1.0 / (LABEL_SPREAD_BITS * LN2) ** 2
    shift = np.zeros(len(at))
    for _ in range(NEWTON_ROUNDS):
        p = 1.0 / (1.0 + np.exp(-np.clip(stated + basis @ shift, -40.0, 40.0)))
        gradient = basis.T @ (same - p) - penalty * shift
        hessian = (basis * (p * (1.0 - p))[:, None]).T @ basis + penalty * np.eye(len(at))
        step = np.clip(np.linalg.solve(hessian, gradient), -NEWTON_STEP, NEWTON_STEP)
        shift += step
        if float(np.abs(step).max()) < 1e-9:
            break
    x_knots = np.union1d(np.array([k for k, _ in knots]) / UNIT, at)
    return _strict(x_knots, apply(knots, x_knots) + np.interp(x_knots, at, shift / LN2))


def apply(knots: Knots, raw: Floats) -> Floats:
    """Calibrated bits (n,) of raw ones, straight beyond the last knots (as `Model.calibrate`, without its clamp)."""
    x, y = (np.array(side, np.float64) / UNIT for side in zip(*knots, strict=True))
    at = np.clip(np.searchsorted(x, raw, side="right") - 1, 0, len(x) - 2)
    return np.asarray(y[at] + (raw - x[at]) * (y[at + 1] - y[at]) / (x[at + 1] - x[at]))


def reliability(raw: Floats, expected: Floats, knots: Knots, within_bits: float = 10.0) -> tuple[ReliabilityBin, ...]:
    """Fifteen bins of equal mass over the pairs whose raw weight lies within ± `within_bits`."""
    near = np.abs(raw) <= within_bits
    order = np.argsort(raw[near], kind="stable")
    x, y = raw[near][order], expected[near][order]
    stated = sigmoid(apply(knots, x))
    parts = [part for part in np.array_split(np.arange(len(x)), BINS) if len(part)]
    return tuple(
        ReliabilityBin(float(x[p[0]]), float(x[p[-1]]), len(p), float(stated[p].mean()), float(y[p].mean()))
        for p in parts
    )


def _log_odds(x: Floats, count: Ints, mean: Floats, at: float) -> float:
    begin, end = np.searchsorted(x, (at - WINDOW_BITS, at + WINDOW_BITS))
    weight = count[begin:end] * (1.0 - np.abs(x[begin:end] - at) / WINDOW_BITS)
    prior = float(sigmoid(np.array(at)))
    p = (float((weight * mean[begin:end]).sum()) + EASE * prior) / (float(weight.sum()) + EASE)
    p = min(max(p, 1e-9), 1 - 1e-9)
    return float(np.log2(p / (1.0 - p)))


def _strict(x: Floats, y: Floats) -> Knots:
    """From the knot nearest 0 outwards, with slopes held within their limits; gentler where the curve is straight."""
    y = y.copy()
    start = int(np.argmin(np.abs(y)))
    for k in range(start + 1, len(x)):
        y[k] = y[k - 1] + _held(y[k] - y[k - 1], x[k] - x[k - 1], x[k])
    for k in range(start - 1, -1, -1):
        y[k] = y[k + 1] - _held(y[k + 1] - y[k], x[k + 1] - x[k], x[k])
    return tuple((round(a * UNIT), round(b * UNIT)) for a, b in zip(x.tolist(), y.tolist(), strict=True))


def _held(rise: float, step: float, at: float) -> float:
    most = OUTER_SLOPE if abs(at) > CURVED_BITS else GREATEST_SLOPE
    return min(max(rise, LEAST_SLOPE * step), most * step)


def labelled(pairs: Sequence[tuple[int, int, bool]]) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """(low, high, same) of labelled evidence pairs, each once; one labelled both ways is left out."""
    verdict: dict[tuple[int, int], bool | None] = {}
    for a, b, same in pairs:
        pair = (min(a, b), max(a, b))
        verdict[pair] = same if verdict.get(pair, same) == same else None
    kept = sorted((*pair, same) for pair, same in verdict.items() if same is not None and pair[0] != pair[1])
    table = np.array(kept, np.int64).reshape(-1, 3).T.copy()  # of rows that are contiguous, which kernels are made for
    return table[0], table[1], table[2].astype(np.bool_)
