"""JSON Lines, Parquet and queries: the same rows, the same answers to what is wrong."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onefold.graph.errors import InvalidArgument
from onefold.server.files.columns.recognize import recognize
from onefold.server.files.commands import RowReader
from onefold.server.files.formats.rows import Rejected, Row
from onefold.server.files.formats.tables import open_table


def test_json_lines_become_columns_and_late_names_extra(tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl"
    lines = [
        '{"id": 1, "name": {"first": " Ann "}, "emails": ["a@x.org", "b@x.org"], "vip": true, "n": null, "w": 2.0}'
    ]
    lines += ['{"id": 2}'] * 5000 + ["", '{"id": 3, "late": "x"}']
    path.write_text("\n".join(lines))
    table = open_table(str(path))
    rows = list(table.rows())
    assert table.columns == ("id", "name.first", "emails", "vip", "n", "w")
    assert isinstance(rows[0], Row)
    assert rows[0].cells == ["1", "Ann", "a@x.org\nb@x.org", "true", "", "2"]
    assert isinstance(rows[-1], Row)
    assert (rows[-1].line, rows[-1].number, rows[-1].extra) == (5003, 5002, (("late", "x"),))
    assert table.blank_lines == 1


@pytest.mark.parametrize(
    ("line", "reason", "column", "message"),
    [
        (b'{"name": "Ren\xff"}', "INVALID_UTF8", "name", "bytes that are no text"),
        (b'{"name": "A\\u0000nn"}', "NUL_BYTE", "name", "a NUL byte in the value"),
        (b'{"name": "A\0nn"}', "NUL_BYTE", "name", "a NUL byte in the value"),
        (b'{"name": "A\\ud83dnn"}', "INVALID_UTF8", "name", "bytes that are no text"),
        (b'{"name": "Ann"', "MALFORMED_ROW", "", "the line is no JSON object"),
        (b'["Ann"]', "MALFORMED_ROW", "", "the line holds a list and no JSON object"),
        (b'"Ann"', "MALFORMED_ROW", "", "the line holds a bare value"),
        (b'{"name": " ", "n": null}', "EMPTY_ROW", "", "every value is empty"),
        (b'{"name": "' + b"x" * 10_000_000 + b'"}', "VALUE_TOO_LONG", "name", "10,000,000 characters"),
        (b'{"name": "' + b"x" * 20_000_000 + b'"}', "VALUE_TOO_LONG", "", "more than 16,777,216 bytes"),
    ],
)
def test_a_bad_json_line_is_rejected_alone(tmp_path: Path, line: bytes, reason: str, column: str, message: str) -> None:
    path = tmp_path / "people.jsonl"
    path.write_bytes('{"name": "Ann", "city": "Köln"}\n'.encode() + line + b'\n{"name": "Bob"}\n')
    first, rejected, last = open_table(str(path)).rows()
    assert isinstance(first, Row)
    assert isinstance(rejected, Rejected)
    assert (rejected.line, rejected.reason, rejected.column) == (2, reason, column)
    assert message in rejected.message
    assert len(rejected.raw) < 3000
    assert isinstance(last, Row)
    assert last.line == 3


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": 1, "name": "Zoë"}, {"id": 12345678901234567890123, "name": "A\\u0000nn"}]',
        '[\n  {"id": 1,\n "name": "Zoë"},\n  {"id": 12345678901234567890123, "name": "A\\u0000nn"}\n]\n',
    ],
)
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_json_array_is_read_object_by_object(tmp_path: Path, text: str, codec: str) -> None:
    path = tmp_path / "people.json"
    path.write_bytes(text.encode(codec))
    first, second = open_table(str(path)).rows()
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert (first.line, first.cells) == (1, ["1", "Zoë"])
    assert (second.line, second.cells) == (2, ["12345678901234567890123", ""])
    assert second.unusable[0].column == "name"


@pytest.mark.parametrize("text", ['{\n  "id": 1,\n  "name": "Ann"\n}\n', '{"id": 1,\n"name": "Ann"}'])
def test_a_json_object_over_several_lines_is_a_row(tmp_path: Path, text: str) -> None:
    path = tmp_path / "people.json"
    path.write_text(text)
    (row,) = open_table(str(path)).rows()
    assert isinstance(row, Row)
    assert row.cells == ["1", "Ann"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"name": "Ann"},\n {"name"', r"people.json:2: the file is neither JSON Lines nor one JSON array"),
        ('[{"a": ' + "[" * 100_000, "nested too deeply"),
        ('[1, "{"]', "no JSON object in its first lines"),
        ("[1,2,3]", "no JSON object in its first lines"),
        ('[["id", "name"], [1, "Ann"]]', "no JSON object in its first lines"),
        ('["id", "name"]\n[1, "Ann"]\n', "neither JSON Lines nor one JSON array"),
        ("1\n2\n3\n", "no JSON object in its first lines"),
        ("null", "no JSON object in its first lines"),
        ("{'name': 'Ann'}\n", "no JSON object in its first lines"),
        ("", "the file is empty"),
    ],
)
def test_json_that_cannot_be_read_says_why(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "people.json"
    path.write_text(text)
    with pytest.raises(InvalidArgument, match=message):
        open_table(str(path))


def test_csv_that_is_named_json_is_read_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    path.write_text("id,name\n1,Ann\n")
    assert [row.cells for row in open_table(str(path)).rows() if isinstance(row, Row)] == [["1", "Ann"]]


def test_parquet_values_become_text(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    moment = dt.datetime(2025, 3, 1, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    table = pa.table(
        {
            " id ": pa.array([1, 2], pa.int64()),
            "zip": pa.array([1234.0, None], pa.float64()),
            "born": pa.array([dt.date(1980, 2, 3), None]),
            "midnight": pa.array([dt.datetime(1980, 2, 3), dt.datetime(1980, 2, 3, 4, 5, 6)], pa.timestamp("ns")),
            "zoned": pa.array([moment, None], pa.timestamp("us", "Europe/Berlin")),
            "far": pa.array([dt.date(9999, 12, 31), None]),
            "tags": pa.array([["a"], None], pa.list_(pa.string())),
            "vip": pa.array([True, None]),
            "kind": pa.array(["x", "y"]).dictionary_encode(),
            "bytes": pa.array([b" abc ", None], pa.binary()),
            "nothing": pa.nulls(2),
        }
    )
    pq.write_table(table, path)
    opened = open_table(str(path))
    assert opened.columns[0] == "id"
    first, second = opened.rows()
    assert isinstance(first, Row)
    assert first.cells == [
        *("1", "1234", "1980-02-03", "1980-02-03", "2025-03-01T08:30:00Z", "9999-12-31"),
        *("a", "true", "x", "abc", ""),
    ]
    assert isinstance(second, Row)
    assert second.cells == ["2", "", "", "1980-02-03T04:05:06", "", "", "", "", "y", "", ""]
    assert [row.line for row in opened.rows()] == [1, 2]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (b'{"id": 1, "name": "Ren\xff", "n": 2}', ["1", "", "2"]),
        (b'{"id": 1, "name": "Re\0n", "n": 2}', ["1", "", "2"]),
        (b'{"id": 1, "name": "Re\tn", "n": 2}', ["1", "Re\tn", "2"]),
        (b'{"id": 12345678901234567890123, "name": "Ann", "n": 9007199254740993}',
         ["12345678901234567890123", "Ann", "9007199254740993"]),
        (b'{"id": 1, "name": "Ann", "n": NaN}', ["1", "Ann", ""]),
        (b'{"id": 1, "name": "Ann", "n": 1e300}', ["1", "Ann", "1e300"]),
        (b'{"id": 1, "name": ["Ann", null, " ", "Nan\\nLee"], "n": [1, 2.0, true]}',
         ["1", "Ann\nNan Lee", "1\n2\ntrue"]),
        (b'{"id": 1, "name": [], "n": {}}', ["1", "", ""]),
    ],
)  # fmt: skip
def test_cells_of_json(tmp_path: Path, line: bytes, cells: list[str]) -> None:
    path = tmp_path / "people.jsonl"
    path.write_bytes('{"id": 0, "name": "Zoë", "n": 1}\n'.encode() + line + b"\n")
    _, row = open_table(str(path)).rows()
    assert isinstance(row, Row)
    assert row.cells == cells


def test_lists_of_objects_stay_columns(tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl"
    path.write_text('{"orders": [{"id": 1, "tags": ["a", "b"]}, {"id": 2}]}\n')
    table = open_table(str(path))
    assert table.columns == ("orders.0.id", "orders.0.tags", "orders.1.id")
    assert [row.cells for row in table.rows() if isinstance(row, Row)] == [["1", "a\nb", "2"]]


def test_lists_of_parquet_are_several_values_in_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    columns = {
        "emails": pa.array([["a@x.org", None, " b@x.org "], None, []], pa.list_(pa.string())),
        "born": pa.array([[dt.date(1980, 2, 3)], [], None], pa.large_list(pa.date32())),
        "n": pa.array([[1.0, 2.5], [3.0, None], None], pa.list_(pa.float64(), 2)),
        "deep": pa.array([[["a"]], [], None]),
        "id": pa.array([1, 2, 3]),
    }
    pq.write_table(pa.table(columns), path)
    assert [row.cells for row in open_table(str(path)).rows() if isinstance(row, Row)] == [
        ["a@x.org\nb@x.org", "1980-02-03", "1\n2.5", '[["a"]]', "1"],
        ["", "", "3", "[]", "2"],
        ["", "", "", "", "3"],
    ]


def test_a_bad_parquet_value_costs_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    data = [b"Ren\xe9", b"A\0nn", b"x" * 5000, b"Bob"]
    text = pa.Array.from_buffers(pa.string(), len(data), pa.array(data, pa.binary()).buffers())
    pq.write_table(pa.table({"id": [1, 2, 3, 4], "name": text}), path)
    rows = [row for row in open_table(str(path)).rows() if isinstance(row, Row)]
    assert [row.cells for row in rows] == [["1", ""], ["2", ""], ["3", ""], ["4", "Bob"]]
    assert [cell.reason for row in rows for cell in row.unusable] == ["INVALID_UTF8", "NUL_BYTE", "VALUE_TOO_LONG"]


def test_rows_of_nothing_but_bad_parquet_values_are_rejected(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    data = [b"Ann", b"Ren\xe9", b"A\0nn", b"x" * 5000, None, b"Bob"]
    text = pa.Array.from_buffers(pa.string(), len(data), pa.array(data, pa.binary()).buffers(), null_count=1)
    pq.write_table(pa.table({"name": text}), path)
    found = [(row.line, row.reason if isinstance(row, Rejected) else "") for row in open_table(str(path)).rows()]
    assert found == [(1, ""), (2, "INVALID_UTF8"), (3, "NUL_BYTE"), (4, "VALUE_TOO_LONG"), (5, "EMPTY_ROW"), (6, "")]


def test_a_damaged_parquet_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    path.write_bytes(b"PAR1" + b"\0" * 100)
    with pytest.raises(InvalidArgument, match=r"people.parquet: the Parquet file cannot be read"):
        open_table(str(path))
    path.write_bytes(b"name\nAnn\n")
    with pytest.raises(InvalidArgument, match=r"people.parquet is named Parquet but is none"):
        open_table(str(path))


def test_a_query_reads_files(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name\n1,Ann\n2,Bob\n")
    sql = f"SELECT name AS given_name, id + 1 AS next FROM '{path}' ORDER BY id DESC;"
    table = open_table(sql)
    assert (table.name, table.stem, table.columns) == ("query", "query", ("given_name", "next"))
    assert [row.cells for row in table.rows() if isinstance(row, Row)] == [["Bob", "3"], ["Ann", "2"]]
    (tmp_path / "people.sql").write_text(sql)
    assert len(list(open_table(str(tmp_path / "people.sql")).rows())) == 2


def test_a_wrong_query_is_told_in_one_line() -> None:
    with pytest.raises(InvalidArgument, match=r"query: DuckDB refuses the query: .*nowhere") as told:
        open_table("SELECT * FROM 'nowhere.csv'")
    assert "\n" not in told.value.message


def test_a_query_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "people.sql").write_bytes("SELECT 'Zoë' AS name".encode("latin-1"))
    with pytest.raises(InvalidArgument, match=r"people.sql: the query is not UTF-8; convert the file"):
        open_table(str(tmp_path / "people.sql"))


def test_a_parquet_file_without_columns_or_rows_has_none(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    for table in (pa.table({}), pa.table({"id": pa.array([], pa.int64())})):
        pq.write_table(table, path)
        assert list(RowReader(open_table(str(path)), recognize(open_table(str(path))).mapping).commands()) == []
