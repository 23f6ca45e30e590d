"""CSV: every damage is answered with file, line and column, and the reading carries on."""

import gzip
import time
from pathlib import Path

import pytest

from onefold.graph.errors import InvalidArgument
from onefold.server.files import csv_file
from onefold.server.files.csv_file import CsvFile
from onefold.server.files.rows import Rejected, Row
from onefold.server.files.tables import open_table


def read(path: Path, content: bytes) -> list[Row | Rejected]:
    path.write_bytes(content)
    return list(open_table(str(path)).rows())


def good(rows: list[Row | Rejected]) -> list[tuple[int, list[str]]]:
    return [(row.line, row.cells) for row in rows if isinstance(row, Row)]


def bad(rows: list[Row | Rejected]) -> list[tuple[int, str, str]]:
    return [(row.line, row.reason, row.column) for row in rows if isinstance(row, Rejected)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def test_headers_and_values_are_trimmed_and_lines_counted_over_quoted_breaks(file: Path) -> None:
    rows = read(file, b'\xef\xbb\xbfid, name ,city\r\n1, "Ann\r\nB",  Leeds \r\n\r\n2,Bob,York\r\n')
    assert CsvFile(file, "x").columns == ("id", "name", "city")
    assert good(rows) == [(2, ["1", "Ann\r\nB", "Leeds"]), (5, ["2", "Bob", "York"])]


def test_a_space_behind_a_closing_quote_is_a_malformed_row_only_for_that_row(file: Path) -> None:
    rows = read(file, b'id,name\n1,"Ann" x\n2,Bob\n')
    assert good(rows) == [(3, ["2", "Bob"])]
    assert bad(rows) == [(2, "MALFORMED_ROW", "")]


def test_ragged_rows_name_the_first_missing_column(file: Path) -> None:
    rows = read(file, b"id,name,city\n1,Ann\n2,Bob,York,extra\n3,Cid,Hull\n")
    assert good(rows) == [(4, ["3", "Cid", "Hull"])]
    assert bad(rows) == [(2, "RAGGED_ROW", "city"), (3, "RAGGED_ROW", "")]
    assert isinstance(rows[0], Rejected)
    assert "2 values where the header names 3 columns" in rows[0].message
    assert rows[0].raw == "1,Ann"


def test_invalid_utf8_rejects_its_row_and_names_the_column(file: Path) -> None:
    rows = read(file, b"id,name,city\n1,Ann,Leeds\n2,Ren\xe9,Lyon\n3,Ren\xc3\xa9,Lyon\n")
    assert good(rows) == [(2, ["1", "Ann", "Leeds"]), (4, ["3", "René", "Lyon"])]
    assert bad(rows) == [(3, "INVALID_UTF8", "name")]
    assert isinstance(rows[1], Rejected)
    assert rows[1].raw == "2,Ren\\udce9,Lyon"


def test_a_nul_byte_rejects_its_row(file: Path) -> None:
    rows = read(file, b"id,name\n1,A\0nn\n2,Bob\n")
    assert bad(rows) == [(2, "NUL_BYTE", "name")]
    assert good(rows) == [(3, ["2", "Bob"])]


def test_a_10_mb_field_rejects_its_row(file: Path) -> None:
    rows = read(file, b"id,name\n1," + b"x" * 10_000_000 + b'\n2,"' + b"y\n" * 100_000 + b'"\n3,Cid\n')
    assert bad(rows) == [(2, "VALUE_TOO_LONG", "name"), (3, "VALUE_TOO_LONG", "name")]
    assert good(rows) == [(100_004, ["3", "Cid"])]
    assert isinstance(rows[0], Rejected)
    assert "10,000,000 characters; 4,096 is the most" in rows[0].message
    assert len(rows[0].raw) < 3000


def test_4096_characters_are_a_value_and_4097_are_not(file: Path) -> None:
    rows = read(file, b"id,name\n1," + b"x" * 4096 + b"\n2," + b"x" * 4097 + b"\n")
    assert [row.number for row in rows if isinstance(row, Row)] == [1]
    assert bad(rows) == [(3, "VALUE_TOO_LONG", "name")]


def test_an_unclosed_quote_costs_one_line(file: Path) -> None:
    lines = b"".join(b"%d,Ann,Leeds\n" % n for n in range(3, 50))
    rows = read(file, b'id,name,city\n1,"Ann,Leeds\n' + lines)
    assert bad(rows) == [(2, "MALFORMED_ROW", "")]
    assert [line for line, _ in good(rows)] == list(range(3, 50))
    assert isinstance(rows[0], Rejected)
    assert "never closed" in rows[0].message


def test_an_unclosed_quote_that_another_quote_closes_costs_one_line(file: Path) -> None:
    rows = read(file, b'id,name\n1,"Ann\n2,Bob\n3,"Cid"\n4,Dan\n')
    assert bad(rows) == [(2, "MALFORMED_ROW", "")]
    assert good(rows) == [(3, ["2", "Bob"]), (4, ["3", "Cid"]), (5, ["4", "Dan"])]


def test_a_row_beyond_the_limit_is_skipped_in_bounded_memory(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MAX_RECORD_CHARS", 1000)
    rows = read(file, b"id,name\n1," + b"x" * 5000 + b'\n2,Bob\n3,"' + b"y" * 500 + b"\n" + b"z" * 900 + b"\n4,Dan\n")
    assert good(rows) == [(3, ["2", "Bob"]), (6, ["4", "Dan"])]
    assert [(line, reason) for line, reason, _ in bad(rows)][:2] == [(2, "VALUE_TOO_LONG"), (4, "VALUE_TOO_LONG")]


def test_empty_rows_are_rejected_and_blank_lines_skipped_and_counted(file: Path) -> None:
    file.write_bytes(b"id,name\n,\n\n  \n2,Bob\n\n")
    table = open_table(str(file))
    rows = list(table.rows())
    assert bad(rows) == [(2, "EMPTY_ROW", "")]
    assert good(rows) == [(5, ["2", "Bob"])]
    assert table.blank_lines == 3


@pytest.mark.parametrize("delimiter", [";", "\t", "|", ","])
def test_the_delimiter_is_found(file: Path, delimiter: str) -> None:
    text = f"id{delimiter}name{delimiter}note\n1{delimiter}Ann{delimiter}a b\n2{delimiter}Bob{delimiter}c\n"
    assert good(read(file, text.encode())) == [(2, ["1", "Ann", "a b"]), (3, ["2", "Bob", "c"])]


def test_a_file_of_one_column_has_one(file: Path) -> None:
    assert good(read(file, b"email\na@example.org\n")) == [(2, ["a@example.org"])]


def test_repeated_and_blank_column_names_are_told_apart(file: Path) -> None:
    file.write_bytes(b"id,phone,phone,\n1,2,3,4\n")
    assert open_table(str(file)).columns == ("id", "phone", "phone (2)", "column_4")


def test_old_line_ends_and_gzip_are_read(tmp_path: Path) -> None:
    assert good(read(tmp_path / "mac.csv", b"id,name\r1,Ann\r2,Bob\r")) == [(2, ["1", "Ann"]), (3, ["2", "Bob"])]
    assert good(read(tmp_path / "zip.csv.gz", gzip.compress(b"id,name\n1,Ann\n"))) == [(2, ["1", "Ann"])]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        ("id,név\n1,Ann\n".encode("utf-16"), "the file is UTF-16; convert it: iconv"),
        (b"id,pr\xe9nom\n1,Ann\n", ":1: the column names are not UTF-8"),
        (b"id,na\0me\n1,Ann\n", ":1: NUL bytes among the column names"),
        (b"1,ann@example.org\n2,bob@example.org\n", ":1: the first line holds data .'ann@example.org'. instead"),
        (b"PK\x03\x04rest", "is an Excel workbook or a ZIP archive; save the sheet as CSV"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(file: Path, content: bytes, message: str) -> None:
    file.write_bytes(content)
    with pytest.raises(InvalidArgument, match=message):
        open_table(str(file))


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidArgument, match=r"nowhere.csv: there is no such file"):
        open_table(str(tmp_path / "nowhere.csv"))
    with pytest.raises(InvalidArgument, match="is a folder; name its files"):
        open_table(str(tmp_path))


def test_a_damaged_gzip_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(b"\x1f\x8b\x08\x00garbage")
    with pytest.raises(InvalidArgument, match=r"a.csv.gz: the file cannot be read"):
        open_table(str(path))


def test_50_000_rows_are_read_quickly(file: Path) -> None:
    file.write_text(
        "id,a,b,c,d,e\n" + "".join(f"{n},anna,brown,1970-01-01,leeds,x@example.org\n" for n in range(50_000))
    )
    started = time.perf_counter()
    assert sum(1 for _ in open_table(str(file)).rows()) == 50_000
    assert time.perf_counter() - started < 5  # 0.15 s on a quiet machine


def test_a_gzip_that_ends_early_says_so_after_its_good_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    packed = gzip.compress(b"id,name\n" + b"".join(b"%d,%d\n" % (n, n * 7919) for n in range(200_000)))
    path.write_bytes(packed[: len(packed) // 2])
    rows = open_table(str(path)).rows()
    assert isinstance(next(rows), Row)
    with pytest.raises(InvalidArgument, match=r"a.csv.gz: the file cannot be read: .*end-of-stream"):
        list(rows)
