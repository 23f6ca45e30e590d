"""Opens what the command line names: a file by what it holds, a file in a ZIP archive, a sheet, or a SQL query."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from onefold.graph.errors import InvalidArgument
from onefold.server.files.formats.archive import ZIP_MAGIC, archived
from onefold.server.files.formats.csv_file import CsvFile
from onefold.server.files.formats.excel_file import ExcelFile
from onefold.server.files.formats.json_file import JsonFile
from onefold.server.files.formats.opened import Content
from onefold.server.files.formats.parquet_file import ParquetFile
from onefold.server.files.formats.rows import CONVERT, KINDS, Table

_QUERY = re.compile(r"\s*(select|with|from)\s", re.IGNORECASE)
_JSON_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})
_JSON: Final = re.compile(rb"(\xef\xbb\xbf)?\s*(\{|\[\s*\{)|\[\s*\]\s*$")
_BARE_JSON: Final = re.compile(
    rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*(\[|(-?\d[\d.eE+-]*|null|true|false)[\s\0]*$)", re.MULTILINE
)
"""JSON without any object, of which a file that is named JSON is to say so; no line of column names begins so."""
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_HEAD_BYTES: Final = 1024
_OTHER_KINDS: Final = (
    (re.compile(rb"%PDF-"), "a PDF document"),
    (re.compile(rb"SQLite format 3\0"), "a SQLite database"),
    (re.compile(rb"ARROW1\0"), "an Arrow (Feather) file"),
    (re.compile(rb"ORC[\x00-\x08\x0e-\x1f]"), "an ORC file"),
    (re.compile(rb"Obj\x01"), "an Avro file"),
    (re.compile(rb"\{\\rtf"), "a text of a word processor"),
    (re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|table|head|meta)", re.IGNORECASE), "a web page"),
    (re.compile(rb"MIME-Version:", re.IGNORECASE), "a web page with its images"),
    (re.compile(rb"(\xef\xbb\xbf)?\s*<\?xml", re.IGNORECASE), "an XML document"),
    (re.compile(rb".{257}ustar", re.DOTALL), "a tar archive; unpack it"),
    (re.compile(rb"7z\xbc\xaf|Rar!\x1a"), "an archive that is not a ZIP; unpack it"),
)


def open_table(named: str, encoding: str | None = None) -> Table:
    """The table that an argument names: a path, a `.sql` file, or a query that begins with SELECT, WITH or FROM.

    `encoding` is that of a text where the mapping says it; else it is found out.

    Raises:
        InvalidArgument: it is missing, unreadable, empty, of a kind that is not read, or more than one table.
    """
    tables = open_tables(named, encoding)
    if len(tables) > 1:
        names = ", ".join(table.name for table in tables)
        raise InvalidArgument(f"{named} holds several files where one is wanted; name one: {names}", field="file")
    return tables[0]


def open_tables(named: str, encoding: str | None = None) -> list[Table]:
    """The same, and of a ZIP archive every file of data in it, in its order."""
    if _QUERY.match(named) and not os.path.exists(named):  # a Path refuses what is too long for a name
        return [_query(named, "query")]
    path, inside = _path_of(named)
    if path.suffix.lower() == ".sql":
        return [_query(_sql(path, named), named)]
    content = Content(path, str(path) if inside else named)
    if _magic(path, named).startswith(ZIP_MAGIC):
        return _of_archive(content, inside, encoding)
    return [_of_kind(content, inside, encoding)]


def file_named(named: str) -> str:
    """The path of the file that an argument names, without what it names inside."""
    try:
        return str(_path_of(named)[0])
    except InvalidArgument:
        return named


def _path_of(named: str) -> tuple[Path, str]:
    """(the file, what is named inside of it): people.zip and 2024/may.csv of people.zip/2024/may.csv."""
    path, inside = Path(named), ""
    try:
        while not path.exists() and path.name and not path.parent.is_dir():
            path, inside = path.parent, f"{path.name}/{inside}" if inside else path.name
        return path, inside
    except OSError as error:  # longer than any name
        raise InvalidArgument(f"{named}: the file cannot be read: {error.strerror}", field="file") from None


def _magic(path: Path, named: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4)
    except (FileNotFoundError, NotADirectoryError):
        raise InvalidArgument(f"{named}: there is no such file", field="file") from None
    except IsADirectoryError:
        raise InvalidArgument(f"{named} is a folder; name its files", field="file") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no valid path"
        raise InvalidArgument(f"{named}: the file cannot be read: {reason}", field="file") from None


def _of_archive(content: Content, inside: str, encoding: str | None) -> list[Table]:
    data = archived(content.path, content.name)
    if data is None:
        return [ExcelFile(content, inside or None)]
    if not inside:
        return [_of_kind(item, "", encoding) for item in data]
    for item in data:
        if inside == item.member or inside.startswith(f"{item.member}/"):
            return [_of_kind(replace(item, notes=()), inside[len(item.member) + 1 :], encoding)]
    message = f"{content.name}/{inside}: no such file; there is {', '.join(item.member for item in data)}"
    raise InvalidArgument(message, field="file")


def _of_kind(content: Content, inside: str, encoding: str | None) -> Table:
    """The table of a file by what its first bytes are."""
    head = content.head(_HEAD_BYTES)
    if head.startswith((_OLD_EXCEL, *ZIP_MAGIC)):
        return ExcelFile(content, inside or None)
    if inside:
        raise InvalidArgument(f"{content.name}/{inside}: {content.name} is one file, with none inside", field="file")
    if head.startswith(b"PAR1"):
        return ParquetFile(content)
    kind = next((kind for pattern, kind in _OTHER_KINDS if pattern.match(head)), None)
    if kind is not None:
        raise InvalidArgument(f"{content.name} is {kind}; {KINDS}", field="file")
    if content.suffix == ".parquet":
        raise InvalidArgument(f"{content.name} is named Parquet but is not Parquet", field="file")
    if _JSON.match(head) or (content.suffix in _JSON_SUFFIXES and (b"{" in head or _BARE_JSON.match(head))):
        return JsonFile(content, encoding)
    return CsvFile(content, encoding)


def _query(sql: str, name: str) -> Table:
    # Imported when there is a query: DuckDB takes 0.1 s, and prints its leaks when an asyncio loop ran beside it.
    from onefold.server.files.formats.query import Query

    return Query(sql, name)


def _sql(path: Path, named: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidArgument(f"{named}: the query is not UTF-8; {CONVERT}", field="file") from None
