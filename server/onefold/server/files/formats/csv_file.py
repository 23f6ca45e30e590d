"""CSV, read through Python's csv module over decoded lines.

DuckDB reads CSV faster, but cannot say on which line an accepted row stands, and stops at invalid UTF-8 in some
positions. Reading must carry on after any damage:

- a byte that cannot be decoded becomes a lone surrogate, so that its row is parsed as usual and its cell alone emptied;
- a row that ends early lacks empty cells, which Excel cuts off; empty cells beyond the header's are nothing;
- a row that is wrongly quoted is taken as written where it then has as many cells as the header;
- else it is rejected *on its first line only*: the lines that an unclosed quote had swallowed are read again as rows
  of their own.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final, TextIO

from onefold.graph.errors import InvalidArgument
from onefold.graph.wording import counted
from onefold.server.files.encodings.encoding import encoding_of
from onefold.server.files.formats.csv_dialect import dialect_of
from onefold.server.files.formats.csv_lines import MAX_RECORD_CHARS, Lines, TooLongError
from onefold.server.files.formats.headers import checked_header
from onefold.server.files.formats.opened import Content
from onefold.server.files.formats.rows import (
    KINDS,
    MAX_VALUE_CHARS,
    Reason,
    Rejected,
    Row,
    Unusable,
    emptied,
    empty_row,
    is_text,
    shown_text,
)

_CONTROLS: Final = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f]")
_MOST_CONTROLS: Final = 0.02
"""Share of control characters that a text has at most; of random bytes they are a tenth, of images more."""
_SNIFFED_CHARS: Final = 1 << 16
_BLANK: Final = " \t\r\n\f\v\x1a\ufeff"
"""With the mark by which DOS ended a text, and the one by which Unicode begins it."""


class CsvFile:
    """A CSV file; encoding and delimiter are found by what it holds. Lines are those of a text editor."""

    def __init__(self, content: Content, encoding: str | None = None) -> None:
        """Reads the head. Raises InvalidArgument when that cannot be the head of a CSV file."""
        self.name, self.stem = content.name, content.stem
        self._content = content
        self._encoding = encoding_of(content, encoding)
        self.notes = (*content.notes, *self._encoding.notes(self.name))
        self.blank_lines = self.short_rows = self.requoted = 0
        self.bytes_total = content.bytes_total
        self._file: BinaryIO | None = None
        self._dialect, head = dialect_of(self._head())
        self._format = self._dialect.format()
        self.columns = self._header(head)
        if self._dialect.titles:
            count = self._dialect.titles
            above, are = (counted(count, "line"), "are") if count > 1 else ("the line", "is")
            self.notes += (f"{self.name}: {above} above the column names {self.columns[0]!r}, … {are} not read",)

    @property
    def bytes_read(self) -> int:
        """How far the last reading has come."""
        return self._file.tell() if self._file and not self._file.closed else 0

    @property
    def remarks(self) -> tuple[str, ...]:
        """See `Table`."""
        told = []
        if self.short_rows:
            told.append(f"{self.name}: rows that end before the last column, whose rest is empty: {self.short_rows:,}")
        if self.requoted:
            told.append(f"{self.name}: rows whose quotes are not those of CSV, taken as written: {self.requoted:,}")
        return tuple(told)

    @contextmanager
    def _open(self) -> Iterator[TextIO]:
        with self._content.opened() as (content, self._file), self._encoding.text(content) as text:
            yield text

    def _head(self) -> str:
        with self._open() as stream:
            head = stream.read(_SNIFFED_CHARS)
            head = (head + stream.readline(MAX_RECORD_CHARS)).lstrip("\ufeff")
        if not head.strip(_BLANK + "\0"):
            raise InvalidArgument(f"{self.name}: the file is empty", field="file")
        if len(_CONTROLS.findall(head)) > _MOST_CONTROLS * len(head):
            raise InvalidArgument(f"{self.name} is not text; {KINDS}", field="file")
        return head

    def _header(self, head: str) -> tuple[str, ...]:
        try:
            rows = csv.reader(io.StringIO(head, newline=""), **self._format)
            written = next((cells for cells in rows if any(map(str.strip, cells))), [])
        except csv.Error as error:
            line = 1 + self._dialect.lines_before
            message = f"{self.name}:{line}: the line of column names is malformed: {error}"
            raise InvalidArgument(message, field="file") from None
        if not written:
            raise InvalidArgument(f"{self.name}: there is nothing behind the sep= line", field="file")
        return checked_header(self.name, written)

    def rows(self) -> Iterator[Row | Rejected]:
        """Every row from the start."""
        csv.field_size_limit(max(csv.field_size_limit(), min(2 * MAX_RECORD_CHARS, sys.maxsize)))
        self.blank_lines = self.short_rows = self.requoted = 0
        with self._open() as stream:
            lines = Lines(stream)
            for _ in range(self._dialect.lines_before):
                next(lines)
            reader = csv.reader(lines, **self._format)
            while not any(map(str.strip, next(reader, ["end"]))):  # blank lines before the header
                pass
            lines.start()
            yield from self._parsed(lines, reader)

    def _parsed(self, lines: Lines, reader: Iterator[list[str]]) -> Iterator[Row | Rejected]:
        columns, width, number = self.columns, len(self.columns), 0
        while True:
            try:
                for cells in reader:
                    if len(cells) <= 1 and not "".join(cells).strip(_BLANK):
                        self.blank_lines += 1
                        lines.start()
                        continue
                    number += 1
                    if len(cells) == width or self._fits(lines, cells):
                        yield self._row(lines, number, cells, columns)
                        if lines.doubted_to and len(lines.taken) == 1:
                            lines.trust()
                    else:
                        requoted = self._as_written(lines) if len(lines.taken) > 1 else None
                        yield self._row(lines, number, requoted, columns) if requoted else self._ragged(lines, cells)
                        lines.back_to_second()
                    lines.start()
                return
            except (csv.Error, TooLongError) as error:
                number += 1
                lines.doubt()
                requoted = self._as_written(lines)
                yield self._row(lines, number, requoted, columns) if requoted else self._malformed(lines, error)
                lines.back_to_second()
                lines.start()

    def _fits(self, lines: Lines, cells: list[str]) -> bool:
        """Whether a row of another width than the header's may be brought to it; brings it there."""
        width = len(self.columns)
        if len(cells) > width:
            if any(cell.strip() for cell in cells[width:]):
                return False
            del cells[width:]
            return True
        rest = lines.taken[1:]
        if lines.is_doubted() or any(line.count(self._dialect.delimiter) >= width - 1 for line in rest):
            lines.doubt()
            return False  # an unclosed quote is about
        self.short_rows += 1
        cells += [""] * (width - len(cells))
        return True

    def _as_written(self, lines: Lines) -> list[str] | None:
        """The cells of a wrongly quoted line, its quotes as letters, else leniently, where the header has as many.

        Where no quote is in the last one, the row is whole, and the lines behind are rows of their own.
        """
        line = lines.taken[0]
        if len(line) >= MAX_RECORD_CHARS:
            return None
        letters = next(csv.reader([line], delimiter=self._dialect.delimiter, quoting=csv.QUOTE_NONE), [])
        lenient = next(csv.reader([line], delimiter=self._dialect.delimiter, skipinitialspace=True), [])
        for cells in (letters, lenient):
            if len(cells) == len(self.columns):
                self.requoted += 1
                if '"' not in line.rpartition(self._dialect.delimiter)[2]:
                    lines.trust()
                return [_unquoted(cell.strip()) for cell in cells]
        return None

    def _row(self, lines: Lines, number: int, cells: list[str], columns: tuple[str, ...]) -> Row | Rejected:
        trimmed = [cell.strip() for cell in cells]
        line, text = lines.number, lines.taken[0]
        unusable: tuple[Unusable, ...] = ()
        if not (  # called half a million times: no call where none is needed
            len(lines.taken) == 1
            and len(text) <= MAX_VALUE_CHARS
            and "\0" not in text
            and (self._encoding.is_sound or text.isascii() or is_text(text))
        ):
            line, unusable = lines.first(), emptied(columns, trimmed)
        if not any(trimmed):
            return empty_row(self.name, line, unusable, shown_text(text))
        if trimmed[0] == columns[0] and tuple(trimmed) == columns:
            message = "the line of column names once more"
            return Rejected(self.name, line, "", "", Reason.HEADER_AGAIN, message, shown_text(text))
        return Row(line, number, trimmed) if not unusable else Row(line, number, trimmed, (), unusable)

    def _ragged(self, lines: Lines, cells: list[str]) -> Rejected:
        found, width = len(cells), len(self.columns)
        column = self.columns[found] if found < width else ""
        missing = f"nothing stands for {column!r} and what follows" if column else "a value may lack its quotes"
        message = f"{counted(found, 'value')} where the header names {counted(width, 'column')}; {missing}"
        return self._rejected(lines, column, Reason.RAGGED_ROW, message)

    def _malformed(self, lines: Lines, error: Exception) -> Rejected:
        if isinstance(error, TooLongError):
            message = f"more than {MAX_RECORD_CHARS:,} characters in one row: too long a value or an unclosed quote"
            return self._rejected(lines, "", Reason.VALUE_TOO_LONG, message)
        text = "a quote is never closed" if "unexpected end" in str(error) else str(error)
        return self._rejected(lines, "", Reason.MALFORMED_ROW, f"the line is not CSV: {text}")

    def _rejected(self, lines: Lines, column: str, reason: Reason, message: str) -> Rejected:
        return Rejected(self.name, lines.first(), column, "", reason, message, shown_text(lines.taken[0]))


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell.replace('"', "")
