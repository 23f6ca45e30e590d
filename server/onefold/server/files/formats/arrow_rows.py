"""Arrow batches to rows of text, column by column; Parquet files and queries share it.

Dates and times become ISO 8601 (a time of day that is midnight without a zone is left out: it is a date that some
tool stored as a time), whole floats lose their ".0", lists of texts, numbers and the like become several values in one
cell (see `rows`), other nested values JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from onefold.server.files.formats.rows import (
    MAX_VALUE_CHARS,
    Rejected,
    Row,
    emptied,
    empty_row,
    in_one_cell,
    is_text,
    shown,
)

BATCH_ROWS: Final = 4096
_MIDNIGHT = re.compile(r"[T ]00:00:00(\.0*)?$")
_ZERO_FRACTION = r"\.0+(Z?)$"


def rows_of_batch(file: str, columns: tuple[str, ...], batch: pa.RecordBatch, before: int) -> Iterator[Row | Rejected]:
    """The rows of one batch; `before` is the number of rows that came before it."""
    texts = [column_texts(column) for column in batch.columns]
    suspicious = any(_is_suspicious(column) for column in texts)
    for number, cells in enumerate(map(list, zip(*texts, strict=True)), start=before + 1):
        raw = shown(cells) if suspicious else ""
        unusable = emptied(columns, cells) if suspicious else ()
        if any(cells):
            yield Row(number, number, cells, unusable=unusable)
        else:
            yield empty_row(file, number, unusable, raw or shown(cells))


def _is_suspicious(cells: list[str]) -> bool:
    return any(len(cell) > MAX_VALUE_CHARS or "\0" in cell or not is_text(cell) for cell in cells)


def column_texts(column: pa.Array) -> list[str]:
    """One trimmed text per value; "" for null."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return column_texts(column.dictionary_decode())
    if _is_bytes(kind):
        return [_decoded(value) for value in column.cast(_binary_of(kind)).to_pylist()]
    if pa.types.is_floating(kind):
        return [_number(value) for value in column.to_pylist()]
    if pa.types.is_timestamp(kind):
        return _times(column)
    if _is_list(kind) and not pa.types.is_nested(kind.value_type):
        return _lists(column)
    return _cast(column)


def _is_list(kind: pa.DataType) -> bool:
    types = pa.types
    return bool(types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind))


def _lists(column: pa.Array) -> list[str]:
    values = iter(column_texts(column.flatten()))
    lengths = pc.list_value_length(column).to_pylist()
    return [in_one_cell(islice(values, length)) if length else "" for length in lengths]


def _cast(column: pa.Array) -> list[str]:
    try:
        texts = column.cast(pa.string())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):  # lists, structs, maps
        texts = column
    return [_json(value) for value in texts.to_pylist()]


def _is_bytes(kind: pa.DataType) -> bool:
    types = pa.types
    text = types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)
    raw = types.is_binary(kind) or types.is_large_binary(kind) or types.is_fixed_size_binary(kind)
    return bool(text or raw or types.is_binary_view(kind))


def _binary_of(kind: pa.DataType) -> pa.DataType:
    return kind if pa.types.is_fixed_size_binary(kind) else pa.large_binary()


def _decoded(value: bytes | None) -> str:
    return "" if value is None else value.decode(errors="surrogateescape").strip()


def _number(value: float | None) -> str:
    if value is None or value != value:  # noqa: PLR0124 - NaN, which is how pandas says "nothing"
        return ""
    return str(int(value)) if value.is_integer() else repr(value)


def _times(column: pa.Array) -> list[str]:
    if column.type.tz is not None:
        column = column.cast(pa.timestamp(column.type.unit, "UTC"))
    texts = pc.replace_substring_regex(column.cast(pa.string()), _ZERO_FRACTION, r"\1")
    return ["" if text is None else _MIDNIGHT.sub("", text).replace(" ", "T") for text in texts.to_pylist()]


def _json(value: Any) -> str:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else orjson.dumps(value, default=str).decode()
