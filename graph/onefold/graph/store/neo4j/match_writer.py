"""Writing evidence, blocking keys and matches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onefold.graph.store.neo4j.nodes import edge_row, evidence_value, hexes
from onefold.graph.store.neo4j.statements import chunks
from onefold.graph.store.neo4j.writing import Writing
from onefold.graph.store.rows import Edge

# An evidence has some twenty keys; so one statement writes some ten thousand postings.
EVIDENCES_PER_STATEMENT = 500

STRIP_EVIDENCE = """
UNWIND $rows AS key
MATCH (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: key})
REMOVE e.body
"""
CLEAR_EVIDENCE = """
UNWIND $rows AS key
MATCH (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: key})
WHERE e.body IS NULL AND NOT EXISTS { (e)--() }
DELETE e
"""
PUT_EVIDENCE = """
UNWIND $rows AS row
MERGE (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: row[0]})
SET e.body = row[1], e.caption = left(row[0], 8)
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
POST = """
UNWIND $rows AS row
MERGE (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: row[0]})
ON CREATE SET e.caption = left(row[0], 8)
WITH e, row
UNWIND row[1] AS hash
MERGE (k:BlockingKey {tenant: $tenant, generation: $generation, hash: hash})
MERGE (e)-[:KEYED]->(k)
"""
UNMATCH = """
UNWIND $rows AS row
MATCH (a:Evidence {tenant: $tenant, generation: $generation, fingerprint: row[0]})
WITH a, row
MATCH (a)-[m:MATCHES]->(b) WHERE b.fingerprint = row[1]
DELETE m
"""
MATCH_EVIDENCE = """
UNWIND $rows AS row
MERGE (a:Evidence {tenant: $tenant, generation: $generation, fingerprint: row[0]})
ON CREATE SET a.caption = left(row[0], 8)
MERGE (b:Evidence {tenant: $tenant, generation: $generation, fingerprint: row[1]})
ON CREATE SET b.caption = left(row[1], 8)
MERGE (a)-[m:MATCHES]->(b)
SET m.generation = $generation, m.weight = row[2], m.bits = row[3], m.support = row[4], m.levels = row[5]
"""


def strip_evidence(writing: Writing, fingerprints: list[bytes]) -> None:
    """Take bodies away; `clear_evidence` finishes it."""
    writing.each(STRIP_EVIDENCE, hexes(fingerprints))


def clear_evidence(writing: Writing, fingerprints: list[bytes]) -> None:
    """Delete the nodes of evidence that nothing names any more."""
    writing.each(CLEAR_EVIDENCE, hexes(fingerprints))


def put_evidence(writing: Writing, evidence: Mapping[bytes, bytes]) -> None:
    """Write evidence bodies."""
    writing.each(PUT_EVIDENCE, [[key.hex(), evidence_value(body)] for key, body in evidence.items()])


def unpost(writing: Writing, postings: Mapping[bytes, Sequence[bytes]]) -> None:
    """Take members away from blocking keys, and keys with their last member."""
    for chunk in chunks(_by_evidence(postings), EVIDENCES_PER_STATEMENT):
        writing.each(UNPOST, chunk)


def post(writing: Writing, postings: Mapping[bytes, Sequence[bytes]]) -> None:
    """Add members to blocking keys."""
    for chunk in chunks(_by_evidence(postings), EVIDENCES_PER_STATEMENT):
        writing.each(POST, chunk)


def unmatch(writing: Writing, ends: list[tuple[bytes, bytes]]) -> None:
    """Take matches away."""
    writing.each(UNMATCH, [hexes(pair) for pair in ends])


def match_evidence(writing: Writing, edges: list[Edge]) -> None:
    """Write matches."""
    writing.each(MATCH_EVIDENCE, [edge_row(edge) for edge in edges])


def _by_evidence(postings: Mapping[bytes, Sequence[bytes]]) -> list[tuple[str, list[str]]]:
    keys: dict[str, list[str]] = {}
    for key, fingerprints in postings.items():
        for fingerprint in fingerprints:
            keys.setdefault(fingerprint.hex(), []).append(key.hex())
    return list(keys.items())
