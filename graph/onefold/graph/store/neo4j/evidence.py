"""Evidence, placements and blocking keys, per generation.

A placement is (:Record)-[:SAYS]->(:Evidence), which carries the golden id; in the active generation the record also
points at its golden record, (:Record)-[:RESOLVES_TO]->(:GoldenRecord), for people. A posting is
(:Evidence)-[:KEYED]->(:BlockingKey).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.evidence import Posting
from onefold.graph.store.neo4j.statements import Reading, Writing, chunks, hexes, unhex

UNIQUE = {
    "Evidence": ("tenant", "generation", "fingerprint"),
    "BlockingKey": ("tenant", "generation", "hash"),
}
INDEXED_RELATIONSHIPS = (("SAYS", ("tenant", "generation", "golden_id")),)

# An evidence has some twenty keys; so one statement writes some ten thousand postings.
EVIDENCES_PER_STATEMENT = 500
SCAN_ROWS = 10_000
# With some thirty relationships each, one transaction of this many stays small on the server's heap.
CLEARED_AT_ONCE = 2000

RECORDS_SAYING = """
UNWIND $keys AS key
MATCH (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: key})
WITH key, e
MATCH (e)<-[:SAYS]-(r)
RETURN key, collect(r.key)
"""
RECORDS_OF_GOLDEN = """
UNWIND $keys AS key
MATCH (r)-[s:SAYS {tenant: $tenant, generation: $generation, golden_id: key}]->()
USING INDEX s:SAYS(tenant, generation, golden_id)
RETURN key, collect(r.key)
"""
GOLDEN_OF = """
UNWIND $keys AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH key, r
MATCH (r)-[s:SAYS]->() WHERE s.generation = $generation
RETURN key, s.golden_id
"""
EVIDENCE = """
UNWIND $keys AS key
MATCH (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: key}) WHERE e.body IS NOT NULL
RETURN key, e.body
"""
ORPHANS = """
MATCH (e:Evidence {tenant: $tenant, generation: $generation})
WHERE e.fingerprint IS NOT NULL AND e.body IS NOT NULL AND NOT EXISTS { (e)<-[:SAYS]-() }
RETURN e.fingerprint ORDER BY e.tenant, e.generation, e.fingerprint LIMIT $limit
"""
# The count is the node's degree, which Neo4j keeps for a node of many relationships: a generic key costs nothing.
POSTINGS = """
UNWIND $keys AS key
MATCH (k:BlockingKey {tenant: $tenant, generation: $generation, hash: key})
WITH key, k, COUNT { (k)<-[:KEYED]-() } AS count
OPTIONAL MATCH (k)<-[:KEYED]-(e) WHERE count <= $limit
RETURN key, count, collect(e.fingerprint)
"""
FORGET_PLACEMENTS = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH r
MATCH (r)-[x:SAYS|RESOLVES_TO]-()
DELETE x
"""
STRIP_EVIDENCE = """
UNWIND $rows AS key
MATCH (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: key})
REMOVE e.body
"""
SWEEP_EVIDENCE = """
UNWIND $rows AS key
MATCH (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: key})
WHERE e.body IS NULL AND NOT EXISTS { (e)--() }
DELETE e
"""
UNPOST = """
UNWIND $rows AS row
MATCH (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: row[0]})
UNWIND row[1] AS hash
MATCH (k:BlockingKey {tenant: $tenant, generation: $generation, hash: hash})
WITH e, k
MATCH (e)-[p:KEYED]->(k)
DELETE p
WITH DISTINCT k WHERE NOT EXISTS { (k)<-[:KEYED]-() }
DELETE k
"""
PUT_EVIDENCE = """
UNWIND $rows AS row
MERGE (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: row[0]})
SET e.body = row[1], e.caption = left(row[0], 8)
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
SET s.tenant = $tenant, s.generation = $generation, s.golden_id = row[2]
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
POST = """
UNWIND $rows AS row
MERGE (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: row[0]})
ON CREATE SET e.caption = left(row[0], 8)
WITH e, row
UNWIND row[1] AS hash
MERGE (k:BlockingKey {tenant: $tenant, generation: $generation, hash: hash})
MERGE (e)-[:KEYED]->(k)
"""
# Only what differs comes back, so that the transaction grows with what changes, not with the tenant.
MISPLACED = """
MATCH (r:Record {tenant: $tenant}) WHERE r.key > $after
WITH r ORDER BY r.tenant, r.key LIMIT $limit
OPTIONAL MATCH (r)-[s:SAYS]->() WHERE s.generation = $active
OPTIONAL MATCH (r)-[:RESOLVES_TO]->(g)
WITH r.key AS key, s.golden_id AS placed, g.golden_id AS shown
RETURN max(key), collect(
    CASE WHEN coalesce(placed <> shown, NOT (placed IS NULL AND shown IS NULL)) THEN [key, null, placed] END
)
"""
CLEAR_EVIDENCE = """
MATCH (n:Evidence {tenant: $tenant, generation: $generation}) WHERE n.fingerprint IS NOT NULL
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
"""
CLEAR_KEYS = """
MATCH (n:BlockingKey {tenant: $tenant, generation: $generation}) WHERE n.hash IS NOT NULL
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
"""

COUNTS = {
    "evidences": (
        "MATCH (n:Evidence {tenant: $tenant, generation: $generation}) "
        "WHERE n.fingerprint IS NOT NULL AND n.body IS NOT NULL"
    ),
    "keys": "MATCH (n:BlockingKey {tenant: $tenant, generation: $generation}) WHERE n.hash IS NOT NULL",
}


class EvidenceReader(Reading):
    """See the contract."""

    def records_saying(self, fingerprints: Sequence[bytes]) -> dict[bytes, list[bytes]]:
        """See the contract."""
        rows = self._each(RECORDS_SAYING, list(dict.fromkeys(hexes(fingerprints))))
        return {bytes.fromhex(key): sorted(unhex(records)) for key, records in rows}

    def records_of_golden(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        rows = self._each(RECORDS_OF_GOLDEN, list(dict.fromkeys(golden_ids)))
        return {golden_id: sorted(unhex(records)) for golden_id, records in rows}

    def golden_of(self, records: Sequence[bytes]) -> dict[bytes, str]:
        """See the contract."""
        return {bytes.fromhex(key): golden_id for key, golden_id in self._each(GOLDEN_OF, hexes(records))}

    def evidence(self, fingerprints: Sequence[bytes]) -> dict[bytes, bytes]:
        """See the contract."""
        rows = self._each(EVIDENCE, hexes(fingerprints))
        return {bytes.fromhex(key): _evidence_from(body) for key, body in rows}

    def orphans(self, limit: int) -> list[bytes]:
        """See the contract."""
        return unhex([key for (key,) in self._rows(ORPHANS, limit=limit)])

    def postings(self, keys: Sequence[bytes], limit: int) -> dict[bytes, Posting]:
        """See the contract."""
        rows = self._each(POSTINGS, list(dict.fromkeys(hexes(keys))), limit=limit)
        return {
            bytes.fromhex(key): Posting(count, sorted(unhex(members)) if count <= limit else None)
            for key, count, members in rows
        }


def remove(writing: Writing, delta: Delta) -> None:
    """Take evidence and postings away, and the placements of forgotten records; `sweep` finishes it."""
    writing.each(FORGET_PLACEMENTS, hexes(delta.forgotten_records))
    writing.each(STRIP_EVIDENCE, hexes(delta.evidence_gone))
    for chunk in chunks(_by_evidence(delta.postings_gone), EVIDENCES_PER_STATEMENT):
        writing.each(UNPOST, chunk)


def add(writing: Writing, delta: Delta, active: bool) -> None:
    """Put evidence, placements and postings; records resolve to golden records if the generation is `active`."""
    writing.each(PUT_EVIDENCE, [[key.hex(), _evidence_value(body)] for key, body in delta.evidence.items()])
    last = {key: [key.hex(), fingerprint.hex(), golden_id] for key, fingerprint, golden_id in delta.placements}
    rows = list(last.values())
    writing.each(LEAVE_EVIDENCE, rows)
    writing.each(PLACE, rows)
    if active:
        _resolve_records(writing, rows)
    for chunk in chunks(_by_evidence(delta.postings), EVIDENCES_PER_STATEMENT):
        writing.each(POST, chunk)


def sweep(writing: Writing, delta: Delta) -> None:
    """Delete the nodes of evidence that nothing names any more."""
    writing.each(SWEEP_EVIDENCE, hexes(delta.evidence_gone))


def point_at_active(writing: Writing, active: int) -> None:
    """Make every record resolve to its golden record in the active generation."""
    after: str | None = ""
    while after is not None:
        [[after, misplaced]] = writing.once(MISPLACED, active=active, after=after, limit=SCAN_ROWS)
        _resolve_records(writing, misplaced)


def clear_some(writing: Writing) -> bool:
    """Clear away some rows of the generation; False when none were left."""
    cleared = [writing.once(statement, limit=CLEARED_AT_ONCE)[0][0] for statement in (CLEAR_EVIDENCE, CLEAR_KEYS)]
    return any(cleared)


def clear_all(writing: Writing) -> None:
    """Clear away all rows of the generation in this transaction, because its number is used again."""
    while clear_some(writing):
        pass


def _resolve_records(writing: Writing, rows: list[list[str | None]] | list[list[str]]) -> None:
    """Point records at the golden record in column 2, or at none."""
    writing.each(LEAVE_GOLDEN, rows)
    writing.each(RESOLVE, [row for row in rows if row[2] is not None])


def _by_evidence(postings: Mapping[bytes, Sequence[bytes]]) -> list[tuple[str, list[str]]]:
    keys: dict[str, list[str]] = {}
    for key, fingerprints in postings.items():
        for fingerprint in fingerprints:
            keys.setdefault(fingerprint.hex(), []).append(key.hex())
    return list(keys.items())


def _evidence_value(body: bytes) -> str | bytes:
    """A body as text where it is text, so that people can read it; else as bytes."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body


def _evidence_from(value: str | bytes) -> bytes:
    """The inverse of `_evidence_value`."""
    return value.encode() if isinstance(value, str) else bytes(value)
