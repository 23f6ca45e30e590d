"""`onefold resolve`: files in, one line per record out, without a server and without a store."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from onefold.graph.answers import CommandResult
from onefold.graph.engine import Engine
from onefold.graph.model.model import Model
from onefold.graph.store.memory import MemoryStore
from onefold.server.cli import inputs
from onefold.server.cli.connection import connected
from onefold.server.cli.console import counted, notice_compiling, progress, say
from onefold.server.cli.options import Files, Ignore, MappingFile, Rejects, SaveMapping, Tenant, checked_target
from onefold.server.cli.outcome import Rejections, refused
from onefold.server.cli.tabular import RowsFile
from onefold.server.files.commands import Located
from onefold.server.files.rejects import RejectsFile
from onefold.server.model_names import SHIPPED, named_model

COLUMNS = {"source": "text", "record_id": "text", "golden_record_id": "text", "confidence": "number"}


def resolve(
    files: Files,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write: .csv, .parquet or .jsonl.")],
    mapping: MappingFile = None,
    save_mapping: SaveMapping = None,
    ignore: Ignore = None,
    rejects: Rejects = None,
    model: Annotated[
        str,
        typer.Option("--model", envvar="ONEFOLD_MODEL", metavar="shipped|ID|FILE", help="The model that scores."),
    ] = SHIPPED,
    store: Annotated[
        str | None, typer.Option("--store", envvar="ONEFOLD_STORE", help="Where the model of an ID is stored.")
    ] = None,
    target: Annotated[
        str | None,
        typer.Option("--target", metavar="HOST:PORT", callback=checked_target, help="The same, on a running server."),
    ] = None,
    tenant: Tenant = "default",
) -> None:
    """Who is who in some files, once: writes source,record_id,golden_record_id,confidence for every record.

    A record keeps its place of the input. Confidence is the probability of the least certain join of its golden
    record, and empty for a record that stands alone.

    Example: onefold resolve customers.csv orders.parquet --out people.csv --ignore cluster
    """
    started = time.monotonic()
    inputs.refuse_overwriting(files, out=out, rejects=rejects, save_mapping=save_mapping)
    sources = inputs.planned(files, mapping, ignore or [])
    inputs.show(sources)
    if save_mapping is not None:
        inputs.save_mapping(sources, save_mapping)
    with RowsFile(out, COLUMNS) as rows, RejectsFile(rejects) as rejects_file, progress() as bars, _uncollected():
        rejections = Rejections(rejects_file)
        notice_compiling()
        located = _read(sources, rejections, bars)
        bar = bars.add_task("resolving", total=None)
        engine = Engine(MemoryStore(), _model(model, tenant, store, target))
        found = engine.resolve_once(tenant, [item.command for item in located])
        bars.remove_task(bar)
        by_file = {item.table.name: item.mapping for item in sources}
        for item, result in zip(located, found.results, strict=True):
            if result.error is not None:
                rejections.add(refused(item, result, by_file.get(item.file)))
        golden = _write(rows, found.results)
    seconds = time.monotonic() - started
    people = f"{counted(rows.count, 'record')} → {counted(golden, 'golden record')}"
    people += f", over {counted(found.matches, 'match')}"
    say(f"{people}, in {seconds:.1f} s; {counted(rejections.count, 'row')} rejected; wrote {out}")
    raise typer.Exit(rejections.exit_code())


def _model(name: str, tenant: str, store: str | None, target: str | None) -> Model:
    """The model of a name; where an id is to be looked up is asked only for an id."""

    def stored(model_id: str) -> Model:
        with connected(store, target, must_exist=True) as connection:
            return connection.model(tenant, model_id)

    return named_model(name, stored)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cyclic garbage collector, which finds nothing in millions of rows that all stay, over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(sources: list[inputs.Input], rejections: Rejections, bars: Progress) -> list[Located]:
    located: list[Located] = []
    for item in inputs.read(sources, bars):
        if isinstance(item, Located):
            located.append(item)
        else:
            rejections.add(item)
    return located


def _write(rows: RowsFile, results: list[CommandResult]) -> int:
    """Write every record once, where it first came; returns how many golden records there are."""
    records: dict[tuple[str, str], CommandResult] = {}
    for result in results:
        if result.golden_id:
            records.setdefault((result.source, result.record_id), result)
    for (source, record_id), result in records.items():
        rows.write((source, record_id, result.golden_id, result.confidence))
    return len({result.golden_id for result in records.values()})
