"""Recognizes columns: the name proposes, the content confirms or rejects, and what is left is payload.

A word that may mean a field or something else (`last`, `contact`, `kod`) is decided by the values, strictly. Evidence
is never guessed from a column whose name says something else; only where it says nothing that we know ("value",
"column_3") are e-mail addresses, international phone numbers and dates of births taken for what they are. A column too
few costs accuracy; a wrong one (a cluster's id, another table's key, an emergency contact) joins strangers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from onefold.graph.normalize import FIELD_NAMES
from onefold.graph.normalize.text import visible
from onefold.server.files.columns import ambiguous as decide
from onefold.server.files.columns import content, neighbours, organizations, roles
from onefold.server.files.columns import value_tests as looks
from onefold.server.files.columns.candidates import candidates
from onefold.server.files.columns.content import Column
from onefold.server.files.columns.date_orders import SAMPLED_ROWS, explained, told_orders
from onefold.server.files.columns.rivals import chosen
from onefold.server.files.formats.rows import Row, Table
from onefold.server.files.headings.naming import Named, fields_named, hashed_named
from onefold.server.files.mapping import Columns, Mapping

SAMPLED_CELLS = 2_000_000  # of very wide files fewer rows are sampled: 5,000 rows of 16,384 columns would be 5 GB
LEAST_SAMPLED_ROWS = 100
_MOST_DIGESTS = 0.9


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the columns of a file were taken for; `why` says so for those where it is not plain from the name.

    `candidates` are columns that were not recognized and may be evidence all the same.
    """

    mapping: Mapping
    why: dict[str, str]
    notes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


def sampled(data: Table, ignore: Columns = ()) -> list[Column]:
    """The columns that may be looked at, with the values of the first rows."""
    most = min(SAMPLED_ROWS, max(LEAST_SAMPLED_ROWS, SAMPLED_CELLS // max(1, len(data.columns))))
    rows = [row for row in islice(data.rows(), most) if isinstance(row, Row)]
    unusable = Counter(cell.column for row in rows for cell in row.unusable)
    columns = []
    for at, name in enumerate(data.columns):
        if name not in ignore:
            values = [text for row in rows if row.cells[at] and (text := visible(row.cells[at]).strip())]
            columns.append(Column(name, values, len(rows) - unusable[name]))
    return columns


def recognize(data: Table, ignore: Columns = ()) -> Recognition:
    """The mapping of a file by the names and contents of its columns."""
    columns = every = sampled(data, ignore)
    source = roles.find_source(columns)
    columns = [column for column in columns if column is not source]
    record_id, touchpoint_id, notes = _keys(data, source, columns)
    columns = [column for column in columns if column.name not in (record_id, touchpoint_id)]
    time, channel = roles.find_time(organizations.without_founding(columns)), roles.find_channel(columns)
    deleted = roles.find_deleted(columns) if record_id else None
    columns = [column for column in columns if column not in (time, channel, deleted)]
    fields, why = recognized_fields(columns)
    if not fields:
        notes += (no_evidence(data.name, decide.suggested(columns)),)
    mapping = Mapping(
        fields=fields,
        source_column=source.name if source else None,
        source=None if source else data.stem,
        record_id=record_id,
        touchpoint_id=touchpoint_id,
        time=time.name if time else None,
        channel=channel.name if channel else None,
        deleted=deleted.name if deleted else None,
        ignore=tuple(name for name in ignore if name in data.columns),
    )
    orders = told_orders(data, mapping)
    for joined in fields.get("birth_date", ()) if orders else ():
        why[joined[0]] = "; ".join(filter(None, (why.get(joined[0]), explained(orders))))
    on_trial = tuple(candidates(every, mapping)) if fields else ()
    return Recognition(replace(mapping, date_orders=orders), why, notes, on_trial)


def no_evidence(name: str, suggested: str = "") -> str:
    """What to tell of a source in which nothing is evidence; `suggested` says which columns may be meant."""
    meant = f" ({suggested})" if suggested else ""
    how = "write --save-mapping FILE, name columns under its fields:, and pass it with --mapping FILE"
    return f"{name}: no column is evidence, so nothing can match{meant}; {how}"


def _keys(
    data: Table, source: Column | None, columns: Sequence[Column]
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The columns of the record id and the touchpoint id, and what to tell about those that are not.

    Where rows have no id but their event's, that names the record too: a user finds his row by it.
    """
    ids, touchpoint_ids = (
        roles.key_candidates(organizations.without_taxed(columns), data.stem),
        roles.touchpoint_id_candidates(columns),
    )
    unique = roles.unique_columns(data, source, [*ids, *touchpoint_ids])
    record_id = next((column.name for column in ids if column.name in unique), None)
    touchpoint_id = next((column.name for column in touchpoint_ids if column.name in unique), None)
    if record_id is not None:
        return record_id, touchpoint_id, ()
    repeats = f"{ids[0].name!r} repeats, so it is not the record id; " if ids else ""
    if touchpoint_id is not None:
        return touchpoint_id, touchpoint_id, (f"{data.name}: {repeats}{touchpoint_id!r} is",) if repeats else ()
    note = f"{data.name}: {repeats}the row's number is the record id (a mapping's record_id: names another column)"
    return None, None, (note,)


def recognized_fields(columns: Sequence[Column]) -> tuple[dict[str, tuple[Columns, ...]], dict[str, str]]:
    """Field → its values' columns, and why columns are or are not what their name says."""
    why: dict[str, str] = {}
    named: list[tuple[Column, Named]] = []
    for column in columns:
        found = _claim(column, why)
        if found is not None:
            named.append((column, found))
    neighbours.settle_keys(columns, named, why)
    neighbours.settle_house_numbers(columns, named, why)
    decide.tell_names_apart(named, why)
    decide.decide_hints(columns, named, why)
    decide.add_by_content(columns, named, why)
    organizations.settle(columns, named, why)
    fields = chosen(named, columns, why)
    used = {name for values in fields.values() for joined in values for name in joined}
    for column in columns:
        if column.name not in used:
            why.setdefault(column.name, decide.unclaimed(column.name))
    return {name: fields[name] for name in FIELD_NAMES if name in fields}, why


def _claim(column: Column, why: dict[str, str]) -> Named | None:
    """What a column's name says, the first reading that its values bear out."""
    said = fields_named(column.name)
    hashed = hashed_named(column.name)
    if hashed and (values := column.telling()).values and values.share(content.is_digest) >= _MOST_DIGESTS:
        why[column.name] = f"digests: equal or not, as a {hashed.field}"
        return hashed
    for found in said:
        if looks.confirms(found.field, column) if found.guessed else not content.contradicts(found.field, column):
            if found.guessed:
                why[column.name] = f"spelled like {found.field}, and its values are"
            return found
    if said and not said[0].guessed:
        why[column.name] = f"named like {said[0].field}, but its values are not"
    return None
