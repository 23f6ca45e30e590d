"""Touchpoints and records: one row each, with its values as JSON (`codec`)."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.store.codec import decode_pairs, decode_said, encode_pairs, encode_said
from onefold.graph.store.contract import Delta
from onefold.graph.store.embedded.statements import Reading, Row, Writing, grouped, upsert
from onefold.graph.touchpoint import Record, StoredTouchpoint, Touchpoint

_TOUCHPOINT = "source, touchpoint_id, record, record_id, channel, observed_at, received_at, content_hash, said, payload"
_RECORD = "record, source, record_id, said, touchpoints, newest_at, newest_id"

_TOUCHPOINTS = f"SELECT {_TOUCHPOINT} FROM touchpoints WHERE tenant = ? AND source = ? AND touchpoint_id = ?"
# The planner takes a tenant for selective, which it is not: where a second index serves, it is named.
_TOUCHPOINTS_OF = f"""
SELECT {_TOUCHPOINT} FROM touchpoints INDEXED BY touchpoints_of_record WHERE tenant = ? AND record IN carray(?)
ORDER BY observed_at, touchpoint_id
"""
_COLUMNS = ", ".join(f"r.{name.strip()}" for name in _RECORD.split(","))
_PLACED = "LEFT JOIN placements p ON p.tenant = r.tenant AND p.record = r.record AND p.generation = ?2"
_RECORDS = f"SELECT {_COLUMNS}, p.fingerprint, p.golden_id FROM records r {_PLACED} WHERE r.tenant = ?1"
_RECORDS_OF_SOURCE = _RECORDS.replace("records r", "records r INDEXED BY records_of_source") + " AND r.source = ?5"
_PUT_TOUCHPOINT = upsert("touchpoints", "tenant, source, touchpoint_id", f"tenant, {_TOUCHPOINT}")
_PUT_RECORD = upsert("records", "tenant, record", f"tenant, {_RECORD}")
_FORGET = (
    "DELETE FROM touchpoints INDEXED BY touchpoints_of_record WHERE tenant = ? AND record = ?",
    "DELETE FROM records WHERE tenant = ? AND record = ?",
)

COUNTS = {
    "touchpoints": "FROM touchpoints WHERE tenant = ?1",
    "records": "FROM records WHERE tenant = ?1",
}


class RecordReader(Reading):
    """See the contract."""

    def touchpoints(self, ids: Sequence[tuple[str, str]]) -> dict[tuple[str, str], StoredTouchpoint]:
        """See the contract."""
        rows = self._connection.executemany(_TOUCHPOINTS, sorted({(self._tenant, *id_) for id_ in ids}))
        return {(row[0], row[1]): _touchpoint_of(row) for row in rows}

    def touchpoints_of(self, records: Sequence[bytes]) -> dict[bytes, list[StoredTouchpoint]]:
        """See the contract."""
        rows = self._in(_TOUCHPOINTS_OF, records)
        return grouped((stored.record_key, stored) for stored in map(_touchpoint_of, rows))

    def records(self, keys: Sequence[bytes]) -> dict[bytes, Record]:
        """See the contract."""
        rows = self._derived_in(f"{_RECORDS} AND r.record IN carray(?3)", keys)
        return {row[0]: _record_of(row) for row in rows}

    def scan_records(self, after: bytes, limit: int, source: str | None = None) -> list[Record]:
        """See the contract."""
        which, wanted = (_RECORDS, ()) if source is None else (_RECORDS_OF_SOURCE, (source,))
        statement = f"{which} AND r.record > ?3 ORDER BY r.record LIMIT ?4"
        return [_record_of(row) for row in self._derived(statement, after, limit, *wanted)]


def remove(writing: Writing, delta: Delta) -> None:
    """Forget records and their touchpoints."""
    for statement in _FORGET:
        writing.delete(statement, ((record,) for record in delta.forgotten_records))


def add(writing: Writing, delta: Delta) -> None:
    """Put touchpoints and records."""
    writing.put(_PUT_TOUCHPOINT, map(_touchpoint_row, delta.touchpoints))
    writing.put(_PUT_RECORD, map(_record_row, delta.records))


def _touchpoint_row(stored: StoredTouchpoint) -> Row:
    said = stored.touchpoint
    return (
        said.source,
        said.touchpoint_id,
        stored.record_key,
        said.record_id,
        said.channel,
        said.observed_at,
        stored.received_at,
        stored.content_hash,
        encode_pairs(said.values),
        encode_pairs(said.payload),
    )


def _touchpoint_of(row: Row) -> StoredTouchpoint:
    source, touchpoint_id, record, record_id, channel, observed_at, received_at, content_hash, said, payload = row
    touchpoint = Touchpoint(
        source=source,
        values=decode_pairs(said),
        touchpoint_id=touchpoint_id,
        record_id=record_id,
        channel=channel,
        observed_at=observed_at,
        payload=decode_pairs(payload),
    )
    return StoredTouchpoint(touchpoint, record, content_hash, received_at)


def _record_row(record: Record) -> Row:
    newest_at, newest_id = record.newest
    said = encode_said(record.said)
    return record.key, record.source, record.record_id, said, record.touchpoints, newest_at, newest_id


def _record_of(row: Row) -> Record:
    """From the record's columns, fingerprint and golden id (both None where the record is not placed)."""
    key, source, record_id, said, touchpoints, newest_at, newest_id, fingerprint, golden_id = row
    newest = (newest_at, newest_id)
    return Record(key, source, record_id, decode_said(said), touchpoints, newest, fingerprint or b"", golden_id or "")
