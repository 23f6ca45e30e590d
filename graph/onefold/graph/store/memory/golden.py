"""Golden records, what the retired ones last held, and who held which set of records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.golden import GoldenRecord
from onefold.graph.store.memory.indexes import index, unindex


@dataclass
class GoldenTables:
    """By golden id; `retired_holding` is the index of `last_held` by record; `held` has (seq, golden id)."""

    __slots__ = ()

    golden: dict[str, GoldenRecord] = field(default_factory=dict)
    last_held: dict[str, set[bytes]] = field(default_factory=dict)
    retired_holding: dict[bytes, set[str]] = field(default_factory=dict)
    held: dict[bytes, tuple[int, str]] = field(default_factory=dict)


class GoldenReader:
    """See the contract."""

    _tables: GoldenTables

    def golden(self, golden_ids: Sequence[str]) -> dict[str, GoldenRecord]:
        """See the contract."""
        golden = self._tables.golden
        return {golden_id: golden[golden_id] for golden_id in golden_ids if golden_id in golden}

    def scan_golden(self, after: str, limit: int) -> list[GoldenRecord]:
        """See the contract."""
        golden = self._tables.golden
        live = (id_ for id_, row in golden.items() if row.live and id_ > after)
        return [golden[id_] for id_ in nsmallest(limit, live)]

    def last_held(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        held = self._tables.last_held
        return {golden_id: sorted(held[golden_id]) for golden_id in golden_ids if golden_id in held}

    def retired_holding(self, records: Sequence[bytes]) -> dict[bytes, list[str]]:
        """See the contract."""
        holding = self._tables.retired_holding
        return {record: sorted(holding[record]) for record in records if record in holding}

    def held_before(self, set_hashes: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
        """See the contract."""
        held = self._tables.held
        return {set_hash: held[set_hash] for set_hash in set_hashes if set_hash in held}


def remove(tables: GoldenTables, delta: Delta) -> None:
    """Forget what ids last held that are no longer retired."""
    for golden_id in delta.last_held_gone:
        _unhold(tables, golden_id)


def add(tables: GoldenTables, delta: Delta) -> None:
    """Put golden records, what retired ones last held, and who held which set."""
    for golden in delta.golden:
        tables.golden[golden.golden_id] = golden
    for golden_id, records in delta.last_held.items():
        _unhold(tables, golden_id)
        tables.last_held[golden_id] = set(records)
        for record in records:
            index(tables.retired_holding, record, golden_id)
    for set_hash, golden_id in delta.held.items():
        tables.held[set_hash] = (delta.seq, golden_id)


def _unhold(tables: GoldenTables, golden_id: str) -> None:
    for record in tables.last_held.pop(golden_id, ()):
        unindex(tables.retired_holding, record, golden_id)
