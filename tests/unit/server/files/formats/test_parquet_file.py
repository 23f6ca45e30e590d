"""Parquet: values become text; a bad one costs its cell."""

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
    with pytest.raises(InvalidArgument, match=r"people.parquet is named Parquet but is not Parquet"):
        open_table(str(path))


def test_a_parquet_file_without_columns_or_rows_has_none(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    for table in (pa.table({}), pa.table({"id": pa.array([], pa.int64())})):
        pq.write_table(table, path)
        assert list(RowReader(open_table(str(path)), recognize(open_table(str(path))).mapping).commands()) == []
