"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onefold.graph.store.urls import DEFAULT_STORE_URL
from onefold.server.config import checked_tenant, split_address


def _tenant(name: str) -> str:
    try:
        return checked_tenant(name)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def checked_target(address: str | None) -> str | None:
    """The address, when it is one. Raises BadParameter."""
    try:
        if address is not None:
            split_address(address)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    return address


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…",
        help='CSV, JSON, Parquet, Excel (told by content; packed or in a ZIP), a .sql file, or a query: "SELECT …".',
        show_default=False,
    ),
]
Tenant = Annotated[
    str, typer.Option("--tenant", envvar="ONEFOLD_TENANT", callback=_tenant, help="Whose data; tenants never mix.")
]
STORE_URLS = "sqlite:///PATH, neo4j://USER:PASSWORD@HOST:PORT or memory://."
StoreUrl = Annotated[
    str | None,
    typer.Option(
        "--store",
        envvar="ONEFOLD_STORE",
        help=STORE_URLS,
        show_default=DEFAULT_STORE_URL,
    ),
]
Target = Annotated[
    str | None,
    typer.Option("--target", metavar="HOST:PORT", callback=checked_target, help="A running server instead of a store."),
]
MappingFile = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help="What the columns are (YAML); without it they are recognized."),
]
SaveMapping = Annotated[
    Path | None,
    typer.Option("--save-mapping", metavar="FILE", help="Write what was recognized, to edit and pass back."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="COLUMN", help="A column to leave out; repeat it, or separate several by commas."),
]
Rejects = Annotated[
    Path | None,
    typer.Option("--rejects", metavar="FILE", help="Write rejected rows with file, line and reason (.csv or .jsonl)."),
]
NewTenantsModel = Annotated[
    str,
    typer.Option(
        "--model",
        envvar="ONEFOLD_MODEL",
        metavar="shipped|ID|FILE",
        help="The model of a new tenant; others keep theirs.",
    ),
]
Examples = Annotated[
    int,
    typer.Option("--examples", min=0, metavar="N", help="How many golden records that would change to list."),
]
