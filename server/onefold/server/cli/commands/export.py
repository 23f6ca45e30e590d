"""`onefold export`: golden records, the crosswalk, matches or the change log, for other systems."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from onefold.graph.ask.export import CrosswalkRow, EdgeRow, ExportKind
from onefold.graph.rated import RatedGolden
from onefold.graph.store.contract.changes import Change
from onefold.graph.store.contract.golden import RECORD_KIND, GoldenValue
from onefold.graph.units import UNIT
from onefold.graph.wording import counted
from onefold.server.cli.connection import connected
from onefold.server.cli.options import StoreUrl, Target, Tenant
from onefold.server.cli.tabular import RowsFile, Value, check_ending
from onefold.server.files.times import iso
from onefold.server.shown.console import notice, progress, say

COLUMNS: dict[ExportKind, dict[str, str]] = {
    ExportKind.GOLDEN: {
        "golden_record_id": "text",
        "kind": "text",
        "records": "int",
        "confidence": "number",
        "attribute": "text",
        "field": "text",
        "value": "text",
        "source": "text",
        "record_id": "text",
        "observed_at": "text",
        "rule": "text",
        "preferred": "bool",
    },
    ExportKind.CROSSWALK: {
        "source": "text",
        "record_id": "text",
        "golden_record_id": "text",
        "confidence": "number",
        "record_key": "text",
        "fingerprint": "text",
    },
    ExportKind.EDGES: {"low": "text", "high": "text", "bits": "number", "probability": "number", "support": "int"},
    ExportKind.CHANGES: {
        "seq": "int",
        "at": "text",
        "kind": "text",
        "golden_record_id": "text",
        "before": "list",
        "after": "list",
        "related": "list",
    },
}


def export(
    kind: Annotated[ExportKind, typer.Argument(help="What to export; golden records come value by value.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write: .csv, .parquet or .jsonl.")],
    store: StoreUrl = None,
    target: Target = None,
    tenant: Tenant = "default",
) -> None:
    """Write golden records, the crosswalk (record → golden record), matches or the change log to a file.

    Example: onefold export crosswalk --out crosswalk.parquet --store sqlite:///onefold.db
    """
    check_ending(out)
    seqs: set[int] = set()
    with (
        connected(store, target, must_exist=True) as connection,
        RowsFile(out, COLUMNS[kind]) as rows,
        progress() as bars,
    ):
        bar = bars.add_task(f"exporting {kind.value}", total=None)
        for page in connection.export(tenant, kind):
            seqs.add(page.seq)
            for row in page.rows:
                for cells in _CELLS[kind](row):
                    rows.write(cells)
            bars.update(bar, completed=rows.count)
    if len(seqs) > 1:
        notice("the tenant was written to meanwhile: rows of different moments stand side by side")
    if not rows.count:
        notice(f"tenant {tenant} has none of these; --tenant names another")
    say(f"wrote {counted(rows.count, 'row')} to {out}")


def _golden(golden: RatedGolden) -> list[list[Value]]:
    head: list[Value] = [golden.golden_id, golden.kind or None, golden.records, golden.confidence]
    said = (value for value in golden.values if value.attribute != RECORD_KIND)
    lines = [[*head, *cells] for value in said for cells in _parts(value)]
    return lines or [[*head, *[None] * (len(COLUMNS[ExportKind.GOLDEN]) - len(head))]]


def _parts(value: GoldenValue) -> list[list[Value]]:
    tail: list[Value] = [value.source, value.record_id, iso(value.observed_at), value.rule, value.preferred]
    return [[value.attribute, name, text, *tail] for name, text in value.value]


def _crosswalk(row: CrosswalkRow) -> list[list[Value]]:
    keys: list[Value] = [row.record_key.hex(), row.fingerprint.hex()]
    return [[row.source, row.record_id, row.golden_id, row.confidence, *keys]]


def _edge(row: EdgeRow) -> list[list[Value]]:
    edge = row.edge
    return [[edge.low.hex(), edge.high.hex(), edge.weight / UNIT, row.probability, edge.support]]


def _change(row: Change) -> list[list[Value]]:
    before, after = [key.hex() for key in row.before], [key.hex() for key in row.after]
    return [[row.seq, iso(row.at), row.kind, row.golden_id, before, after, list(row.related)]]


_CELLS: dict[ExportKind, Callable[[Any], list[list[Value]]]] = {
    ExportKind.GOLDEN: _golden,
    ExportKind.CROSSWALK: _crosswalk,
    ExportKind.EDGES: _edge,
    ExportKind.CHANGES: _change,
}
