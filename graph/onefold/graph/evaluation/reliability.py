"""Whether stated probabilities are true: bins of equal mass, and the expected calibration error over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onefold.graph.model.model import Model
from onefold.graph.units import UNIT

BINS = 15
WINDOW_BITS = 10  # pairs whose raw weight lies within ± this are judged: over all, easy strangers would flatter
Weights = NDArray[np.int64]
Mass = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """One bin. Means over its mass: raw and calibrated weight in bits, probability stated, share that is true."""

    mass: float
    raw_bits: float
    calibrated_bits: float
    predicted: float
    true: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """Stated probabilities against the truth.

    Attributes:
        count: how many statements were judged.
        ece: expected calibration error: |mean predicted − share true| of the bins, weighted by their mass.
        bins: of equal mass, by ascending weight.
    """

    count: int
    ece: float
    bins: tuple[ReliabilityBin, ...]


def reliability(weight: Weights, true: NDArray[np.bool_], model: Model, mass: Mass | None = None) -> Reliability:
    """How true the model's probabilities are.

    Equal weights are one statement: where a bin ends among them, each bin takes its part of their mass, so that the
    order of the arguments never matters and bins have exactly equal mass.

    Args:
        weight: int64 (n,), raw weights.
        true: bool (n,), what was stated of them.
        model: says which probability a weight means.
        mass: float64 (n,), how much each counts; 1 if not given.
    """
    if not len(weight):
        return Reliability(0, 0.0, ())
    each = np.ones(len(weight)) if mass is None else mass
    raw, at = np.unique(weight, return_inverse=True)
    group = np.bincount(at, each)
    upto = np.concatenate(([0.0], np.cumsum(group)))
    edges = np.linspace(0.0, upto[-1], min(BINS, len(weight)) + 1)

    def binned(values: NDArray[Any]) -> Mass:
        """Sum of `values` (one per distinct weight, times its mass) in each bin."""
        return np.diff(np.interp(edges, upto, np.concatenate(([0.0], np.cumsum(values)))))

    share = binned(group)
    columns = (
        binned(group * raw) / UNIT,
        binned(group * _of_each(raw, model.calibrate)) / UNIT,
        binned(group * _of_each(raw, model.probability)),
        binned(np.bincount(at, each * true)),
    )
    means = [column / share for column in columns]
    bins = tuple(ReliabilityBin(*map(float, row)) for row in zip(share, *means, strict=True))
    ece = float((np.abs(means[2] - means[3]) * share).sum() / share.sum())
    return Reliability(len(weight), ece, bins)


def _of_each(raw: Weights, function: Callable[[int], float]) -> Mass:
    return np.array([function(w) for w in raw.tolist()], np.float64)
