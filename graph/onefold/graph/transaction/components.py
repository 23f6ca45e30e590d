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
from onefold.graph.transaction.neighbourhood import SHIFT, Ints, Neighbourhood
from onefold.graph.units import UNIT


@dataclass(frozen=True, slots=True)
class Component:
    """Members (keys, ascending) that hang together at `threshold_bits`."""

    members: tuple[bytes, ...]
    threshold_bits: int


class _Labels:
    """Components of one state (before or after), found as they are asked for."""

    def __init__(self, near: Neighbourhood, bit: int) -> None:
        self.near = near
        self.bit = bit
        self.label: Ints = np.empty(0, np.int64)
        self.threshold: Ints = np.empty(0, np.int64)

    def find(self, seeds: Ints) -> None:
        """Label the components of members that exist in this state; reads edges as the search meets them."""
        near = self.near
        # The search asks for the edges of members that it reaches and does not know; so only what is near is read.
        while True:
            start, other, weight, alive, known = near.adjacency()
            self._grow(len(known))
            model = near.model
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
            near.read_edges(wanted.tolist())
            self._grow(len(near.keys))

    def _grow(self, n: int) -> None:
        if n > len(self.label):
            more = np.full(n - len(self.label), -1, np.int64)
            self.label = np.concatenate((self.label, more))
            self.threshold = np.concatenate((self.threshold, more))


def affected(near: Neighbourhood, changed_records: set[bytes]) -> list[Component]:
    """Components after the transaction that must be linked again.

    Args:
        graph: with `came`, `gone`, `moved`, `put` and `dropped` settled.
        changed_records: keys of records whose values, evidence or assertions changed.
    """
    seeds, dirty = _seeds(near, changed_records)
    before, after = _Labels(near, OLD), _Labels(near, NEW)
    pending = seeds  # members whose components, before and after, are still to be compared
    differing: set[int] = set()  # labels (a member number) of new components that differ from what was
    seen: set[int] = set()
    while pending:
        seen |= pending
        live = [m for m in pending if near.exists(m, NEW)]
        after.find(np.array(live, np.int64))
        before._grow(len(near.keys))
        labels = np.unique(after.label[live])
        members = np.flatnonzero(np.isin(after.label, labels[labels >= 0]))
        was = [m for m in {*members.tolist(), *pending} if near.exists(m, OLD)]
        before.find(np.array(was, np.int64))
        after._grow(len(near.keys))
        # A member that went leaves behind those it hung together with.
        spread = [m for m in pending if not near.exists(m, NEW) and before.label[m] >= 0]
        changed = _changed(members, before, after)
        differing.update(np.unique(after.label[changed]).tolist())
        # What joined a component may have left another one, whose rest is then another component as well.
        spread += [m for m in changed.tolist() if before.label[m] >= 0]
        earlier = np.unique(before.label[spread])
        pending = set(np.flatnonzero(np.isin(before.label, earlier)).tolist()) - seen - set(members.tolist())
        seen |= set(members.tolist())
    # The same members at the same threshold, but not the same records or rulings in them: linked again all the same.
    dirty_labels = {int(after.label[m]) for m in dirty if near.exists(m, NEW)}
    return _components(near, after, differing | dirty_labels)


def component_of(near: Neighbourhood, member: bytes) -> Component:
    """The component of one member as it is."""
    return components_of(near, [member])[0]


def components_of(near: Neighbourhood, members: Iterable[bytes]) -> list[Component]:
    """The components of members as they are."""
    labels = _Labels(near, NEW)
    numbers = np.array(near.numbers(members), np.int64)
    labels.find(numbers)
    return _components(near, labels, set(labels.label[numbers].tolist()))


def _seeds(near: Neighbourhood, changed_records: set[bytes]) -> tuple[set[int], set[int]]:
    """(members to start from, members whose component is linked again even if it is the same)."""
    dirty: set[int] = set()
    for member_before, member_after in near.moved.values():
        dirty.update(near.number(m) for m in (member_before, member_after) if m is not None)
    for old, new in near.member_of(list(changed_records)).values():
        dirty.update(near.number(m) for m in (old, new) if m is not None)
    seeds = set(dirty) | {near.number(key) for key in (*near.came, *near.gone)}
    # An edge that only gained or lost support joins what it joined: no seed.
    for pair in (*near.put.keys() - near.edges.keys(), *near.dropped):
        seeds.update((pair >> SHIFT, pair & ((1 << SHIFT) - 1)))
    if near.has_assertions:
        near.read_assertions(changed_records)
        for (_, bits), a in near.assertions.items():
            if bits != OLD | NEW or a.left in changed_records or a.right in changed_records:
                for old, new in near.member_of(a.ends).values():
                    dirty.update(near.number(m) for m in (old, new) if m is not None)
        seeds |= dirty
    return seeds, dirty


def _changed(members: Ints, before: _Labels, after: _Labels) -> Ints:
    """Those of `members` (whole new components) whose component, or its threshold, differs from what it was."""
    if not len(members):
        return members
    # A label is a member's number, given by whichever search came first: equal labels of two states mean nothing.
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


def _components(near: Neighbourhood, after: _Labels, labels: set[int]) -> list[Component]:
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
        components.append(Component(tuple(sorted(near.keys[m] for m in part.tolist())), threshold))
        if threshold > near.model.link_bits:
            COUNTERS.add("components_cut")
    return components
