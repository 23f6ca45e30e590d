"""Finds the columns that are no evidence but say whose, which and when: source, ids, time, channel, deletion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from onefold.server.files.columns import content, row_numbers
from onefold.server.files.columns import value_tests as looks
from onefold.server.files.columns.content import Column
from onefold.server.files.formats.rows import Row, Table
from onefold.server.files.headings.naming import field_named, fields_hinted
from onefold.server.files.headings.record_synonyms import CHANNELS, DELETED, RECORD_IDS, SOURCES, TIMES, TOUCHPOINT_IDS
from onefold.server.files.headings.words import squeezed, table, words_of

_ID_WORDS: Final = frozenset({"id", "uuid", "guid"})
_ANY_ID: Final = frozenset({"idnumber", "idno", "idnr", "idnum"})
"""An identity card's number or the row's: the second where the values count."""

_USER_KEYS: Final = _ID_WORDS | {"userid", "uid", "key", "identifiant"}
_OF_WEB: Final = frozenset({"cookie_id", "device_id"})

_MAX_SOURCES: Final = 100
_FEW_SOURCES: Final = 10
_MAX_CHANNELS: Final = 50
_MAX_NAME_CHARS: Final = 64
_LEAST_FILLED: Final = 0.99
_LEAST_TIMES: Final = 0.95
_MAX_KEYS: Final = 4
"""Candidates for the record id whose uniqueness is looked at in the whole file."""

_GENERIC: Final = 1000
"""Rank of names such as `contact_id`, after those in the list."""


def find_source(columns: Sequence[Column]) -> Column | None:
    """The column that names the source: few short values, in every row."""

    def fits(column: Column) -> bool:
        few = column.distinct() <= min(_MAX_SOURCES, max(_FEW_SOURCES, column.rows // 2))
        short = all(len(value) <= _MAX_NAME_CHARS for value in column.values)
        return bool(column.values) and column.filled() >= _LEAST_FILLED and few and short

    return _first(columns, SOURCES, fits)


def find_time(columns: Sequence[Column]) -> Column | None:
    """The column that says when a row was true, the latest kind of time first."""
    return _first(columns, TIMES, lambda column: bool(column.values) and column.share(content.is_time) >= _LEAST_TIMES)


def find_channel(columns: Sequence[Column]) -> Column | None:
    """The column that says where it happened."""
    return _first(columns, CHANNELS, lambda column: column.distinct() <= _MAX_CHANNELS)


def find_deleted(columns: Sequence[Column]) -> Column | None:
    """The column that marks deleted records."""
    return _first(columns, DELETED, lambda column: column.share(content.is_boolean) == 1)


def _first(columns: Sequence[Column], names: str, fits: object) -> Column | None:
    ranks = table(names)
    named = [column for column in columns if squeezed(column.name) in ranks]
    named.sort(key=lambda column: ranks[squeezed(column.name)])
    return next((column for column in named if callable(fits) and fits(column)), None)


def key_candidates(columns: Sequence[Column], stem: str) -> list[Column]:
    """Columns whose name says that they are a key of this file, and whose sample does not repeat; best first."""
    ranks = table(RECORD_IDS)
    of_web = any(named.field in _OF_WEB for column in columns if (named := field_named(column.name)))
    ranked = [
        (rank, at, column)
        for at, column in enumerate(columns)
        if (rank := _key_rank(column, stem, ranks, at == 0)) >= 0 and not (of_web and _is_login(column))
    ]
    return [column for _, _, column in sorted(ranked, key=lambda item: item[:2]) if _may_be_key(column)][:_MAX_KEYS]


def _is_login(column: Column) -> bool:
    """Whether a name says the key of a user: of one who logs in, beside cookies and devices; else of a list's row."""
    named = field_named(column.name)
    return named is not None and named.field == "login" and not _USER_KEYS.isdisjoint(words_of(column.name))


def touchpoint_id_candidates(columns: Sequence[Column]) -> list[Column]:
    """Columns that may be the idempotency key."""
    names = table(TOUCHPOINT_IDS)
    return [column for column in columns if squeezed(column.name) in names and _may_be_key(column)]


def _may_be_key(column: Column) -> bool:
    return bool(column.values) and column.filled() >= _LEAST_FILLED


def _key_rank(column: Column, stem: str, ranks: Mapping[str, int], is_first: bool) -> int:
    """Lower is better, -1 is never."""
    name, words = squeezed(column.name), words_of(column.name)
    if name in ranks:
        return ranks[name]
    if name in table(TOUCHPOINT_IDS):
        return -1
    named = field_named(column.name)
    if named is not None:  # a cookie or a tax number identifies a person, and not a row of this file
        if name in _ANY_ID and content.is_counter(column):
            return _GENERIC + 2
        return _GENERIC + 1 if named.field == "customer_id" or (named.field == "login" and _is_login(column)) else -1
    if any(looks.is_of(hint.field, column) for hint in fields_hinted(column.name)):
        return -1  # the phone number that a `caller_id` is, and no key
    if len(words) > 1 and words[-1] in _ID_WORDS:
        own = "".join(words[:-1])
        return _GENERIC if squeezed(stem) in (own, own + "s", own + "es") else _GENERIC + 2
    numbered = row_numbers.rank(column, is_first)
    return -1 if numbered == row_numbers.NONE else _GENERIC + 3 + numbered


def unique_columns(data: Table, source: Column | None, candidates: Sequence[Column]) -> set[str]:
    """Names of the candidates no value of which comes twice within a source, in the whole file.

    Reads the file once, and keeps 8 bytes per row and candidate.
    """
    likely = [column for column in candidates if source or column.distinct() == len(column.values)]
    at = [data.columns.index(column.name) for column in likely]
    source_at = data.columns.index(source.name) if source else None
    if not at:
        return set()
    hashes: list[list[np.ndarray]] = [[] for _ in at]
    block: list[list[int]] = [[] for _ in at]
    for row in data.rows():
        if not isinstance(row, Row):
            continue
        of = row.cells[source_at] if source_at is not None else ""
        for into, index in zip(block, at, strict=True):
            value = row.cells[index]
            if value:
                into.append(hash((of, value)))
        if len(block[0]) >= 1 << 16:
            _move(block, hashes)
    _move(block, hashes)
    return {column.name for column, parts in zip(likely, hashes, strict=True) if _all_distinct(parts)}


def _move(block: list[list[int]], hashes: list[list[np.ndarray]]) -> None:
    for values, parts in zip(block, hashes, strict=True):
        parts.append(np.array(values, dtype=np.int64))
        values.clear()


def _all_distinct(parts: list[np.ndarray]) -> bool:
    values = np.sort(np.concatenate(parts))
    return not bool((values[1:] == values[:-1]).any())
