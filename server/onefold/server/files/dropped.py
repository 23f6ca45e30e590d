"""What of the rows' cells is left out while the rows stay: counted, and the first of it named."""

from __future__ import annotations

from collections import Counter
from typing import Final

from onefold.graph.transaction.intake.validation import MAX_VALUES
from onefold.graph.wording import counted
from onefold.server.files.formats.rows import Rejected, Row

_MAX_NAMED: Final = 5


class Dropped:
    """The cells of one file that count as empty, and the columns that found no place in a record's payload."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.cells = 0
        self.first: list[str] = []
        self.columns: Counter[str] = Counter()

    def cell(self, row: Row, column: str, field: str, message: str) -> None:
        """A cell that cannot be used, and why."""
        self.cells += 1
        if len(self.first) < _MAX_NAMED:
            self.first.append(f"{Rejected(self._file, row.line, column, field, '', '').place()}: {message}")

    def told(self) -> list[str]:
        """All of it in lines."""
        told = [f"{text}; the cell counts as empty" for text in self.first]
        if self.cells > len(self.first):
            told.append(f"… and {counted(self.cells - len(self.first), 'more such cell')} in {self._file}")
        if self.columns:
            named = ", ".join(list(self.columns)[:_MAX_NAMED])
            more = f" and {len(self.columns) - _MAX_NAMED:,} more" if len(self.columns) > _MAX_NAMED else ""
            count = self.columns.total()
            told.append(
                f"{self._file}: a record takes {MAX_VALUES} values; left out beyond them: "
                f"{counted(count, 'value')} of payload, of columns {named}{more}"
            )
        return told
