"""Two groups of records, field by field: what joined them, or what kept them apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict

import numpy as np

from onefold.graph.comparison.likeliest import bounded, likeliest_of
from onefold.graph.explanations import FieldAverage, Join, Ref
from onefold.graph.kernels.score import field_values
from onefold.graph.model.kinds import MISSING
from onefold.graph.model.model import UNIT
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.identifiers.per_person import weigh_pairs
from onefold.graph.transaction.linkage import JoinKind, JoinStep, Linkage
from onefold.graph.transaction.neighbourhood import Graph, Ints


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
        low, high = self._rows(ours, theirs)
        pool = self._graph.pool
        totals, _ = weigh_pairs(low, high, pool)
        levels, values, alone = field_values(low, high, pool.features(), pool.weights)
        weights = _best(pool, levels, alone) if whole else _averages(pool, levels, values)
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
            **asdict(likeliest_of(self._model, weights)),
        )

    def between(self, left: Sequence[bytes], right: Sequence[bytes]) -> JoinStep:
        """The join of two groups of records as linkage would weigh it."""
        low, high = self._rows(self._evidences(left), self._evidences(right))
        levels, values, _ = field_values(low, high, self._graph.pool.features(), self._graph.pool.weights)
        weight = self._model.weigh(_averages(self._graph.pool, levels, values))
        return JoinStep(tuple(sorted(left)), tuple(sorted(right)), weight)

    def _evidences(self, records: Collection[bytes]) -> list[bytes]:
        """The evidences of a group, as often as nodes say them; what was attached to it is not its own.

        Those of the whole node where the group is a part of one: its records all say the same.
        """
        held = set(records) - self._attached or set(records)
        nodes = [n for n in self._linkage.nodes if not held.isdisjoint(n.records)]
        return [e for n in nodes for e in n.evidences]

    def _saying(self, evidence: bytes, group: Sequence[bytes]) -> Ref:
        """The first record of a group that says an evidence."""
        return self._refs[min(self._graph.records(evidence).intersection(group), default=group[0])]

    def _fields(self, weights: Mapping[str, int], levels: Ints) -> tuple[FieldAverage, ...]:
        counts = (levels != MISSING).sum(axis=0).tolist()
        rows = [
            FieldAverage(name, weight / UNIT, count)
            for (name, weight), count in zip(weights.items(), counts, strict=True)
            if count
        ]
        return tuple(sorted(rows, key=lambda row: -abs(row.bits)))

    def _rows(self, left: list[bytes], right: list[bytes]) -> tuple[Ints, Ints]:
        """Packed rows of all pairs across, in the order of `left`, then `right`; the lower fingerprint first."""
        graph = self._graph
        pairs = [(min(a, b), max(a, b)) for a in left for b in right]
        low, high = (graph.rows(np.array(graph.numbers(p[end] for p in pairs), np.int64)) for end in (0, 1))
        return low, high


def _averages(pool: FeaturePool, levels: Ints, values: Ints) -> dict[str, int]:
    """Per field the mean weight over the pairs where both have it, rounded down as linkage does; 0 for none."""
    counts = (levels != MISSING).sum(axis=0)
    sums = np.where(levels != MISSING, values, 0).sum(axis=0)
    averages: list[int] = (sums // np.maximum(counts, 1)).tolist()
    return {f.name: weight for f, weight in zip(pool.fields, averages, strict=True)}


def _best(pool: FeaturePool, levels: Ints, alone: Ints) -> dict[str, int]:
    """Per field the best weight, agreement within a group up to its bound, as `kernels.attachment` does; 0 for none."""
    best = {
        field.name: int(weights[at != MISSING].max(initial=0 if (at == MISSING).all() else -(1 << 60)))
        for field, at, weights in zip(pool.fields, levels.T, alone.T, strict=True)
    }
    return bounded(pool.model, best)
