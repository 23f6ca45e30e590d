"""What a transaction affects: the components that are no longer what they were (semantics §7, `affected`).

Seeds are the members that came, went or changed records, and both ends of every edge that came, went or moved. A new
component that differs from the one any of its members had before makes that earlier component's members seeds too,
until nothing new appears.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from onefold.graph.kernels.components import find_components
from onefold.graph.kernels.pairs import NEW, OLD
from onefold.graph.metrics import COUNTERS
from onefold.graph.transaction.neighbourhood import SHIFT, Graph, Ints
from onefold.graph.units import UNIT


@dataclass(frozen=True, slots=True)
class Component:
    """Members (keys, ascending) that hang together at `threshold_bits`."""

    members: tuple[bytes, ...]
    threshold_bits: int


class _Labels:
    """Components of one state (before or after), found as they are asked for."""

    def __init__(self, graph: Graph, bit: int) -> None:
        self.graph = graph
        self.bit = bit
        self.label: Ints = np.empty(0, np.int64)
        self.threshold: Ints = np.empty(0, np.int64)

    def find(self, seeds: Ints) -> None:
        """Label the components of members that exist in this state; reads edges as the search meets them."""
        graph = self.graph
        while True:
            start, other, weight, alive, known = graph.adjacency()
            self._grow(len(known))
            model = graph.model
            wanted = find_components(
                seeds,
                start,
                other,
                weight,
                alive,
                self.bit,
                known,
                model.component_cap,
                model.link_bits,
                UNIT,
                self.label,
                self.threshold,
            )
            if not len(wanted):
                return
            graph.read_edges(wanted.tolist())
            self._grow(len(graph.keys))

    def _grow(self, n: int) -> None:
        if n > len(self.label):
            more = np.full(n - len(self.label), -1, np.int64)
            self.label = np.concatenate((self.label, more))
            self.threshold = np.concatenate((self.threshold, more))


def affected(graph: Graph, changed_records: set[bytes]) -> list[Component]:
    """Components after the transaction that must be linked again.

    Args:
        graph: with `came`, `gone`, `moved`, `put` and `dropped` settled.
        changed_records: keys of records whose values, evidence or assertions changed.
    """
    seeds, dirty = _seeds(graph, changed_records)
    before, after = _Labels(graph, OLD), _Labels(graph, NEW)
    pending = seeds
    differing: set[int] = set()  # labels (a member number) of new components that differ from what was
    seen: set[int] = set()
    while pending:
        seen |= pending
        live = [m for m in pending if graph.exists(m, NEW)]
        after.find(np.array(live, np.int64))
        before._grow(len(graph.keys))
        labels = np.unique(after.label[live])
        members = np.flatnonzero(np.isin(after.label, labels[labels >= 0]))
        was = [m for m in {*members.tolist(), *pending} if graph.exists(m, OLD)]
        before.find(np.array(was, np.int64))
        after._grow(len(graph.keys))
        spread = [m for m in pending if not graph.exists(m, NEW) and before.label[m] >= 0]
        changed = _changed(members, before, after)
        differing.update(np.unique(after.label[changed]).tolist())
        spread += [m for m in changed.tolist() if before.label[m] >= 0]
        earlier = np.unique(before.label[spread])
        pending = set(np.flatnonzero(np.isin(before.label, earlier)).tolist()) - seen - set(members.tolist())
        seen |= set(members.tolist())
    dirty_labels = {int(after.label[m]) for m in dirty if graph.exists(m, NEW)}
    return _components(graph, after, differing | dirty_labels)


def component_of(graph: Graph, member: bytes) -> Component:
    """The component of one member as it is."""
    return components_of(graph, [member])[0]


def components_of(graph: Graph, members: Iterable[bytes]) -> list[Component]:
    """The components of members as they are."""
    labels = _Labels(graph, NEW)
    numbers = np.array(graph.numbers(members), np.int64)
    labels.find(numbers)
    return _components(graph, labels, set(labels.label[numbers].tolist()))


def _seeds(graph: Graph, changed_records: set[bytes]) -> tuple[set[int], set[int]]:
    """(members to start from, members whose component is linked again even if it is the same)."""
    dirty: set[int] = set()
    for member_before, member_after in graph.moved.values():
        dirty.update(graph.number(m) for m in (member_before, member_after) if m is not None)
    for old, new in graph.member_of(list(changed_records)).values():
        dirty.update(graph.number(m) for m in (old, new) if m is not None)
    seeds = set(dirty) | {graph.number(key) for key in (*graph.came, *graph.gone)}
    for pair in (*graph.put.keys() - graph.edges.keys(), *graph.dropped):
        seeds.update((pair >> SHIFT, pair & ((1 << SHIFT) - 1)))
    if graph.has_assertions:
        graph.read_assertions(changed_records)
        for (_, bits), a in graph.assertions.items():
            if bits != OLD | NEW or a.left in changed_records or a.right in changed_records:
                for old, new in graph.member_of(a.ends).values():
                    dirty.update(graph.number(m) for m in (old, new) if m is not None)
        seeds |= dirty
    return seeds, dirty


def _changed(members: Ints, before: _Labels, after: _Labels) -> Ints:
    """Those of `members` (whole new components) whose component, or its threshold, differs from what it was."""
    if not len(members):
        return members
    new, old = after.label[members], before.label[members]
    size_new = np.bincount(new)
    size_old = np.bincount(before.label[before.label >= 0], minlength=1)
    alike = (old >= 0) & (size_new[new] == size_old[np.maximum(old, 0)])
    alike &= after.threshold[members] == before.threshold[members]
    # a component is unchanged iff all its members share one old label and the sizes agree
    order = np.argsort(new, kind="stable")
    n, o, same = new[order], old[order], alike[order]
    begin = np.flatnonzero(np.r_[True, n[1:] != n[:-1]])
    least, most = np.minimum.reduceat(o, begin), np.maximum.reduceat(o, begin)
    whole = (least == most) & np.logical_and.reduceat(same, begin)
    unchanged = np.repeat(whole, np.diff(np.r_[begin, len(n)]))
    differing: Ints = members[order[~unchanged]]
    return differing


def _components(graph: Graph, after: _Labels, labels: set[int]) -> list[Component]:
    wanted = np.array(sorted(label for label in labels if label >= 0), np.int64)
    members = np.flatnonzero(np.isin(after.label, wanted))
    if not len(members):
        return []
    order = np.argsort(after.label[members], kind="stable")
    members = members[order]
    label = after.label[members]
    begin = np.flatnonzero(np.r_[True, label[1:] != label[:-1]])
    components = []
    for part in np.split(members, begin[1:]):
        threshold = int(after.threshold[part[0]])
        components.append(Component(tuple(sorted(graph.keys[m] for m in part.tolist())), threshold))
        if threshold > graph.model.link_bits:
            COUNTERS.add("components_cut")
    return components
