"""`onefold model …`: the models of a tenant, listed, shown, compared, tried, activated and exported."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from onefold.graph.errors import InvalidArgument
from onefold.graph.model.compare import compare_models
from onefold.graph.model.model import Model
from onefold.server.cli.connection import activated, connected, stored_models
from onefold.server.cli.options import Examples, StoreUrl, Target, Tenant
from onefold.server.model_names import named_model
from onefold.server.shown import regrouped
from onefold.server.shown.console import out as console
from onefold.server.shown.console import say
from onefold.server.shown.models import comparison_tables, fields_table, heading, hypotheses_table, models_table

model = typer.Typer(
    name="model", no_args_is_help=True, help="The models of a tenant: what weighs its evidence.", add_completion=False
)

ModelArgument = Annotated[str, typer.Argument(metavar="shipped|ID|FILE", help="Which model.", show_default=False)]
ModelOrActive = Annotated[
    str | None, typer.Argument(metavar="[shipped|ID|FILE]", help="Which model.", show_default="the active one")
]
OutFile = Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write it, as JSON.")]


@model.command("list")
def list_models(store: StoreUrl = None, target: Target = None, tenant: Tenant = "default") -> None:
    """List the models of a tenant, oldest first; * marks the active one.

    Example: onefold model list --store sqlite:///onefold.db
    """
    with connected(store, target, must_exist=True) as connection:
        models, active = connection.models(tenant), connection.active_model_id(tenant)
    if not models:
        say(f"tenant {tenant} has no model yet: it takes one with the first record")
        return
    console().print(models_table(models, active))


@model.command()
def show(name: ModelOrActive = None, store: StoreUrl = None, target: Target = None, tenant: Tenant = "default") -> None:
    """Show a model: its thresholds, the bits of every level of every field, and who two records may be of.

    Example: onefold model show --store sqlite:///onefold.db
    """
    found = _model(name, store, target, tenant)
    for line in heading(found):
        say(line)
    console().print(fields_table(found))
    if found.variants or found.alternatives:
        console().print(hypotheses_table(found))


@model.command()
def compare(
    left: ModelArgument,
    right: ModelArgument,
    store: StoreUrl = None,
    target: Target = None,
    tenant: Tenant = "default",
) -> None:
    """Show what differs between two models: weights, prior, hypotheses, caps, calibration.

    Example: onefold model compare shipped model.json --store sqlite:///onefold.db
    """
    pair = [_model(name, store, target, tenant) for name in (left, right)]
    for table in comparison_tables(compare_models(*pair)):
        console().print(table)


@model.command()
def shadow(
    name: ModelArgument,
    store: StoreUrl = None,
    target: Target = None,
    examples: Examples = regrouped.EXAMPLES,
    tenant: Tenant = "default",
) -> None:
    """Say which golden records would merge or split under a model; nothing is changed.

    Example: onefold model shadow model.json --store sqlite:///onefold.db --examples 20
    """
    with connected(store, target, must_exist=True) as connection:
        tried = named_model(name, partial(connection.model, tenant))
        regrouped.run(connection.rescored(tenant, tried, dry_run=True), "trying the model", examples)


@model.command()
def activate(
    name: ModelArgument,
    expected: Annotated[
        str | None,
        typer.Option(
            "--expected",
            metavar="ID",
            help="Activate only if this model is active; otherwise it is a conflict.",
            show_default="the one that is active now",
        ),
    ] = None,
    store: StoreUrl = None,
    target: Target = None,
    tenant: Tenant = "default",
) -> None:
    """Score everything again with a model and switch to the result at once; a file's model is stored first.

    Example: onefold model activate model.json --store sqlite:///onefold.db
    """
    with connected(store, target, must_exist=True) as connection:
        chosen = named_model(name, partial(connection.model, tenant))
        regrouped.run(activated(connection, tenant, chosen, expected), "activating the model")


@model.command()
def export(
    out: OutFile,
    name: ModelOrActive = None,
    store: StoreUrl = None,
    target: Target = None,
    tenant: Tenant = "default",
) -> None:
    """Write a model to a file, for another store or for `--model FILE`.

    Example: onefold model export --out model.json --store sqlite:///onefold.db
    """
    found = _model(name, store, target, tenant)
    write_model(found, out)
    say(f"wrote model {found.model_id} ({found.name}) to {out}")


def write_model(saved: Model, path: Path) -> None:
    """Write a model file. Raises InvalidArgument when it cannot be written."""
    try:
        path.write_bytes(saved.body)
    except OSError as error:
        raise InvalidArgument(f"{path}: cannot be written: {error.strerror}", field="out") from None


def _model(name: str | None, store: str | None, target: str | None, tenant: str) -> Model:
    """The model of a name, or the active one. Raises as `named_model`; InvalidArgument when none is active yet."""
    if name is not None:
        return named_model(name, stored_models(store, target, tenant))
    with connected(store, target, must_exist=True) as connection:
        active = connection.active_model_id(tenant)
        if not active:
            text = f"tenant {tenant} has no model yet: it takes one with the first record; name shipped, or a file"
            raise InvalidArgument(text, field="model")
        return connection.model(tenant, active)
