"""The change log: one list, in order of seq."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.changes import Change


@dataclass
class ChangeTables:
    """In order of seq."""

    __slots__ = ()

    changes: list[Change] = field(default_factory=list)


class ChangeReader:
    """See the contract."""

    _tables: ChangeTables

    def changes(self, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        start = bisect_right(self._tables.changes, after_seq, key=lambda change: change.seq)
        return self._tables.changes[start : start + limit]

    def changes_of(self, golden_id: str, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        of_golden = (c for c in self._tables.changes if c.golden_id == golden_id and c.seq > after_seq)
        return list(islice(of_golden, limit))


def add(tables: ChangeTables, delta: Delta) -> None:
    """Append what happened."""
    tables.changes.extend(delta.changes)
