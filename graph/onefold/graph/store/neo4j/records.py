"""Touchpoints and records: a node each, (:Touchpoint)-[:OF]->(:Record)."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.store.codec import decode_pairs, decode_said, encode_pairs, encode_said
from onefold.graph.store.contract import Delta
from onefold.graph.store.neo4j.statements import Properties, Reading, Writing, hexes, shown_time
from onefold.graph.touchpoint import Record, StoredTouchpoint, Touchpoint

UNIQUE = {"Touchpoint": ("tenant", "source", "touchpoint_id"), "Record": ("tenant", "key")}
INDEXED = (("Record", ("tenant", "source", "key")), ("Record", ("tenant", "source", "record_id")))

SEPARATOR = " | "  # between several values of one field, where people read them

TOUCHPOINTS = """
UNWIND $keys AS key
MATCH (t:Touchpoint {tenant: $tenant, source: key[0], touchpoint_id: key[1]})
RETURN properties(t)
"""
TOUCHPOINTS_OF = """
UNWIND $keys AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH r
MATCH (r)<-[:OF]-(t)
RETURN properties(t)
"""
_PLACED = """
OPTIONAL MATCH (r)-[s:SAYS]->(e) WHERE s.generation = $generation
RETURN properties(r), e.fingerprint, s.golden_id
"""
RECORDS = f"""
UNWIND $keys AS key
MATCH (r:Record {{tenant: $tenant, key: key}}) WHERE r.said IS NOT NULL
WITH r
{_PLACED}
"""
# Ordered by all properties of an index, in its order: so the index supplies it, and nothing is sorted.
SCAN_RECORDS = f"""
MATCH (r:Record {{tenant: $tenant}}) WHERE r.key > $after AND r.said IS NOT NULL
WITH r ORDER BY r.tenant, r.key LIMIT $limit
{_PLACED}
"""
SCAN_SOURCE = f"""
MATCH (r:Record {{tenant: $tenant, source: $source}}) WHERE r.key > $after AND r.said IS NOT NULL
WITH r ORDER BY r.tenant, r.source, r.key LIMIT $limit
{_PLACED}
"""
FORGET_TOUCHPOINTS = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH r
MATCH (r)<-[:OF]-(t)
DETACH DELETE t
"""
# A retired golden record may still tell that it held this record: then a nameless node remains.
FORGET_RECORDS = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
SET r = {tenant: $tenant, key: key, caption: '(forgotten)'}
"""
SWEEP_RECORDS = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
WHERE r.said IS NULL AND NOT EXISTS { (r)--() }
DELETE r
"""
PUT_RECORDS = """
UNWIND $rows AS row
MERGE (r:Record {tenant: $tenant, key: row.key})
SET r = row
"""
MOVE_TOUCHPOINTS = """
UNWIND $rows AS row
MATCH (t:Touchpoint {tenant: $tenant, source: row.source, touchpoint_id: row.touchpoint_id})
WITH t, row
MATCH (t)-[of:OF]->(r) WHERE r.key <> row.record_key
DELETE of
"""
PUT_TOUCHPOINTS = """
UNWIND $rows AS row
MERGE (t:Touchpoint {tenant: $tenant, source: row.source, touchpoint_id: row.touchpoint_id})
SET t = row
MERGE (r:Record {tenant: $tenant, key: row.record_key})
MERGE (t)-[:OF]->(r)
"""

COUNTS = {
    "touchpoints": "MATCH (n:Touchpoint {tenant: $tenant}) WHERE n.source IS NOT NULL AND n.touchpoint_id IS NOT NULL",
    "records": "MATCH (n:Record {tenant: $tenant}) WHERE n.key IS NOT NULL AND n.said IS NOT NULL",
}


class RecordReader(Reading):
    """See the contract."""

    def touchpoints(self, ids: Sequence[tuple[str, str]]) -> dict[tuple[str, str], StoredTouchpoint]:
        """See the contract."""
        found = [_touchpoint_from(p) for (p,) in self._each(TOUCHPOINTS, [list(id_) for id_ in ids])]
        return {(stored.touchpoint.source, stored.touchpoint.touchpoint_id): stored for stored in found}

    def touchpoints_of(self, records: Sequence[bytes]) -> dict[bytes, list[StoredTouchpoint]]:
        """See the contract."""
        of: dict[bytes, list[StoredTouchpoint]] = {}
        for (p,) in self._each(TOUCHPOINTS_OF, list(dict.fromkeys(hexes(records)))):
            stored = _touchpoint_from(p)
            of.setdefault(stored.record_key, []).append(stored)
        return {key: sorted(stored, key=_age) for key, stored in of.items()}

    def records(self, keys: Sequence[bytes]) -> dict[bytes, Record]:
        """See the contract."""
        found = [_record_from(*row) for row in self._each(RECORDS, hexes(keys))]
        return {record.key: record for record in found}

    def scan_records(self, after: bytes, limit: int, source: str | None = None) -> list[Record]:
        """See the contract."""
        statement = SCAN_RECORDS if source is None else SCAN_SOURCE
        rows = self._rows(statement, after=after.hex(), limit=limit, source=source)
        return sorted([_record_from(*row) for row in rows], key=lambda record: record.key)


def remove(writing: Writing, delta: Delta) -> None:
    """Forget records and their touchpoints; what else hangs on them goes in its own topic."""
    for statement in (FORGET_TOUCHPOINTS, FORGET_RECORDS):
        writing.each(statement, hexes(delta.forgotten_records))


def add(writing: Writing, delta: Delta) -> None:
    """Put records and touchpoints."""
    writing.each(PUT_RECORDS, [_record_properties(writing.tenant, record) for record in delta.records])
    last = {(stored.touchpoint.source, stored.touchpoint.touchpoint_id): stored for stored in delta.touchpoints}
    rows = [_touchpoint_properties(writing.tenant, stored) for stored in last.values()]
    writing.each(MOVE_TOUCHPOINTS, rows)
    writing.each(PUT_TOUCHPOINTS, rows)


def sweep(writing: Writing, delta: Delta) -> None:
    """Delete the nodes of forgotten records that nothing points at any more."""
    writing.each(SWEEP_RECORDS, hexes(delta.forgotten_records))


def _touchpoint_properties(tenant: str, stored: StoredTouchpoint) -> Properties:
    """Properties of a (:Touchpoint)."""
    touchpoint = stored.touchpoint
    return {
        "tenant": tenant,
        "source": touchpoint.source,
        "touchpoint_id": touchpoint.touchpoint_id,
        "record_id": touchpoint.record_id,
        "channel": touchpoint.channel,
        "observed_at": touchpoint.observed_at,
        "values": encode_pairs(touchpoint.values),
        "payload": encode_pairs(touchpoint.payload),
        "record_key": stored.record_key.hex(),
        "content_hash": stored.content_hash.hex(),
        "received_at": stored.received_at,
        "caption": touchpoint.channel or touchpoint.source,
        "observed": shown_time(touchpoint.observed_at),
    }


def _touchpoint_from(p: Properties) -> StoredTouchpoint:
    """The inverse of `_touchpoint_properties`."""
    touchpoint = Touchpoint(
        source=p["source"],
        values=decode_pairs(p["values"]),
        touchpoint_id=p["touchpoint_id"],
        record_id=p["record_id"],
        channel=p["channel"],
        observed_at=p.get("observed_at"),
        payload=decode_pairs(p["payload"]),
    )
    return StoredTouchpoint(
        touchpoint, bytes.fromhex(p["record_key"]), bytes.fromhex(p["content_hash"]), p["received_at"]
    )


def _record_properties(tenant: str, record: Record) -> Properties:
    """Properties of a (:Record); its placement is on its relationships."""
    says: dict[str, list[str]] = {}
    for one in record.said:
        says.setdefault(one.field, []).append(one.raw)
    return {
        **{name: SEPARATOR.join(texts) for name, texts in says.items() if ":" not in name},
        "tenant": tenant,
        "key": record.key.hex(),
        "source": record.source,
        "record_id": record.record_id,
        "said": encode_said(record.said),
        "touchpoints": record.touchpoints,
        "newest_at": record.newest[0],
        "newest_id": record.newest[1],
        "caption": f"{record.source}:{record.record_id}",
    }


def _record_from(p: Properties, fingerprint: str | None, golden_id: str | None) -> Record:
    """The inverse of `_record_properties`, with where the record is placed."""
    return Record(
        key=bytes.fromhex(p["key"]),
        source=p["source"],
        record_id=p["record_id"],
        said=decode_said(p["said"]),
        touchpoints=p["touchpoints"],
        newest=(p.get("newest_at"), p["newest_id"]),
        fingerprint=bytes.fromhex(fingerprint or ""),
        golden_id=golden_id or "",
    )


def _age(stored: StoredTouchpoint) -> tuple[bool, int, str]:
    observed_at = stored.touchpoint.observed_at
    return observed_at is not None, observed_at or 0, stored.touchpoint.touchpoint_id
