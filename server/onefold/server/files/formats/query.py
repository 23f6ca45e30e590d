"""The result of a SQL query over files, through DuckDB; a row's line is its number."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa

from onefold.graph.errors import InvalidArgument
from onefold.server.files.formats.arrow_rows import BATCH_ROWS, rows_of_batch
from onefold.server.files.formats.headers import column_names
from onefold.server.files.formats.rows import Rejected, Row


class Query:
    """A SELECT, run anew by every reading; results come in batches, and DuckDB spills to disk what does not fit."""

    name = "query"
    stem = "query"
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    blank_lines = 0
    bytes_total = 0
    bytes_read = 0

    def __init__(self, sql: str, name: str = "query") -> None:
        """Asks DuckDB for the columns. Raises InvalidArgument with DuckDB's first line when it refuses."""
        self._sql = sql.strip().rstrip(";")
        self.name = name
        try:
            with duckdb.connect() as connection:
                described = connection.execute(f"DESCRIBE {self._sql}").fetchall()
        except duckdb.Error as error:
            raise self._refused(error) from None
        self.columns = column_names(str(row[0]) for row in described)

    def rows(self) -> Iterator[Row | Rejected]:
        """Every row from the start."""
        before = 0
        try:
            with duckdb.connect() as connection:
                reader = connection.sql(self._sql).to_arrow_reader(BATCH_ROWS)
                for batch in reader:
                    yield from rows_of_batch(self.name, self.columns, batch, before)
                    before += batch.num_rows
        except (duckdb.Error, pa.ArrowException) as error:
            raise self._refused(error) from None

    def _refused(self, error: Exception) -> InvalidArgument:
        first_line = next(iter(str(error).splitlines()), "")
        return InvalidArgument(f"{self.name}: DuckDB refuses the query: {first_line}", field="file")
