"""Excel workbooks (.xlsx, .xlsm, .xlsb, .xls) and OpenDocument sheets, through python-calamine, an extra.

A cell is the text that a user sees: 1 and not 1.0, dates as ISO 8601, a formula's last result, nothing for an error. A
row's line is its number in the sheet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onefold.graph.errors import InvalidArgument
from onefold.server.files.formats.headers import checked_header, did_you_mean
from onefold.server.files.formats.opened import Content
from onefold.server.files.formats.rows import MAX_VALUE_CHARS, Rejected, Row, Unusable, emptied, empty_row, shown

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

EXTRA: Final = "pip install 'onefold[excel]'"
_TITLE_ROWS: Final = 20
"""A header is looked for down to this row."""
_DIGITS: Final = ".15g"  # Excel's precision: 0.1 + 0.2 is 0.3 there


class ExcelFile:
    """A sheet of a workbook: the one that is named, else the first with anything in it."""

    remarks: tuple[str, ...] = ()

    def __init__(self, content: Content, sheet: str | None = None) -> None:
        """Reads the sheet. Raises InvalidArgument when it cannot be read, or is not there, or is empty."""
        self.name = content.name if sheet is None else f"{content.name}/{sheet}"
        self.stem = content.stem if sheet is None else f"{content.stem}/{sheet}"
        self.blank_lines = 0
        self.bytes_total = self.bytes_read = content.bytes_total
        book = _workbook(content)
        self._sheet = _named_sheet(book, self.name, sheet) if sheet else _first_sheet(book, self.name)
        self.notes = (*content.notes, *(() if sheet else _others(book, self.name, self._sheet.name)))
        filled = {at: row for at, row in self._texts() if any(row)}
        self._header_line = _header_line(filled)
        self._width = max(_width(row) for row in filled.values())
        header = filled[self._header_line] + [""] * self._width
        self.columns = checked_header(self.name, header[: self._width])
        above = [at for at in filled if at < self._header_line]
        if above:
            self.notes += (f"{self.name}: what stands above the column names of row {self._header_line} is not read",)

    def _texts(self) -> Iterator[tuple[int, list[str]]]:
        _, left = self._sheet.start or (0, 0)
        for number, values in enumerate(self._sheet.to_python(skip_empty_area=False), start=1):
            yield number, [_text(value) for value in values[left:]]

    def rows(self) -> Iterator[Row | Rejected]:
        """Every row from the start."""
        self.blank_lines = number = 0
        for line, cells in self._texts():
            if line <= self._header_line:
                continue
            if any(cells):
                number += 1
                yield self._row(line, number, cells[: self._width])
            else:
                self.blank_lines += 1

    def _row(self, line: int, number: int, cells: list[str]) -> Row | Rejected:
        unusable: tuple[Unusable, ...] = ()
        if any(len(cell) > MAX_VALUE_CHARS or "\0" in cell for cell in cells):
            raw = shown(cells)
            unusable = emptied(self.columns, cells)
            if not any(cells):
                return empty_row(self.name, line, unusable, raw)
        return Row(line, number, cells, unusable=unusable)


def _header_line(filled: dict[int, list[str]]) -> int:
    """The first row with anything in it; below titles, which are one cell each, the first with three or more."""
    rows = list(filled.items())[:_TITLE_ROWS]
    at = next((at for at, (_, row) in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    return rows[at][0] if sum(map(bool, rows[at][1])) > 2 else rows[0][0]


def _width(row: list[str]) -> int:
    return max(at for at, cell in enumerate(row, start=1) if cell)


def _workbook(content: Content) -> CalamineWorkbook:
    try:
        import python_calamine
    except ModuleNotFoundError:
        message = f"{content.name} is a workbook; to read those: {EXTRA}, or save the sheet as CSV (UTF-8)"
        raise InvalidArgument(message, field="file") from None
    try:
        with content.sought() as source:
            return python_calamine.load_workbook(source)
    except python_calamine.PasswordError:
        raise InvalidArgument(f"{content.name}: the workbook asks for a password", field="file") from None
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        message = f"{content.name}: the workbook cannot be read: {error}; save the sheet as CSV (UTF-8) and pass that"
        raise InvalidArgument(message, field="file") from None


def _named_sheet(book: CalamineWorkbook, name: str, sheet: str) -> CalamineSheet:
    if sheet not in book.sheet_names:
        message = f"{name}: there is no such sheet; {did_you_mean(sheet, book.sheet_names)}"
        raise InvalidArgument(message, field="file")
    found = book.get_sheet_by_name(sheet)
    if not _is_filled(found):
        raise InvalidArgument(f"{name}: the sheet is empty", field="file")
    return found


def _first_sheet(book: CalamineWorkbook, name: str) -> CalamineSheet:
    for sheet in _visible(book):
        found = book.get_sheet_by_name(sheet)
        if _is_filled(found):
            return found
    raise InvalidArgument(f"{name}: the workbook has no sheet with anything in it", field="file")


def _is_filled(sheet: CalamineSheet) -> bool:
    return any(any(_text(value) for value in row) for row in sheet.iter_rows())


def _visible(book: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [item for item in book.sheets_metadata if item.typ == SheetTypeEnum.WorkSheet]
    return [item.name for item in sheets if item.visible == SheetVisibleEnum.Visible] or [s.name for s in sheets]


def _others(book: CalamineWorkbook, name: str, read: str) -> tuple[str, ...]:
    """What to tell where there are further sheets."""
    others = [sheet for sheet in _visible(book) if sheet != read]
    if not others:
        return ()
    how = f"name another as {name}/{others[0]}"
    return (f"{name}: sheet {read!r} is read, and not {', '.join(map(repr, others))}; {how}",)


def _text(value: object) -> str:
    """The value of a cell as a user sees it, dates as ISO 8601."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(value, _DIGITS)
    if isinstance(value, dt.datetime):
        return value.isoformat() if value.time() != dt.time() else value.date().isoformat()
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return "" if value is None else str(value)
