"""The touchpoints of `onefold explain --if`: JSON Lines, read as `onefold load` reads them."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from onefold.graph.errors import InvalidArgument
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.wording import counted
from onefold.server.cli import inputs
from onefold.server.files.commands import Located, RowReader
from onefold.server.files.formats.json_file import JsonFile
from onefold.server.files.formats.opened import Content
from onefold.server.files.formats.rows import Rejected, Table
from onefold.server.files.formats.tables import open_table
from onefold.server.shown.console import notice

OPTION, STDIN = "--if", "-"
MAX_TOLD = 5  # columns that are not evidence, named one by one
STEM = "touchpoint"  # the source of a touchpoint that names none


def touchpoints_of(said: str, mapping: Path | None) -> list[Touchpoint]:
    """The touchpoints that a file, `-` (standard input) or a JSON object tells.

    One that is not read from a file and has no record id gets none: its record is derived from what it says.

    Raises:
        InvalidArgument: there is none, or a row is wrong or deletes a record.
        InvalidMapping: the mapping file does not fit.
    """
    with _table_of(said) as table:
        (source,) = inputs.mapped(inputs.with_rows([table]), mapping, [])
        reader = RowReader(table, source.mapping)
        found = [_touchpoint(item) for item in reader.commands()
                 if not (isinstance(item, Located) and item.is_settings())]  # fmt: skip
    _tell_payload(source)
    inputs.tell_odd(source, reader)
    if table.name == OPTION and source.mapping.record_id is None:
        found = [replace(touchpoint, record_id="") for touchpoint in found]
    return found


def _tell_payload(source: inputs.Input) -> None:
    """A slip in a field's name must not look like an answer."""
    payload = source.mapping.payload(source.table.columns)
    for column in payload[:MAX_TOLD]:
        why = f": {source.why[column]}" if source.why.get(column) else ""
        notice(f"{source.table.name}: {column!r} is payload, not evidence{why}")
    if len(payload) > MAX_TOLD:
        notice(f"… and {counted(len(payload) - MAX_TOLD, 'more such column')}")


@contextmanager
def _table_of(said: str) -> Iterator[Table]:
    inline = said.lstrip().startswith("{")
    if said != STDIN and not inline:
        yield open_table(said)
        return
    with tempfile.TemporaryDirectory(prefix="onefold-if-") as folder:
        path = Path(folder) / f"{STEM}.jsonl"
        path.write_bytes((said if inline else sys.stdin.read()).encode(errors="surrogateescape") + b"\n")
        yield JsonFile(Content(path, OPTION))


def _touchpoint(item: Located | Rejected) -> Touchpoint:
    if isinstance(item, Rejected):
        raise InvalidArgument(f"{item.place()}: {item.message}", field="if")
    if not isinstance(item.command, Touchpoint):
        text = f"{item.file}:{item.line} deletes a record; only touchpoints are tried"
        raise InvalidArgument(text, field="if")
    return item.command
