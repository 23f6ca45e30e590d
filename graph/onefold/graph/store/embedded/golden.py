"""Golden records, what the retired ones last held, and who held which set of records."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.store.codec import decode_golden_values, encode_golden_values
from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.golden import GoldenRecord
from onefold.graph.store.embedded.statements import Reading, Row, Writing, grouped, upsert

_COLUMNS = (
    "golden_id, born_seq, born_ordinal, live, retired_seq, records, weakest_join, best_rejected, cut, golden_values"
)

_GOLDEN = f"SELECT {_COLUMNS} FROM golden_records WHERE tenant = ? AND golden_id IN carray(?)"
_SCAN_GOLDEN = f"""
SELECT {_COLUMNS} FROM golden_records WHERE tenant = ? AND golden_id > ? AND live ORDER BY golden_id LIMIT ?
"""
_LAST_HELD = """
SELECT golden_id, record FROM last_held WHERE tenant = ? AND golden_id IN carray(?) ORDER BY golden_id, record
"""
_RETIRED_HOLDING = """
SELECT record, golden_id FROM last_held WHERE tenant = ? AND record IN carray(?) ORDER BY record, golden_id
"""
_HELD_BEFORE = "SELECT set_hash, seq, golden_id FROM held WHERE tenant = ? AND set_hash IN carray(?)"
_PUT_GOLDEN = upsert("golden_records", "tenant, golden_id", f"tenant, {_COLUMNS}")
_PUT_LAST_HELD = upsert("last_held", "tenant, golden_id, record", "tenant, golden_id, record")
_PUT_HELD = upsert("held", "tenant, set_hash", "tenant, set_hash, seq, golden_id")
_UNHOLD = "DELETE FROM last_held WHERE tenant = ? AND golden_id = ?"

COUNTS = {"golden_records": "FROM golden_records WHERE tenant = ?1 AND live"}


class GoldenReader(Reading):
    """See the contract."""

    def golden(self, golden_ids: Sequence[str]) -> dict[str, GoldenRecord]:
        """See the contract."""
        return {row[0]: _golden_of(row) for row in self._in(_GOLDEN, golden_ids)}

    def scan_golden(self, after: str, limit: int) -> list[GoldenRecord]:
        """See the contract."""
        return [_golden_of(row) for row in self._all(_SCAN_GOLDEN, after, limit)]

    def last_held(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        return grouped(self._in(_LAST_HELD, golden_ids))

    def retired_holding(self, records: Sequence[bytes]) -> dict[bytes, list[str]]:
        """See the contract."""
        return grouped(self._in(_RETIRED_HOLDING, records))

    def held_before(self, set_hashes: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
        """See the contract."""
        return {set_hash: (seq, golden_id) for set_hash, seq, golden_id in self._in(_HELD_BEFORE, set_hashes)}


def remove(writing: Writing, delta: Delta) -> None:
    """Forget what ids last held that are no longer retired, or hold something else now."""
    writing.delete(_UNHOLD, ((golden_id,) for golden_id in (*delta.last_held_gone, *delta.last_held)))


def add(writing: Writing, delta: Delta) -> None:
    """Put golden records, what retired ones last held, and who held which set."""
    writing.put(_PUT_GOLDEN, map(_golden_row, delta.golden))
    writing.put(_PUT_LAST_HELD, ((id_, record) for id_, records in delta.last_held.items() for record in records))
    writing.put(_PUT_HELD, ((set_hash, delta.seq, golden_id) for set_hash, golden_id in delta.held.items()))


def _golden_row(golden: GoldenRecord) -> Row:
    return (
        golden.golden_id,
        *golden.born,
        golden.live,
        golden.retired_seq,
        golden.records,
        golden.weakest_join,
        golden.best_rejected,
        golden.cut,
        encode_golden_values(golden.values),
    )


def _golden_of(row: Row) -> GoldenRecord:
    golden_id, seq, ordinal, live, retired_seq, records, weakest_join, best_rejected, cut, values = row
    return GoldenRecord(
        golden_id=golden_id,
        born=(seq, ordinal),
        live=bool(live),
        retired_seq=retired_seq,
        records=records,
        weakest_join=weakest_join,
        best_rejected=best_rejected,
        cut=bool(cut),
        values=decode_golden_values(values),
    )
