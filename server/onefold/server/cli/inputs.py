"""The files of a command: opened, their columns recognized or mapped, shown, and read as one run of commands."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.markup import escape
from rich.progress import Progress
from rich.table import Table as Grid

from onefold.graph.errors import InvalidArgument
from onefold.graph.wording import counted
from onefold.server.files.columns.date_orders import told_orders
from onefold.server.files.columns.recognize import no_evidence, recognize
from onefold.server.files.commands import Located, RowReader
from onefold.server.files.formats.headers import did_you_mean
from onefold.server.files.formats.rows import Rejected, Table
from onefold.server.files.formats.tables import file_named, open_tables
from onefold.server.files.mapping import Mapping, checked, fitted
from onefold.server.files.mapping_file import mapping_text, read_mapping
from onefold.server.shown.console import err, notice

_STEP = 500  # rows between two updates of a progress bar
_NO_ROWS = "column names and no rows below them"
_MAX_PAYLOAD = 50  # columns of payload that are listed; more are counted


@dataclass(frozen=True, slots=True)
class Input:
    """A file with its mapping; `why`, `notes` and `candidates` come from recognition."""

    table: Table
    mapping: Mapping
    why: dict[str, str]
    notes: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


def planned(files: Sequence[str], mapping_file: Path | None, ignore: Sequence[str]) -> list[Input]:
    """Every file with its mapping.

    Raises:
        InvalidArgument: a file cannot be read, none has rows, or no file has a column to ignore.
        InvalidMapping: the mapping file is wrong, or does not fit a file.
    """
    return mapped(opened(files, mapping_file), mapping_file, ignore)


def opened(files: Sequence[str], mapping_file: Path | None) -> list[Table]:
    """The tables of the files that have rows, texts in the encoding that the mapping says. Raises as `planned`."""
    encoding = read_mapping(mapping_file)[0].settings.encoding if mapping_file is not None else None
    return with_rows([table for file in files for table in open_tables(file, encoding)])


def with_rows(tables: Sequence[Table]) -> list[Table]:
    """The tables that have rows; the others, of which parts of an export are some, are told and left out.

    Raises:
        InvalidArgument: none has any.
    """
    filled = [table for table in tables if next(table.rows(), None) is not None]
    empty = [f"{table.name} has {_NO_ROWS if table.columns else 'no rows'}" for table in tables if table not in filled]
    if not filled:
        raise InvalidArgument("; ".join(empty), field="file")
    for text in empty:
        notice(f"{text}; it is left out")
    return filled


def mapped(tables: Sequence[Table], mapping_file: Path | None, ignore: Sequence[str]) -> list[Input]:
    """Every table with its mapping. Raises as `planned`."""
    ignored = _ignored(tables, ignore)
    if mapping_file is None:
        inputs = [_recognized(table, ignored) for table in tables]
    else:
        mapping, where = read_mapping(mapping_file)
        more = tuple(name for name in ignored if name not in mapping.ignore)
        mapping = checked(replace(mapping, ignore=(*mapping.ignore, *more)), where)
        inputs = [_fitted(table, fitted(mapping, table.name, table.columns, where)) for table in tables]
    _refuse_shared_numbers(inputs)
    return inputs


def _recognized(table: Table, ignore: tuple[str, ...]) -> Input:
    found = recognize(table, ignore)
    return Input(table, found.mapping, found.why, found.notes, found.candidates)


def _fitted(table: Table, mapping: Mapping) -> Input:
    return Input(table, replace(mapping, date_orders=told_orders(table, mapping)), {}, _notes(mapping, table))


def _notes(mapping: Mapping, table: Table) -> tuple[str, ...]:
    return () if mapping.fields else (no_evidence(table.name),)


def _ignored(tables: Sequence[Table], ignore: Sequence[str]) -> tuple[str, ...]:
    columns = list(dict.fromkeys(column for table in tables for column in table.columns))
    names: list[str] = []
    for text in ignore:
        names += [text] if text in columns else [part.strip() for part in text.split(",") if part.strip()]
    for name in names:
        if name not in columns:
            raise InvalidArgument(
                f"--ignore: no file has a column {name!r}; {did_you_mean(name, columns)}", field="ignore"
            )
    return tuple(dict.fromkeys(names))


def _refuse_shared_numbers(inputs: Sequence[Input]) -> None:
    """Row numbers name records only where no two files of one name share a source."""
    numbered = [item.table for item in inputs if item.mapping.record_id is None]
    for table in numbered:
        twin = next((other for other in numbered if other is not table and other.stem == table.stem), None)
        if twin is not None:
            message = (
                f"{table.name} and {twin.name} have the same name and no record id, so that their rows would be taken "
                "for each other's; rename one, or name a record_id column in a mapping"
            )
            raise InvalidArgument(message, field="file")


def show(inputs: Sequence[Input]) -> None:
    """Print what every column was taken for."""
    console = err()
    for item in inputs:
        console.print(_heading(item), markup=False, soft_wrap=True, style="bold")
        console.print(_grid(item))
        payload = item.mapping.payload(item.table.columns)
        if payload:
            text = f"Payload (shown with the record, never evidence): {_listed(payload)}"
            console.print(text, markup=False, soft_wrap=True)
        for note in (*item.table.notes, *item.notes):
            notice(note)


def _listed(columns: Sequence[str]) -> str:
    shown = ", ".join(columns[:_MAX_PAYLOAD])
    return shown if len(columns) <= _MAX_PAYLOAD else f"{shown} and {len(columns) - _MAX_PAYLOAD:,} more"


def _heading(item: Input) -> str:
    mapping = item.mapping
    source = f"column {mapping.source_column!r}" if mapping.source_column else mapping.source or item.table.stem
    record_id = "" if mapping.record_id else ", record id: the row's number"
    return f"{item.table.name} — source: {source}{record_id}"


def _grid(item: Input) -> Grid:
    used = item.mapping.used()
    grid = Grid("column", "is", *(["why"] if item.why else []))
    payload = item.mapping.payload(item.table.columns)
    unseen = frozenset(name for name in payload[_MAX_PAYLOAD:] if name not in item.why)
    for column in item.table.columns:
        if column in unseen:
            continue
        keys = used.get(column)
        what = ", ".join(keys) if keys else ("ignored" if column in item.mapping.ignore else "payload")
        cells = [column, what, item.why.get(column, "")][: len(grid.columns)]
        grid.add_row(*map(escape, cells), style=None if keys else "dim")
    if unseen:
        grid.add_row(f"… {len(unseen):,} more", "payload", style="dim")
    return grid


def check_outputs(files: Sequence[str], **written: Path | None) -> None:
    """Nothing that is written, by option, takes the place of an input file or another output, and its folder is there.

    Raises:
        InvalidArgument: it does, or is not; before the work is done that would be lost.
    """
    read = map(file_named, files)
    taken = {os.path.realpath(file): "an input file" for file in read if os.path.exists(file)}
    for name, path in written.items():
        option = "--" + name.replace("_", "-")
        if path is None:
            continue
        if not path.parent.is_dir():
            raise InvalidArgument(f"{option} {path}: cannot be written: No such file or directory", field=name)
        if path.is_dir():
            raise InvalidArgument(f"{option} {path} is a folder; name a file in it", field=name)
        what = taken.setdefault(os.path.realpath(path), f"the file of {option}")
        if what != f"the file of {option}":
            raise InvalidArgument(f"{option} {path} is {what} too, which would be lost; name another", field=name)


def save_mapping(inputs: Sequence[Input], path: Path) -> None:
    """Write the mapping of all files.

    Raises:
        InvalidArgument: the files need different ones, or the file cannot be written.
    """
    mappings = [item.mapping if len(inputs) == 1 else replace(item.mapping, source=None) for item in inputs]
    different = next((item for item, m in zip(inputs, mappings, strict=True) if m != mappings[0]), None)
    if different is not None:
        first = inputs[0].table.name
        message = f"--save-mapping: {different.table.name} has other columns than {first}; save one mapping for each"
        raise InvalidArgument(message, field="save-mapping")
    try:
        path.write_text(mapping_text(mappings[0]), encoding="utf-8")
    except OSError as error:
        raise InvalidArgument(f"{path}: cannot be written: {error.strerror}", field="save-mapping") from None


def read(inputs: Sequence[Input], bars: Progress) -> Iterator[Located | Rejected]:
    """The commands and rejected rows of all files, in order; tells at the end what it made of odd ones."""
    for item in inputs:
        reader = RowReader(item.table, item.mapping)
        bar = bars.add_task(f"reading {escape(item.table.name)}", total=item.table.bytes_total or None)
        for at, command in enumerate(reader.commands()):
            if at % _STEP == 0:
                bars.update(bar, completed=item.table.bytes_read)
            yield command
        bars.remove_task(bar)
        tell_odd(item, reader)


def tell_odd(item: Input, reader: RowReader) -> None:
    """Tell what was made of odd values of a file that was read."""
    if reader.naive_times and not item.mapping.settings.time_zone:
        column = item.mapping.time
        notice(
            f"{item.table.name}: {counted(reader.naive_times, 'time')} in column {column!r} without a zone, read as "
            "UTC; settings: {time_zone: Europe/Berlin} in the mapping says otherwise"
        )
    for text in reader.first_unread:
        notice(f"{text}; it stays with the record but is not evidence")
    if reader.unread > len(reader.first_unread):
        notice(f"… and {counted(reader.unread - len(reader.first_unread), 'more such value')} in {item.table.name}")
    for text in (*reader.dropped.told(), *item.table.remarks):
        notice(text)
    if item.table.blank_lines:
        notice(f"{item.table.name}: {counted(item.table.blank_lines, 'blank line')} skipped")
