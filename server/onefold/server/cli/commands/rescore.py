"""`onefold rescore`: score everything again with a model, beside the present state, then switch to the result."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from onefold.graph.engine import Onefold
from onefold.graph.engine.models import MAX_REGROUPINGS
from onefold.graph.errors import TooLittleToTrain
from onefold.graph.model.model import Model, shipped_model
from onefold.graph.wording import counted
from onefold.server.cli.commands.model import activated
from onefold.server.cli.connection import connected
from onefold.server.cli.options import Examples, StoreUrl, Target, Tenant
from onefold.server.cli.trained import TrainingBar
from onefold.server.model_names import AUTO, named_model
from onefold.server.shown import regrouped
from onefold.server.shown.console import progress, say


def rescore(
    store: StoreUrl = None,
    target: Target = None,
    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            metavar="shipped|auto|ID|FILE",
            help="The model that scores from now on; auto trains one on what is stored.",
            show_default="the tenant's active one",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    examples: Examples = regrouped.EXAMPLES,
    tenant: Tenant = "default",
) -> None:
    """Score all records of a tenant again and switch to the result at once; readers see the old or the new.

    An interrupted run is taken up where it was. A dry run names golden records that would merge or split.

    Example: onefold rescore --store sqlite:///onefold.db --model model.json --dry-run
    """
    with connected(store, target, must_exist=True) as connection:
        wanted = None if model is None else _model(connection, tenant, model)
        if wanted is None:
            steps = connection.rescore(tenant, dry_run)
        elif dry_run:
            steps = connection.shadow_run(tenant, wanted, MAX_REGROUPINGS)
        else:
            steps = activated(connection, tenant, wanted)
        regrouped.run(steps, "re-scoring", examples)


def _model(connection: Onefold, tenant: str, name: str) -> Model:
    """The model of a name; "auto" is learned from what is stored, and stored, or the shipped one."""
    stored = partial(connection.model, tenant)
    if name != AUTO:
        return named_model(name, stored)
    try:
        with progress() as bars:
            trained, report = connection.train(tenant, progress=TrainingBar(bars))
    except TooLittleToTrain as error:
        say(f"the shipped model ({error.message})")
        return shipped_model()
    say(f"model {trained.model_id} ({trained.name}): learned from {counted(report.records, 'record')}, stored")
    return stored(trained.model_id)
