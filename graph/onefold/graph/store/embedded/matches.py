"""Edges, in rows of their generation, and assertions; one revoked moves to a table of its own."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.store.codec import decode_pairs, encode_pairs
from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.matches import Edge
from onefold.graph.store.embedded.statements import Reading, Row, Writing, upsert
from onefold.graph.touchpoint import Assertion, AssertionKind

_EDGE = "low, high, weight, support, levels"
_ASSERTION = "assertion_id, kind, left_record, right_record, refs, author, reason, asserted_at"

_EDGES = f"SELECT {_EDGE} FROM edges"
_EDGES_BY_LOW = f"{_EDGES} WHERE tenant = ? AND generation = ? AND low IN carray(?)"
# The planner takes a tenant for selective, which it is not: where a second index serves, it is named.
_EDGES_BY_HIGH = f"{_EDGES} INDEXED BY edges_of_high WHERE tenant = ? AND generation = ? AND high IN carray(?)"
_EDGES_AFTER = f"""
{_EDGES} WHERE tenant = ? AND generation = ? AND (low, high) > (?, ?) ORDER BY low, high LIMIT ?
"""
_ASSERTIONS = f"SELECT {_ASSERTION} FROM assertions WHERE tenant = ? AND assertion_id IN carray(?)"
_ASSERTIONS_ABOUT = [
    f"SELECT {_ASSERTION} FROM assertions INDEXED BY assertions_{end} WHERE tenant = ? AND {end}_record IN carray(?)"
    for end in ("left", "right")
]
_PUT_EDGE = upsert("edges", "tenant, generation, low, high", f"tenant, generation, {_EDGE}")
_REMOVE_EDGE = "DELETE FROM edges WHERE tenant = ? AND generation = ? AND low = ? AND high = ?"
_DROP_GENERATION = "DELETE FROM edges WHERE tenant = ? AND generation = ?"
_PUT_ASSERTION = upsert("assertions", "tenant, assertion_id", f"tenant, {_ASSERTION}")
_KEEP_REVOKED = f"""
INSERT OR REPLACE INTO revoked_assertions (tenant, {_ASSERTION}, seq, revoked_by, revoked_because, revoked_at)
SELECT tenant, {_ASSERTION}, ?2, ?4, ?5, ?6 FROM assertions WHERE tenant = ?1 AND assertion_id = ?3
"""
_REMOVE_ASSERTION = "DELETE FROM assertions WHERE tenant = ? AND assertion_id = ?"

COUNTS = {
    "matches": "FROM edges WHERE tenant = ?1 AND generation = ?2",
    "assertions": "FROM assertions WHERE tenant = ?1",
}


class MatchReader(Reading):
    """See the contract."""

    def edges(self, fingerprints: Sequence[bytes]) -> list[Edge]:
        """See the contract."""
        ends = {*fingerprints}
        found = [Edge(*row) for row in self._derived_in(_EDGES_BY_LOW, fingerprints)]
        found.extend(Edge(*row) for row in self._derived_in(_EDGES_BY_HIGH, fingerprints) if row[0] not in ends)
        return found

    def scan_edges(self, after: tuple[bytes, bytes], limit: int) -> list[Edge]:
        """See the contract."""
        return [Edge(*row) for row in self._derived(_EDGES_AFTER, *after, limit)]

    def assertions(self, ids: Sequence[str]) -> dict[str, Assertion]:
        """See the contract."""
        return {row[0]: _assertion_of(row) for row in self._in(_ASSERTIONS, ids)}

    def assertions_about(self, records: Sequence[bytes]) -> list[Assertion]:
        """See the contract."""
        rows = (row for statement in _ASSERTIONS_ABOUT for row in self._in(statement, records))
        return list({row[0]: _assertion_of(row) for row in rows}.values())


def remove(writing: Writing, delta: Delta) -> None:
    """Take edges away, those of a dropped generation too, and revoke assertions."""
    if delta.drop_generation is not None:
        writing.run(_DROP_GENERATION, delta.drop_generation)
    writing.delete(_REMOVE_EDGE, ((delta.generation, *ends) for ends in delta.edges_gone))
    writing.put(_KEEP_REVOKED, ((delta.seq, id_, *how) for id_, how in delta.revoked.items()))
    writing.delete(_REMOVE_ASSERTION, ((id_,) for id_ in delta.revoked))


def add(writing: Writing, delta: Delta) -> None:
    """Put edges and assertions."""
    generation = delta.generation
    writing.put(_PUT_EDGE, ((generation, e.low, e.high, e.weight, e.support, e.levels) for e in delta.edges))
    writing.put(_PUT_ASSERTION, map(_assertion_row, delta.assertions))


def _assertion_row(assertion: Assertion) -> Row:
    return (
        assertion.assertion_id,
        assertion.kind,
        assertion.left,
        assertion.right,
        encode_pairs((assertion.left_ref, assertion.right_ref)),
        assertion.author,
        assertion.reason,
        assertion.asserted_at,
    )


def _assertion_of(row: Row) -> Assertion:
    assertion_id, kind, left, right, refs, author, reason, asserted_at = row
    left_ref, right_ref = decode_pairs(refs)
    return Assertion(assertion_id, AssertionKind(kind), left, right, left_ref, right_ref, author, reason, asserted_at)
