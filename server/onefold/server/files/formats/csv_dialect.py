"""How a CSV file separates its cells: as Excel's `sep=` line says, or as its first rows show."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import Any, Final

_SNIFFED_ROWS: Final = 20
_DELIMITERS: Final = ",;\t|"
_SEP_LINE: Final = re.compile(r'[ "]*sep=(?P<said>\\t|[^\w\r\n])?(?P<rest>[^\r\n]*)(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
"""`sep=;`, `"sep=;"`, and either with delimiters behind it, where a program filled the line up."""


_TITLE_ROWS: Final = 20
"""A header is looked for down to this row."""
_ROWS_BELOW: Final = 4
_LIKE_DATA: Final = re.compile(r"\s|\d|.*@")  # a space behind the delimiter is a sentence's


@dataclass(frozen=True, slots=True)
class Dialect:
    """The delimiter, and how many lines, Excel's `sep=` line or a title, stand before the header and blank lines."""

    delimiter: str
    lines_before: int = 0
    titles: int = 0

    def format(self) -> dict[str, Any]:
        """The arguments of `csv.reader`; strict, so that a wrong quote costs one row and not those behind it."""
        return {"delimiter": self.delimiter, "skipinitialspace": self.delimiter != " ", "strict": True}


def dialect_of(head: str) -> tuple[Dialect, str]:
    """The dialect of a file by its first lines, and these without those that stand before the header."""
    said, rest = _sep_line(head)
    lines_before = 0 if rest is head else 1
    titles, delimiter = _titles(rest)
    if titles and said in ("", delimiter):
        below = "".join(_lines(rest)[titles:])
        return Dialect(delimiter, lines_before + titles, titles), below
    return Dialect(said or _delimiter(rest), lines_before), rest


def _sep_line(head: str) -> tuple[str, str]:
    """(what Excel's `sep=` line says, the lines behind it); ("", the head) where there is none."""
    found = _SEP_LINE.match(head)
    if found is None:
        return "", head
    said = (found["said"] or "").replace("\\t", "\t").replace('"', "")
    if found["rest"].strip(f'" {said}{_DELIMITERS}'):
        return "", head  # a column that is called sep=…
    return said, head[found.end() :]


def _titles(head: str) -> tuple[int, str]:
    """(how many lines stand above the header, the delimiter below them): a title, which is one cell, and blank lines.

    What is below must look like a header of three columns or more, most of them named, with rows as wide; else a
    column's name would be taken for a title where its values have commas in them.
    """
    lines = _lines(head)[: _TITLE_ROWS + _ROWS_BELOW]
    for delimiter in _DELIMITERS:
        rows = [next(csv.reader([line], delimiter=delimiter), []) for line in lines]
        filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
        at = next((at for at, count in enumerate(filled) if count > 1), 0)
        below = [row for row in rows[at:] if row][:_ROWS_BELOW]
        as_wide = len(below) > 1 and len({len(row) for row in below}) == 1
        if 1 in filled[:at] and as_wide and _are_names(below[0]):
            return at, delimiter
    return 0, ""


def _are_names(cells: list[str]) -> bool:
    """Whether the cells may be a header's: three names or more, more than there are blank ones, and no data."""
    names = [cell for cell in cells if cell.strip()]
    return len(names) > max(2, len(cells) // 2) and not any(map(_LIKE_DATA.match, names))


def _lines(head: str) -> list[str]:
    return io.StringIO(head, newline="").readlines()


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
