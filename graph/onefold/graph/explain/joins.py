"""Two groups of records, field by field: what joined them, or what kept them apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from onefold.graph.explanations import FieldAverage, Join, Ref
from onefold.graph.features import FeaturePool
from onefold.graph.graph import Graph, Ints
from onefold.graph.kernels.score import field_values
from onefold.graph.linkage import JoinKind, JoinStep, Linkage
from onefold.graph.model.kinds import MISSING
from onefold.graph.model.model import UNIT


class Joins:
    """Explains the joins of one component. Cost: every pair of its evidences is compared once per call."""

    def __init__(self, graph: Graph, linkage: Linkage, refs: Mapping[bytes, Ref]) -> None:
        """`refs` names the records that will be asked about."""
        self._graph, self._model = graph, graph.model
        self._linkage = linkage
        self._refs = refs
        attached = (j.right for j in linkage.joins if j.kind is JoinKind.ATTACHED)
        self._attached = {record for group in attached for record in group}

    def explained(self, step: JoinStep) -> Join:
        """A join that was made, or refused."""
        left, right = (tuple(self._refs[r] for r in side) for side in (step.left, step.right))
        probability = self._model.probability(step.weight)
        if step.kind is JoinKind.ASSERTED:
            return Join(left, right, 0.0, probability, True)
        whole = step.kind is JoinKind.ATTACHED
        ours, theirs = self._evidences(step.left), self._evidences(step.right)
        levels, values, alone = self._values(ours, theirs)
        weights = _best(self._graph.pool, levels, alone) if whole else _averages(levels, values)
        totals = self._model.prior + values.sum(axis=1)
        at = int(np.argmax(totals))
        best = self._saying(ours[at // len(theirs)], step.left), self._saying(theirs[at % len(theirs)], step.right)
        return Join(
            left=left,
            right=right,
            bits=step.weight / UNIT,
            probability=probability,
            asserted=False,
            attached=whole,
            fields=self._fields(weights, levels),
            pairs=len(totals),
            matching=int((totals > self._model.stop_weight).sum()),
            best=(*best, int(totals[at]) / UNIT),
        )

    def between(self, left: Sequence[bytes], right: Sequence[bytes]) -> JoinStep:
        """The join of two groups of records as linkage would weigh it."""
        levels, values, _ = self._values(self._evidences(left), self._evidences(right))
        weight = self._model.prior + sum(_averages(levels, values))
        return JoinStep(tuple(sorted(left)), tuple(sorted(right)), weight)

    def _evidences(self, records: Collection[bytes]) -> list[bytes]:
        """The evidences of a group, as often as nodes say them; what was attached to it is none of its own.

        Those of the whole node where the group is a part of one: its records all say the same.
        """
        held = set(records) - self._attached or set(records)
        nodes = [n for n in self._linkage.nodes if not held.isdisjoint(n.records)]
        return [e for n in nodes for e in n.evidences]

    def _saying(self, evidence: bytes, group: Sequence[bytes]) -> Ref:
        """The first record of a group that says an evidence."""
        return self._refs[min(self._graph.records(evidence).intersection(group), default=group[0])]

    def _fields(self, weights: Sequence[int], levels: Ints) -> tuple[FieldAverage, ...]:
        counts = (levels != MISSING).sum(axis=0).tolist()
        rows = [
            FieldAverage(f.name, weight / UNIT, count)
            for f, weight, count in zip(self._graph.pool.fields, weights, counts, strict=True)
            if count
        ]
        return tuple(sorted(rows, key=lambda row: -abs(row.bits)))

    def _values(self, left: list[bytes], right: list[bytes]) -> tuple[Ints, Ints, Ints]:
        """Levels, weights, and weights before bounds, each (pairs, fields), in the order of `left`, then `right`."""
        graph = self._graph
        pairs = [(min(a, b), max(a, b)) for a in left for b in right]
        low, high = (graph.rows(np.array(graph.numbers(p[end] for p in pairs), np.int64)) for end in (0, 1))
        levels, values, alone = field_values(low, high, graph.pool.features(), graph.pool.weights)
        return levels, values, alone


def _averages(levels: Ints, values: Ints) -> list[int]:
    """Per field the mean weight over the pairs where both have it, rounded down as linkage does; 0 for none."""
    counts = (levels != MISSING).sum(axis=0)
    sums = np.where(levels != MISSING, values, 0).sum(axis=0)
    averages: list[int] = (sums // np.maximum(counts, 1)).tolist()
    return averages


def _best(pool: FeaturePool, levels: Ints, alone: Ints) -> list[int]:
    """Per field the best weight, agreement within a group up to its bound, as `kernels.attachment` does; 0 for none."""
    room = dict(pool.model.groups)
    best = []
    for field, at, weights in zip(pool.fields, levels.T, alone.T, strict=True):
        weight = int(weights[at != MISSING].max(initial=0 if (at == MISSING).all() else -(1 << 60)))
        if field.group and weight > 0:
            weight = min(weight, room[field.group])
            room[field.group] -= weight
        best.append(weight)
    return best
