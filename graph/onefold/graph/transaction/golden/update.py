"""From clusters to golden records: keep ids, write what changed, and say so in the change log.

Only what differs is written: a cluster with the records, joins and values it had costs nothing but the look.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from onefold.graph.identity import hash_of, set_hash
from onefold.graph.metrics import COUNTERS
from onefold.graph.settings import Settings, Subject
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.store.contract.changes import Change, ChangeKind
from onefold.graph.store.contract.golden import GoldenRecord, GoldenValue
from onefold.graph.touchpoint import Record
from onefold.graph.transaction.golden.assign import Keys, assign, read_present
from onefold.graph.transaction.golden.survivorship import golden_values
from onefold.graph.transaction.linkage import Cluster


class GoldenUpdate:
    """What the clusters of one transaction mean for golden records; filled into a `Delta`."""

    def __init__(
        self,
        reader: Reader,
        delta: Delta,
        records: Mapping[bytes, Record],
        member_of: Mapping[bytes, bytes],
        settings: Settings,
        at: int,
        ruled: Set[bytes] = frozenset(),
    ) -> None:
        """Over the state before.

        `records` are those that came or changed, `member_of` the members of those that moved, `ruled` those that an
        accepted or revoked assertion is about; `at` is our clock, microseconds.
        """
        self.reader = reader
        self.delta = delta
        self.changed_records = records
        self.member_of = member_of
        self.settings = settings
        self.at = at
        self.ruled = ruled
        tenant = reader.tenant()
        self.seq = tenant.seq
        self.secret = tenant.secret
        self.entries: list[Change] = []

    def apply(self, clusters: Sequence[Cluster], gone: set[bytes]) -> dict[bytes, str]:
        """Fill golden records, placements and changes into the delta.

        Args:
            clusters: all clusters of the components that were linked again.
            gone: record keys that are no more.

        Returns:
            record key → golden id, for every record of `clusters`.
        """
        clusters = sorted(clusters, key=lambda c: c.records[0])  # the order of the change log, whatever theirs was
        records = [r for c in clusters for r in c.records]
        before = self.reader.golden_of([*records, *gone])
        old_ids = sorted(set(before.values()))
        held_before = self.reader.records_of_golden(old_ids)
        old = self.reader.golden(old_ids)
        kept, changed = self._sorted_out(clusters, before, held_before)
        moved_ids = sorted(set(old_ids) - {golden_id for _, golden_id in kept})
        present = read_present(self.reader, [frozenset(c.records) for c in changed], moved_ids)
        ids = self._named(
            [frozenset(c.records) for c in changed], assign([frozenset(c.records) for c in changed], present)
        )
        golden_of = {r: golden_id for c, golden_id in zip(changed, ids, strict=True) for r in c.records}
        golden_of |= {r: golden_id for c, golden_id in kept for r in c.records}
        self._log(changed, ids, present.held, golden_of, before)
        self._retire(set(moved_ids) - set(ids), old, present.held)
        revived = [i for i in ids if i in present.last_held]
        self.delta.last_held_gone += revived
        for cluster, golden_id in zip(changed, ids, strict=True):
            self.delta.held[set_hash(cluster.records)] = golden_id
        self._write(kept, changed, ids, {**old, **self.reader.golden(revived)})
        self._place(golden_of, before)
        self.delta.changes = self.entries
        return golden_of

    def _sorted_out(
        self, clusters: Sequence[Cluster], before: Mapping[bytes, str], held: Mapping[str, list[bytes]]
    ) -> tuple[list[tuple[Cluster, str]], list[Cluster]]:
        """(clusters that hold exactly what one golden record held, the others)."""
        kept, changed = [], []
        for cluster in clusters:
            golden_id = before.get(cluster.records[0], "")
            if golden_id and tuple(held[golden_id]) == cluster.records:
                kept.append((cluster, golden_id))
            else:
                changed.append(cluster)
        return kept, changed

    def _named(self, clusters: Sequence[Keys], assigned: Sequence[str | None]) -> list[str]:
        """New ids where none was assigned, in order of the smallest record key."""
        ids: list[str] = [i or "" for i in assigned]
        self.born: dict[str, tuple[int, int]] = {}
        nameless = sorted((min(clusters[at]), at) for at, i in enumerate(ids) if not i)
        for ordinal, (smallest, at) in enumerate(nameless):
            born = (self.seq + 1, ordinal)
            digest = hash_of("golden", self.secret, smallest, str(born))
            ids[at] = digest.hex()
            self.born[ids[at]] = born
        return ids

    def _log(
        self,
        clusters: Sequence[Cluster],
        ids: Sequence[str],
        held: Mapping[str, Keys],
        golden_of: Mapping[bytes, str],
        before: Mapping[bytes, str],
    ) -> None:
        for cluster, golden_id in zip(clusters, ids, strict=True):
            was = tuple(sorted(held.get(golden_id, ())))
            born = ChangeKind.CREATED if golden_id in self.born else ChangeKind.REVIVED
            kind = ChangeKind.CHANGED if golden_id in held else born
            related = {before[r] for r in cluster.records if r in before} | {
                golden_of[r] for r in was if r in golden_of
            }
            self._entry(kind, golden_id, was, cluster.records, related - {golden_id})
        for golden_id in sorted(held.keys() - set(ids)):
            was = tuple(sorted(held[golden_id]))
            self._entry(ChangeKind.RETIRED, golden_id, was, (), {golden_of[r] for r in was if r in golden_of})

    def _entry(
        self, kind: ChangeKind, golden_id: str, before: tuple[bytes, ...], after: tuple[bytes, ...], related: set[str]
    ) -> None:
        self.seq += 1
        if kind is not ChangeKind.SETTINGS:
            COUNTERS.add(f"golden_records.{kind}")
        self.entries.append(Change(self.seq, self.at, kind, golden_id, before, after, tuple(sorted(related))))

    def log_settings(self, subjects: Iterable[Subject]) -> None:
        """An entry for each subject whose settings changed, after those of golden records; see `Change`."""
        for subject in subjects:
            self._entry(ChangeKind.SETTINGS, " ".join(subject), (), (), set())

    def _retire(self, ids: set[str], old: Mapping[str, GoldenRecord], held: Mapping[str, Keys]) -> None:
        for golden_id in sorted(ids):
            self.delta.golden.append(
                replace(old[golden_id], live=False, retired_seq=self.seq, records=0, weakest_join=None,
                        best_rejected=None, cut=False, values=())
            )  # fmt: skip
            self.delta.last_held[golden_id] = sorted(held[golden_id])

    def _write(
        self,
        kept: Sequence[tuple[Cluster, str]],
        changed: Sequence[Cluster],
        ids: Sequence[str],
        old: Mapping[str, GoldenRecord],
    ) -> None:
        """Golden rows of changed clusters, and of kept ones whose values or joins differ."""
        touched = [(c, i) for c, i in kept if any(r in self.changed_records for r in c.records)]
        named = [*zip(changed, ids, strict=True), *touched]
        unread = [r for c, _ in named for r in c.records if r not in self.changed_records]
        records = {**self.reader.records(unread), **self.changed_records}
        for cluster, golden_id in named:
            values = golden_values([records[r] for r in cluster.records], self.settings)
            self._row(cluster, golden_id, old.get(golden_id), values)
        dealt = {i for _, i in named}
        for cluster, golden_id in kept:
            if golden_id not in dealt:
                self._row(cluster, golden_id, old[golden_id], old[golden_id].values)
        self._log_updates(touched, old, {i: c.records for c, i in (*named, *kept)})

    def _row(self, cluster: Cluster, golden_id: str, old: GoldenRecord | None, values: tuple[GoldenValue, ...]) -> None:
        row = GoldenRecord(
            golden_id=golden_id,
            born=self.born.get(golden_id, old.born if old else (0, 0)),
            records=len(cluster.records),
            weakest_join=cluster.weakest,
            best_rejected=cluster.rejected,
            cut=cluster.cut,
            values=values,
        )
        if old != row:
            self.delta.golden.append(row)

    def _log_updates(
        self,
        touched: Sequence[tuple[Cluster, str]],
        old: Mapping[str, GoldenRecord],
        held: Mapping[str, tuple[bytes, ...]],
    ) -> None:
        """Same records, but a value, evidence or ruling differs: what a catch-up must look at."""
        values = {g.golden_id: g.values for g in self.delta.golden if g.live}
        for cluster, golden_id in touched:
            differs = golden_id in values and values[golden_id] != old[golden_id].values
            if differs or any(r in self.member_of for r in cluster.records):
                self._entry(ChangeKind.UPDATED, golden_id, cluster.records, cluster.records, set())
        for golden_id, records in sorted(held.items()):
            if not self.ruled.isdisjoint(records):
                self._entry(ChangeKind.RULED, golden_id, records, records, set())

    def _place(self, golden_of: Mapping[bytes, str], before: Mapping[bytes, str]) -> None:
        """Placements of records that moved to another golden record or another member."""
        moved = [r for r, i in golden_of.items() if before.get(r) != i and r not in self.member_of]
        standing = self.reader.records(moved)
        for record in moved:
            self.delta.placements.append((record, standing[record].fingerprint, golden_of[record]))
        for record, member in self.member_of.items():
            if record in golden_of:
                self.delta.placements.append((record, member, golden_of[record]))
