"""Score the pairs that keys newly find, and keep the edges of those that weigh enough.

An edge exists iff some key finds its pair and the pair weighs at least `link_bits`. Weights never change, so an
existing edge is not scored again: it only gains and loses support.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onefold.graph.metrics import COUNTERS
from onefold.graph.store.contract.matches import Edge
from onefold.graph.transaction.identifiers.per_person import weigh_pairs
from onefold.graph.transaction.neighbourhood import SHIFT, Ints, Neighbourhood
from onefold.graph.units import UNIT

AT_ONCE = 1 << 20  # pairs scored in one go: their levels are tens of bytes each, and few pairs become edges


def update_matches(near: Neighbourhood, low: Ints, high: Ints, net: Ints) -> None:
    """Put the outcome of `support_changes` into the graph's `put` and `dropped` edges."""
    came = np.array([key in near.came for key in near.keys], np.bool_)
    settled = ~came[low] & ~came[high] if len(low) else np.empty(0, np.bool_)
    near.read_edges(np.unique(low[settled]).tolist())
    pairs = low << SHIFT | high
    existing = settled & np.isin(pairs, np.fromiter(near.edges, np.int64, len(near.edges)))
    for pair, change in zip(pairs[existing].tolist(), net[existing].tolist(), strict=True):
        edge = near.edges[pair]
        if edge.support + change > 0:
            near.put[pair] = replace(edge, support=edge.support + change)
        else:
            near.dropped.add(pair)
    found = ~existing & (net > 0)
    _score(near, low[found], high[found], net[found])


def _score(near: Neighbourhood, low: Ints, high: Ints, support: Ints) -> None:
    if not len(low):
        return
    met = np.zeros(len(near.keys), np.bool_)
    met[low] = met[high] = True
    row = np.full(len(met), -1, np.int64)
    row[met] = near.rows(np.flatnonzero(met))
    for at in range(0, len(low), AT_ONCE):
        some = slice(at, at + AT_ONCE)
        _score_some(near, row, low[some], high[some], support[some])


def _score_some(near: Neighbourhood, row: Ints, low: Ints, high: Ints, support: Ints) -> None:
    weight, levels = weigh_pairs(row[low], row[high], near.pool)
    COUNTERS.add("pairs_scored", len(low))
    levels = levels[:, : len(near.model.fields)]
    enough = weight >= near.model.link_bits * UNIT
    keys = near.keys
    columns = (low[enough], high[enough], weight[enough], support[enough])
    for (a, b, w, s), at in zip(zip(*(c.tolist() for c in columns), strict=True), levels[enough], strict=True):
        near.put[a << SHIFT | b] = Edge(keys[a], keys[b], w, s, at.tobytes())
