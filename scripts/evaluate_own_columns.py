"""Prints what columns that nobody knows bring: resolved without them, as they are found, and as a person maps them."""

import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from generate_people import write
from onefold.server.cli.main import run
from people.attributes import ATTRIBUTES, NOISE, with_noise
from people.population import generate_rows, shuffled
from people.profiles import WITH_ATTRIBUTES

SEED = 4711  # of people that nothing was fitted on


def f1(folder: Path, *arguments: str) -> tuple[float, float, float]:
    """Pairwise precision, recall and F1 of the people in a folder, evaluated with some arguments.

    Raises:
        typer.Exit: the evaluation failed, and said why.
    """
    out = folder / "figures.json"
    if code := run(["evaluate", str(folder / "people.csv"), "--truth", "entity", "--json", str(out), *arguments]):
        raise typer.Exit(code)
    pairs = json.loads(out.read_text())["evaluation"]["clusters"]["pairwise"]
    return pairs["precision"], pairs["recall"], pairs["f1"]


def mapped(folder: Path) -> str:
    """The mapping that a person writes who knows which columns are of whom."""
    path = folder / "mapping.yaml"
    known = (
        "given_name",
        "family_name",
        "name_suffix",
        "birth_date",
        "gender",
        "email",
        "phone",
        "city",
        "postal_code",
    )
    lines = ["source: {column: source}", "record_id: record_id", "fields:", *(f"  {name}: {name}" for name in known)]
    path.write_text("\n".join([*lines, *(f"  'custom:{name}': {name}" for name in ATTRIBUTES)]) + "\n")
    return str(path)


def main(
    rows: Annotated[int, typer.Option(min=500, help="How many records.")] = 25_000,
    seed: Annotated[int, typer.Option(help="Of the people.")] = SEED,
) -> None:
    """Print figures for every profile of generated people with attributes, beside ten columns of noise.

    Example: python scripts/evaluate_own_columns.py --rows 25000
    """
    figures = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for profile in WITH_ATTRIBUTES:
            order = shuffled(list(generate_rows(rows, seed, profile.name)), seed)
            write(list(with_noise(order, seed)), folder / "people.csv")
            ways = {
                "without them": ("--ignore", ",".join((*ATTRIBUTES, *NOISE))),
                "as they are found": (),
                "mapped by hand": ("--mapping", mapped(folder)),
            }
            figures += [(profile.name, way, *f1(folder, *arguments)) for way, arguments in ways.items()]
    typer.echo(f"{'profile':12}{'the four columns':20}{'P':>9}{'R':>9}{'F1':>9}")
    for profile_name, way, precision, recall, score in figures:
        typer.echo(f"{profile_name:12}{way:20}{precision:9.4f}{recall:9.4f}{score:9.4f}")


if __name__ == "__main__":
    typer.run(main)
