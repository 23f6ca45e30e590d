"""Rows for other systems, read from a store in pages, each of one committed state.

Every page tells the tenant's `seq` when it was read; where it differs between pages, writes came in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from onefold.graph.ask.queries import shown
from onefold.graph.model.model import Model
from onefold.graph.rated import RatedGolden
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.contract.changes import Change
from onefold.graph.store.contract.matches import Edge

K = TypeVar("K")
PAGE = 500
ModelOf = Callable[[Reader], Model]  # the active model of the state that is read


class ExportKind(StrEnum):
    """What can be exported."""

    GOLDEN = "golden"
    CROSSWALK = "crosswalk"
    EDGES = "edges"
    CHANGES = "changes"


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


Row = RatedGolden | CrosswalkRow | EdgeRow | Change


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, all of one kind, and the tenant's `seq` when they were read."""

    rows: tuple[Row, ...]
    seq: int


def export_pages(store: Store, tenant: str, kind: ExportKind, model_of: ModelOf) -> Iterator[Page]:
    """All rows of a kind, in the order of their keys; a page's probabilities are by the model active at its state."""
    match kind:
        case ExportKind.GOLDEN:
            return _pages(store, tenant, "", lambda reader, after: _golden(reader, after, model_of(reader)))
        case ExportKind.CROSSWALK:
            return _pages(store, tenant, b"", lambda reader, after: _crosswalk(reader, after, model_of(reader)))
        case ExportKind.EDGES:
            return _pages(store, tenant, (b"", b""), lambda reader, after: _edges(reader, after, model_of(reader)))
        case ExportKind.CHANGES:
            return _pages(store, tenant, 0, _changes)


def _pages(
    store: Store, tenant: str, start: K, read: Callable[[Reader, K], tuple[list[Row], K] | None]
) -> Iterator[Page]:
    """Pages until `read` gives none; it gives the rows after a key, and the key to go on after."""
    after = start

    def look(reader: Reader) -> tuple[tuple[list[Row], K] | None, int]:
        return read(reader, after), reader.tenant().seq

    while True:
        found, seq = store.read(tenant, look)
        if found is None:
            return
        rows, after = found
        yield Page(tuple(rows), seq)


def _golden(reader: Reader, after: str, model: Model) -> tuple[list[Row], str] | None:
    golden = reader.scan_golden(after, PAGE)
    return ([*shown(reader, model, golden)], golden[-1].golden_id) if golden else None


def _crosswalk(reader: Reader, after: bytes, model: Model) -> tuple[list[Row], bytes] | None:
    records = reader.scan_records(after, PAGE)
    golden = reader.golden(sorted({record.golden_id for record in records if record.golden_id}))
    confidence = {golden_id: model.confidence(row.weakest_join) for golden_id, row in golden.items()}
    rows: list[Row] = [
        CrosswalkRow(r.source, r.record_id, r.golden_id, confidence[r.golden_id], r.key, r.fingerprint)
        for r in records
        if r.golden_id in confidence
    ]
    return (rows, records[-1].key) if records else None


def _edges(reader: Reader, after: tuple[bytes, bytes], model: Model) -> tuple[list[Row], tuple[bytes, bytes]] | None:
    edges = reader.scan_edges(after, PAGE)
    rows: list[Row] = [EdgeRow(edge, model.probability(edge.weight)) for edge in edges]
    return (rows, (edges[-1].low, edges[-1].high)) if edges else None


def _changes(reader: Reader, after: int) -> tuple[list[Row], int] | None:
    changes = reader.changes(after, PAGE)
    return ([*changes], changes[-1].seq) if changes else None
