"""Raw weights of many pairs at once, as the kernel sums them."""

import numpy as np
from numpy.typing import NDArray

from onefold.graph.model.hypotheses import Hypothesis
from onefold.graph.model.model import Model
from onefold.graph.units import UNIT

Floats = NDArray[np.float64]


def raw_bits(model: Model, levels: NDArray[np.int8], frequency_bits: Floats) -> Floats:
    """(n,) bits: of one person at her likeliest, less the likeliest of whoever else it could be.

    Args:
        model: its weights, bounds and hypotheses.
        levels: (n, F).
        frequency_bits: (n, F), adjustments of the exact agreements.
    """
    weights = [np.array([*f.weights, 0]) / UNIT for f in model.fields]  # the last for a missing field, at -1
    values = np.stack([w[levels[:, f]] for f, w in enumerate(weights)], axis=1) + frequency_bits
    for group, bound in model.groups.items():
        room = np.full(len(values), bound / UNIT)
        for f, field in enumerate(model.fields):
            if field.group == group:
                values[:, f] = np.minimum(values[:, f], room)
                room -= np.maximum(values[:, f], 0.0)
    first = Hypothesis("", model.prior, tuple(f.name for f in model.fields))
    person = _likeliest(model, (first, *model.variants), values)
    other = _likeliest(model, model.alternatives, values)
    return np.asarray(person - np.maximum(other, 0.0))


def _likeliest(model: Model, hypotheses: tuple[Hypothesis, ...], values: Floats) -> Floats:
    weights = [h.prior / UNIT + values[:, [f.name in h.fields for f in model.fields]].sum(axis=1) for h in hypotheses]
    return np.asarray(np.max(weights, axis=0))
