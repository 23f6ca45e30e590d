"""`onefold rescore`: score everything again with a model, beside the present state, then switch to the result."""

from __future__ import annotations

import time
from typing import Annotated

import typer
from onefold.server.cli.connection import LocalConnection, connected
from onefold.server.cli.console import progress, say
from onefold.server.cli.models import model_named
from onefold.server.cli.options import ModelName, StoreUrl, Tenant


def rescore(
    store: StoreUrl = None,
    model: ModelName = "shipped",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    tenant: Tenant = "default",
) -> None:
    """Score all records of a tenant again and switch to the result at once; readers see the old or the new.

    An interrupted run is taken up where it was.

    Example: onefold rescore --store neo4j://neo4j:secret@db:7687 --model model.json --dry-run
    """
    started = time.monotonic()
    last: object = None
    with connected(store, None, model, must_exist=True) as connection, progress() as bars:
        assert isinstance(connection, LocalConnection)
        bar = bars.add_task("re-scoring", total=None)
        for last in connection.rescore(tenant, model_named(model), dry_run):
            done, total = getattr(last, "records_done", None), getattr(last, "records_total", None)
            bars.update(bar, completed=done, total=total)
    summary = getattr(last, "summary", None)
    say(f"re-scored in {time.monotonic() - started:.1f} s" + (" (dry run: nothing was changed)" if dry_run else ""))
    if summary is not None:
        say(
            f"golden records {summary.golden_records_before:,} → {summary.golden_records_after:,}: "
            f"{summary.merges:,} merges, {summary.splits:,} splits, {summary.records_moved:,} records moved"
        )
