"""The touchpoints of `onefold explain --if`: JSON Lines, read as `onefold load` reads them."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from onefold.graph.errors import InvalidArgument
from onefold.graph.touchpoint import PutSource, Touchpoint
from onefold.server.cli import inputs
from onefold.server.files.commands import Located, RowReader

STDIN = "-"
STEM = "touchpoint"  # the source of a touchpoint that names none


def touchpoints_of(said: str, mapping: Path | None) -> list[Touchpoint]:
    """The touchpoints that a file, `-` (standard input) or a JSON object tells.

    One that is not read from a file and has no record id gets none: its record is derived from what it says.

    Raises:
        InvalidArgument: there is none, or a row is wrong or deletes a record.
        InvalidMapping: the mapping file does not fit.
    """
    with _file_of(said) as file:
        sources = inputs.planned([file], mapping, [])
        found = [_touchpoint(item) for source in sources for item in RowReader(source.table, source.mapping).commands()
                 if not (isinstance(item, Located) and isinstance(item.command, PutSource))]  # fmt: skip
        if file != said:
            numbered = any(source.mapping.record_id is None for source in sources)
            found = [replace(t, record_id="") if numbered else t for t in found]
    return found


@contextmanager
def _file_of(said: str) -> Iterator[str]:
    inline = said.lstrip().startswith("{")
    if said != STDIN and not inline:
        yield said
        return
    text = said if inline else sys.stdin.read()
    with tempfile.TemporaryDirectory(prefix="onefold-if-") as folder:
        path = Path(folder) / f"{STEM}.jsonl"
        path.write_text(text if text.endswith("\n") else f"{text}\n", encoding="utf-8")
        yield str(path)


def _touchpoint(item: object) -> Touchpoint:
    if isinstance(item, Located) and isinstance(item.command, Touchpoint):
        return item.command
    if isinstance(item, Located):
        raise InvalidArgument(f"--if: line {item.line} deletes a record; only touchpoints are tried", field="if")
    raise InvalidArgument(f"--if: {item}", field="if")
