"""Opens what the command line names: a file by its content and extension, or a SQL query."""

from __future__ import annotations

import os
import re
from pathlib import Path

from onefold.graph.errors import InvalidArgument
from onefold.server.files.csv_file import CsvFile
from onefold.server.files.json_file import JsonFile
from onefold.server.files.parquet_file import ParquetFile
from onefold.server.files.rows import CONVERT, Table

_QUERY = re.compile(r"\s*(select|with|from)\s", re.IGNORECASE)
_JSON_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})
_OTHER_KINDS = {b"PK\x03\x04": "an Excel workbook or a ZIP archive", b"\xd0\xcf\x11\xe0": "an old Excel workbook"}


def open_table(named: str) -> Table:
    """The table that an argument names: a path, a `.sql` file, or a query that begins with SELECT, WITH or FROM.

    Raises:
        InvalidArgument: it is missing, unreadable, empty, or of a kind that is not read.
    """
    if _QUERY.match(named) and not os.path.exists(named):  # a Path refuses what is too long for a name
        return _query(named, "query")
    path = Path(named)
    magic = _magic(path, named)
    if magic == b"PAR1":
        return ParquetFile(path, named)
    if magic in _OTHER_KINDS:
        message = f"{named} is {_OTHER_KINDS[magic]}; save the sheet as CSV (UTF-8) and pass that"
        raise InvalidArgument(message, field="file")
    suffix = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    if suffix.lower() == ".parquet":
        raise InvalidArgument(f"{named} is named Parquet but is none", field="file")
    if suffix.lower() == ".sql":
        return _query(_sql(path, named), named)
    if suffix.lower() in _JSON_SUFFIXES or magic[:1] == b"{":
        return _read(JsonFile, path, named)
    return _read(CsvFile, path, named)


def _query(sql: str, name: str) -> Table:
    # Imported when there is a query: DuckDB takes 0.1 s, and prints its leaks when an asyncio loop ran beside it.
    from onefold.server.files.query import Query

    return Query(sql, name)


def _sql(path: Path, named: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidArgument(f"{named}: the query is not UTF-8; {CONVERT}", field="file") from None


def _magic(path: Path, named: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4)
    except FileNotFoundError:
        raise InvalidArgument(f"{named}: there is no such file", field="file") from None
    except IsADirectoryError:
        raise InvalidArgument(f"{named} is a folder; name its files", field="file") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no valid path"
        raise InvalidArgument(f"{named}: the file cannot be read: {reason}", field="file") from None


def _read(kind: type[CsvFile] | type[JsonFile], path: Path, named: str) -> Table:
    try:
        return kind(path, named)
    except (OSError, EOFError) as error:  # a damaged .gz
        raise InvalidArgument(f"{named}: the file cannot be read: {error}", field="file") from None
