"""How well two evidences fit the person of each other."""

from __future__ import annotations

from collections.abc import Sequence

from kernels import oracles
from onefold.graph.model.model import Model


def fit_of_each_other(
    model: Model, evidences: Sequence[oracles.score.Evidence], cluster: Sequence[int], pair: tuple[int, int]
) -> int:
    """Each of the two against the cluster of the other, itself left out: per field the mean of all comparisons."""
    compared = [
        tuple(sorted((one, member)))
        for one, other in (pair, pair[::-1])
        for member, its in enumerate(cluster)
        if its == cluster[other] and member != one
    ]
    weights = [oracles.score.field_weights(model, evidences[low], evidences[high]) for low, high in compared]
    return oracles.score.weigh(model, oracles.score.average(weights))
