"""Writing touchpoints, records, identifiers, placements and assertions."""

from __future__ import annotations

from onefold.graph.store.delta import Delta
from onefold.graph.store.neo4j.nodes import (
    assertion_properties,
    hexes,
    record_properties,
    touchpoint_properties,
)
from onefold.graph.store.neo4j.settings import put_settings
from onefold.graph.store.neo4j.writing import Writing
from onefold.graph.store.rows import IdentifierUse
from onefold.graph.touchpoint import StoredTouchpoint

FORGET_TOUCHPOINTS = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH r
MATCH (r)<-[:OF]-(t)
DETACH DELETE t
"""
FORGET_IDENTIFIERS = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH r
MATCH (r)-[h:HAS]->(i)
DELETE h
WITH DISTINCT i WHERE NOT EXISTS { (i)<-[:HAS]-() }
DELETE i
"""
FORGET_PLACES = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH r
MATCH (r)-[x:SAYS|RESOLVES_TO|ABOUT]-()
DELETE x
"""
# A retired golden record may still tell that it held this record: then a nameless node remains.
FORGET_RECORDS = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
SET r = {tenant: $tenant, key: key, caption: '(forgotten)'}
"""
CLEAR_RECORDS = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
WHERE r.said IS NULL AND NOT EXISTS { (r)--() }
DELETE r
"""
DROP_IDENTIFIERS = """
UNWIND $rows AS row
MATCH (r:Record {tenant: $tenant, key: row[0]})
WITH r, row
MATCH (r)-[h:HAS]->(i) WHERE i.namespace = row[1] AND i.value = row[2]
DELETE h
WITH DISTINCT i WHERE NOT EXISTS { (i)<-[:HAS]-() }
DELETE i
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
PUT_IDENTIFIERS = """
UNWIND $rows AS row
MERGE (r:Record {tenant: $tenant, key: row[0]})
MERGE (i:Identifier {tenant: $tenant, namespace: row[1], value: row[2]})
ON CREATE SET i.caption = row[2]
MERGE (r)-[h:HAS]->(i)
SET h.first_seen = row[3], h.last_seen = row[4], h.count = row[5], h.said = row[6]
"""
LEAVE_EVIDENCE = """
UNWIND $rows AS row
MATCH (r:Record {tenant: $tenant, key: row[0]})
WITH r, row
MATCH (r)-[s:SAYS]->(e) WHERE s.generation = $generation AND e.fingerprint <> row[1]
DELETE s
"""
PLACE = """
UNWIND $rows AS row
MERGE (r:Record {tenant: $tenant, key: row[0]})
MERGE (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: row[1]})
ON CREATE SET e.caption = left(row[1], 8)
MERGE (r)-[s:SAYS]->(e)
SET s.tenant = $tenant, s.generation = $generation, s.cluster = row[2]
"""
LEAVE_GOLDEN = """
UNWIND $rows AS row
MATCH (r:Record {tenant: $tenant, key: row[0]})
WITH r, row
MATCH (r)-[x:RESOLVES_TO]->(g) WHERE row[2] IS NULL OR g.golden_id <> row[2]
DELETE x
"""
RESOLVE = """
UNWIND $rows AS row
MATCH (r:Record {tenant: $tenant, key: row[0]})
MERGE (g:GoldenRecord {tenant: $tenant, golden_id: row[2]})
MERGE (r)-[:RESOLVES_TO]->(g)
"""
REVOKE = """
UNWIND $rows AS row
MATCH (a:Assertion {tenant: $tenant, assertion_id: row[0]}) WHERE a.live
SET a.live = false, a.revoked_by = row[1], a.revoked_because = row[2], a.revoked_at = row[3]
RETURN count(a)
"""
ASSERT = """
UNWIND $rows AS row
MERGE (a:Assertion {tenant: $tenant, assertion_id: row.assertion_id})
WITH a, row, coalesce(a.live, false) AS was
SET a = row
RETURN sum(CASE WHEN was THEN 0 ELSE 1 END)
"""
UNLINK_ASSERTIONS = """
UNWIND $rows AS row
MATCH (a:Assertion {tenant: $tenant, assertion_id: row.assertion_id})
WITH a
MATCH (a)-[x:ABOUT]->()
DELETE x
"""
LINK_ASSERTIONS = """
UNWIND $rows AS row
MATCH (a:Assertion {tenant: $tenant, assertion_id: row.assertion_id})
UNWIND [row.left, row.right] AS key
MATCH (r:Record {tenant: $tenant, key: key}) WHERE r.said IS NOT NULL
MERGE (a)-[:ABOUT]->(r)
"""
LINK_LEFT = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
OPTIONAL MATCH (a:Assertion {tenant: $tenant, left: key}) WHERE a.live
WITH a, r WHERE a IS NOT NULL
MERGE (a)-[:ABOUT]->(r)
"""
LINK_RIGHT = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
OPTIONAL MATCH (a:Assertion {tenant: $tenant, right: key}) WHERE a.live
WITH a, r WHERE a IS NOT NULL
MERGE (a)-[:ABOUT]->(r)
"""


def forget_records(writing: Writing, keys: list[bytes]) -> None:
    """Take records away with all that hangs on them; `clear_records` finishes it."""
    for statement in (FORGET_TOUCHPOINTS, FORGET_IDENTIFIERS, FORGET_PLACES, FORGET_RECORDS):
        writing.each(statement, hexes(keys))


def clear_records(writing: Writing, keys: list[bytes]) -> None:
    """Delete the nodes of records that nothing names any more."""
    writing.each(CLEAR_RECORDS, hexes(keys))


def drop_identifiers(writing: Writing, dropped: list[tuple[bytes, str, str]]) -> None:
    """Take identifier uses away, and identifiers with their last use."""
    writing.each(DROP_IDENTIFIERS, [[key.hex(), namespace, value] for key, namespace, value in dropped])


def put_records(writing: Writing, delta: Delta) -> None:
    """Write records, their touchpoints and identifier uses, and source settings."""
    writing.each(PUT_RECORDS, [record_properties(writing.tenant, record) for record in delta.records])
    _put_touchpoints(writing, delta.touchpoints)
    writing.each(PUT_IDENTIFIERS, [_use_row(use) for use in delta.identifier_uses])
    put_settings(writing, delta)


def _put_touchpoints(writing: Writing, touchpoints: list[StoredTouchpoint]) -> None:
    last = {(stored.touchpoint.source, stored.touchpoint.touchpoint_id): stored for stored in touchpoints}
    rows = [touchpoint_properties(writing.tenant, stored) for stored in last.values()]
    writing.each(MOVE_TOUCHPOINTS, rows)
    writing.each(PUT_TOUCHPOINTS, rows)


def place_records(writing: Writing, placements: list[tuple[bytes, bytes, str]], active: bool) -> None:
    """Put records on their evidence, and in their golden record when the generation is the active one."""
    last = {key: [key.hex(), fingerprint.hex(), golden_id] for key, fingerprint, golden_id in placements}
    rows = list(last.values())
    writing.each(LEAVE_EVIDENCE, rows)
    writing.each(PLACE, rows)
    if active:
        resolve_records(writing, rows)


def resolve_records(writing: Writing, rows: list[list[str | None]] | list[list[str]]) -> None:
    """Point records at the golden record in column 2, or at none."""
    writing.each(LEAVE_GOLDEN, rows)
    writing.each(RESOLVE, [row for row in rows if row[2] is not None])


def revoke_assertions(writing: Writing, revoked: dict[str, tuple[str, str, int]]) -> int:
    """Take assertions back; how many were live."""
    return writing.each(REVOKE, [[assertion_id, *how] for assertion_id, how in revoked.items()])


def put_assertions(writing: Writing, delta: Delta) -> int:
    """Write assertions; how many were not live before."""
    last = {assertion.assertion_id: assertion for assertion in delta.assertions}
    rows = [assertion_properties(writing.tenant, assertion) for assertion in last.values()]
    added = writing.each(ASSERT, rows)
    writing.each(UNLINK_ASSERTIONS, rows)
    writing.each(LINK_ASSERTIONS, rows)
    return added


def link_assertions(writing: Writing, delta: Delta) -> None:
    """Point the assertions about records that came at those records (for people; the store reads keys)."""
    keys = [record.key.hex() for record in delta.records]
    writing.each(LINK_LEFT, keys)
    writing.each(LINK_RIGHT, keys)


def _use_row(use: IdentifierUse) -> list[str | int | None]:
    return [use.record_key.hex(), use.namespace, use.value, use.first_seen, use.last_seen, use.count, use.said.hex()]
