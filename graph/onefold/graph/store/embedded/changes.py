"""The change log: one row for each entry, under its seq and its place in the transaction."""

from __future__ import annotations

from onefold.graph.store.codec import decode_texts, encode_texts, join_keys, split_keys
from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.changes import Change, ChangeKind
from onefold.graph.store.embedded.statements import Reading, Row, Writing

_COLUMNS = "seq, at, kind, golden_id, held_before, held_after, related"

_CHANGES = f"SELECT {_COLUMNS} FROM changes WHERE tenant = ? AND seq > ? ORDER BY seq, ordinal LIMIT ?"
# The index is named because the planner takes a tenant for selective, which it is not.
_CHANGES_OF = f"""
SELECT {_COLUMNS} FROM changes INDEXED BY changes_of_golden WHERE tenant = ? AND golden_id = ? AND seq > ?
ORDER BY seq, ordinal LIMIT ?
"""
_ADD = f"INSERT INTO changes (tenant, ordinal, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

COUNTS = {"changes": "FROM changes WHERE tenant = ?1"}


class ChangeReader(Reading):
    """See the contract."""

    def changes(self, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        return [_change_of(row) for row in self._all(_CHANGES, after_seq, limit)]

    def changes_of(self, golden_id: str, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        return [_change_of(row) for row in self._all(_CHANGES_OF, golden_id, after_seq, limit)]


def add(writing: Writing, delta: Delta) -> None:
    """Append what happened."""
    writing.put(_ADD, ((ordinal, *_change_row(change)) for ordinal, change in enumerate(delta.changes)))


def _change_row(change: Change) -> Row:
    before, after = join_keys(change.before), join_keys(change.after)
    return change.seq, change.at, change.kind, change.golden_id, before, after, encode_texts(change.related)


def _change_of(row: Row) -> Change:
    seq, at, kind, golden_id, before, after, related = row
    held = tuple(split_keys(before)), tuple(split_keys(after))
    return Change(seq, at, ChangeKind(kind), golden_id, *held, decode_texts(related))
