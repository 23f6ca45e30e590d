"""`onefold resolve`: files in, one line per record out, without a server and without a store."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from onefold.graph.answers import CommandResult, OneShot
from onefold.graph.engine import Engine
from onefold.graph.store.memory import MemoryStore
from onefold.graph.wording import counted
from onefold.server.cli import inputs
from onefold.server.cli.batch import (
    ModelName,
    ModelStore,
    ModelTarget,
    given_model,
    learned_model,
    read_all,
    reject_refused,
    uncollected,
    with_own_fields,
)
from onefold.server.cli.candidates import fields_on_trial, settled, tell, unsaid
from onefold.server.cli.commands.model import write_model
from onefold.server.cli.options import Files, Ignore, MappingFile, Rejects, SaveMapping, Tenant
from onefold.server.cli.outcome import Rejections
from onefold.server.cli.tabular import RowsFile, check_ending
from onefold.server.files.rejects import RejectsFile
from onefold.server.model_names import AUTO
from onefold.server.shown.console import notice_compiling, progress, say

COLUMNS = {"source": "text", "record_id": "text", "golden_record_id": "text", "confidence": "number"}


def resolve(
    files: Files,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write: .csv, .parquet or .jsonl.")],
    mapping: MappingFile = None,
    save_mapping: SaveMapping = None,
    ignore: Ignore = None,
    rejects: Rejects = None,
    model: ModelName = AUTO,
    save_model: Annotated[
        Path | None, typer.Option("--save-model", metavar="FILE", help="Write the model that was used.")
    ] = None,
    store: ModelStore = None,
    target: ModelTarget = None,
    tenant: Tenant = "default",
) -> None:
    """Who is who in some files, once: writes source,record_id,golden_record_id,confidence for every record.

    Records come in the order of the input. Confidence is the probability of the least certain join of its golden
    record, and empty for a record that stands alone.

    Example: onefold resolve customers.csv orders.parquet --out people.csv --ignore cluster
    """
    started = time.monotonic()
    check_ending(out)
    inputs.check_outputs(files, out=out, rejects=rejects, save_mapping=save_mapping, save_model=save_model)
    given = given_model(model, tenant, store, target)
    sources = inputs.planned(files, mapping, ignore or [])
    if save_mapping is not None:
        inputs.save_mapping(sources, save_mapping)
    sources = with_own_fields(sources, given, mapping is not None)
    inputs.show(sources)
    with RowsFile(out, COLUMNS) as rows, RejectsFile(rejects) as rejects_file, progress() as bars, uncollected():
        rejections = Rejections(rejects_file)
        notice_compiling()
        located = read_all(sources, rejections, bars)
        chosen = given or learned_model([item.command for item in located], bars, fields_on_trial(sources))
        sources, located = settled(sources, chosen.left_out), unsaid(located, chosen.left_out)
        commands = [item.command for item in located]
        bar = bars.add_task("resolving", total=None)
        engine = Engine(MemoryStore(), chosen.model)
        found = engine.resolve_once(tenant, commands)
        bars.remove_task(bar)
        reject_refused(sources, located, found.results, rejections)
        golden = _write(rows, found.results)
    if save_mapping is not None:
        inputs.save_mapping(sources, save_mapping)
    if save_model is not None:
        write_model(chosen.model, save_model)
    seconds = time.monotonic() - started
    tell(chosen.own_fields, chosen.left_out)
    say(chosen.told())
    people = f"{counted(rows.count, 'record')} → {counted(golden, 'golden record')}"
    people += f", over {_joined_by(found)}"
    say(f"{people}, in {seconds:.1f} s; {counted(rejections.count, 'row')} rejected; wrote {out}")
    raise typer.Exit(rejections.exit_code())


def _joined_by(found: OneShot) -> str:
    """What joined the records: those that say just what another one says need no match."""
    matches = counted(found.matches, "match")
    if not found.alike:
        return matches
    alike = f"{counted(found.alike, 'record')} that {'repeats' if found.alike == 1 else 'repeat'} another"
    return f"{alike} and {matches}" if found.matches else alike


def _write(rows: RowsFile, results: list[CommandResult]) -> int:
    """Write every record once, where it first came; returns how many golden records there are."""
    records: dict[tuple[str, str], CommandResult] = {}
    for result in results:
        if result.golden_id:
            records.setdefault((result.source, result.record_id), result)
    for (source, record_id), result in records.items():
        rows.write((source, record_id, result.golden_id, result.confidence))
    return len({result.golden_id for result in records.values()})
