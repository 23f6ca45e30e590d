"""Rows and rejected rows: what every reader of files yields.

A cell of JSON or Parquet that is a list of texts or numbers is one text with a line feed between its values. A cell
that cannot be a value (NUL bytes, bytes that cannot be decoded, too long a text) is empty, and its row says so in
`unusable`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from onefold.graph.normalize.fields import MAX_RAW_CHARS

MAX_VALUE_CHARS: Final = MAX_RAW_CHARS
"""Of a payload value as well: what is longer was never typed by a person."""
LIST_SEPARATOR: Final = "\n"
"""Between the values of a cell that was a list."""
CONVERT: Final = "convert the file, for example with iconv -t UTF-8"
KINDS: Final = "what is read is CSV, JSON Lines, Parquet, Excel, and a SQL query over files"
MAX_SHOWN_CHARS: Final = 2000
"""As much of a rejected row is kept as one can look at."""


class Reason(StrEnum):
    """Why a row was rejected; stable words, beside those of `onefold.graph.errors`."""

    INVALID_UTF8 = "INVALID_UTF8"
    NUL_BYTE = "NUL_BYTE"
    VALUE_TOO_LONG = "VALUE_TOO_LONG"
    RAGGED_ROW = "RAGGED_ROW"
    MALFORMED_ROW = "MALFORMED_ROW"
    EMPTY_ROW = "EMPTY_ROW"
    HEADER_AGAIN = "HEADER_AGAIN"
    TIME_NOT_READABLE = "TIME_NOT_READABLE"
    TIME_IN_FUTURE = "TIME_IN_FUTURE"
    SOURCE_MISSING = "SOURCE_MISSING"
    RECORD_ID_MISSING = "RECORD_ID_MISSING"


@dataclass(frozen=True, slots=True)
class Unusable:
    """A cell that counts as empty, and why."""

    column: str
    reason: Reason
    message: str


@dataclass(slots=True)
class Row:
    """One row: trimmed text, "" where there is nothing.

    Attributes:
        line: where it begins in the file, from 1; in Parquet files and queries the number of the row.
        number: the row's own number, from 1, rejected ones counted.
        cells: one per column of the table.
        extra: (name, value) of what stands under no column; only JSON Lines have that.
        unusable: the cells that are empty because what stood there cannot be a value.
    """

    line: int
    number: int
    cells: list[str]
    extra: tuple[tuple[str, str], ...] = ()
    unusable: tuple[Unusable, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was left out, and why. `column` and `field` are "" when it is no single one."""

    file: str
    line: int
    column: str
    field: str
    reason: str
    message: str
    raw: str = ""

    def place(self) -> str:
        """Where it stands, for people: file, line, column and field."""
        parts = [f"{self.file}:{self.line}"]
        if self.column:
            parts.append(f"column {self.column!r}")
        if self.field:
            parts.append(f"field {self.field}")
        return ", ".join(parts)


class Table(Protocol):
    """A file or a query with columns and rows; can be read again and again."""

    @property
    def name(self) -> str:
        """What messages call it: the path as given."""

    @property
    def stem(self) -> str:
        """What its rows' source is called where nothing else says so."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, trimmed and distinct."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be told of how it is read: its encoding, what is left out."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be told of the last reading: rows that were taken otherwise than they are written."""

    @property
    def blank_lines(self) -> int:
        """How many lines with nothing in them the last reading skipped."""

    @property
    def bytes_total(self) -> int:
        """Size of what is read, 0 when not known."""

    @property
    def bytes_read(self) -> int:
        """How much of it the last reading has read."""

    def rows(self) -> Iterator[Row | Rejected]:
        """Every row from the start."""


def in_one_cell(values: Iterable[str]) -> str:
    """The values of a list as one cell: LIST_SEPARATOR between them, their own line breaks turned into spaces."""
    return LIST_SEPARATOR.join(" ".join(value.split("\n")) if "\n" in value else value for value in values if value)


def emptied(columns: Sequence[str], cells: list[str]) -> tuple[Unusable, ...]:
    """Empties the cells that cannot be values, and says which they were."""
    unusable: list[Unusable] = []
    for at, cell in enumerate(cells):
        wrong = _what_is_wrong(cell)
        if wrong is not None:
            unusable.append(Unusable(columns[at], *wrong))
            cells[at] = ""
    return tuple(unusable)


def empty_row(file: str, line: int, unusable: tuple[Unusable, ...], raw: str) -> Rejected:
    """The rejection of a row without a value; where unusable cells left none, because of the first of them."""
    if unusable:
        first = unusable[0]
        return Rejected(file, line, first.column, "", first.reason, first.message, raw)
    return Rejected(file, line, "", "", Reason.EMPTY_ROW, "every value is empty", raw)


def _what_is_wrong(cell: str) -> tuple[Reason, str] | None:
    if "\0" in cell:
        return Reason.NUL_BYTE, "a NUL byte in the value"
    if not is_text(cell):
        return Reason.INVALID_UTF8, "the value has bytes that are not text in the encoding of the file"
    if len(cell) > MAX_VALUE_CHARS:
        return Reason.VALUE_TOO_LONG, f"the value has {len(cell):,} characters; {MAX_VALUE_CHARS:,} is the most"
    return None


def is_text(text: str) -> bool:
    """Whether the text has no lone surrogates, which stand for bytes that were not UTF-8."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def shown(cells: Sequence[str]) -> str:
    """The row as a line of CSV, cut where it gets long, with unreadable bytes escaped."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([cell[:MAX_SHOWN_CHARS] for cell in cells])
    return shown_text(line.getvalue())


def shown_text(text: str) -> str:
    """The text cut where it gets long, with unreadable bytes and NULs escaped."""
    cut = text[:MAX_SHOWN_CHARS] + ("…" if len(text) > MAX_SHOWN_CHARS else "")
    return cut.rstrip("\r\n").replace("\0", "\\x00").encode(errors="backslashreplace").decode()
