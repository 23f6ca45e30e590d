"""Writing golden records, what they held, their lineage and the change log."""

from __future__ import annotations

from onefold.graph.store.delta import Delta
from onefold.graph.store.neo4j.nodes import change_properties, golden_properties, hexes
from onefold.graph.store.neo4j.writing import Writing
from onefold.graph.store.rows import Change, ChangeKind

PUT_GOLDEN = """
UNWIND $rows AS row
MERGE (g:GoldenRecord {tenant: $tenant, golden_id: row.golden_id})
SET g = row
"""
UNHOLD = """
UNWIND $rows AS golden_id
MATCH (g:GoldenRecord {tenant: $tenant, golden_id: golden_id})
WITH g
MATCH (g)-[h:LAST_HELD]->(r)
DELETE h
WITH DISTINCT r WHERE r.said IS NULL AND NOT EXISTS { (r)--() }
DELETE r
"""
HOLD = """
UNWIND $rows AS row
MERGE (g:GoldenRecord {tenant: $tenant, golden_id: row[0]})
WITH g, row
UNWIND row[1] AS key
MERGE (r:Record {tenant: $tenant, key: key})
MERGE (g)-[:LAST_HELD]->(r)
"""
PUT_HELD = """
UNWIND $rows AS row
MERGE (h:HeldSet {tenant: $tenant, hash: row[0]})
SET h.golden_id = row[1], h.seq = $seq
"""
PUT_CHANGES = """
UNWIND $rows AS row
CREATE (c:Change)
SET c = row
"""
_ENDS = """
UNWIND $rows AS row
MATCH (g:GoldenRecord {tenant: $tenant, golden_id: row[0]})
OPTIONAL MATCH (other:GoldenRecord {tenant: $tenant, golden_id: row[1]})
WITH g, other, row WHERE other IS NOT NULL
"""
MERGED = f"{_ENDS} MERGE (g)-[m:MERGED_INTO]->(other) SET m.seq = row[2], m.at = row[3]"
SPLIT = f"{_ENDS} MERGE (g)-[m:SPLIT_FROM]->(other) SET m.seq = row[2], m.at = row[3]"
REVIVED = """
UNWIND $rows AS golden_id
MATCH (g:GoldenRecord {tenant: $tenant, golden_id: golden_id})
WITH g
MATCH (g)-[m:MERGED_INTO]->()
DELETE m
"""


def unhold(writing: Writing, golden_ids: list[str]) -> None:
    """Forget what golden ids last held."""
    writing.each(UNHOLD, golden_ids)


def put_golden(writing: Writing, delta: Delta) -> None:
    """Write golden records, what the retired ones last held, who held which set, and the change log."""
    writing.each(PUT_GOLDEN, [golden_properties(writing.tenant, golden) for golden in delta.golden])
    unhold(writing, list(delta.last_held))
    writing.each(HOLD, [[golden_id, hexes(records)] for golden_id, records in delta.last_held.items()])
    writing.each(PUT_HELD, [[key.hex(), golden_id] for key, golden_id in delta.held.items()], seq=delta.seq)
    changes = enumerate(delta.changes)
    writing.each(PUT_CHANGES, [change_properties(writing.tenant, ordinal, change) for ordinal, change in changes])
    _put_lineage(writing, delta.changes)


def _put_lineage(writing: Writing, changes: list[Change]) -> None:
    writing.each(REVIVED, [change.golden_id for change in changes if change.kind == ChangeKind.REVIVED])
    writing.each(MERGED, _lineage_rows(changes, ChangeKind.RETIRED))
    writing.each(SPLIT, _lineage_rows(changes, ChangeKind.CREATED))


def _lineage_rows(changes: list[Change], kind: ChangeKind) -> list[list[str | int]]:
    return [[c.golden_id, other, c.seq, c.at] for c in changes if c.kind == kind for other in c.related]
