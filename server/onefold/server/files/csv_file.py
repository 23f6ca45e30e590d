"""CSV, read through Python's csv module over decoded lines.

DuckDB reads CSV faster, but cannot say on which line an accepted row stands, and stops at invalid UTF-8 in some
positions. Reading must carry on after any damage:

- a byte that is not UTF-8 becomes a lone surrogate, so that its row is parsed as usual and rejected by its cell;
- a row that is ragged or wrongly quoted is rejected *on its first line only*: the lines that an unclosed quote had
  swallowed are read again as rows of their own.
"""

from __future__ import annotations

import csv
import io
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, TextIO

from onefold.graph.errors import InvalidArgument
from onefold.server.files.headers import checked_header
from onefold.server.files.opened import opened
from onefold.server.files.rows import (
    CONVERT,
    MAX_VALUE_CHARS,
    Reason,
    Rejected,
    Row,
    is_text,
    shown_text,
    wrong_cell,
)

MAX_RECORD_CHARS: Final = 1 << 24
"""A row, its quoted line breaks included; what is longer is taken for a quote that was never closed."""
_SNIFFED_CHARS: Final = 1 << 16
_SNIFFED_ROWS: Final = 20
_DELIMITERS: Final = ",;\t|"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


class _TooLongError(Exception):
    """A row of more than MAX_RECORD_CHARS."""


class _Lines:
    """Lines of a text stream, counted, with those of the current row kept to be read again."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0  # of the last line given
        self._chars = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._stream.readline(MAX_RECORD_CHARS)
        if not line:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        if len(self.taken) > 1 or len(line) >= MAX_RECORD_CHARS:
            self._count(line)
        return line

    def _count(self, line: str) -> None:
        if len(line) >= MAX_RECORD_CHARS and not line.endswith(("\n", "\r")):
            while (rest := self._stream.readline(MAX_RECORD_CHARS)) and not rest.endswith(("\n", "\r")):
                pass
            raise _TooLongError
        self._chars += len(line) if len(self.taken) > 2 else len(line) + len(self.taken[0])
        if self._chars > MAX_RECORD_CHARS:
            raise _TooLongError

    def start(self) -> None:
        """A new row begins with the next line."""
        self.taken.clear()
        self._chars = 0

    def first(self) -> int:
        """Number of the line on which the current row began."""
        return self.number - len(self.taken) + 1

    def back_to_second(self) -> None:
        """Give all lines of the current row but its first once more."""
        swallowed = self.taken[1:]
        self._again.extendleft(reversed(swallowed))
        self.number -= len(swallowed)


class CsvFile:
    """A CSV file; the delimiter is found in its first lines. Lines are those of a text editor."""

    def __init__(self, path: Path, name: str) -> None:
        """Reads the head. Raises InvalidArgument when that cannot be the head of a CSV file."""
        self.name = name
        self._path = path
        self.stem = path.name.split(".")[0]
        self.blank_lines = 0
        self.bytes_total = path.stat().st_size
        self._opened: BinaryIO | None = None
        head = self._head()
        self._dialect: dict[str, Any] = {
            "delimiter": _delimiter(head),
            "skipinitialspace": True,
            "strict": True,
        }
        self.columns = self._header(head)

    @property
    def bytes_read(self) -> int:
        """How far the last reading has come."""
        return self._opened.tell() if self._opened and not self._opened.closed else 0

    @contextmanager
    def _open(self) -> Iterator[TextIO]:
        with opened(self._path) as (content, self._opened):
            yield io.TextIOWrapper(content, encoding="utf-8-sig", errors="surrogateescape", newline="")

    def _head(self) -> str:
        with self._path.open("rb") as file:
            if file.read(2) in _UTF16_MARKS:
                message = f"{self.name}: the file is UTF-16; convert it: iconv -f UTF-16 -t UTF-8 {self.name}"
                raise InvalidArgument(message, field="file")
        with self._open() as stream:
            head = stream.read(_SNIFFED_CHARS)
        if not head.strip():
            raise InvalidArgument(f"{self.name}: the file is empty", field="file")
        return head

    def _header(self, head: str) -> tuple[str, ...]:
        try:
            written = next((cells for cells in csv.reader(io.StringIO(head, newline=""), **self._dialect) if cells), [])
        except csv.Error as error:
            message = f"{self.name}:1: the line of column names is malformed: {error}"
            raise InvalidArgument(message, field="file") from None
        if not all(is_text(cell) for cell in written):
            raise InvalidArgument(f"{self.name}:1: the column names are not UTF-8; {CONVERT}", field="file")
        if any("\0" in cell for cell in written):
            message = f"{self.name}:1: NUL bytes among the column names; this is no text file"
            raise InvalidArgument(message, field="file")
        return checked_header(self.name, written)

    def rows(self) -> Iterator[Row | Rejected]:
        """Every row from the start."""
        csv.field_size_limit(max(csv.field_size_limit(), min(2 * MAX_RECORD_CHARS, sys.maxsize)))
        self.blank_lines = 0
        with self._open() as stream:
            lines = _Lines(stream)
            reader = csv.reader(lines, **self._dialect)
            while not next(reader, ["end"]):  # blank lines before the header
                pass
            lines.start()
            yield from self._parsed(lines, reader)

    def _parsed(self, lines: _Lines, reader: Iterator[list[str]]) -> Iterator[Row | Rejected]:
        columns, width, number = self.columns, len(self.columns), 0
        while True:
            try:
                for cells in reader:
                    if len(cells) <= 1 and not "".join(cells).strip():
                        self.blank_lines += 1
                        lines.start()
                        continue
                    number += 1
                    if len(cells) != width:
                        yield self._ragged(lines, cells)
                        lines.back_to_second()
                    else:
                        yield self._row(lines, number, cells, columns)
                    lines.start()
                return
            except (csv.Error, _TooLongError) as error:
                number += 1
                yield self._malformed(lines, error)
                lines.back_to_second()
                lines.start()

    def _row(self, lines: _Lines, number: int, cells: list[str], columns: tuple[str, ...]) -> Row | Rejected:
        line, trimmed = lines.first(), [cell.strip() for cell in cells]
        text = lines.taken[0]
        plain = len(lines.taken) == 1 and len(text) <= MAX_VALUE_CHARS and "\0" not in text and is_text(text)
        rejected = None if plain else wrong_cell(self.name, line, columns, trimmed)
        if rejected is not None:
            return rejected
        if not any(trimmed):
            return Rejected(self.name, line, "", "", Reason.EMPTY_ROW, "every value is empty", shown_text(text))
        return Row(line, number, trimmed)

    def _ragged(self, lines: _Lines, cells: list[str]) -> Rejected:
        found, width = len(cells), len(self.columns)
        column = self.columns[found] if found < width else ""
        missing = f"nothing stands for {column!r} and what follows" if column else "a value may lack its quotes"
        message = f"{found} values where the header names {width} columns; {missing}"
        return self._rejected(lines, column, Reason.RAGGED_ROW, message)

    def _malformed(self, lines: _Lines, error: Exception) -> Rejected:
        if isinstance(error, _TooLongError):
            message = f"more than {MAX_RECORD_CHARS:,} characters in one row: too long a value or an unclosed quote"
            return self._rejected(lines, "", Reason.VALUE_TOO_LONG, message)
        text = "a quote is never closed" if "unexpected end" in str(error) else str(error)
        return self._rejected(lines, "", Reason.MALFORMED_ROW, f"the line is no CSV: {text}")

    def _rejected(self, lines: _Lines, column: str, reason: Reason, message: str) -> Rejected:
        return Rejected(self.name, lines.first(), column, "", reason, message, shown_text(lines.taken[0]))


def _delimiter(head: str) -> str:
    """The one that cuts the first rows most often into equally many cells, more than one."""

    def score(delimiter: str) -> tuple[int, int]:
        widths: list[int] = []
        try:
            for cells in csv.reader(io.StringIO(head, newline=""), delimiter=delimiter, skipinitialspace=True):
                widths.append(len(cells))
                if len(widths) > _SNIFFED_ROWS:
                    break
        except csv.Error:
            pass
        if not widths or widths[0] < 2:
            return 0, 0
        return sum(width == widths[0] for width in widths), widths[0]

    return max(_DELIMITERS, key=score)
