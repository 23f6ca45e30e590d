"""Rows for other systems, read from a store in pages, each of one committed state.

Every page tells the tenant's `seq` when it was read; where it differs between pages, writes came in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.rows import Change, Edge, GoldenRecord
from onefold.graph.touchpoint import Record

PAGE = 500
Probability = Callable[[int], float]  # calibrated, of a raw weight


class ExportKind(StrEnum):
    """What can be exported."""

    GOLDEN = "golden"
    CROSSWALK = "crosswalk"
    EDGES = "edges"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class GoldenRow:
    """A golden record; `confidence` is the probability of its weakest join, None for a record alone."""

    golden: GoldenRecord
    confidence: float | None


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """Which golden record a record is in; `confidence` is that of the golden record."""

    source: str
    record_id: str
    golden_id: str
    confidence: float | None
    record_key: bytes
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A stored match; `probability` is calibrated, of the pair alone."""

    edge: Edge
    probability: float


Row = GoldenRow | CrosswalkRow | EdgeRow | Change


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, all of one kind, and the tenant's `seq` when they were read."""

    rows: tuple[Row, ...]
    seq: int


def export_pages(store: Store, tenant: str, kind: ExportKind, probability: Probability) -> Iterator[Page]:
    """All rows of a kind, in the order of their keys; `probability` is that of the tenant's active model."""
    match kind:
        case ExportKind.GOLDEN:
            return _golden_pages(store, tenant, probability)
        case ExportKind.CROSSWALK:
            return _crosswalk_pages(store, tenant, probability)
        case ExportKind.EDGES:
            return _edge_pages(store, tenant, probability)
        case ExportKind.CHANGES:
            return _change_pages(store, tenant)


def _confidence(golden: GoldenRecord, probability: Probability) -> float | None:
    return None if golden.weakest_join is None else probability(golden.weakest_join)


def _golden_pages(store: Store, tenant: str, probability: Probability) -> Iterator[Page]:
    after = ""

    def look(reader: Reader) -> tuple[list[GoldenRecord], int]:
        return reader.scan_golden(after, PAGE), reader.tenant().seq

    while (found := store.read(tenant, look))[0]:
        yield Page(tuple(GoldenRow(golden, _confidence(golden, probability)) for golden in found[0]), found[1])
        after = found[0][-1].golden_id


def _crosswalk_pages(store: Store, tenant: str, probability: Probability) -> Iterator[Page]:
    after = b""

    def look(reader: Reader) -> tuple[list[Record], dict[str, GoldenRecord], int]:
        records = reader.scan_records(after, PAGE)
        golden = reader.golden(sorted({record.golden_id for record in records if record.golden_id}))
        return records, golden, reader.tenant().seq

    while (found := store.read(tenant, look))[0]:
        records, golden, seq = found
        confidence = {golden_id: _confidence(row, probability) for golden_id, row in golden.items()}
        rows = tuple(
            CrosswalkRow(r.source, r.record_id, r.golden_id, confidence[r.golden_id], r.key, r.fingerprint)
            for r in records
            if r.golden_id in confidence
        )
        yield Page(rows, seq)
        after = records[-1].key


def _edge_pages(store: Store, tenant: str, probability: Probability) -> Iterator[Page]:
    after = (b"", b"")

    def look(reader: Reader) -> tuple[list[Edge], int]:
        return reader.scan_edges(after, PAGE), reader.tenant().seq

    while (found := store.read(tenant, look))[0]:
        yield Page(tuple(EdgeRow(edge, probability(edge.weight)) for edge in found[0]), found[1])
        after = (found[0][-1].low, found[0][-1].high)


def _change_pages(store: Store, tenant: str) -> Iterator[Page]:
    after = 0

    def look(reader: Reader) -> tuple[list[Change], int]:
        return reader.changes(after, PAGE), reader.tenant().seq

    while (found := store.read(tenant, look))[0]:
        yield Page(tuple(found[0]), found[1])
        after = found[0][-1].seq
