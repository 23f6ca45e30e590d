"""Touchpoints and records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest

from onefold.graph.store.contract import Delta
from onefold.graph.store.memory.evidence import GenerationEvidence
from onefold.graph.store.memory.indexes import index, unindex
from onefold.graph.touchpoint import Record, StoredTouchpoint


@dataclass
class RecordTables:
    """By source and touchpoint id, and by record key; `touchpoints_of` is the index of the first by record."""

    __slots__ = ()

    touchpoints: dict[tuple[str, str], StoredTouchpoint] = field(default_factory=dict)
    touchpoints_of: dict[bytes, set[tuple[str, str]]] = field(default_factory=dict)
    records: dict[bytes, Record] = field(default_factory=dict)


class RecordReader:
    """See the contract."""

    _tables: RecordTables
    _derived: GenerationEvidence

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

    def _record(self, key: bytes) -> Record:
        fingerprint, golden_id = self._derived.placements.get(key, (b"", ""))
        return replace(self._tables.records[key], fingerprint=fingerprint, golden_id=golden_id)


def remove(tables: RecordTables, delta: Delta) -> None:
    """Forget records and their touchpoints."""
    for record in delta.forgotten_records:
        tables.records.pop(record, None)
        for touchpoint in tables.touchpoints_of.pop(record, ()):
            del tables.touchpoints[touchpoint]


def add(tables: RecordTables, delta: Delta) -> None:
    """Put touchpoints and records."""
    for stored in delta.touchpoints:
        _put_touchpoint(tables, stored)
    for record in delta.records:
        tables.records[record.key] = replace(record, fingerprint=b"", golden_id="")


def _put_touchpoint(tables: RecordTables, stored: StoredTouchpoint) -> None:
    """Put a touchpoint in the place of the one with the same source and id."""
    key = (stored.touchpoint.source, stored.touchpoint.touchpoint_id)
    before = tables.touchpoints.get(key)
    if before is not None:
        unindex(tables.touchpoints_of, before.record_key, key)
    tables.touchpoints[key] = stored
    index(tables.touchpoints_of, stored.record_key, key)


def _touchpoint_order(stored: StoredTouchpoint) -> tuple[bool, int, str]:
    observed_at = stored.touchpoint.observed_at
    return observed_at is not None, observed_at or 0, stored.touchpoint.touchpoint_id
