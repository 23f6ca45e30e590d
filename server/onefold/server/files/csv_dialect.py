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


@dataclass(frozen=True, slots=True)
class Dialect:
    """The delimiter, and how many lines, Excel's `sep=` line, stand before the first row."""

    delimiter: str
    lines_before: int = 0

    def format(self) -> dict[str, Any]:
        """The arguments of `csv.reader`; strict, so that a wrong quote costs one row and not those behind it."""
        return {"delimiter": self.delimiter, "skipinitialspace": self.delimiter != " ", "strict": True}


def dialect_of(head: str) -> tuple[Dialect, str]:
    """The dialect of a file by its first lines, and these without a `sep=` line."""
    found = _SEP_LINE.match(head)
    if found is None:
        return Dialect(_delimiter(head)), head
    said = (found["said"] or "").replace("\\t", "\t").replace('"', "")
    if found["rest"].strip(f'" {said}{_DELIMITERS}'):
        return Dialect(_delimiter(head)), head  # a column that is called sep=…
    rest = head[found.end() :]
    return Dialect(said or _delimiter(rest), 1), rest


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
