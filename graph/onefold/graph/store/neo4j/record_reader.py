"""Reading touchpoints, records and identifiers, and which evidence and golden record a record is placed in."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.store.neo4j.nodes import hexes, record_from, touchpoint_from, unhex
from onefold.graph.store.neo4j.reading import Reading
from onefold.graph.store.rows import Carrier
from onefold.graph.touchpoint import Record, StoredTouchpoint

TOUCHPOINTS = """
UNWIND $keys AS key
MATCH (t:Touchpoint {tenant: $tenant, source: key[0], touchpoint_id: key[1]})
RETURN properties(t)
"""
TOUCHPOINTS_OF = """
UNWIND $keys AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH r
MATCH (r)<-[:OF]-(t)
RETURN properties(t)
"""
_PLACED = """
OPTIONAL MATCH (r)-[s:SAYS]->(e) WHERE s.generation = $generation
RETURN properties(r), e.fingerprint, s.cluster
"""
RECORDS = f"""
UNWIND $keys AS key
MATCH (r:Record {{tenant: $tenant, key: key}}) WHERE r.said IS NOT NULL
WITH r
{_PLACED}
"""
# Ordered by all properties of an index, in its order: so the index supplies it, and nothing is sorted.
SCAN_RECORDS = f"""
MATCH (r:Record {{tenant: $tenant}}) WHERE r.key > $after AND r.said IS NOT NULL
WITH r ORDER BY r.tenant, r.key LIMIT $limit
{_PLACED}
"""
SCAN_SOURCE = f"""
MATCH (r:Record {{tenant: $tenant, source: $source}}) WHERE r.key > $after AND r.said IS NOT NULL
WITH r ORDER BY r.tenant, r.source, r.key LIMIT $limit
{_PLACED}
"""
RECORDS_SAYING = """
UNWIND $keys AS key
MATCH (e:Evidence {tenant: $tenant, generation: $generation, fingerprint: key})
WITH key, e
MATCH (e)<-[:SAYS]-(r)
RETURN key, collect(r.key)
"""
RECORDS_OF_GOLDEN = """
UNWIND $keys AS key
MATCH (r)-[s:SAYS {tenant: $tenant, generation: $generation, cluster: key}]->()
USING INDEX s:SAYS(tenant, generation, cluster)
RETURN key, collect(r.key)
"""
GOLDEN_OF = """
UNWIND $keys AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH key, r
MATCH (r)-[s:SAYS]->() WHERE s.generation = $generation
RETURN key, s.cluster
"""
RECORDS_WITH_IDENTIFIER = """
MATCH (i:Identifier {tenant: $tenant, namespace: $namespace, value: $value})
WITH i
MATCH (i)<-[:HAS]-(r) WHERE r.key > $after
RETURN r.key ORDER BY r.key LIMIT $limit
"""
CARRIERS = """
UNWIND $keys AS key
MATCH (i:Identifier {tenant: $tenant, namespace: key[0], value: key[1]})
CALL {
  WITH i
  MATCH (i)<-[h:HAS]-(r)
  RETURN coalesce(h.said, '') AS said, r.key AS carrier ORDER BY said, carrier LIMIT $limit
}
RETURN key, collect([said, carrier])
"""


class RecordReader(Reading):
    """The part of the reader that answers about records."""

    def touchpoints(self, ids: Sequence[tuple[str, str]]) -> dict[tuple[str, str], StoredTouchpoint]:
        """See the contract."""
        found = [touchpoint_from(p) for (p,) in self._each(TOUCHPOINTS, [list(id_) for id_ in ids])]
        return {(stored.touchpoint.source, stored.touchpoint.touchpoint_id): stored for stored in found}

    def touchpoints_of(self, records: Sequence[bytes]) -> dict[bytes, list[StoredTouchpoint]]:
        """See the contract."""
        of: dict[bytes, list[StoredTouchpoint]] = {}
        for (p,) in self._each(TOUCHPOINTS_OF, _distinct(records)):
            stored = touchpoint_from(p)
            of.setdefault(stored.record_key, []).append(stored)
        return {key: sorted(stored, key=_age) for key, stored in of.items()}

    def records(self, keys: Sequence[bytes]) -> dict[bytes, Record]:
        """See the contract."""
        found = [record_from(*row) for row in self._each(RECORDS, hexes(keys))]
        return {record.key: record for record in found}

    def scan_records(self, after: bytes, limit: int, source: str | None = None) -> list[Record]:
        """See the contract."""
        statement = SCAN_RECORDS if source is None else SCAN_SOURCE
        rows = self._rows(statement, after=after.hex(), limit=limit, source=source)
        return sorted([record_from(*row) for row in rows], key=lambda record: record.key)

    def records_saying(self, fingerprints: Sequence[bytes]) -> dict[bytes, list[bytes]]:
        """See the contract."""
        rows = self._each(RECORDS_SAYING, _distinct(fingerprints))
        return {bytes.fromhex(key): sorted(unhex(records)) for key, records in rows}

    def records_of_golden(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        rows = self._each(RECORDS_OF_GOLDEN, list(dict.fromkeys(golden_ids)))
        return {golden_id: sorted(unhex(records)) for golden_id, records in rows}

    def golden_of(self, records: Sequence[bytes]) -> dict[bytes, str]:
        """See the contract."""
        return {bytes.fromhex(key): golden_id for key, golden_id in self._each(GOLDEN_OF, hexes(records))}

    def records_with_identifier(self, namespace: str, value: str, after: bytes, limit: int) -> list[bytes]:
        """See the contract."""
        rows = self._rows(RECORDS_WITH_IDENTIFIER, namespace=namespace, value=value, after=after.hex(), limit=limit)
        return [bytes.fromhex(key) for (key,) in rows]

    def carriers(self, identifiers: Sequence[tuple[str, str]], limit: int) -> dict[tuple[str, str], list[Carrier]]:
        """See the contract."""
        rows = self._each(CARRIERS, [list(identifier) for identifier in dict.fromkeys(identifiers)], limit=limit)
        return {
            (namespace, value): sorted((bytes.fromhex(said), bytes.fromhex(record)) for said, record in carriers)
            for (namespace, value), carriers in rows
        }


def _distinct(keys: Sequence[bytes]) -> list[str]:
    return list(dict.fromkeys(hexes(keys)))


def _age(stored: StoredTouchpoint) -> tuple[bool, int, str]:
    observed_at = stored.touchpoint.observed_at
    return observed_at is not None, observed_at or 0, stored.touchpoint.touchpoint_id
