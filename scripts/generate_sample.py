"""Writes the demo's sample data, what must come of it, and the README's example file; all of it invented.

The plot is in docs/demo.md. A test keeps the committed files equal to what this writes.
"""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import typer

from people.population import generate_rows, shuffled
from people.profiles import CRM
from story.background import PROFILE, background, with_fictional_phones
from story.cast import cast
from story.expected import expected
from story.touchpoint import Touchpoint

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = Path("server/onefold/server/sample")
CUSTOMERS = Path("docs/examples/customers.csv")
CUSTOMER_ROWS, CUSTOMER_SEED = 60, 7
CUSTOMER_COLUMNS = {"customer_number": "record_id", "first_name": "given_name", "last_name": "family_name",
                    "date_of_birth": "birth_date", "email": "email", "telephone": "phone", "street": "street_address",
                    "town": "city", "postcode": "postal_code", "country": "country"}  # fmt: skip

# Settings per source; a higher priority wins where golden values tie on everything before it.
SOURCES = {
    "crm": {"region": "GB", "party": "first", "keep": "snapshot", "priority": 50},
    "store": {"region": "GB", "party": "first", "keep": "append", "priority": 40},
    "call_centre": {"region": "GB", "party": "first", "keep": "append", "priority": 35, "date_order": "DMY"},
    "app": {"region": "GB", "party": "first", "keep": "append", "priority": 30},
    "web": {"region": "GB", "party": "first", "keep": "append", "priority": 25},
    "hotel_partner": {"region": "GB", "party": "second", "keep": "append", "priority": 15},
    "ad_platform": {"region": "GB", "party": "third", "keep": "append", "priority": 5},
}


def touchpoints() -> list[Touchpoint]:
    """Cast and background in the order of time."""
    return sorted([*cast(), *background()], key=lambda t: (t.time, t.source, t.touchpoint_id))


def customers() -> str:
    """The example CSV: one CRM's export, with duplicates, no truth."""
    profile = replace(PROFILE, sources=("crm",), full_name_share=0.0, clean_share=CRM.clean_share / 2)
    records = with_fictional_phones(list(generate_rows(CUSTOMER_ROWS, CUSTOMER_SEED, profile)))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CUSTOMER_COLUMNS)
    for number, record in enumerate(shuffled(records, CUSTOMER_SEED), 10001):
        numbered = record | {"record_id": str(number)}
        writer.writerow(numbered.get(name, "") for name in CUSTOMER_COLUMNS.values())
    return text.getvalue()


def files() -> dict[Path, str]:
    """Every generated file, by its path in the repository."""
    lines = [json.dumps(t.line(), ensure_ascii=False, separators=(",", ":")) for t in touchpoints()]
    return {
        SAMPLE / "touchpoints.jsonl": "\n".join(lines) + "\n",
        SAMPLE / "sources.json": json.dumps(SOURCES, indent=2) + "\n",
        SAMPLE / "expected.json": json.dumps(expected(cast(), background()), ensure_ascii=False, indent=1) + "\n",
        CUSTOMERS: customers(),
    }


def main() -> None:
    """Write the sample data of the demo and the README's example file."""
    for path, text in files().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, "utf-8")
        typer.echo(f"{path}: {len(text.encode()) // 1000} KB, {text.count(chr(10))} lines")


if __name__ == "__main__":
    typer.run(main)
