"""JSON: one object a line, or one array of objects.

Nested objects become columns such as `name.first`, lists of objects such as `orders.0.id`. A list of texts or numbers
is one column with several values (`rows` says how they stand in one cell).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, Final, cast

import orjson

from onefold.graph.errors import InvalidArgument
from onefold.server.files.encodings.encoding import UTF8, encoding_of
from onefold.server.files.formats.headers import column_names, readable
from onefold.server.files.formats.opened import Content
from onefold.server.files.formats.rows import Reason, Rejected, Row, emptied, empty_row, in_one_cell, shown_text

MAX_LINE_BYTES: Final = 1 << 24
_SAMPLED_LINES: Final = 5000
"""Columns are those of the first lines; what appears later is payload."""
_SHOWN_BYTES: Final = 10_000
_MAX_DEPTH: Final = 3
"""Deeper structure stays JSON text: nobody maps columns of columns of columns."""
_ALL_DIGITS_FROM: Final = 2.0**63
"""Whole numbers from here on are floats to orjson, which costs their last digits."""

Pairs = dict[str, str]


class JsonFile:
    """A file of JSON Lines, or of one JSON array, whose lines are the numbers of its objects."""

    def __init__(self, content: Content, encoding: str | None = None) -> None:
        """Reads the head for its columns. Raises InvalidArgument when that is not JSON Lines."""
        self.name, self.stem = content.name, content.stem
        self._content = content
        self._encoding = encoding_of(content, encoding)
        self.notes = (*content.notes, *self._encoding.notes(self.name))
        self.remarks: tuple[str, ...] = ()
        self.blank_lines = 0
        self.bytes_total = content.bytes_total
        self._file: BinaryIO | None = None
        self._is_one = self._begins_as_one()
        names = self._names()
        if names is None and not self._is_one:
            self._is_one = True
            with suppress(InvalidArgument):
                names = self._names()
        if names is None and not self._is_empty_list():
            raise InvalidArgument(f"{self.name}: no JSON object in its first lines", field="file")
        self.columns = column_names(names or ())
        self._at = {name: at for at, name in enumerate(names or ())}

    @property
    def bytes_read(self) -> int:
        """How far the last reading has come."""
        return self._file.tell() if self._file and not self._file.closed else 0

    def _names(self) -> dict[str, None] | None:
        """The names in the first objects, None where there is no object."""
        names: dict[str, None] | None = None
        for line, data in self._lines():
            if line > _SAMPLED_LINES:
                break
            pairs = self._parsed(line, data)
            if isinstance(pairs, dict):
                names = {} if names is None else names
                names.update(dict.fromkeys(pairs))
        return names

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        with self._content.opened() as (content, self._file):
            lines = self._objects(content) if self._is_one else self._utf8_lines(content)
            for line, data in enumerate(lines, start=1):
                yield line, data.removeprefix(b"\xef\xbb\xbf")

    def _begins_as_one(self) -> bool:
        """Whether the first line shows that the file is one array, or one object over several lines."""
        with self._content.opened() as (content, _), self._encoding.text(content) as text:
            first = text.readline(_SHOWN_BYTES).strip()
        return first.startswith("[") or first == "{"

    def _is_empty_list(self) -> bool:
        """Whether the file is an array with nothing in it, whose table has no columns and no rows."""
        try:
            return self._is_one and next(self._lines(), None) is None
        except InvalidArgument:
            return False

    def _objects(self, content: BinaryIO) -> Iterator[bytes]:
        """The objects of a file that is one array or one object, a line each."""
        with self._encoding.text(content) as text:
            try:
                parsed: object = json.loads(text.read(), strict=False, parse_constant=lambda _: None)
            except json.JSONDecodeError as error:
                message = f"{self.name}:{error.lineno}: the file is neither JSON Lines nor one JSON array: {error.msg}"
                raise InvalidArgument(message, field="file") from None
            except RecursionError:
                raise InvalidArgument(f"{self.name}: the JSON is nested too deeply", field="file") from None
        for item in parsed if isinstance(parsed, list) else [parsed]:
            yield json.dumps(item).encode()

    def _utf8_lines(self, content: BinaryIO) -> Iterator[bytes]:
        if self._encoding.codec != UTF8:
            with self._encoding.text(content) as text:
                while line := text.readline(MAX_LINE_BYTES):
                    yield line.encode(errors="surrogatepass")
            return
        while data := content.readline(MAX_LINE_BYTES):
            if len(data) == MAX_LINE_BYTES and not data.endswith(b"\n"):
                while (rest := content.readline(MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
                    pass
            yield data

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
        values = list(pairs.values())
        unusable = emptied(tuple(pairs), values)
        if not any(values):
            return empty_row(self.name, line, unusable, "{}")
        cells = [""] * len(self.columns)
        extra: list[tuple[str, str]] = []
        for name, value in zip(pairs, values, strict=True):
            at = self._at.get(name)
            if at is not None:
                cells[at] = value
            elif value:
                extra.append((readable(name), value))
        return Row(line, number, cells, tuple(extra), unusable)

    def _parsed(self, line: int, data: bytes) -> Pairs | Rejected:
        if len(data) >= MAX_LINE_BYTES:
            message = f"the line has more than {MAX_LINE_BYTES:,} bytes"
            return self._rejected(line, data, Reason.VALUE_TOO_LONG, message)
        try:
            parsed = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            parsed = _as_written(data)
            if parsed is None:
                message = f"the line is not a JSON object: {error.msg} (character {error.pos + 1})"
                return self._rejected(line, data, Reason.MALFORMED_ROW, message)
        if not isinstance(parsed, dict):
            kind = "a list" if isinstance(parsed, list) else "a bare value"
            return self._rejected(line, data, Reason.MALFORMED_ROW, f"the line holds {kind} and no JSON object")
        try:
            return _pairs(parsed)
        except OverflowError:
            return _pairs(cast("dict[str, object]", _as_written(data)))

    def _rejected(self, line: int, data: bytes, reason: Reason, message: str) -> Rejected:
        raw = shown_text(data[:_SHOWN_BYTES].decode(errors="surrogateescape"))
        return Rejected(self.name, line, "", "", reason, message, raw)


def _as_written(data: bytes) -> object | None:
    """The line as Python's own parser takes it: numbers with all digits, broken bytes and NULs where they stand."""
    text = data.decode(errors="surrogateescape")
    try:
        parsed: object = json.loads(text, strict=False, parse_float=str, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return parsed


def _pairs(parsed: dict[str, object]) -> Pairs:
    pairs: Pairs = {}
    for name, value in parsed.items():
        _flatten(name.strip(), value, pairs, 1)
    return pairs


def _flatten(name: str, value: object, into: Pairs, depth: int) -> None:
    if isinstance(value, dict) and depth < _MAX_DEPTH and value:
        for key, inner in value.items():
            _flatten(f"{name}.{str(key).strip()}", inner, into, depth + 1)
    elif isinstance(value, list) and not any(isinstance(inner, dict | list) for inner in value):
        into[name] = in_one_cell(map(_text, value))
    elif isinstance(value, list) and depth < _MAX_DEPTH:
        for at, inner in enumerate(value):
            _flatten(f"{name}.{at}", inner, into, depth + 1)
    else:
        into[name] = _text(value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        if abs(value) >= _ALL_DIGITS_FROM:
            raise OverflowError
        return str(int(value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else orjson.dumps(value).decode()
