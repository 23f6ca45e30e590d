"""Workbooks: a cell is the text that a user sees, a row's line its number in the sheet."""

import datetime as dt
import gzip
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from onefold.graph.errors import InvalidArgument
from onefold.server.files.formats.rows import Row
from onefold.server.files.formats.tables import open_table


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "people.xlsx"


def saved(path: Path, **sheets: list[list[object]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return book


def rows(path: Path | str) -> list[tuple[int, list[str]]]:
    return [(row.line, row.cells) for row in open_table(str(path)).rows() if isinstance(row, Row)]


def test_cells_are_what_a_user_sees(path: Path) -> None:
    saved(
        path,
        People=[
            ["id", "born", "seen", "amount", "ratio", "vip", "time", "span", "error", "note"],
            [1, dt.date(1980, 2, 3), dt.datetime(2024, 5, 6, 7, 8, 9), 2.0, 0.1 + 0.2, True, dt.time(9, 5),
             dt.timedelta(hours=30, minutes=1), "#N/A", " Ann\nLee "],
            ["007", "1899-12-24", dt.datetime(1980, 2, 3), 12345678901, -1.5, False, None, None, None, None],
        ],
    )  # fmt: skip
    assert rows(path) == [
        (2, ["1", "1980-02-03", "2024-05-06T07:08:09", "2", "0.3", "TRUE", "09:05:00", "30:01:00", "", "Ann\nLee"]),
        (3, ["007", "1899-12-24", "1980-02-03", "12345678901", "-1.5", "FALSE", "", "", "", ""]),
    ]


def test_rows_count_as_in_the_sheet_and_blank_ones_are_skipped(path: Path) -> None:
    sheet = [[], [None, "id", "name", None, " "], [None, 1, "Ann"], [], [None, 2, "Bob"], [None, 3, "Cid", 4]]
    saved(path, Empty=[], People=sheet)
    table = open_table(str(path))
    assert table.columns == ("id", "name", "column_3")
    assert rows(path) == [(3, ["1", "Ann", ""]), (5, ["2", "Bob", ""]), (6, ["3", "Cid", "4"])]
    assert len(list(table.rows())) == 3
    assert table.blank_lines == 1


def test_titles_above_the_column_names_are_not_read_and_told(path: Path) -> None:
    book = saved(path, People=[["Customers of 2024"], [], ["id", "name", "city"], [1, "Ann", "Leeds"]])
    book["People"].merge_cells("A1:C1")
    book.save(path)
    table = open_table(str(path))
    assert table.columns == ("id", "name", "city")
    assert rows(path) == [(4, ["1", "Ann", "Leeds"])]
    assert table.notes == (f"{path}: what stands above the column names of row 3 is not read",)


def test_the_first_sheet_with_anything_in_it_is_read_or_the_one_that_is_named(path: Path) -> None:
    book = saved(path, Hidden=[["secret"], ["x"]], Empty=[], People=[["id"], [1]], Orders=[["order"], [7]])
    book["Hidden"].sheet_state = "hidden"
    book.save(path)
    table = open_table(str(path))
    assert (table.columns, table.stem) == (("id",), "people")
    assert table.notes == (f"{path}: sheet 'People' is read, and not 'Empty', 'Orders'; name another as {path}/Empty",)
    orders = open_table(f"{path}/Orders")
    assert (orders.columns, orders.stem, orders.notes) == (("order",), "people/Orders", ())
    with pytest.raises(InvalidArgument, match="there is no such sheet; did you mean 'Orders'"):
        open_table(f"{path}/Order")
    with pytest.raises(InvalidArgument, match="the sheet is empty"):
        open_table(f"{path}/Empty")


def test_a_cell_that_is_too_long_costs_itself(path: Path) -> None:
    saved(path, People=[["id", "note"], [1, "x" * 5000]])
    (row,) = open_table(str(path)).rows()
    assert isinstance(row, Row)
    assert row.cells == ["1", ""]
    assert row.unusable[0].column == "note"


@pytest.mark.parametrize("name", ["people.csv", "people.xls", "people.xlsx.gz"])
def test_a_workbook_is_told_by_its_bytes(path: Path, name: str) -> None:
    saved(path, People=[["id"], [1]])
    other = path.with_name(name)
    other.write_bytes(gzip.compress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes())
    assert rows(other) == [(2, ["1"])]


def test_a_workbook_in_a_zip_is_read_and_its_sheets_can_be_named(path: Path) -> None:
    saved(path, People=[["id"], [1]], Orders=[["order"], [7]])
    packed = path.with_name("all.zip")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(path, "2024/people.xlsx")
    assert rows(packed) == [(2, ["1"])]
    assert rows(f"{packed}/2024/people.xlsx/Orders") == [(2, ["7"])]


def test_a_workbook_that_cannot_be_read_says_why(path: Path) -> None:
    saved(path, Empty=[], Empty2=[[None, " "]])
    with pytest.raises(InvalidArgument, match="the workbook has no sheet with anything in it"):
        open_table(str(path))
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(InvalidArgument, match=r"people.xlsx: the workbook cannot be read: .*save the sheet as CSV"):
        open_table(str(path))


def test_without_the_extra_it_says_how_to_get_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(path, People=[["id"], [1]])
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(InvalidArgument, match=r"pip install 'onefold\[excel\]', or save the sheet as CSV"):
        open_table(str(path))
