"""What Splink is given: a table of the records, its own comparisons of their fields, and the facts that find pairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import pyarrow as pa

_LEAST_FILLED = 0.02  # a field that fewer records have is not compared
_MOST_PAIRS = 1_000_000  # of a fact that finds alone: what only a small file affords
_UK_POSTCODE = r"^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9][A-Za-z]{2}$"

Blocking = tuple[str, ...]

# Facts that together find a pair; all that the data has are used.
_FIND: Final[tuple[Blocking, ...]] = (
    ("email",),
    ("phone",),
    ("national_id",),
    ("tax_id",),
    ("passport",),
    ("driving_licence",),
    ("customer_id",),
    ("loyalty_id",),
    ("substr(given_name, 1, 3)", "substr(family_name, 1, 4)"),
    ("family_name", "birth_date"),
    ("given_name", "birth_date"),
    ("substr(given_name, 1, 2)", "substr(family_name, 1, 2)", "substr(birth_date, 1, 4)"),
    ("postal_code", "given_name"),
    ("postal_code", "family_name"),
    ("substr(postal_code, 1, 3)", "birth_date"),
    ("substr(postal_code, 1, 3)", "given_name"),
    ("substr(postal_code, 1, 3)", "family_name"),
    ("birth_date", "birth_place"),
    ("birth_date", "city"),
    ("street_name", "street_number"),
)
_FIND_ALONE: Final = ("given_name", "family_name", "birth_date", "postal_code", "city")
CERTAIN: Final[tuple[Blocking, ...]] = (
    ("given_name", "family_name", "birth_date"),
    ("email",),
    ("national_id",),
    ("given_name", "family_name", "postal_code"),
)
TRAIN: Final[tuple[Blocking, ...]] = (
    ("given_name", "family_name"),
    ("birth_date",),
    ("email",),
    ("postal_code",),
    ("national_id",),
    ("given_name", "city"),
)


def table(evidence: Sequence[Mapping[str, tuple[str, ...]]]) -> pa.Table:
    """A row for each record, numbered `unique_id`: the first value of each field that enough records have."""
    names = sorted({name for said in evidence for name in said})
    columns: dict[str, list[Any]] = {"unique_id": list(range(len(evidence)))}
    for name in names:
        values = [said[name][0] if said.get(name) else None for said in evidence]
        if sum(value is not None for value in values) >= _LEAST_FILLED * len(evidence):
            columns[name] = [_written(name, value) for value in values]
    if {"given_name", "family_name"} <= columns.keys():
        names_of = zip(columns["given_name"], columns["family_name"], strict=True)
        columns["full_name"] = [f"{given} {family}" if given and family else None for given, family in names_of]
    return pa.table(columns)


def comparisons(table: pa.Table, fields: frozenset[str]) -> tuple[list[str], list[Any]]:
    """(fields, Splink's own comparisons of them)."""
    import splink.comparison_library as cl

    made: dict[str, Any] = {}
    if {"given_name", "family_name"} <= fields:
        made["given_name, family_name"] = cl.ForenameSurnameComparison(
            "given_name", "family_name", forename_surname_concat_col_name="full_name"
        )
    else:
        made |= {name: cl.NameComparison(name) for name in ("given_name", "family_name") if name in fields}
    if "postal_code" in fields and _is_british(table):
        made["postal_code"] = cl.PostcodeComparison("postal_code")
    kinds: tuple[tuple[tuple[str, ...], Callable[[str], Any]], ...] = (
        (("birth_date",), lambda name: cl.DateOfBirthComparison(name, input_is_string=True)),
        (("email",), cl.EmailComparison),
        (("middle_name", "street_name", "employer"), lambda name: cl.JaroWinklerAtThresholds(name, [0.9, 0.7])),
        (("phone", "national_id", "tax_id", "passport", "driving_licence", "customer_id", "loyalty_id", "postal_code"),
         lambda name: cl.DamerauLevenshteinAtThresholds(name, [1, 2])),
        (("city", "birth_place", "occupation", "street_number"),
         lambda name: cl.ExactMatch(name).configure(term_frequency_adjustments=True)),
        (("gender", "region", "country", "unit", "po_box"), cl.ExactMatch),
    )  # fmt: skip
    for names, comparison in kinds:
        made |= {name: comparison(name) for name in names if name in fields and name not in made}
    return list(made), list(made.values())


def finding(table: pa.Table, fields: frozenset[str]) -> list[Blocking]:
    """The rules that find pairs, as far as the data has their facts."""
    rules = [rule for rule in _FIND if has(rule, fields)]
    return rules + [(name,) for name in _FIND_ALONE if name in fields and _pairs(table, name) <= _MOST_PAIRS]


def has(rule: Blocking, fields: frozenset[str]) -> bool:
    """Whether the data has all facts of a rule."""
    return all(fact.removeprefix("substr(").partition(",")[0] in fields for fact in rule)


def _written(name: str, value: str | None) -> str | None:
    """As people write it: a date with its hyphens."""
    if value is None or name != "birth_date" or len(value) != 8:
        return value
    return f"{value[:4]}-{value[4:6]}-{value[6:]}"


def _is_british(table: pa.Table) -> bool:
    codes = table.column("postal_code").drop_null()
    british = sum(bool(re.match(_UK_POSTCODE, code)) for code in codes.to_pylist())
    return 2 * british > len(codes)


def _pairs(table: pa.Table, name: str) -> int:
    """Pairs of records that agree on a field."""
    counts = table.column(name).drop_null().value_counts().field("counts").to_numpy()
    return int((counts * (counts - 1) // 2).sum())
