"""The worst mistakes, their records and what decided: golden records of several entities, entities in several.

How wrong one is, is counted in pairs of records: those found together that do not belong together, and those that
belong together and were not found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from onefold.graph.evaluation.candidates import weights_of
from onefold.graph.evaluation.resolved import UNKNOWN, Resolved
from onefold.graph.explain.match import explain_match
from onefold.graph.explanations import MatchExplanation
from onefold.graph.identity import one_shot_id
from onefold.graph.touchpoint import Record
from onefold.graph.transaction.components import component_of
from onefold.graph.transaction.linkage import link
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.view import View
from onefold.graph.units import UNIT

WORST = 5  # mistakes of either kind that are shown
SHOWN_RECORDS = 12  # of one mistake
MOST_COMPARED = 400  # records of one side that are looked through for the pair that decided

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shown:
    """A record of a mistake: whose it truly is, its golden record, and what it says as (field, raw value)."""

    source: str
    record_id: str
    truth: str
    golden_id: str
    values: tuple[tuple[str, str], ...]


class MistakeKind(StrEnum):
    """In which way the engine is wrong about somebody."""

    MERGE = "merge"
    """A golden record of several entities."""
    SPLIT = "split"
    """An entity in several golden records."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One of the worst mistakes.

    Attributes:
        kind: in which way.
        name: the golden record's id, as `resolve` writes it, or the truth.
        pairs: pairs of records that are wrong.
        size: its records whose truth is known.
        parts: how many entities or golden records it has.
        records: its first ones, grouped by part, the largest part first.
        join_bits: raw weight of the join that made the most wrong pairs; None for a split.
        pair: the best match across: of a merge's join, two records of different entities; of a split, of two parts.
    """

    kind: MistakeKind
    name: str
    pairs: int
    size: int
    parts: int
    records: tuple[Shown, ...]
    join_bits: float | None
    pair: MatchExplanation | None


class Mistakes:
    """Finds the mistakes of a resolved state, and explains them."""

    def __init__(self, view: View, resolved: Resolved) -> None:
        self.view = view
        self.resolved = resolved
        self._near = Neighbourhood(view)
        self._names = _golden_names(resolved)

    def merges(self) -> tuple[Mistake, ...]:
        """The golden records with the most pairs of different entities."""
        worst = _worst(self.resolved.golden, self.resolved.entity, self.resolved.entity)
        return tuple(self._merge(golden, records, pairs) for golden, records, pairs in worst)

    def splits(self) -> tuple[Mistake, ...]:
        """The entities with the most pairs in different golden records."""
        worst = _worst(self.resolved.entity, self.resolved.golden, self.resolved.entity)
        return tuple(self._split(entity, records, pairs) for entity, records, pairs in worst)

    def _merge(self, golden: int, records: Ints, pairs: int) -> Mistake:
        entity = self.resolved.entity
        at = {self.resolved.keys[n]: n for n in np.flatnonzero(self.resolved.golden == golden).tolist()}
        component = component_of(self._near, self.resolved.members[self.resolved.member[records[0]]])
        worst, bits, sides = 0, 0.0, None
        for join in link(self._near, component).joins:
            if join.left[0] not in at:
                continue
            left, right = (_known(entity, side, at) for side in (join.left, join.right))
            wrong = len(left) * len(right) - _alike(entity[left], entity[right])
            if wrong > worst:
                worst, bits, sides = wrong, join.weight / UNIT, (left, right)
        pair = None if sides is None else self._best(*sides, entity)
        shown = self._shown(records, entity)
        parts = len(np.unique(entity[records]))
        return Mistake(
            MistakeKind.MERGE, self._names[golden], pairs, len(records), parts, shown, bits if sides else None, pair
        )

    def _split(self, entity: int, records: Ints, pairs: int) -> Mistake:
        golden = self.resolved.golden
        pair = self._best(records, records, golden)
        shown = self._shown(records, golden)
        parts = len(np.unique(golden[records]))
        return Mistake(MistakeKind.SPLIT, self.resolved.entities[entity], pairs, len(records), parts, shown, None, pair)

    def _shown(self, records: Ints, part: Ints) -> tuple[Shown, ...]:
        _, at, count = np.unique(part[records], return_inverse=True, return_counts=True)
        shown = records[np.lexsort((records, at, -count[at]))[:SHOWN_RECORDS]].tolist()
        found = self.view.reader.records([self.resolved.keys[n] for n in shown])
        return tuple(self._record(n, found[self.resolved.keys[n]]) for n in shown)

    def _record(self, n: int, record: Record) -> Shown:
        truth = self.resolved.entities[self.resolved.entity[n]]
        golden = self._names[int(self.resolved.golden[n])]
        return Shown(record.source, record.record_id, truth, golden, tuple((s.field, s.raw) for s in record.said))

    def _best(self, left: Ints, right: Ints, part: Ints) -> MatchExplanation | None:
        """The heaviest match of a record of `left` and one of `right` that are in different parts, explained."""
        a, b = (side.ravel() for side in np.meshgrid(left[:MOST_COMPARED], right[:MOST_COMPARED], indexing="ij"))
        apart = part[a] != part[b]
        a, b = a[apart], b[apart]
        if not len(a):
            return None
        member = self.resolved.member
        weight = weights_of(self._near, self.resolved.members, member[a], member[b])
        best = int(np.lexsort((b, a, -weight))[0])
        first, second = self.resolved.refs[a[best]], self.resolved.refs[b[best]]
        return explain_match(self.view, first, second)


def _golden_names(resolved: Resolved) -> list[str]:
    """The ids that `resolve` writes: hashes of the smallest record key, which comes first here."""
    _, first = np.unique(resolved.golden, return_index=True)
    return [one_shot_id(resolved.keys[n]) for n in first.tolist()]


def _known(entity: Ints, keys: Sequence[bytes], at: Mapping[bytes, int]) -> Ints:
    numbers: Ints = np.array([at[key] for key in keys], np.int64)
    known: Ints = numbers[entity[numbers] != UNKNOWN]
    return known


def _alike(left: Ints, right: Ints) -> int:
    """Pairs across two lists of labels that are equal."""
    labels, count = np.unique(left, return_counts=True)
    at = np.searchsorted(labels, right)
    found = (at < len(labels)) & (labels[np.minimum(at, len(labels) - 1)] == right) if len(labels) else at < 0
    return int(count[at[found]].sum())


def _worst(group: Ints, part: Ints, entity: Ints) -> list[tuple[int, Ints, int]]:
    """(group, its records with a known truth, pairs of them in different parts), the most first, then by record key."""
    known = np.flatnonzero(entity != UNKNOWN)
    groups, at, sizes = np.unique(group[known], return_inverse=True, return_counts=True)
    cells, count = np.unique(np.stack((at, part[known])), axis=1, return_counts=True)
    inside = np.bincount(cells[0], weights=count * (count - 1) // 2, minlength=len(groups)).astype(np.int64)
    wrong = sizes * (sizes - 1) // 2 - inside
    first = np.full(len(groups), len(group))
    np.minimum.at(first, at, known)
    order = [n for n in np.lexsort((first, -wrong))[:WORST].tolist() if wrong[n]]
    return [(int(groups[n]), known[at == n], int(wrong[n])) for n in order]
