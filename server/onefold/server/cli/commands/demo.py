"""`onefold demo`: the whole story on sample data, through a real server and client."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from onefold.graph.store.urls import masked_url
from onefold.server.cli.options import STORE_URLS, Tenant
from onefold.server.cli.outcome import FAILED, OK
from onefold.server.demo.sample import load_sample
from onefold.server.demo.stage import staged
from onefold.server.demo.telling import Teller
from onefold.server.shown.console import notice_compiling, out
from onefold.server.shown.golden import stored


def demo(
    store: Annotated[
        str | None, typer.Option("--store", envvar="ONEFOLD_STORE", help=STORE_URLS, show_default="a temporary one")
    ] = None,
    tenant: Tenant = "demo",
) -> None:
    """Tell the whole story on sample data: a real server, a real client, under two minutes.

    Without --store on a new embedded store that is gone afterwards; with one, what was told stays there to explore.

    Example: onefold demo --store neo4j://neo4j:password@localhost:7687
    """
    started = time.monotonic()
    console, sample = out(), load_sample()
    where = masked_url(store) if store else "an embedded store in a temporary folder"
    console.print(f"[bold]Onefold[/] — starting a server on {where} …")
    notice_compiling()
    with staged(store, tenant) as stage:
        for settings in sample.sources:
            stage.client.put_source(stage.tenant, settings)
        sources = ", ".join(settings.source for settings in sample.sources)
        console.print(f"Tenant {stage.tenant}. Touchpoints come from {sources}.", markup=False)
        teller = Teller(console, stage)
        for at, beat in enumerate(sample.beats, start=1):
            teller.beat(at, beat)
        stage.stream(sample.rest)
        counts = stage.client.counts(stage.tenant)
    console.print()
    console.print(f"{stored(counts)}; told in {time.monotonic() - started:.0f} s.")
    if store:
        console.print(f"It is all in tenant {stage.tenant} of {where}.", markup=False, soft_wrap=True)
    if teller.wrong:
        console.print(f"{teller.wrong} of the people came out otherwise than expected.", style="red")
    raise typer.Exit(FAILED if teller.wrong else OK)
