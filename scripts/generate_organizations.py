"""Generates synthetic organizations, and people who work there, with known truth, as CSV."""

import csv
from pathlib import Path
from typing import Annotated

import typer

from organizations.records import generate
from people.population import shuffled

COLUMNS = ("record_id", "source", "record_type", "name_org", "full_name", "given_name", "middle_name", "family_name",
           "name_suffix", "birth_date", "birth_place", "gender", "occupation", "employer", "email", "phone", "website",
           "street_address", "street_number", "street_name", "unit", "city", "region", "postal_code", "country",
           "tax_id", "registration_number", "lei", "duns", "national_id", "loyalty_id", "entity")  # fmt: skip


def main(
    firms: Annotated[int, typer.Option(min=1, help="How many organizations.")],
    out: Annotated[Path, typer.Option(help="The .csv file to write.")],
    people: Annotated[int, typer.Option(help="How many people, some of whom work there.")] = 0,
    seed: Annotated[int, typer.Option(help="The same seed gives the same file.")] = 1,
    kinds: Annotated[bool, typer.Option(help="Whether a column says which records are organizations.")] = True,
) -> None:
    """Write organizations with realistic errors and known truth.

    Example: python scripts/generate_organizations.py --firms 2000 --people 2000 --out mixed.csv
    """
    records = shuffled(list(generate(firms, seed, people)), seed)
    filled = {name for record in records for name in record}
    columns = [name for name in COLUMNS if name in filled and (kinds or name != "record_type")]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)
    typer.echo(f"{out}: {len(records)} records of {len({record['entity'] for record in records})} entities")


if __name__ == "__main__":
    typer.run(main)
