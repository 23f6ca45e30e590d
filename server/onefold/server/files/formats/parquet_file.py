"""Parquet, batch by batch; a row's line is its number."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from onefold.graph.errors import InvalidArgument
from onefold.server.files.formats.arrow_rows import BATCH_ROWS, rows_of_batch
from onefold.server.files.formats.headers import column_names
from onefold.server.files.formats.opened import Content
from onefold.server.files.formats.rows import Rejected, Row


class ParquetFile:
    """A Parquet file."""

    remarks: tuple[str, ...] = ()
    blank_lines = 0

    def __init__(self, content: Content) -> None:
        """Reads the footer. Raises InvalidArgument when it is damaged."""
        self.name, self.stem = content.name, content.stem
        self._content = content
        self.notes = content.notes
        self.bytes_total = content.bytes_total
        self.bytes_read = 0
        try:
            with content.sought() as source, pq.ParquetFile(source) as file:
                self.columns = column_names(file.schema_arrow.names)
                self._rows_total = file.metadata.num_rows
        except (pa.ArrowException, OSError) as error:
            raise self._damaged(error) from None

    def rows(self) -> Iterator[Row | Rejected]:
        """Every row from the start. Raises InvalidArgument when a page is damaged."""
        before = self.bytes_read = 0
        try:
            with self._content.sought() as source, pq.ParquetFile(source) as file:
                for batch in file.iter_batches(batch_size=BATCH_ROWS):
                    yield from rows_of_batch(self.name, self.columns, batch, before)
                    before += batch.num_rows
                    self.bytes_read = self.bytes_total * before // max(self._rows_total, 1)
        except (pa.ArrowException, OSError) as error:
            raise self._damaged(error) from None

    def _damaged(self, error: Exception) -> InvalidArgument:
        first_line = str(error).splitlines()[0]
        return InvalidArgument(f"{self.name}: the Parquet file cannot be read: {first_line}", field="file")
