"""The persons that a model makes of a sample: components and linkage by the engine's own kernels, all at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.attachment import NEVER
from onefold.graph.kernels.components import find_components
from onefold.graph.kernels.linkage import link_component
from onefold.graph.kernels.score import weights_alone
from onefold.graph.model.model import Model
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.units import UNIT

Ints = NDArray[np.int64]
EXISTS = 1  # the state bit of edges that are there


def clusters(model: Model, pool: FeaturePool, size: int, low: Ints, high: Ints, weight: Ints) -> Ints:
    """(n,), the lowest member of each evidence's cluster.

    Args:
        model: its thresholds.
        pool: rows 0 to n - 1 are the evidences in fingerprint order.
        size: n.
        low, high, weight: the candidate pairs and their raw weights.
    """
    features, weights = pool.features(), pool.weights
    every = np.arange(size)
    bare = weights_alone(every, features, weights) <= model.stop_weight
    edge = (weight >= model.link_bits * UNIT) & ~bare[low] & ~bare[high]
    ends, others = np.append(low[edge], high[edge]), np.append(high[edge], low[edge])
    order = np.argsort(ends, kind="stable")
    start = np.searchsorted(ends[order], np.arange(size + 1)).astype(np.int64)
    label, threshold = np.full(size, -1, np.int64), np.full(size, -1, np.int64)
    find_components(
        np.flatnonzero(~bare),
        start,
        others[order],
        np.append(weight[edge], weight[edge])[order],
        np.full(len(order), EXISTS, np.uint8),
        EXISTS,
        np.ones(size, np.bool_),
        model.component_cap,
        model.link_bits,
        UNIT,
        label,
        threshold,
    )
    out = every.copy()
    margin = NEVER if model.attach_margin is None else model.attach_margin
    apart = np.empty((0, 2), np.int64)
    by_label = np.argsort(label, kind="stable")
    begin = np.flatnonzero(np.append(True, np.diff(label[by_label]) != 0))
    for members in np.split(by_label, begin[1:]):
        if len(members) > 1 and label[members[0]] >= 0:
            nodes = np.arange(len(members))
            joined = link_component(
                len(members), nodes, members, members, apart, features, weights, model.stop_weight, margin
            )[0]
            out[members] = members[joined]
    return out
