"""Builds the shipped person model from generated people and frequency tables (docs/adr/0004-shipped-model-fit.md)."""

import json
from pathlib import Path
from typing import Annotated

import typer

from modelling.build import fit, gather, typical
from onefold.graph.model.model import parse_model

ENGINE = Path(__file__).resolve().parent.parent / "graph/onefold/graph"
MODEL, TYPICAL = ENGINE / "model/person.json", ENGINE / "training/estimates/typical.json"


def main(
    check: Annotated[
        bool, typer.Option(help="Write nothing; fail when the files are not what would be written.")
    ] = False,
) -> None:
    """Write the model, and what is typical of people (where training starts), or check them. The same bytes always."""
    evidence = gather()
    model = fit(evidence)
    parse_model(model.body)
    made = {
        MODEL: model.body + b"\n",
        TYPICAL: json.dumps(typical(evidence), indent=1, sort_keys=True).encode() + b"\n",
    }
    for path, body in made.items():
        if not check:
            path.write_bytes(body)
        elif path.read_bytes() != body:
            typer.echo(f"{path.name} is out of date: run scripts/build_model.py", err=True)
            raise typer.Exit(1)
    typer.echo(f"{MODEL.name}: model {model.model_id}, {len(model.body) // 1000} KB, {len(model.rules)} rules")


if __name__ == "__main__":
    typer.run(main)
