"""Rejected rows to a file, as CSV or JSON Lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

import orjson

from onefold.graph.errors import InvalidArgument
from onefold.server.files.formats.rows import Rejected

COLUMNS: Final = tuple(field.name for field in fields(Rejected))


@contextmanager
def naming(path: Path | None) -> Iterator[None]:
    """Let an OSError of writing to an open file say which file it was; Python's own does not."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


class RejectsFile:
    """Writes rejected rows as they come; without a path it only counts them.

    The file is there even when nothing was rejected, so that nobody takes yesterday's for today's.
    """

    def __init__(self, path: Path | None) -> None:
        """Raises InvalidArgument when the file cannot be written."""
        self.count = 0
        self.path = path
        self._file: TextIO | None = None
        if path is None:
            return
        try:
            self._file = path.open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise InvalidArgument(f"{path}: cannot be written: {error.strerror}", field="rejects") from None
        self._json = path.suffix.lower() in (".jsonl", ".ndjson", ".json")
        if not self._json:
            self._rows = csv.writer(self._file)
            self._rows.writerow(COLUMNS)

    def write(self, rejected: Rejected) -> None:
        """Add one."""
        self.count += 1
        if self._file is None:
            return
        row = asdict(rejected)
        with naming(self.path):
            if self._json:
                self._file.write(orjson.dumps(row).decode() + "\n")
            else:
                self._rows.writerow([row[column] for column in COLUMNS])

    def __enter__(self) -> RejectsFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            with naming(self.path):
                self._file.close()
