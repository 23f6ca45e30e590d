"""`onefold rescore`: score everything again with a model, beside the present state, then switch to the result."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from onefold.graph.answers import RescoreSummary
from onefold.server.cli.connection import connected
from onefold.server.cli.console import counted, progress, say
from onefold.server.cli.options import StoreUrl, Target, Tenant


def rescore(
    store: StoreUrl = None,
    target: Target = None,
    model: Annotated[
        str | None,
        typer.Option(
            "--model", metavar="shipped|FILE", help="The model that scores.", show_default="the tenant's active one"
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    tenant: Tenant = "default",
) -> None:
    """Score all records of a tenant again and switch to the result at once; readers see the old or the new.

    An interrupted run is taken up where it was. A server re-scores with its own model.

    Example: onefold rescore --store sqlite:///onefold.db --model model.json --dry-run
    """
    started = time.monotonic()
    summary: RescoreSummary | None = None
    with connected(store, target, must_exist=True) as connection, progress() as bars:
        bar = bars.add_task("re-scoring", total=None)
        for step in connection.rescored(tenant, model, dry_run):
            bars.update(bar, completed=step.records_done, total=step.records_total)
            summary = step.summary or summary
    seconds = time.monotonic() - started
    if summary is None:
        say(f"nothing to re-score, after {seconds:.1f} s")
        return
    done = "active now" if summary.activated else "nothing was changed"
    say(f"re-scored with model {summary.model_id} in {seconds:.1f} s; {done}")
    say(
        f"{counted(summary.golden_records_before, 'golden record')} → {summary.golden_records_after:,}: "
        f"{counted(summary.merges, 'merge')}, {counted(summary.splits, 'split')}, "
        f"{counted(summary.records_moved, 'record')} in other company"
    )
