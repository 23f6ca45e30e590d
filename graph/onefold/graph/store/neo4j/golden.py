"""Golden records, what the retired ones last held, and who held which set of records.

What a retired golden record last held is (:GoldenRecord)-[:LAST_HELD]->(:Record); who held a set is a (:HeldSet).
"""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.store.codec import decode_golden_values, encode_golden_values
from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.golden import RECORD_KIND, GoldenRecord
from onefold.graph.store.neo4j.statements import UNITS_PER_BIT, Properties, Reading, Writing, hexes, unhex

UNIQUE = {"GoldenRecord": ("tenant", "golden_id"), "HeldSet": ("tenant", "hash")}
INDEXED = (("GoldenRecord", ("tenant", "live", "golden_id")),)

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

COUNTS = {
    "golden_records": "MATCH (n:GoldenRecord {tenant: $tenant, live: true}) WHERE n.golden_id IS NOT NULL",
}


class GoldenReader(Reading):
    """See the contract."""

    def golden(self, golden_ids: Sequence[str]) -> dict[str, GoldenRecord]:
        """See the contract."""
        return {p["golden_id"]: _golden_from(p) for (p,) in self._each(GOLDEN, golden_ids)}

    def scan_golden(self, after: str, limit: int) -> list[GoldenRecord]:
        """See the contract."""
        return [_golden_from(p) for (p,) in self._rows(SCAN_GOLDEN, after=after, limit=limit)]

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


def remove(writing: Writing, delta: Delta) -> None:
    """Forget what ids last held that are no longer retired, or hold something else now."""
    writing.each(UNHOLD, [*delta.last_held_gone, *delta.last_held])


def add(writing: Writing, delta: Delta) -> None:
    """Put golden records, what retired ones last held, and who held which set."""
    writing.each(PUT_GOLDEN, [_golden_properties(writing.tenant, golden) for golden in delta.golden])
    writing.each(HOLD, [[golden_id, hexes(records)] for golden_id, records in delta.last_held.items()])
    writing.each(PUT_HELD, [[key.hex(), golden_id] for key, golden_id in delta.held.items()], seq=delta.seq)


def _golden_properties(tenant: str, golden: GoldenRecord) -> Properties:
    """Properties of a (:GoldenRecord)."""
    flat: dict[str, str] = {}
    for one in golden.values:
        for name, text in one.value:
            if ":" not in name:
                flat.setdefault(name, text)
        if len(one.value) > 1:
            flat.setdefault(one.attribute, " ".join(text for _, text in one.value))
    named = (flat[name] for name in ("name", "full_name", "organization_name") if name in flat)
    others = (text for name, text in flat.items() if name != RECORD_KIND)
    caption = next(named, None) or next(others, golden.golden_id)
    return {
        **flat,
        "tenant": tenant,
        "golden_id": golden.golden_id,
        "born_seq": golden.born[0],
        "born_ordinal": golden.born[1],
        "live": golden.live,
        "retired_seq": golden.retired_seq,
        "records": golden.records,
        "weakest_join": golden.weakest_join,
        "best_rejected": golden.best_rejected,
        "cut": golden.cut,
        "values": encode_golden_values(golden.values),
        "caption": caption,
        "weakest_join_bits": None if golden.weakest_join is None else golden.weakest_join / UNITS_PER_BIT,
    }


def _golden_from(p: Properties) -> GoldenRecord:
    """The inverse of `_golden_properties`."""
    return GoldenRecord(
        golden_id=p["golden_id"],
        born=(p["born_seq"], p["born_ordinal"]),
        live=p["live"],
        retired_seq=p["retired_seq"],
        records=p["records"],
        weakest_join=p.get("weakest_join"),
        best_rejected=p.get("best_rejected"),
        cut=p["cut"],
        values=decode_golden_values(p["values"]),
    )
