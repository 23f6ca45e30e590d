"""JSON: lines, arrays and objects become rows; what is wrong is said, and costs no other row."""

from pathlib import Path

import pytest

from onefold.graph.errors import InvalidArgument
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
        (b'{"name": "Ren\xff"}', "INVALID_UTF8", "name", "bytes that are not text"),
        (b'{"name": "A\\u0000nn"}', "NUL_BYTE", "name", "a NUL byte in the value"),
        (b'{"name": "A\0nn"}', "NUL_BYTE", "name", "a NUL byte in the value"),
        (b'{"name": "A\\ud83dnn"}', "INVALID_UTF8", "name", "bytes that are not text"),
        (b'{"name": "Ann"', "MALFORMED_ROW", "", "the line is not a JSON object"),
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
