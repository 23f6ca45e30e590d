"""Queries: rows of files, or one line that says what is wrong."""

from pathlib import Path

import pytest

from onefold.graph.errors import InvalidArgument
from onefold.server.files.formats.rows import Row
from onefold.server.files.formats.tables import open_table


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
