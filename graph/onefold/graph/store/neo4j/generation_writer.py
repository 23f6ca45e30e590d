"""Writing generations: putting, activating and clearing away."""

from __future__ import annotations

from onefold.graph.store.delta import Delta
from onefold.graph.store.neo4j.nodes import generation_properties, model_properties
from onefold.graph.store.neo4j.record_writer import resolve_records
from onefold.graph.store.neo4j.writing import Writing

SCAN_ROWS = 10_000
# With some thirty relationships each, one transaction of this many stays small on the server's heap.
CLEARED_AT_ONCE = 2000

PUT_GENERATIONS = """
UNWIND $rows AS row
MERGE (g:Generation {tenant: $tenant, generation: row.generation})
SET g = row
"""
DROP_GENERATION = """
UNWIND $rows AS generation
MATCH (g:Generation {tenant: $tenant, generation: generation})
DELETE g
"""
ADD_MODEL = """
UNWIND $rows AS row
MERGE (m:Model {tenant: $tenant, model_id: row[0].model_id})
ON CREATE SET m = row[0], m.body = row[1]
"""
# Only what differs comes back, so that the transaction grows with what changes, not with the tenant.
MISPLACED = """
MATCH (r:Record {tenant: $tenant}) WHERE r.key > $after
WITH r ORDER BY r.tenant, r.key LIMIT $limit
OPTIONAL MATCH (r)-[s:SAYS]->() WHERE s.generation = $active
OPTIONAL MATCH (r)-[:RESOLVES_TO]->(g)
WITH r.key AS key, s.cluster AS cluster, g.golden_id AS golden_id
RETURN max(key), collect(
    CASE WHEN coalesce(cluster <> golden_id, NOT (cluster IS NULL AND golden_id IS NULL)) THEN [key, null, cluster] END
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


def put_generations(writing: Writing, delta: Delta) -> None:
    """Write models and generations, and forget a dropped generation (its rows are cleared away later)."""
    if delta.model is not None:
        known, body = delta.model
        writing.each(ADD_MODEL, [[model_properties(writing.tenant, known), body]])
    writing.each(PUT_GENERATIONS, [generation_properties(writing.tenant, one) for one in delta.generations])


def drop_generation(writing: Writing, generation: int) -> None:
    """Forget a generation; its rows are cleared away after the commit, in small transactions."""
    writing.each(DROP_GENERATION, [generation])


def point_at_active(writing: Writing, active: int) -> None:
    """Make every record resolve to its golden record in the active generation."""
    after: str | None = ""
    while after is not None:
        [[after, misplaced]] = writing.once(MISPLACED, active=active, after=after, limit=SCAN_ROWS)
        resolve_records(writing, misplaced)


def clear_some(writing: Writing) -> bool:
    """Clear away some rows of the generation; False when none were left."""
    cleared = [writing.once(statement, limit=CLEARED_AT_ONCE)[0][0] for statement in (CLEAR_EVIDENCE, CLEAR_KEYS)]
    return any(cleared)


def clear_all(writing: Writing) -> None:
    """Clear away all rows of the generation in this transaction, because its number is used again."""
    while clear_some(writing):
        pass
