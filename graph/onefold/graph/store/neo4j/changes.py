"""The change log, and the lineage that it draws between golden records for people.

An entry is a (:Change); of golden records that became one, or came from another, (:GoldenRecord)-[:MERGED_INTO]->
and (:GoldenRecord)-[:SPLIT_FROM]-> say so.
"""

from __future__ import annotations

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.changes import Change, ChangeKind
from onefold.graph.store.neo4j.statements import Properties, Reading, Writing, hexes, shown_time, unhex

UNIQUE = {"Change": ("tenant", "seq", "ordinal")}
INDEXED = (("Change", ("tenant", "golden_id", "seq")), ("Change", ("tenant", "kind", "seq")))

CHANGES = """
MATCH (c:Change {tenant: $tenant}) WHERE c.seq > $after AND c.ordinal IS NOT NULL
RETURN properties(c) ORDER BY c.tenant, c.seq, c.ordinal LIMIT $limit
"""
CHANGES_OF = """
MATCH (c:Change {tenant: $tenant, golden_id: $golden_id}) WHERE c.seq > $after
RETURN properties(c) ORDER BY c.tenant, c.golden_id, c.seq, c.ordinal LIMIT $limit
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

COUNTS = {"changes": "MATCH (n:Change {tenant: $tenant}) WHERE n.seq IS NOT NULL AND n.ordinal IS NOT NULL"}


class ChangeReader(Reading):
    """See the contract."""

    def changes(self, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        return [_change_from(p) for (p,) in self._rows(CHANGES, after=after_seq, limit=limit)]

    def changes_of(self, golden_id: str, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        return [_change_from(p) for (p,) in self._rows(CHANGES_OF, golden_id=golden_id, after=after_seq, limit=limit)]


def add(writing: Writing, delta: Delta) -> None:
    """Append what happened, and draw it; after golden records are put."""
    changes = enumerate(delta.changes)
    writing.each(PUT_CHANGES, [_change_properties(writing.tenant, ordinal, change) for ordinal, change in changes])
    _put_lineage(writing, delta.changes)


def _put_lineage(writing: Writing, changes: list[Change]) -> None:
    writing.each(REVIVED, [change.golden_id for change in changes if change.kind == ChangeKind.REVIVED])
    writing.each(MERGED, _lineage_rows(changes, ChangeKind.RETIRED))
    writing.each(SPLIT, _lineage_rows(changes, ChangeKind.CREATED))


def _lineage_rows(changes: list[Change], kind: ChangeKind) -> list[list[str | int]]:
    return [[c.golden_id, other, c.seq, c.at] for c in changes if c.kind == kind for other in c.related]


def _change_properties(tenant: str, ordinal: int, change: Change) -> Properties:
    """Properties of a (:Change); `ordinal` is its place in the delta."""
    return {
        "tenant": tenant,
        "seq": change.seq,
        "ordinal": ordinal,
        "at": change.at,
        "kind": change.kind,
        "golden_id": change.golden_id,
        "before": hexes(change.before),
        "after": hexes(change.after),
        "related": list(change.related),
        "caption": change.kind,
        "happened": shown_time(change.at),
    }


def _change_from(p: Properties) -> Change:
    """The inverse of `_change_properties`."""
    return Change(
        seq=p["seq"],
        at=p["at"],
        kind=ChangeKind(p["kind"]),
        golden_id=p["golden_id"],
        before=tuple(unhex(p["before"])),
        after=tuple(unhex(p["after"])),
        related=tuple(p["related"]),
    )
