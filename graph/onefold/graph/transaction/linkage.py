"""Close a component and cluster it: every pair inside is scored, field-average linkage joins (semantics §7).

Nodes of the linkage: records joined by "same" form classes; a class with a record under a "not same" whose both ends
are in the component is a node of its own; all other records of one evidence are one node, joined further by their
"same". After linkage, thin clusters attach to the person that they fit as a whole, where the model says above which
margin. No record is ever dropped: each stands in exactly one cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from onefold.graph.kernels.attachment import NEVER
from onefold.graph.kernels.components import SAME
from onefold.graph.kernels.linkage import link_component
from onefold.graph.kernels.pairs import NEW
from onefold.graph.kernels.score import NOTHING, score_pairs
from onefold.graph.touchpoint import AssertionKind
from onefold.graph.transaction.components import Component
from onefold.graph.transaction.identifiers.per_person import NONE_LIMITED, Limited, first_refused, kept_apart, together
from onefold.graph.transaction.neighbourhood import Neighbourhood

ASSERTED = SAME  # weight of a join that a steward asserted


@dataclass(frozen=True, slots=True)
class Node:
    """What linkage starts from: records, and the distinct evidences (not bare) that they say."""

    records: tuple[bytes, ...]
    evidences: tuple[bytes, ...]


class JoinKind(StrEnum):
    """What joined two groups of records."""

    ALIKE = "alike"  # they say exactly the same
    ASSERTED = "asserted"  # a steward's "same"
    LINKED = "linked"  # field-average linkage
    ATTACHED = "attached"  # a thin one fits the other as a whole


@dataclass(frozen=True, slots=True)
class JoinStep:
    """The cluster of `right` was joined into that of `left` (each all its records then) at `weight`."""

    left: tuple[bytes, ...]
    right: tuple[bytes, ...]
    weight: int
    kind: JoinKind = JoinKind.LINKED


@dataclass(frozen=True, slots=True)
class Cluster:
    """One person's records, ascending.

    `weakest` is the least weight that holds it together, None for a record alone; `rejected` the weight of the best
    join with another cluster of the component that was refused, None where there is none.
    """

    records: tuple[bytes, ...]
    weakest: int | None
    rejected: int | None
    cut: bool


@dataclass(frozen=True, slots=True)
class Linkage:
    """How one component was clustered: joins inside the nodes, then those of the nodes in order, then attachments."""

    nodes: tuple[Node, ...]
    clusters: tuple[Cluster, ...]
    joins: tuple[JoinStep, ...]
    refused: tuple[JoinStep, ...]


def link(near: Neighbourhood, component: Component) -> Linkage:
    """Cluster the records of one component, as they are after the transaction."""
    nodes, forbidden = _nodes(near, component)
    cut = component.threshold_bits > near.model.link_bits
    inside = [_inside(near, node) for node in nodes]
    steps = [_step_inside(node, weight) for node, weight in zip(nodes, inside, strict=True) if weight is not None]
    if len(nodes) == 1:
        return Linkage(tuple(nodes), (Cluster(nodes[0].records, inside[0], None, cut),), tuple(steps), ())
    joins, attached, rejected = _run(near, nodes, forbidden)
    held: dict[int, list[bytes]] = {n: list(node.records) for n, node in enumerate(nodes)}
    weakest: dict[int, int | None] = dict(enumerate(inside))
    for at, (a, b, weight) in enumerate(joins + attached):
        kind = JoinKind.LINKED if at < len(joins) else JoinKind.ATTACHED
        steps.append(JoinStep(tuple(sorted(held[a])), tuple(sorted(held[b])), weight, kind))
        held[a] += held.pop(b)
        weakest[a] = min(w for w in (weakest[a], weakest.pop(b), weight) if w is not None)
    best = {a: (b, weight) for a, b, weight in rejected if weight > NOTHING}
    clusters = tuple(
        Cluster(tuple(sorted(records)), weakest[n], best[n][1] if n in best else None, cut)
        for n, records in held.items()
    )
    refused = tuple(JoinStep(tuple(sorted(held[a])), tuple(sorted(held[b])), weight) for a, (b, weight) in best.items())
    return Linkage(tuple(nodes), clusters, tuple(steps), refused)


def _step_inside(node: Node, weight: int) -> JoinStep:
    kind = JoinKind.ASSERTED if weight == ASSERTED else JoinKind.ALIKE
    return JoinStep(node.records[:1], node.records[1:], weight, kind)


def _inside(near: Neighbourhood, node: Node) -> int | None:
    """What holds the records of one node together: their evidence's weight against itself, or an assertion."""
    if len(node.records) == 1:
        return None
    if len(node.evidences) != 1 or not near.records(node.evidences[0]).issuperset(node.records):
        return ASSERTED
    row = near.rows(np.array([near.number(node.evidences[0])], np.int64))
    weight, _ = score_pairs(row, row, near.pool.features(), near.pool.weights)
    return int(weight[0])


def _run(near: Neighbourhood, nodes: list[Node], forbidden: list[tuple[int, int]]) -> list[list[list[int]]]:
    """Joins, attachments and best refused joins, each rows of (node, node, weight).

    Where a person has only so many values of something, a join that would bring too many is forbidden, and all is done
    again: what was joined before it is joined again, as it weighed more.
    """
    says = [(n, key) for n, node in enumerate(nodes) for key in node.evidences]
    node = np.array([n for n, _ in says], np.int64)
    rows = near.rows(np.array([near.number(key) for _, key in says], np.int64))
    ordered = {key: rank for rank, key in enumerate(sorted({key for _, key in says}))}
    order = np.array([ordered[key] for _, key in says], np.int64)
    features, model = near.pool.features(), near.model
    margin = NEVER if model.attach_margin is None else model.attach_margin
    said = limited_values(near, nodes)
    forbidden = forbidden + kept_apart(said)
    while True:
        apart = np.array(forbidden, np.int64).reshape(-1, 2)
        _, *found = link_component(
            len(nodes), node, rows, order, apart, features, near.pool.weights, model.stop_weight, margin
        )
        tables: list[list[list[int]]] = [table[table[:, 0] >= 0].tolist() for table in found]
        refused = first_refused(said, [(a, b) for a, b, _ in tables[0] + tables[1]]) if any(said) else []
        if not refused:
            return tables
        forbidden = forbidden + refused


def limited_values(near: Neighbourhood, nodes: Sequence[Node]) -> list[Limited]:
    """By node what it says of identifiers of which a person has only so many; its evidences are packed."""
    limited, row = near.pool.limited, near.pool.row
    if not limited:
        return [NONE_LIMITED] * len(nodes)
    return [together(limited[row(e)] for e in node.evidences if row(e) in limited) for node in nodes]


def _nodes(near: Neighbourhood, component: Component) -> tuple[list[Node], list[tuple[int, int]]]:
    """The linkage nodes in order, and pairs of them that must not be joined."""
    near.load_records(component.members)
    says = {record: key for key in component.members for record in near.records(key)}
    ruled = _assertions_within(near, says)
    same, apart = ruled[AssertionKind.SAME], ruled[AssertionKind.NOT_SAME]
    if not same and not apart:
        by_member: dict[bytes, list[bytes]] = {}
        for record, key in says.items():
            by_member.setdefault(key, []).append(record)
        nodes = [Node(tuple(sorted(records)), _evidences((key,), records)) for key, records in by_member.items()]
        return sorted(nodes, key=_node_order), []
    classes = _Union()
    for a, b in same:
        classes.join(a, b)
    separate = {classes.find(r) for pair in apart for r in pair}
    union = _Union()
    for a, b in same:
        union.join(a, b)
    first: dict[bytes, bytes] = {}
    for record in sorted(says):
        key = says[record]
        if key != record and classes.find(record) not in separate:
            union.join(first.setdefault(key, record), record)
    groups: dict[bytes, list[bytes]] = {}
    for record in says:
        groups.setdefault(union.find(record), []).append(record)
    nodes = [Node(tuple(sorted(group)), _evidences((says[r] for r in group), group)) for group in groups.values()]
    nodes.sort(key=_node_order)
    at = {record: n for n, node in enumerate(nodes) for record in node.records}
    return nodes, [(at[a], at[b]) for a, b in apart]


def _evidences(keys: Iterable[bytes], records: Iterable[bytes]) -> tuple[bytes, ...]:
    """Distinct evidences that are not bare (a bare record's member is the record itself), ascending."""
    bare = set(records)
    return tuple(sorted({key for key in keys if key not in bare}))


def _node_order(node: Node) -> tuple[bool, bytes, bytes]:
    """By smallest fingerprint, then smallest record key; nodes without evidence last."""
    return not node.evidences, node.evidences[0] if node.evidences else b"", node.records[0]


def _assertions_within(near: Neighbourhood, says: dict[bytes, bytes]) -> dict[AssertionKind, list[tuple[bytes, bytes]]]:
    """Assertions active after the transaction with both ends in the component, by kind, sorted."""
    within: dict[AssertionKind, list[tuple[bytes, bytes]]] = {kind: [] for kind in AssertionKind}
    if near.has_assertions:
        near.read_assertions(says)
        about = {i for record in says for i in near.assertions_by_record.get(record, ())}
        for a in (near.assertions[i, bits] for i, bits in about if bits & NEW):
            if a.left in says and a.right in says:
                within[a.kind].append((a.left, a.right))
    for pairs in within.values():
        pairs.sort()
    return within


class _Union:
    """Disjoint sets of record keys; the smallest stands for its set."""

    def __init__(self) -> None:
        self._parent: dict[bytes, bytes] = {}

    def find(self, x: bytes) -> bytes:
        """The smallest record of x's set."""
        parent = self._parent.setdefault(x, x)
        while parent != x:
            self._parent[x] = self._parent.setdefault(parent, parent)
            x, parent = parent, self._parent[parent]
        return x

    def join(self, a: bytes, b: bytes) -> None:
        """Make one set of two."""
        a, b = self.find(a), self.find(b)
        self._parent[max(a, b)] = min(a, b)
