"""Rows out: CSV, JSON Lines or Parquet by the file's extension, complete or not at all."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from onefold.graph.errors import InvalidArgument
from onefold.server.files.rejects import naming

Value = str | int | float | bool | list[str] | None
_BATCH = 10_000
_TYPES: Final = {
    "text": pa.string(),
    "number": pa.float64(),
    "int": pa.int64(),
    "bool": pa.bool_(),
    "list": pa.list_(pa.string()),
}
_SUFFIXES: Final = (".csv", ".parquet", ".jsonl", ".ndjson")


def check_ending(path: Path) -> None:
    """Raises InvalidArgument when the name of a file of rows says none of the formats that are written."""
    if path.suffix.lower() not in _SUFFIXES:
        raise InvalidArgument(f"--out {path}: the name must end in one of {', '.join(_SUFFIXES)}", field="out")


class _Format(Protocol):
    def write(self, rows: list[Sequence[Value]]) -> None: ...

    def close(self) -> None: ...


class _Csv:
    def __init__(self, path: Path, columns: dict[str, str]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._rows.writerow(columns)

    def write(self, rows: list[Sequence[Value]]) -> None:
        self._rows.writerows([[_cell(value) for value in row] for row in rows])

    def close(self) -> None:
        self._file.close()


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else " ".join(value) if isinstance(value, list) else value


class _JsonLines:
    def __init__(self, path: Path, columns: dict[str, str]) -> None:
        self._file = path.open("wb")
        self._columns = list(columns)

    def write(self, rows: list[Sequence[Value]]) -> None:
        for row in rows:
            self._file.write(orjson.dumps(dict(zip(self._columns, row, strict=True))) + b"\n")

    def close(self) -> None:
        self._file.close()


class _Parquet:
    def __init__(self, path: Path, columns: dict[str, str]) -> None:
        self._schema = pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])
        self._writer = pq.ParquetWriter(path, self._schema)

    def write(self, rows: list[Sequence[Value]]) -> None:
        columns = zip(*rows, strict=True)
        arrays = [pa.array(list(column), type=kind) for column, kind in zip(columns, self._schema.types, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        self._writer.close()


class RowsFile:
    """A file of rows that appears under its name when it is complete; on an error nothing is left behind."""

    def __init__(self, path: Path, columns: dict[str, str]) -> None:
        """`columns` are name → "text", "number", "int", "bool" or "list".

        Raises:
            InvalidArgument: the extension is not one of ours, or the file cannot be written.
        """
        check_ending(path)
        self._path, self._partial = path, path.with_name(f".{path.name}.{os.getpid()}.partial")
        kinds: dict[str, type[_Csv | _JsonLines | _Parquet]] = {".csv": _Csv, ".parquet": _Parquet}
        kind = kinds.get(path.suffix.lower(), _JsonLines)
        self._rows: list[Sequence[Value]] = []
        self.count = 0
        try:
            self._format: _Format = kind(self._partial, columns)
        except OSError as error:
            raise InvalidArgument(f"--out {path}: cannot be written: {error.strerror or error}", field="out") from None

    def write(self, row: Sequence[Value]) -> None:
        """Add a row."""
        self._rows.append(row)
        self.count += 1
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            with naming(self._path):
                self._format.write(self._rows)
            self._rows = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._flush()
            with naming(self._path):
                self._format.close()
            if kind is None:
                self._partial.replace(self._path)
        finally:
            self._partial.unlink(missing_ok=True)
