"""Prints how well a model resolves the evaluation files that a folder holds, and held-out generated people."""

import csv
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated

import pyarrow.parquet as pq
import typer

from onefold.graph.features import FeaturePool
from onefold.graph.identity import record_key
from onefold.graph.model.model import Model, load_model, shipped_model
from onefold.graph.store.contract import Reader
from onefold.graph.store.delta import Delta
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.transaction import Decision, decide
from people.population import MIXED, generate, shuffled
from people.profiles import PROFILES

HELD_OUT_SEED = 977  # of people that no model was fitted on
NOT_SAID = frozenset({"entity", "source", "profile", "record_id"})
Row = tuple[str, str, tuple[tuple[str, str], ...]]  # truth, record id, (field, value)s

FAKE = {"first_name": "given_name", "surname": "family_name", "dob": "birth_date", "city": "city", "email": "email"}
FEBRL = {"given_name": "given_name", "surname": "family_name", "street_number": "street_number",
         "address_1": "street_name", "suburb": "city", "postcode": "postal_code", "state": "region",
         "date_of_birth": "birth_date", "soc_sec_id": "national_id"}  # fmt: skip
HISTORICAL = {"full_name": "full_name", "first_name": "given_name", "surname": "family_name", "dob": "birth_date",
              "birth_place": "birth_place", "postcode_fake": "postal_code", "gender": "gender",
              "occupation": "occupation"}  # fmt: skip
PSEUDO = {"first_name": "given_name", "middle_name": "middle_name", "last_name": "family_name", "sex": "gender",
          "date_of_birth": "birth_date", "ssn": "national_id", "street_number": "street_number", "city": "city",
          "street_name": "street_name", "unit_number": "unit", "po_box": "po_box", "state": "region",
          "zipcode": "postal_code", "employer_name": "employer"}  # fmt: skip


def _table(paths: Iterable[Path]) -> Iterator[dict[str, str]]:
    for path in paths:
        if path.suffix == ".parquet":
            for row in pq.read_table(path).to_pylist():
                yield {name: str(value) for name, value in row.items() if value is not None}
        else:
            with path.open(encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file, skipinitialspace=True)


def _rows(files: Sequence[str], fields: dict[str, str], record_id: str, truth: Callable[[dict[str, str]], str]
          ) -> Callable[[Path], Iterator[Row]]:  # fmt: skip
    def read(folder: Path) -> Iterator[Row]:
        for row in _table([folder / name for name in files]):
            said = ((fields[k], v.strip()) for k, v in row.items() if k in fields and v and v.strip())
            yield truth(row), row[record_id], tuple(said)

    return read


FILES: dict[str, tuple[tuple[str, ...], Callable[[Path], Iterator[Row]]]] = {
    name: (files, _rows(files, fields, record_id, truth))
    for name, files, fields, record_id, truth in (
        ("fake_1000", ("fake_1000.csv",), FAKE, "unique_id", lambda row: row["cluster"]),
        ("febrl3", ("febrl3.csv",), FEBRL, "rec_id", lambda row: row["rec_id"].split("-")[1]),
        ("febrl4", ("febrl4a.csv", "febrl4b.csv"), FEBRL, "rec_id", lambda row: row["rec_id"].split("-")[1]),
        ("pseudopeople_5k", ("pseudopeople_5k.csv",), PSEUDO, "record_id", lambda row: row["entity_id"]),
        ("historical_50k", ("historical_50k.parquet",), HISTORICAL, "unique_id", lambda row: row["cluster"]),
    )
}


def held_out(profile: str, people: int) -> list[Row]:
    """Generated records of people that no model was fitted on."""
    records = shuffled(list(generate(people, HELD_OUT_SEED, profile)), HELD_OUT_SEED)
    return [(r["entity"], r["record_id"], tuple((k, v) for k, v in r.items() if k not in NOT_SAID)) for r in records]


def resolve(rows: Sequence[Row], model: Model) -> list[str]:
    """The golden id of each row, all ingested in one transaction."""
    store, pool = MemoryStore(), FeaturePool(model)
    commands = [Touchpoint(source="file", record_id=record, values=values) for _, record, values in rows]

    def run(reader: Reader) -> tuple[Delta, Decision]:
        decision = decide("default", reader, commands, model, pool, 0)
        return decision.delta, decision

    golden = store.transact("default", run).golden_of
    return [golden[record_key("default", "file", record)] for _, record, _ in rows]


def scores(truth: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Pairwise precision, recall and F1."""
    right, all_true, all_found = (_pairs(x) for x in (zip(truth, found, strict=True), truth, found))
    precision, recall = right / max(all_found, 1), right / max(all_true, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-12)


def _pairs(labels: Iterable[object]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def report(name: str, rows: Sequence[Row], model: Model) -> None:
    """Print one line of the table."""
    begun = time.perf_counter()
    found = resolve(rows, model)
    precision, recall, f1 = scores([truth for truth, _, _ in rows], found)
    largest = max(Counter(found).values())
    typer.echo(f"{name:18}{len(rows):8}{precision:9.4f}{recall:9.4f}{f1:9.4f}{largest:9}"
               f"{time.perf_counter() - begun:8.1f}")  # fmt: skip


def main(
    folder: Annotated[
        Path | None, typer.Argument(help="Where the evaluation files are; those absent are skipped.")
    ] = None,
    model: Annotated[Path | None, typer.Option(help="A model file; the shipped one if not given.")] = None,
    only: Annotated[str, typer.Option(help="Names of the sets to evaluate, with commas; all if not given.")] = "",
    people: Annotated[int, typer.Option(help="Generated people per profile.")] = 1500,
) -> None:
    """Print pairwise precision, recall and F1 of one model for every set."""
    used = load_model(model) if model else shipped_model()
    wanted = set(only.split(",")) if only else None
    typer.echo(f"model {used.model_id}, Python {sys.version.split()[0]}, held-out seed {HELD_OUT_SEED}")
    typer.echo(f"{'data':18}{'records':>8}{'P':>9}{'R':>9}{'F1':>9}{'largest':>9}{'s':>8}")
    for profile in (*PROFILES, MIXED):
        if wanted is None or profile in wanted:
            report(profile, held_out(profile, people), used)
    for name, (files, read) in FILES.items():
        if folder and (wanted is None or name in wanted) and all((folder / file).exists() for file in files):
            report(name, list(islice(read(folder), None)), used)


if __name__ == "__main__":
    typer.run(main)
