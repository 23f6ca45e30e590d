"""Labelled pairs from a file: what somebody knows of pairs of records, to train with or to judge by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onefold.graph.errors import InvalidArgument
from onefold.graph.touchpoint import LabelledPair
from onefold.server.files.formats.headers import did_you_mean
from onefold.server.files.formats.rows import Rejected, Table
from onefold.server.files.formats.tables import open_table

LABEL_COLUMNS: Final = ("left_source", "left_record_id", "right_source", "right_record_id", "same")
"""What the file must have; any further column is not looked at."""
_SAME: Final = {
    **dict.fromkeys(("1", "true", "t", "yes", "y", "same", "match"), True),
    **dict.fromkeys(("0", "false", "f", "no", "n", "not same", "not_same", "different"), False),
}


def read_labels(named: str) -> list[LabelledPair]:
    """The labelled pairs of a file (CSV, JSON Lines, Parquet) or a query, in its order; a pair may stand there twice.

    Raises:
        InvalidArgument: the file cannot be read, lacks a column, or has a row that is no label; names line and column.
    """
    table = open_table(named)
    at = [_position(table, name) for name in LABEL_COLUMNS]
    labels = list(_labels(table, at))
    if not labels:
        raise InvalidArgument(f"{table.name}: there is no labelled pair in it", field="labels")
    return labels


def _labels(table: Table, at: list[int]) -> Iterator[LabelledPair]:
    for row in table.rows():
        if isinstance(row, Rejected):
            raise InvalidArgument(f"{row.place()}: {row.message}", field="labels")
        where = f"{table.name}:{row.line}"
        for wrong in row.unusable:
            if wrong.column.casefold() in LABEL_COLUMNS:
                raise InvalidArgument(f"{where}, column {wrong.column!r}: {wrong.message}", field="labels")
        cells = [row.cells[position] for position in at]
        for name, cell in zip(LABEL_COLUMNS, cells, strict=True):
            if not cell:
                raise InvalidArgument(
                    f"{where}, column {name!r}: it is empty; a label names both records", field="labels"
                )
        left_source, left_id, right_source, right_id, word = cells
        left, right = (left_source, left_id), (right_source, right_id)
        same = _SAME.get(word.casefold())
        if same is None:
            raise InvalidArgument(f"{where}, column 'same': {word!r} is neither true nor false", field="labels")
        if left == right:
            raise InvalidArgument(f"{where}: a record is labelled against itself; a label is about two", field="labels")
        yield LabelledPair(left, right, same)


def _position(table: Table, name: str) -> int:
    for position, column in enumerate(table.columns):
        if column.casefold() == name:
            return position
    text = f"{table.name}: there is no column {name!r}; {did_you_mean(name, table.columns)}"
    raise InvalidArgument(f"{text} (a file of labels has {', '.join(LABEL_COLUMNS)})", field="labels")
