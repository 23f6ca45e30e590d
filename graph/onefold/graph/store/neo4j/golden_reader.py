"""Reading golden records, what they held before, and the change log."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.store.neo4j.nodes import change_from, golden_from, hexes, unhex
from onefold.graph.store.neo4j.reading import Reading
from onefold.graph.store.rows import Change, GoldenRecord

GOLDEN = """
UNWIND $keys AS key
MATCH (g:GoldenRecord {tenant: $tenant, golden_id: key}) WHERE g.live IS NOT NULL
RETURN properties(g)
"""
SCAN_GOLDEN = """
MATCH (g:GoldenRecord {tenant: $tenant, live: true}) WHERE g.golden_id > $after
RETURN properties(g) ORDER BY g.tenant, g.live, g.golden_id LIMIT $limit
"""
LAST_HELD = """
UNWIND $keys AS key
MATCH (g:GoldenRecord {tenant: $tenant, golden_id: key})
WITH key, g
MATCH (g)-[:LAST_HELD]->(r)
RETURN key, collect(r.key)
"""
RETIRED_HOLDING = """
UNWIND $keys AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH key, r
MATCH (r)<-[:LAST_HELD]-(g)
RETURN key, collect(g.golden_id)
"""
HELD_BEFORE = """
UNWIND $keys AS key
MATCH (h:HeldSet {tenant: $tenant, hash: key})
RETURN key, h.seq, h.golden_id
"""
CHANGES = """
MATCH (c:Change {tenant: $tenant}) WHERE c.seq > $after AND c.ordinal IS NOT NULL
RETURN properties(c) ORDER BY c.tenant, c.seq, c.ordinal LIMIT $limit
"""
CHANGES_OF = """
MATCH (c:Change {tenant: $tenant, golden_id: $golden_id}) WHERE c.seq > $after
RETURN properties(c) ORDER BY c.tenant, c.golden_id, c.seq, c.ordinal LIMIT $limit
"""


class GoldenReader(Reading):
    """The part of the reader that answers about golden records and history."""

    def golden(self, golden_ids: Sequence[str]) -> dict[str, GoldenRecord]:
        """See the contract."""
        return {p["golden_id"]: golden_from(p) for (p,) in self._each(GOLDEN, golden_ids)}

    def scan_golden(self, after: str, limit: int) -> list[GoldenRecord]:
        """See the contract."""
        return [golden_from(p) for (p,) in self._rows(SCAN_GOLDEN, after=after, limit=limit)]

    def last_held(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        rows = self._each(LAST_HELD, list(dict.fromkeys(golden_ids)))
        return {golden_id: sorted(unhex(records)) for golden_id, records in rows}

    def retired_holding(self, records: Sequence[bytes]) -> dict[bytes, list[str]]:
        """See the contract."""
        rows = self._each(RETIRED_HOLDING, list(dict.fromkeys(hexes(records))))
        return {bytes.fromhex(key): sorted(golden_ids) for key, golden_ids in rows}

    def held_before(self, set_hashes: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
        """See the contract."""
        rows = self._each(HELD_BEFORE, hexes(set_hashes))
        return {bytes.fromhex(key): (seq, golden_id) for key, seq, golden_id in rows}

    def changes(self, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        return [change_from(p) for (p,) in self._rows(CHANGES, after=after_seq, limit=limit)]

    def changes_of(self, golden_id: str, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        return [change_from(p) for (p,) in self._rows(CHANGES_OF, golden_id=golden_id, after=after_seq, limit=limit)]
