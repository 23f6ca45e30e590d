"""Edges between evidences, per generation, and assertions.

An edge is (:Evidence)-[:MATCHES]->(:Evidence), from low to high. An assertion is found by the keys of its two records,
which need not be there; (:Assertion)-[:ABOUT]->(:Record) is for people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.matches import Edge
from onefold.graph.store.neo4j.statements import UNITS_PER_BIT, Properties, Reading, Writing, hexes, shown_time
from onefold.graph.touchpoint import Assertion, AssertionKind

UNIQUE = {"Assertion": ("tenant", "assertion_id")}
INDEXED = (("Assertion", ("tenant", "left")), ("Assertion", ("tenant", "right")))

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
FORGET_ENDS = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH r
MATCH (r)-[x:ABOUT]-()
DELETE x
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

COUNTS = {
    "matches": (
        "MATCH (e:Evidence {tenant: $tenant, generation: $generation}) WHERE e.fingerprint IS NOT NULL "
        "WITH e MATCH (e)-[n:MATCHES]->()"
    ),
    "assertions": "MATCH (n:Assertion {tenant: $tenant}) WHERE n.assertion_id IS NOT NULL AND n.live",
}


class MatchReader(Reading):
    """See the contract."""

    def edges(self, fingerprints: Sequence[bytes]) -> list[Edge]:
        """See the contract."""
        found = {(row[0], row[1]): row for row in self._each(EDGES, hexes(fingerprints))}
        return [_edge_from(row) for row in found.values()]

    def scan_edges(self, after: tuple[bytes, bytes], limit: int) -> list[Edge]:
        """See the contract."""
        low, high = after
        return [_edge_from(row) for row in self._rows(SCAN_EDGES, low=low.hex(), high=high.hex(), limit=limit)]

    def assertions(self, ids: Sequence[str]) -> dict[str, Assertion]:
        """See the contract."""
        return {p["assertion_id"]: _assertion_from(p) for (p,) in self._each(ASSERTIONS, ids)}

    def assertions_about(self, records: Sequence[bytes]) -> list[Assertion]:
        """See the contract."""
        if not self._state.assertions:
            return []
        keys = hexes(records)
        found = self._each(ASSERTIONS_LEFT, keys) + self._each(ASSERTIONS_RIGHT, keys)
        return list({p["assertion_id"]: _assertion_from(p) for (p,) in found}.values())


def remove(writing: Writing, delta: Delta) -> int:
    """Take edges away, and revoke assertions; how many of these were live."""
    writing.each(UNMATCH, [hexes(pair) for pair in delta.edges_gone])
    writing.each(FORGET_ENDS, hexes(delta.forgotten_records))
    return writing.each(REVOKE, [[assertion_id, *how] for assertion_id, how in delta.revoked.items()])


def add(writing: Writing, delta: Delta) -> int:
    """Put edges and assertions; how many of these were not live before."""
    writing.each(MATCH_EVIDENCE, [_edge_row(edge) for edge in delta.edges])
    last = {assertion.assertion_id: assertion for assertion in delta.assertions}
    rows = [_assertion_properties(writing.tenant, assertion) for assertion in last.values()]
    added = writing.each(ASSERT, rows)
    writing.each(UNLINK_ASSERTIONS, rows)
    writing.each(LINK_ASSERTIONS, rows)
    return added


def link_assertions(writing: Writing, delta: Delta) -> None:
    """Point the assertions about records that came at those records (for people; the store reads keys)."""
    keys = [record.key.hex() for record in delta.records]
    writing.each(LINK_LEFT, keys)
    writing.each(LINK_RIGHT, keys)


def _edge_row(edge: Edge) -> list[Any]:
    """The columns that write a [:MATCHES]: low, high, weight, bits, support, levels."""
    levels = [level - 256 if level > 127 else level for level in edge.levels]
    return [edge.low.hex(), edge.high.hex(), edge.weight, edge.weight / UNITS_PER_BIT, edge.support, levels]


def _edge_from(row: list[Any]) -> Edge:
    """The edge of the columns low, high, weight, support, levels."""
    low, high, weight, support, levels = row
    return Edge(bytes.fromhex(low), bytes.fromhex(high), weight, support, bytes([level & 0xFF for level in levels]))


def _assertion_properties(tenant: str, assertion: Assertion) -> Properties:
    """Properties of a live (:Assertion)."""
    return {
        "tenant": tenant,
        "assertion_id": assertion.assertion_id,
        "kind": assertion.kind,
        "left": assertion.left.hex(),
        "right": assertion.right.hex(),
        "left_ref": list(assertion.left_ref),
        "right_ref": list(assertion.right_ref),
        "author": assertion.author,
        "reason": assertion.reason,
        "asserted_at": assertion.asserted_at,
        "live": True,
        "caption": assertion.kind,
        "asserted": shown_time(assertion.asserted_at),
    }


def _assertion_from(p: Properties) -> Assertion:
    """The inverse of `_assertion_properties`."""
    left_source, left_id = p["left_ref"]
    right_source, right_id = p["right_ref"]
    return Assertion(
        assertion_id=p["assertion_id"],
        kind=AssertionKind(p["kind"]),
        left=bytes.fromhex(p["left"]),
        right=bytes.fromhex(p["right"]),
        left_ref=(left_source, left_id),
        right_ref=(right_source, right_id),
        author=p["author"],
        reason=p["reason"],
        asserted_at=p["asserted_at"],
    )
