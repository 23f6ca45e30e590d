"""ZIP archives: which of the files inside are data."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from onefold.graph.errors import InvalidArgument
from onefold.server.files.formats.opened import Content

ZIP_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")
_BOOKS: Final = ("xl/workbook.xml", "xl/workbook.bin")
_OFFICE: Final = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a presentation",
    "AndroidManifest.xml": "a program",
    "META-INF/MANIFEST.MF": "a program",
}
_SPREADSHEET: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_SYSTEM: Final = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
DATA_SUFFIXES: Final = frozenset(
    {
        *(".csv", ".tsv", ".tab", ".psv", ".txt", ".json", ".jsonl", ".ndjson", ".parquet"),
        *(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    }
)
_ABOUT: Final = frozenset({"readme", "license", "licence", "notice", "changelog", "about"})
"""Names of texts that come with data but are not data."""


def archived(path: Path, name: str) -> list[Content] | None:
    """The files of data in an archive; None when it is a workbook.

    Raises:
        InvalidArgument: it is damaged, or nothing in it is data.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if _is_workbook(archive):
                return None
            members = [item.filename for item in archive.infolist() if not item.is_dir()]
    except (zipfile.BadZipFile, OSError) as error:
        message = f"{name}: the ZIP archive cannot be read ({error}); was it copied to its end?"
        raise InvalidArgument(message, field="file") from None
    kind = next((kind for member, kind in _OFFICE.items() if member in members), None)
    if kind is not None:
        raise InvalidArgument(f"{name} is {kind} and no table; save its table as CSV and pass that", field="file")
    members = [member for member in members if not _is_of_the_system(member)]
    contents = [Content(path, f"{name}/{member}", member) for member in members]
    data = [content for content in contents if content.suffix in DATA_SUFFIXES and not _is_about(content)]
    data = data or contents[:1] * (len(contents) == 1)
    if not data:
        inside = ", ".join(members[:5]) or "nothing"
        raise InvalidArgument(f"{name}: no file of data in the ZIP archive; there is {inside}", field="file")
    others = [content.member for content in contents if content not in data]
    if others:
        data[0] = replace(data[0], notes=(f"{name}: not read, being no data by their names: {', '.join(others)}",))
    return data


def _is_workbook(archive: zipfile.ZipFile) -> bool:
    names = archive.namelist()
    if any(book in names for book in _BOOKS):
        return True
    return "mimetype" in names and archive.read("mimetype").strip() == _SPREADSHEET


def _is_of_the_system(member: str) -> bool:
    return any(part.startswith(".") or part.casefold() in _SYSTEM for part in PurePosixPath(member).parts)


def _is_about(content: Content) -> bool:
    return content.suffix == ".txt" and content.stem.casefold() in _ABOUT
