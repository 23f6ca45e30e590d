"""The rules of golden record ids (semantics §8), literally, over whole partitions; ids are numbers, in order of age."""

from __future__ import annotations

from collections import Counter

Keys = frozenset[bytes]


class GoldenIds:
    """Which id bears which records, and what every id last held."""

    def __init__(self) -> None:
        self.held: dict[int, Keys] = {}
        self.last: dict[int, Keys] = {}  # retired id → records it last held
        self.retired_at: dict[int, int] = {}
        self.held_before: dict[Keys, tuple[int, int]] = {}  # set → (when, id) that last held exactly it
        self.issued = 0
        self.clock = 0

    def follow(self, partition: set[Keys]) -> None:
        """Give the clusters of the next partition their ids."""
        self.clock += 1
        kept = {i: c for i, c in self.held.items() if c in partition}
        old = {i: c for i, c in self.held.items() if i not in kept}
        new = sorted(partition - set(kept.values()), key=min)
        named = self._exact(new, old)
        self._by_overlap(new, old, named)
        for i in set(named.values()) & self.last.keys():
            del self.last[i]
        for i in old.keys() - set(named.values()):
            self.last[i], self.retired_at[i] = old[i], self.clock
        self._from_retired(new, kept, named)
        for cluster in new:
            if cluster not in named:
                self.issued += 1
                named[cluster] = self.issued
        for cluster, i in named.items():
            self.last.pop(i, None)
            self.held_before[cluster] = (self.clock, i)
        self.held = kept | {i: c for c, i in named.items()}

    def _exact(self, new: list[Keys], old: dict[int, Keys]) -> dict[Keys, int]:
        """Rule 1."""
        live = frozenset().union(*new)
        found = []
        for cluster in new:
            when, i = self.held_before.get(cluster, (0, 0))
            since = self.retired_at.get(i, 0)  # what holds what it does only since then is no reason against
            swallowed = any(
                held & cluster and held & live <= cluster and self.held_before[held][0] < since for held in old.values()
            )
            if i in old or (i in self.last and not swallowed):
                found.append((-when, i, cluster))
        named: dict[Keys, int] = {}
        for _, i, cluster in sorted(found, key=lambda f: f[:2]):
            if i not in named.values():
                named[cluster] = i
        return named

    def _by_overlap(self, new: list[Keys], old: dict[int, Keys], named: dict[Keys, int]) -> None:
        """Rule 2."""
        holder = {r: i for i, held in self.held.items() for r in held}
        options = []
        for i, held in old.items():
            redirecting = [c for c in self.last.values() if {holder[r] for r in c if r in holder} == {i}]
            own = held.difference(*redirecting)
            options += [
                (-len(own & cluster), -len(held & cluster), i, min(cluster), cluster)
                for cluster in new
                if held & cluster and (own & cluster or not own)
            ]
        for *_, i, _, cluster in sorted(options, key=lambda o: o[:4]):
            if i not in named.values() and cluster not in named:
                named[cluster] = i

    def _from_retired(self, new: list[Keys], kept: dict[int, Keys], named: dict[Keys, int]) -> None:
        """Rule 3."""
        options = []
        for cluster in new:
            for i, last in self.last.items():
                if cluster in named or i in named.values():
                    continue
                live = Counter({c: len(c & last) for c in (*new, *kept.values())})
                mine = live.pop(cluster)
                if mine and mine >= max(live.values(), default=0):
                    options.append((-mine, -self.retired_at[i], i, min(cluster), cluster))
        for *_, i, _, cluster in sorted(options, key=lambda o: o[:4]):
            if i not in named.values() and cluster not in named:
                named[cluster] = i
