"""JSON Lines: one object a line; nested objects and lists become columns such as `name.first` and `emails.0`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import orjson

from onefold.graph.errors import InvalidArgument
from onefold.server.files.headers import column_names
from onefold.server.files.opened import opened
from onefold.server.files.rows import CONVERT, Reason, Rejected, Row, shown_text, wrong_cell

MAX_LINE_BYTES: Final = 1 << 24
_SAMPLED_LINES: Final = 5000
"""Columns are those of the first lines; what appears later is payload."""
_MAX_DEPTH: Final = 3
"""Deeper structure stays JSON text: nobody maps columns of columns of columns."""

Pairs = dict[str, str]


class JsonFile:
    """A file of JSON Lines."""

    def __init__(self, path: Path, name: str) -> None:
        """Reads the head for its columns. Raises InvalidArgument when that is not JSON Lines."""
        self.name = name
        self._path = path
        self.stem = path.name.split(".")[0]
        self.blank_lines = 0
        self.bytes_total = path.stat().st_size
        self._opened: BinaryIO | None = None
        self.columns = self._columns()
        self._at = {column: at for at, column in enumerate(self.columns)}

    @property
    def bytes_read(self) -> int:
        """How far the last reading has come."""
        return self._opened.tell() if self._opened and not self._opened.closed else 0

    def _columns(self) -> tuple[str, ...]:
        names: dict[str, None] = {}
        objects = 0
        for line, data in self._lines():
            if line > _SAMPLED_LINES:
                break
            if objects == 0 and data.lstrip().startswith(b"["):
                query = f"\"SELECT * FROM '{self.name}'\""
                message = f"{self.name} is one JSON array and not JSON Lines; read it through a query: {query}"
                raise InvalidArgument(message, field="file")
            pairs = self._parsed(line, data)
            if isinstance(pairs, dict):
                objects += 1
                names.update(dict.fromkeys(pairs))
        if not objects:
            raise InvalidArgument(f"{self.name}: no JSON object in its first lines", field="file")
        return column_names(names)

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        with opened(self._path) as (content, self._opened):
            line = 0
            while data := content.readline(MAX_LINE_BYTES):
                line += 1
                if len(data) == MAX_LINE_BYTES and not data.endswith(b"\n"):
                    while (rest := content.readline(MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
                        pass
                yield line, data

    def rows(self) -> Iterator[Row | Rejected]:
        """Every row from the start."""
        self.blank_lines = number = 0
        for line, data in self._lines():
            if not data.strip():
                self.blank_lines += 1
                continue
            number += 1
            pairs = self._parsed(line, data)
            yield self._row(line, number, pairs) if isinstance(pairs, dict) else pairs

    def _row(self, line: int, number: int, pairs: Pairs) -> Row | Rejected:
        rejected = wrong_cell(self.name, line, list(pairs), list(pairs.values()))
        if rejected is not None:
            return rejected
        if not any(pairs.values()):
            return Rejected(self.name, line, "", "", Reason.EMPTY_ROW, "every value is empty", "{}")
        cells = [""] * len(self.columns)
        extra: list[tuple[str, str]] = []
        for name, value in pairs.items():
            at = self._at.get(name)
            if at is not None:
                cells[at] = value
            elif value:
                extra.append((name, value))
        return Row(line, number, cells, tuple(extra))

    def _parsed(self, line: int, data: bytes) -> Pairs | Rejected:
        if len(data) >= MAX_LINE_BYTES:
            message = f"the line has more than {MAX_LINE_BYTES:,} bytes"
            return self._rejected(line, data, Reason.VALUE_TOO_LONG, message)
        if line == 1:
            data = data.removeprefix(b"\xef\xbb\xbf")
        try:
            parsed = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            return self._not_json(line, data, error)
        if not isinstance(parsed, dict):
            kind = "a list" if isinstance(parsed, list) else "a bare value"
            return self._rejected(line, data, Reason.MALFORMED_ROW, f"the line holds {kind} and no JSON object")
        pairs: Pairs = {}
        for name, value in parsed.items():
            _flatten(name.strip(), value, pairs, 1)
        return pairs

    def _not_json(self, line: int, data: bytes, error: orjson.JSONDecodeError) -> Rejected:
        try:
            data.decode()
        except UnicodeDecodeError as wrong:
            message = f"byte {wrong.start + 1} of the line is not UTF-8; {CONVERT}"
            return self._rejected(line, data, Reason.INVALID_UTF8, message)
        if b"\0" in data:
            return self._rejected(line, data, Reason.NUL_BYTE, "a NUL byte in the line")
        message = f"the line is no JSON object: {error.msg} (character {error.pos + 1})"
        return self._rejected(line, data, Reason.MALFORMED_ROW, message)

    def _rejected(self, line: int, data: bytes, reason: Reason, message: str) -> Rejected:
        raw = shown_text(data[:10_000].decode(errors="surrogateescape"))
        return Rejected(self.name, line, "", "", reason, message, raw)


def _flatten(name: str, value: object, into: Pairs, depth: int) -> None:
    if isinstance(value, dict) and depth < _MAX_DEPTH and value:
        for key, inner in value.items():
            _flatten(f"{name}.{str(key).strip()}", inner, into, depth + 1)
    elif isinstance(value, list) and depth < _MAX_DEPTH and value:
        for at, inner in enumerate(value):
            _flatten(f"{name}.{at}", inner, into, depth + 1)
    else:
        into[name] = _text(value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return orjson.dumps(value).decode()
