"""Builds the shipped person model from generated people and frequency tables (docs/adr/0004-shipped-model-fit.md)."""

from pathlib import Path
from typing import Annotated

import typer

from modelling.build import fit, gather
from onefold.graph.model.model import parse_model

MODEL = Path(__file__).resolve().parent.parent / "graph/onefold/graph/model/person.json"


def main(
    check: Annotated[
        bool, typer.Option(help="Write nothing; fail when the file is not what would be written.")
    ] = False,
    out: Annotated[Path, typer.Option(help="Where to write it.")] = MODEL,
) -> None:
    """Write the model, or check that it is up to date. The same bytes every time."""
    model = fit(gather())
    body = model.body + b"\n"
    parse_model(body)
    if check:
        if out.read_bytes() != body:
            typer.echo(f"{out.name} is out of date: run scripts/build_model.py", err=True)
            raise typer.Exit(1)
    else:
        out.write_bytes(body)
    typer.echo(f"{out.name}: model {model.model_id}, {len(body) // 1000} KB")


if __name__ == "__main__":
    typer.run(main)
