"""The reader of the memory store: every method in the fewest lines that say what the contract means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from heapq import nsmallest
from itertools import islice

from onefold.graph.settings import Settings
from onefold.graph.store.memory.settings import settings_in
from onefold.graph.store.memory.tables import DerivedTables, TenantTables
from onefold.graph.store.rows import (
    Carrier,
    Change,
    Counts,
    Edge,
    Generation,
    GoldenRecord,
    Posting,
    StoredModel,
    TenantState,
)
from onefold.graph.touchpoint import Assertion, Record, StoredTouchpoint


class MemoryReader:
    """One tenant seen through one generation; used only while the store's lock is held."""

    def __init__(self, tables: TenantTables, generation: int | None) -> None:
        self._tables = tables
        self._generation = tables.active if generation is None else generation
        self._derived = tables.derived.get(self._generation) or DerivedTables()

    def tenant(self) -> TenantState:
        """See the contract."""
        tables = self._tables
        counts = len(tables.assertions), len(tables.under_way)
        return TenantState(tables.seq, tables.secret, tables.active, tables.model_id, *counts)

    def generation(self) -> int:
        """See the contract."""
        return self._generation

    def at(self, generation: int) -> MemoryReader:
        """See the contract."""
        return MemoryReader(self._tables, generation)

    def generations(self) -> list[Generation]:
        """See the contract."""
        return [generation for _, generation in sorted(self._tables.generations.items())]

    def model(self, model_id: str) -> bytes | None:
        """See the contract."""
        stored = self._tables.models.get(model_id)
        return None if stored is None else stored[1]

    def models(self) -> list[StoredModel]:
        """See the contract."""
        return sorted((known for known, _ in self._tables.models.values()), key=lambda m: (m.stored_at, m.model_id))

    def settings(self) -> Settings:
        """See the contract."""
        return settings_in(self._tables)

    def touchpoints(self, ids: Sequence[tuple[str, str]]) -> dict[tuple[str, str], StoredTouchpoint]:
        """See the contract."""
        found = self._tables.touchpoints
        return {key: found[key] for key in ids if key in found}

    def touchpoints_of(self, records: Sequence[bytes]) -> dict[bytes, list[StoredTouchpoint]]:
        """See the contract."""
        tables = self._tables
        return {
            record: sorted((tables.touchpoints[key] for key in tables.touchpoints_of[record]), key=_touchpoint_order)
            for record in records
            if record in tables.touchpoints_of
        }

    def records(self, keys: Sequence[bytes]) -> dict[bytes, Record]:
        """See the contract."""
        return {key: self._record(key) for key in keys if key in self._tables.records}

    def scan_records(self, after: bytes, limit: int, source: str | None = None) -> list[Record]:
        """See the contract."""
        records = self._tables.records
        keys = (key for key, record in records.items() if key > after and source in (None, record.source))
        return [self._record(key) for key in nsmallest(limit, keys)]

    def records_saying(self, fingerprints: Sequence[bytes]) -> dict[bytes, list[bytes]]:
        """See the contract."""
        saying = self._derived.saying
        return {fingerprint: sorted(saying[fingerprint]) for fingerprint in fingerprints if fingerprint in saying}

    def records_of_golden(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        of_golden = self._derived.of_golden
        return {golden_id: sorted(of_golden[golden_id]) for golden_id in golden_ids if golden_id in of_golden}

    def golden_of(self, records: Sequence[bytes]) -> dict[bytes, str]:
        """See the contract."""
        placements = self._derived.placements
        return {record: placements[record][1] for record in records if record in placements}

    def records_with_identifier(self, namespace: str, value: str, after: bytes, limit: int) -> list[bytes]:
        """See the contract."""
        users = self._tables.users.get((namespace, value), set())
        return nsmallest(limit, (record for record in users if record > after))

    def carriers(self, identifiers: Sequence[tuple[str, str]], limit: int) -> dict[tuple[str, str], list[Carrier]]:
        """See the contract."""
        users, uses = self._tables.users, self._tables.uses
        found = ((i, ((uses[record][i].said, record) for record in users[i])) for i in identifiers if i in users)
        return {identifier: nsmallest(limit, carriers) for identifier, carriers in found}

    def evidence(self, fingerprints: Sequence[bytes]) -> dict[bytes, bytes]:
        """See the contract."""
        evidence = self._derived.evidence
        return {fingerprint: evidence[fingerprint] for fingerprint in fingerprints if fingerprint in evidence}

    def orphans(self, limit: int) -> list[bytes]:
        """See the contract."""
        return nsmallest(limit, self._derived.evidence.keys() - self._derived.saying.keys())

    def postings(self, keys: Sequence[bytes], limit: int) -> dict[bytes, Posting]:
        """See the contract."""
        postings = self._derived.postings
        found = ((key, postings[key]) for key in keys if key in postings)
        return {key: Posting(len(all_), list(all_) if len(all_) <= limit else None) for key, all_ in found}

    def edges(self, fingerprints: Sequence[bytes]) -> list[Edge]:
        """See the contract."""
        at = self._derived.edges_at
        return [self._derived.edges[ends] for ends in {e for end in fingerprints for e in at.get(end, ())}]

    def scan_edges(self, after: tuple[bytes, bytes], limit: int) -> list[Edge]:
        """See the contract."""
        edges = self._derived.edges
        return [edges[ends] for ends in nsmallest(limit, (ends for ends in edges if ends > after))]

    def assertions(self, ids: Sequence[str]) -> dict[str, Assertion]:
        """See the contract."""
        live = self._tables.assertions
        return {assertion_id: live[assertion_id] for assertion_id in ids if assertion_id in live}

    def assertions_about(self, records: Sequence[bytes]) -> list[Assertion]:
        """See the contract."""
        about = self._tables.assertions_about
        return [self._tables.assertions[id_] for id_ in sorted({i for key in records for i in about.get(key, ())})]

    def golden(self, golden_ids: Sequence[str]) -> dict[str, GoldenRecord]:
        """See the contract."""
        golden = self._tables.golden
        return {golden_id: golden[golden_id] for golden_id in golden_ids if golden_id in golden}

    def scan_golden(self, after: str, limit: int) -> list[GoldenRecord]:
        """See the contract."""
        golden = self._tables.golden
        live = (id_ for id_, row in golden.items() if row.live and id_ > after)
        return [golden[id_] for id_ in nsmallest(limit, live)]

    def last_held(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        held = self._tables.last_held
        return {golden_id: sorted(held[golden_id]) for golden_id in golden_ids if golden_id in held}

    def retired_holding(self, records: Sequence[bytes]) -> dict[bytes, list[str]]:
        """See the contract."""
        holding = self._tables.retired_holding
        return {record: sorted(holding[record]) for record in records if record in holding}

    def held_before(self, set_hashes: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
        """See the contract."""
        held = self._tables.held
        return {set_hash: held[set_hash] for set_hash in set_hashes if set_hash in held}

    def changes(self, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        start = bisect_right(self._tables.changes, after_seq, key=lambda change: change.seq)
        return self._tables.changes[start : start + limit]

    def changes_of(self, golden_id: str, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        of_golden = (c for c in self._tables.changes if c.golden_id == golden_id and c.seq > after_seq)
        return list(islice(of_golden, limit))

    def counts(self) -> Counts:
        """See the contract."""
        tables, derived = self._tables, self._derived
        return Counts(
            touchpoints=len(tables.touchpoints),
            records=len(tables.records),
            identifiers=len(tables.users),
            evidences=len(derived.evidence),
            matches=len(derived.edges),
            keys=len(derived.postings),
            golden_records=sum(golden.live for golden in tables.golden.values()),
            assertions=len(tables.assertions),
            changes=len(tables.changes),
        )

    def _record(self, key: bytes) -> Record:
        fingerprint, golden_id = self._derived.placements.get(key, (b"", ""))
        return replace(self._tables.records[key], fingerprint=fingerprint, golden_id=golden_id)


def _touchpoint_order(stored: StoredTouchpoint) -> tuple[bool, int, str]:
    observed_at = stored.touchpoint.observed_at
    return observed_at is not None, observed_at or 0, stored.touchpoint.touchpoint_id
