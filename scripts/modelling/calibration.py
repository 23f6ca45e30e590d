"""The calibrator: raw weight → log odds, as generated candidate pairs bear it out."""

import numpy as np
from numpy.typing import NDArray

from onefold.graph.units import UNIT

KNOTS_BITS = (-24, -18, -12, -9, -6, -4, -2, 0, 2, 4, 6, 9, 12, 18, 24)  # where the map may bend, closer near 0
WINDOW_BITS = 2.0
LEAST_SLOPE, GREATEST_SLOPE = 0.3, 1.0  # increasing; and no more sure than the weights themselves where pairs are few
FINEST_BITS = 1 / 16


def calibrator(
    raw: NDArray[np.float64], same: NDArray[np.bool_], share: NDArray[np.float64]
) -> tuple[tuple[int, int], ...]:
    """Knots (raw, calibrated) in 1/1024 bit, both strictly increasing.

    The log odds of the truth around each knot; from the knot nearest 0 outwards, slopes are held within their limits.
    """
    x = np.array(KNOTS_BITS, np.float64)
    odds = np.array([_log_odds(raw, same, share, at) for at in KNOTS_BITS])
    start = int(np.argmin(np.abs(odds)))
    y = odds.copy()
    for k in range(start + 1, len(x)):
        step = x[k] - x[k - 1]
        y[k] = y[k - 1] + np.clip(odds[k] - y[k - 1], LEAST_SLOPE * step, GREATEST_SLOPE * step)
    for k in range(start - 1, -1, -1):
        step = x[k + 1] - x[k]
        y[k] = y[k + 1] - np.clip(y[k + 1] - odds[k], LEAST_SLOPE * step, GREATEST_SLOPE * step)
    return tuple((a * UNIT, round(b / FINEST_BITS) * int(UNIT * FINEST_BITS))
                 for a, b in zip(KNOTS_BITS, y.tolist(), strict=True))  # fmt: skip


def _log_odds(raw: NDArray[np.float64], same: NDArray[np.bool_], share: NDArray[np.float64], at: float) -> float:
    weight = np.clip(1.0 - np.abs(raw - at) / WINDOW_BITS, 0.0, None) * share
    ease = 0.5 * float(share.mean())  # half a pair of either kind
    true, false = float(weight[same].sum()), float(weight[~same].sum())
    return float(np.log2((true + ease) / (false + ease)))
