"""The ceiling of recall: which pairs of one entity a key finds, and which lie in one component.

Linkage joins nothing that is not in one component, and a component hangs together by what keys found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onefold.graph.evaluation.candidates import CandidatePairs
from onefold.graph.evaluation.clusters import pairs_in
from onefold.graph.evaluation.resolved import UNKNOWN, Resolved
from onefold.graph.transaction.components import Component

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How much of the truth can be found at all. Shares are of the pairs of records of one entity.

    Attributes:
        pairs_true: such pairs.
        found_by_key: share that says the same or that some blocking key finds.
        in_one_component: share that lies in one component: no resolution of these candidates can have more recall.
        candidates: pairs of evidences that some key finds.
        components: how many there are, of one record included.
        components_cut: those taken at a higher threshold, because they grew too large.
        largest_component: records of the largest.
    """

    pairs_true: int
    found_by_key: float
    in_one_component: float
    candidates: int
    components: int
    components_cut: int
    largest_component: int


def ceiling(resolved: Resolved, pairs: CandidatePairs, components: Sequence[Component], link_bits: int) -> Ceiling:
    """The ceiling of a state, over the records whose truth is known."""
    known = resolved.entity != UNKNOWN
    entity, member = resolved.entity[known], resolved.member[known]
    true = pairs_in(np.bincount(entity))
    component_of = resolved.component_of_member(components)
    records = np.bincount(component_of[resolved.member], minlength=len(components))
    by_key = _together(member, entity) + _across(member, entity, pairs.low, pairs.high)
    return Ceiling(
        pairs_true=true,
        found_by_key=by_key / true if true else 1.0,
        in_one_component=_together(component_of[member], entity) / true if true else 1.0,
        candidates=len(pairs.low),
        components=len(components),
        components_cut=sum(c.threshold_bits > link_bits for c in components),
        largest_component=int(records.max(initial=0)),
    )


def _together(group: Ints, entity: Ints) -> int:
    """Pairs of records of one entity that are in one group."""
    return pairs_in(np.unique(_cells(group, entity), return_counts=True)[1])


def _across(member: Ints, entity: Ints, low: Ints, high: Ints) -> int:
    """Pairs of records of one entity, one on `low` and one on `high` of a pair of members."""
    if not len(low) or not len(member):
        return 0
    cells, records = np.unique(_cells(member, entity), return_counts=True)
    of_member = cells >> _SHIFT
    first = np.searchsorted(of_member, low)
    rows = np.searchsorted(of_member, low, side="right") - first
    pair = np.repeat(np.arange(len(low)), rows)  # one entry per pair and entity of its lower member
    mine = first[pair] + np.arange(len(pair)) - np.repeat(np.cumsum(rows) - rows, rows)
    wanted = _cells(high[pair], cells[mine] & ((1 << _SHIFT) - 1))
    theirs = np.minimum(np.searchsorted(cells, wanted), len(cells) - 1)
    return int((records[mine] * records[theirs] * (cells[theirs] == wanted)).sum())


_SHIFT = 32


def _cells(group: Ints, entity: Ints) -> Ints:
    return group << _SHIFT | entity
