"""CSV: every damage is answered with file, line and column, and the reading carries on."""

import gzip
import time
from pathlib import Path

import pytest

from onefold.graph.errors import InvalidArgument
from onefold.server.files.formats import csv_file, csv_lines
from onefold.server.files.formats.rows import Rejected, Row
from onefold.server.files.formats.tables import open_table


def read(path: Path, content: bytes) -> list[Row | Rejected]:
    path.write_bytes(content)
    return list(open_table(str(path)).rows())


def good(rows: list[Row | Rejected]) -> list[tuple[int, list[str]]]:
    return [(row.line, row.cells) for row in rows if isinstance(row, Row)]


def bad(rows: list[Row | Rejected]) -> list[tuple[int, str, str]]:
    return [(row.line, row.reason, row.column) for row in rows if isinstance(row, Rejected)]


def unusable(rows: list[Row | Rejected]) -> list[tuple[int, str, str]]:
    found = [(row.line, cell) for row in rows if isinstance(row, Row) for cell in row.unusable]
    return [(line, cell.reason, cell.column) for line, cell in found]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def test_headers_and_values_are_trimmed_and_lines_counted_over_quoted_breaks(file: Path) -> None:
    rows = read(file, b'\xef\xbb\xbfid, name ,city\r\n1, "Ann\r\nB",  Leeds \r\n\r\n2,Bob,York\r\n')
    assert open_table(str(file)).columns == ("id", "name", "city")
    assert good(rows) == [(2, ["1", "Ann\r\nB", "Leeds"]), (5, ["2", "Bob", "York"])]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('1,"Ann" x,Leeds', ["1", "Ann x", "Leeds"]),
        ('1,"Ann "Nan" Lee",Leeds', ["1", 'Ann "Nan" Lee', "Leeds"]),
        ('1,Ann "Nan" Lee,Leeds', ["1", 'Ann "Nan" Lee', "Leeds"]),
        ('1,"Lee, "Ann" x",Leeds', ["1", "Lee, Ann x", "Leeds"]),
        ('1,"Ann,Leeds', ["1", "Ann", "Leeds"]),
    ],
)
def test_wrong_quotes_are_taken_as_written_where_that_fits_the_header(file: Path, line: str, cells: list[str]) -> None:
    rows = read(file, f"id,name,city\n{line}\n2,Bob,York\n".encode())
    assert good(rows) == [(2, cells), (3, ["2", "Bob", "York"])]


def test_rows_whose_quotes_are_none_are_told(file: Path) -> None:
    file.write_bytes(b'id,name\n1,"Ann" x\n2,Bob\n')
    table = open_table(str(file))
    assert len(list(table.rows())) == 2
    assert table.remarks == (f"{file}: rows whose quotes are not those of CSV, taken as written: 1",)


def test_a_wrong_quote_that_fits_in_no_way_costs_its_row_only(file: Path) -> None:
    rows = read(file, b'id,name,city\n1,"Ann" x\n2,Bob,York\n')
    assert good(rows) == [(3, ["2", "Bob", "York"])]
    assert bad(rows) == [(2, "MALFORMED_ROW", "")]


def test_a_row_that_ends_early_lacks_empty_cells_and_empty_cells_beyond_the_header_are_nothing(file: Path) -> None:
    file.write_bytes(b"id,name,city\n1,Ann\n2,Bob,York,,\n3,Cid,Hull\n4\n")
    table = open_table(str(file))
    rows = list(table.rows())
    assert good(rows) == [
        (2, ["1", "Ann", ""]),
        (3, ["2", "Bob", "York"]),
        (4, ["3", "Cid", "Hull"]),
        (5, ["4", "", ""]),
    ]
    assert table.remarks == (f"{file}: rows that end before the last column, whose rest is empty: 2",)


def test_a_value_beyond_the_header_rejects_its_row(file: Path) -> None:
    rows = read(file, b"id,name,city\n1,Ann,Leeds\n2,Bob,York,extra\n3,Cid,Hull\n")
    assert [line for line, _ in good(rows)] == [2, 4]
    assert bad(rows) == [(3, "RAGGED_ROW", "")]
    assert isinstance(rows[1], Rejected)
    assert "4 values where the header names 3 columns" in rows[1].message
    assert rows[1].raw == "2,Bob,York,extra"


def test_a_byte_that_cannot_be_decoded_costs_its_cell(file: Path) -> None:
    rows = read(file, b"id,name,city\n1,Ann,Leeds\n2,Ren\xe9,Lyon\n3,Ren\xc3\xa9,Lyon\n")
    assert good(rows) == [(2, ["1", "Ann", "Leeds"]), (3, ["2", "", "Lyon"]), (4, ["3", "René", "Lyon"])]
    assert unusable(rows) == [(3, "INVALID_UTF8", "name")]


def test_a_nul_byte_costs_its_cell(file: Path) -> None:
    rows = read(file, b"id,name\n1,A\0nn\n2,Bob\n")
    assert unusable(rows) == [(2, "NUL_BYTE", "name")]
    assert good(rows) == [(2, ["1", ""]), (3, ["2", "Bob"])]


def test_a_row_of_nothing_but_an_unusable_cell_is_rejected_for_it(file: Path) -> None:
    rows = read(file, b"name\nA\0nn\nBob\n")
    assert bad(rows) == [(2, "NUL_BYTE", "name")]


def test_a_10_mb_field_costs_its_cell(file: Path) -> None:
    rows = read(file, b"id,name\n1," + b"x" * 10_000_000 + b'\n2,"' + b"y\n" * 100_000 + b'"\n3,Cid\n')
    assert unusable(rows) == [(2, "VALUE_TOO_LONG", "name"), (3, "VALUE_TOO_LONG", "name")]
    assert good(rows) == [(2, ["1", ""]), (3, ["2", ""]), (100_004, ["3", "Cid"])]
    assert isinstance(rows[0], Row)
    assert "10,000,000 characters; 4,096 is the most" in rows[0].unusable[0].message


def test_4096_characters_are_a_value_and_4097_are_not(file: Path) -> None:
    rows = read(file, b"id,name\n1," + b"x" * 4096 + b"\n2," + b"x" * 4097 + b"\n")
    assert [len(cells[1]) for _, cells in good(rows)] == [4096, 0]
    assert unusable(rows) == [(3, "VALUE_TOO_LONG", "name")]


def test_an_unclosed_quote_costs_one_line(file: Path) -> None:
    lines = b"".join(b"%d,Ann,Leeds\n" % n for n in range(3, 50))
    rows = read(file, b'id,name,city\n1,"Ann and Bob\n' + lines)
    assert bad(rows) == [(2, "MALFORMED_ROW", "")]
    assert [line for line, _ in good(rows)] == list(range(3, 50))
    assert isinstance(rows[0], Rejected)
    assert "never closed" in rows[0].message


def test_an_unclosed_quote_that_another_quote_closes_costs_one_line(file: Path) -> None:
    rows = read(file, b'id,name,city\n1,"Ann\n2,Bob,York\n3,"Cid",Hull\n4,Dan,Bath\n')
    assert bad(rows) == [(2, "MALFORMED_ROW", "")]
    assert good(rows) == [(3, ["2", "Bob", "York"]), (4, ["3", "Cid", "Hull"]), (5, ["4", "Dan", "Bath"])]


def test_a_short_row_among_those_that_a_quote_had_swallowed_is_no_row(file: Path) -> None:
    rows = read(file, b'id,name,notes\n1,Ann,"called, said "no" twice\nand hung up\n2,Bob,x\n')
    assert good(rows) == [(2, ["1", "Ann", "called, said no twice"]), (4, ["2", "Bob", "x"])]
    assert [(line, reason) for line, reason, _ in bad(rows)] == [(3, "RAGGED_ROW")]


@pytest.mark.parametrize(
    "torn",
    [
        '2,"Cy ""Q"" Poe,York',
        '2,"Ann" x,York',
        '2,"Ann,York',
        '2,"Ann and Bob\n7,Eve,Hull',
        '2,Ann,"said "no" x\n7,Eve,Hull',
    ],
)
def test_a_short_row_behind_a_wrong_quote_lacks_empty_cells(file: Path, torn: str) -> None:
    rows = read(file, f"id,name,city\n1,Bob,York\n{torn}\n4,Ed\n5,Jo,Bath\n6,Al\n".encode())
    assert [cells for _, cells in good(rows)][-3:] == [["4", "Ed", ""], ["5", "Jo", "Bath"], ["6", "Al", ""]]


def test_a_quote_that_a_later_row_closes_swallows_none_of_them(file: Path) -> None:
    rows = read(file, b'id,name,city\n1,"Ann,Leeds\n2,Bob,York\n3,Cid,Hull"\n4,Dan,Bath\n')
    assert [line for line, _ in good(rows)] == [2, 3, 4, 5]
    assert good(rows)[0] == (2, ["1", "Ann", "Leeds"])


def test_a_row_beyond_the_limit_is_skipped_in_bounded_memory(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MAX_RECORD_CHARS", 1000)
    monkeypatch.setattr(csv_lines, "MAX_RECORD_CHARS", 1000)
    rows = read(file, b"id,name\n1," + b"x" * 5000 + b'\n2,Bob\n3,"' + b"y" * 500 + b"\n" + b"z" * 900 + b"\n4,Dan\n")
    assert good(rows) == [(3, ["2", "Bob"]), (4, ["3", "y" * 500]), (6, ["4", "Dan"])]
    assert [(line, reason) for line, reason, _ in bad(rows)] == [(2, "VALUE_TOO_LONG"), (5, "RAGGED_ROW")]


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
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"\n \r\n\x1a", "the file is empty"),
        (b"sep=;\r\n", "there is nothing behind the sep= line"),
        (b"1,ann@example.org\n2,bob@example.org\n", ":1: the first line holds data .'ann@example.org'. instead"),
        (b"PK\x03\x04rest", "the ZIP archive cannot be read .*was it copied to its end"),
        (b"%PDF-1.7 ...", "is a PDF document; what is read is CSV"),
        (b"<html><table><tr><td>name</td></tr></table></html>", "is a web page; what is read is CSV"),
        (b"<?xml version='1.0'?><people/>", "is an XML document; what is read is CSV"),
        (b"SQLite format 3\0", "is a SQLite database; what is read is CSV"),
        (b"MIME-Version: 1.0\r\n", "is a web page with its images"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "is not text; what is read is CSV"),
        (b"x" * 257 + b"ustar", "is a tar archive; unpack it"),
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


@pytest.mark.parametrize(
    "first",
    [b"sep=;", b'"sep=;"', b"SEP=;", b"\xef\xbb\xbfsep=;", b'\xef\xbb\xbf"sep=;"', b"sep=;;;", b"sep=", b"sep=; "],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_the_sep_line_of_excel_says_the_delimiter_and_counts_as_a_line(file: Path, first: bytes, end: bytes) -> None:
    rows = read(file, end.join([first, b"id;name", b"1;Falk, Nina", b'2;"Otto; x"', b""]))
    assert open_table(str(file)).columns == ("id", "name")
    assert good(rows) == [(3, ["1", "Falk, Nina"]), (4, ["2", "Otto; x"])]


@pytest.mark.parametrize("delimiter", ["^", "~", ":", "\t", "\\t", "|", " ", "¦", "#"])
def test_the_sep_line_may_name_any_delimiter(file: Path, delimiter: str) -> None:
    written = delimiter.replace("\\t", "\t")
    text = f"sep={delimiter}\nid{written}name{written}city\n1{written}Ann{written}Leeds\n"
    assert good(read(file, text.encode())) == [(3, ["1", "Ann", "Leeds"])]


def test_a_column_may_be_called_sep(file: Path) -> None:
    assert good(read(file, b"sep=level,name\n1,Ann\n")) == [(2, ["1", "Ann"])]


def test_files_put_together_repeat_mark_and_header(file: Path) -> None:
    one = b'\xef\xbb\xbf"id","name"\r\n"1","Lee, Ann"\r\n'
    rows = read(file, one + one.replace(b"1", b"2"))
    assert good(rows) == [(2, ["1", "Lee, Ann"]), (4, ["2", "Lee, Ann"])]
    assert bad(rows) == [(3, "HEADER_AGAIN", "")]


def test_the_mark_by_which_dos_ended_a_text_is_no_row(file: Path) -> None:
    assert good(read(file, b"id,name\r\n1,Ann\r\n\x1a")) == [(2, ["1", "Ann"])]


def test_column_names_lose_what_cannot_be_kept(file: Path) -> None:
    file.write_bytes(b"id,na\0me,pr\xff\xc3\xa9nom," + b"x" * 600 + b"\n1,Ann,Zo\xc3\xa9,y\n")
    table = open_table(str(file))
    assert table.columns == ("id", "name", "pr\ufffdénom", "x" * 511 + "…")
    assert [row.cells for row in table.rows() if isinstance(row, Row)] == [["1", "Ann", "Zoé", "y"]]


def test_a_header_longer_than_what_is_sniffed_is_read_to_its_end(file: Path) -> None:
    names = [f"custom_field_{n}" for n in range(16_384)]
    file.write_text(",".join(names) + "\n" + ",".join("x" for _ in names) + "\n")
    table = open_table(str(file))
    assert table.columns == tuple(names)
    assert len(good(list(table.rows()))) == 1


def test_16384_blank_or_equal_column_names_are_told_apart_quickly(file: Path) -> None:
    file.write_text("," * 8000 + ",x" * 8000 + "\n")
    started = time.perf_counter()
    assert len(set(open_table(str(file)).columns)) == 16_001
    assert time.perf_counter() - started < 5  # 0.03 s on a quiet machine


@pytest.mark.parametrize(
    ("above", "told"),
    [
        (b"Customers of 2024\r\n\r\n", "2 lines above the column names 'id', "),
        (b"Customers\r\n", "the line above"),
        (b"sep=;\r\nCustomers of 2024, all;;\r\n;;\r\n", "2 lines above"),
    ],
)
def test_titles_above_the_column_names_are_not_read_and_told(file: Path, above: bytes, told: str) -> None:
    delimiter = b";" if b"sep" in above else b","
    file.write_bytes(above + b"id,name,city\r\n1,Ann,Leeds\r\n2,Bob,York\r\n".replace(b",", delimiter))
    table = open_table(str(file))
    rows = list(table.rows())
    first = above.count(b"\n") + 2
    assert table.columns == ("id", "name", "city")
    assert good(rows) == [(first, ["1", "Ann", "Leeds"]), (first + 1, ["2", "Bob", "York"])]
    assert told in table.notes[0]


@pytest.mark.parametrize("title", ["Customers of 2024;;;;", "Customers of 2024"])
@pytest.mark.parametrize("blank", ["", " "])
def test_a_title_is_found_above_column_names_of_which_one_is_blank(file: Path, title: str, blank: str) -> None:
    file.write_text(f"{title}\nid;name;{blank};phone;email\n1;Ann;;0131;a@x.org\n2;Bob;x;0132;b@x.org\n")
    table = open_table(str(file))
    assert table.columns == ("id", "name", "column_3", "phone", "email")
    assert good(list(table.rows())) == [
        (3, ["1", "Ann", "", "0131", "a@x.org"]),
        (4, ["2", "Bob", "x", "0132", "b@x.org"]),
    ]


def test_rows_that_are_mostly_blank_are_no_column_names_below_a_title(file: Path) -> None:
    file.write_text("name;;;;;\nAnn;x;y;;;\nBob;x;;;;\n")
    assert open_table(str(file)).columns[0] == "name"


@pytest.mark.parametrize("value", ["Lee, Ann", "1 High St,Leeds,LS1", "High St, Leeds, UK", "a@x.org,b,c"])
def test_one_column_whose_values_have_commas_has_no_title(file: Path, value: str) -> None:
    file.write_text(f"value\n{value}\n{value}\n")
    assert open_table(str(file)).columns == ("value",)
