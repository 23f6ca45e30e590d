"""Reading evidence, blocking keys, matches and assertions."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.store.neo4j.nodes import assertion_from, edge_from, evidence_from, hexes, unhex
from onefold.graph.store.neo4j.reading import Reading
from onefold.graph.store.rows import Edge, Posting
from onefold.graph.touchpoint import Assertion

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
_EDGE = "startNode(m).fingerprint, endNode(m).fingerprint, m.weight, m.support, m.levels"
EDGES = f"""
UNWIND $keys AS key
MATCH (e:Evidence {{tenant: $tenant, generation: $generation, fingerprint: key}})
WITH e
MATCH (e)-[m:MATCHES]-()
WITH DISTINCT m
RETURN {_EDGE}
"""
SCAN_EDGES = """
MATCH (a:Evidence {tenant: $tenant, generation: $generation}) WHERE a.fingerprint >= $low
WITH a ORDER BY a.tenant, a.generation, a.fingerprint
MATCH (a)-[m:MATCHES]->(b) WHERE a.fingerprint > $low OR b.fingerprint > $high
RETURN a.fingerprint, b.fingerprint, m.weight, m.support, m.levels
ORDER BY a.tenant, a.generation, a.fingerprint, b.fingerprint LIMIT $limit
"""
ASSERTIONS = """
UNWIND $keys AS key
MATCH (a:Assertion {tenant: $tenant, assertion_id: key}) WHERE a.live
RETURN properties(a)
"""
ASSERTIONS_LEFT = """
UNWIND $keys AS key
MATCH (a:Assertion {tenant: $tenant, left: key}) WHERE a.live
RETURN properties(a)
"""
ASSERTIONS_RIGHT = """
UNWIND $keys AS key
MATCH (a:Assertion {tenant: $tenant, right: key}) WHERE a.live
RETURN properties(a)
"""


class MatchReader(Reading):
    """The part of the reader that answers about evidence and what connects it."""

    def evidence(self, fingerprints: Sequence[bytes]) -> dict[bytes, bytes]:
        """See the contract."""
        rows = self._each(EVIDENCE, hexes(fingerprints))
        return {bytes.fromhex(key): evidence_from(body) for key, body in rows}

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

    def edges(self, fingerprints: Sequence[bytes]) -> list[Edge]:
        """See the contract."""
        found = {(row[0], row[1]): row for row in self._each(EDGES, hexes(fingerprints))}
        return [edge_from(row) for row in found.values()]

    def scan_edges(self, after: tuple[bytes, bytes], limit: int) -> list[Edge]:
        """See the contract."""
        low, high = after
        return [edge_from(row) for row in self._rows(SCAN_EDGES, low=low.hex(), high=high.hex(), limit=limit)]

    def assertions(self, ids: Sequence[str]) -> dict[str, Assertion]:
        """See the contract."""
        return {p["assertion_id"]: assertion_from(p) for (p,) in self._each(ASSERTIONS, ids)}

    def assertions_about(self, records: Sequence[bytes]) -> list[Assertion]:
        """See the contract."""
        if not self._head.state.assertions:
            return []
        keys = hexes(records)
        found = self._each(ASSERTIONS_LEFT, keys) + self._each(ASSERTIONS_RIGHT, keys)
        return list({p["assertion_id"]: assertion_from(p) for (p,) in found}.values())
