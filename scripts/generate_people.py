"""Generates synthetic people with known truth, as CSV or Parquet; importable for fitting models.

`generate` draws all records of a population, `true_pairs` the pairs in it that are one person.
"""

import csv
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import pyarrow.parquet as pq
import typer
from rich.progress import track

from people.attributes import ATTRIBUTES, NOISE, with_noise
from people.population import MIXED, generate, generate_rows, shuffled, true_pairs
from people.profiles import KNOWN
from people.records import Record

__all__ = ["COLUMNS", "generate", "generate_rows", "shuffled", "true_pairs", "write"]

COLUMNS = ("record_id", "source", "full_name", "given_name", "middle_name", "family_name", "name_suffix", "birth_date",
           "birth_place", "gender", "occupation", "email", "phone", "street_address", "street_number", "street_name",
           "unit", "city", "region", "postal_code", "country", "national_id", "loyalty_id", "employer",
           *ATTRIBUTES, *NOISE, "entity")  # fmt: skip


def write(records: list[Record], out: Path, *, truth: bool = True) -> None:
    """Write the records to a .csv or .parquet file; an absent value is empty, or null.

    Raises:
        typer.BadParameter: the file's name ends otherwise.
    """
    filled = {name for record in records for name in record}
    columns = [name for name in COLUMNS if name in filled and (truth or name != "entity")]
    if out.suffix == ".csv":
        with out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(records)
    elif out.suffix == ".parquet":
        pq.write_table(pa.table({name: pa.array([r.get(name) for r in records], pa.string()) for name in columns}), out)
    else:
        raise typer.BadParameter(f"{out.name}: end the name in .csv or .parquet")


def main(
    rows: Annotated[int, typer.Option(min=1, help="How many records to write.")],
    out: Annotated[Path, typer.Option(help="The file to write, .csv or .parquet.")],
    seed: Annotated[int, typer.Option(help="The same seed gives the same file.")] = 1,
    profile: Annotated[str, typer.Option(help=f"{MIXED}, {', '.join(KNOWN)}.")] = MIXED,
    hard: Annotated[
        bool,
        typer.Option(help="Also copied ids, shared homes and phones, odd Unicode, bare names, 30 records a person."),
    ] = False,
    noise: Annotated[
        bool, typer.Option(help="Also ten columns that have nothing to do with who a record is of.")
    ] = False,
    truth: Annotated[bool, typer.Option(help="Whether to write the column `entity`, who each record truly is.")] = True,
) -> None:
    """Write synthetic people with realistic errors and known truth.

    Example: python scripts/generate_people.py --rows 500000 --seed 11 --hard --out people.parquet
    """
    if out.suffix not in (".csv", ".parquet"):
        raise typer.BadParameter(f"{out.name}: end the name in .csv or .parquet")
    try:
        drawn = list(track(generate_rows(rows, seed, profile, hard=hard), total=rows, description="people"))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    order = shuffled(drawn, seed)
    write(list(with_noise(order, seed)) if noise else order, out, truth=truth)
    typer.echo(f"{out}: {len(drawn)} records of {len({record['entity'] for record in drawn})} people")


if __name__ == "__main__":
    typer.run(main)
