"""`onefold train`: learn a model from files, or from what is stored."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from onefold.graph.errors import InvalidArgument
from onefold.graph.model.model import Model
from onefold.graph.touchpoint import LabelledPair
from onefold.graph.training import Trained, TrainingReport
from onefold.graph.wording import counted
from onefold.server.cli import inputs
from onefold.server.cli.batch import read_all, uncollected
from onefold.server.cli.candidates import fields_on_trial, on_trial, settled, tell
from onefold.server.cli.commands.model import write_model
from onefold.server.cli.connection import connected
from onefold.server.cli.options import Ignore, MappingFile, Rejects, SaveMapping, StoreUrl, Target, Tenant
from onefold.server.cli.outcome import OK, Rejections
from onefold.server.cli.trained import TrainingBar, trained_on
from onefold.server.files.labels import read_labels
from onefold.server.files.rejects import RejectsFile
from onefold.server.shown.console import notice_compiling, progress, say
from onefold.server.shown.console import out as console
from onefold.server.shown.training import report_tables


def train(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE…",
            help="As for resolve: CSV, JSON, Parquet, Excel, SQL.",
            show_default="what is stored in --store or --target",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write the model; required when it is learned from files."),
    ] = None,
    labels: Annotated[
        str | None,
        typer.Option(
            "--labels",
            metavar="FILE",
            help="Known pairs: left_source,left_record_id,right_source,right_record_id,same.",
        ),
    ] = None,
    name: Annotated[str, typer.Option("--name", help="The name of the model.")] = "trained",
    report: Annotated[bool, typer.Option("--report", help="Show all that was learned.")] = False,
    mapping: MappingFile = None,
    save_mapping: SaveMapping = None,
    ignore: Ignore = None,
    rejects: Rejects = None,
    store: StoreUrl = None,
    target: Target = None,
    tenant: Tenant = "default",
) -> None:
    """Learn a model, without labels or with them; the same records give the same model, whatever their order.

    From files it is written to --out. From a store or through a server it is learned from the tenant's records and
    its stewards' assertions, and stored there; `onefold model activate` makes it the one that scores.

    Example: onefold train customers.csv orders.parquet --ignore cluster --out model.json --report
    """
    started = time.monotonic()
    if files:
        _refuse_both(store, target)
        if out is None:
            raise InvalidArgument("name a file for the model: --out model.json", field="out")
        read = [*files, *([labels] if labels else [])]
        inputs.check_outputs(read, out=out, save_mapping=save_mapping, rejects=rejects)
        known = read_labels(labels) if labels is not None else []
        sources = inputs.planned(files, mapping, ignore or [])
        if save_mapping is not None:
            inputs.save_mapping(sources, save_mapping)
        sources = on_trial(sources)
        inputs.show(sources)
        trained, code = _from_files(sources, rejects, known, name)
        model, told = trained.model, trained.report
        tell(told.own_fields, trained.left_out)
        if save_mapping is not None:
            inputs.save_mapping(settled(sources, trained.left_out), save_mapping)
    else:
        _refuse_options_of_files(mapping=mapping, save_mapping=save_mapping, ignore=ignore, rejects=rejects)
        inputs.check_outputs([labels] if labels else [], out=out)
        known = read_labels(labels) if labels is not None else []
        (model, told), code = _from_stored(store, target, tenant, known, name), OK
    if report:
        for table in report_tables(told):
            console().print(table)
    for note in told.notes:
        say(note)
    say(f"{told.trust:.0%} of what it knows of one person's records comes from these, the rest is typical of people")
    if out is not None:
        write_model(model, out)
    done = f"wrote {out}" if files else f"stored for tenant {tenant}" + (f", wrote {out}" if out else "")
    say(
        f"model {model.model_id} ({model.name}), learned from {counted(told.records, 'record')} over "
        f"{counted(told.pairs, 'pair')} in {time.monotonic() - started:.1f} s; {done}"
    )
    raise typer.Exit(code)


def _from_files(
    sources: list[inputs.Input], rejects: Path | None, labels: list[LabelledPair], name: str
) -> tuple[Trained, int]:
    """What was learned, and the exit code; rejected rows are told even where nothing is learned."""
    notice_compiling()
    with RejectsFile(rejects) as rejects_file, progress() as bars, uncollected():
        rejections = Rejections(rejects_file)
        try:
            commands = [item.command for item in read_all(sources, rejections, bars)]
            trained = trained_on(commands, bars, labels, name, fields_on_trial(sources))
        finally:
            code = rejections.exit_code()
    return trained, code


def _from_stored(
    store: str | None, target: str | None, tenant: str, labels: list[LabelledPair], name: str
) -> tuple[Model, TrainingReport]:
    with connected(store, target, must_exist=True) as connection, progress() as bars:
        stored, report = connection.trained(tenant, labels, name, TrainingBar(bars))
        return connection.model(tenant, stored.model_id), report


def _refuse_both(store: str | None, target: str | None) -> None:
    if target or (store and store != os.environ.get("ONEFOLD_STORE")):
        text = "a model is learned from files or from what is stored: name files, or --store or --target, not both"
        raise InvalidArgument(text, field="file")


def _refuse_options_of_files(**given: object) -> None:
    named = [f"--{name.replace('_', '-')}" for name, value in given.items() if value]
    if named:
        raise InvalidArgument(f"{' and '.join(named)} is about files; name the files to learn from", field="file")
