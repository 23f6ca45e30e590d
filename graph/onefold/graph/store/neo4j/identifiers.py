"""Which record uses which identifier: (:Record)-[:HAS]->(:Identifier), a node for each identifier in use."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.identifiers import Carrier, IdentifierUse
from onefold.graph.store.neo4j.statements import Reading, Writing, hexes

UNIQUE = {"Identifier": ("tenant", "namespace", "value")}

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
FORGET_IDENTIFIERS = """
UNWIND $rows AS key
MATCH (r:Record {tenant: $tenant, key: key})
WITH r
MATCH (r)-[h:HAS]->(i)
DELETE h
WITH DISTINCT i WHERE NOT EXISTS { (i)<-[:HAS]-() }
DELETE i
"""
DROP_IDENTIFIERS = """
UNWIND $rows AS row
MATCH (r:Record {tenant: $tenant, key: row[0]})
WITH r, row
MATCH (r)-[h:HAS]->(i) WHERE i.namespace = row[1] AND i.value = row[2]
DELETE h
WITH DISTINCT i WHERE NOT EXISTS { (i)<-[:HAS]-() }
DELETE i
"""
PUT_IDENTIFIERS = """
UNWIND $rows AS row
MERGE (r:Record {tenant: $tenant, key: row[0]})
MERGE (i:Identifier {tenant: $tenant, namespace: row[1], value: row[2]})
ON CREATE SET i.caption = row[2]
MERGE (r)-[h:HAS]->(i)
SET h.first_seen = row[3], h.last_seen = row[4], h.count = row[5], h.said = row[6]
"""

COUNTS = {
    "identifiers": "MATCH (n:Identifier {tenant: $tenant}) WHERE n.namespace IS NOT NULL AND n.value IS NOT NULL",
}


class IdentifierReader(Reading):
    """See the contract."""

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


def remove(writing: Writing, delta: Delta) -> None:
    """Take uses away, those of forgotten records too, and identifiers with their last use."""
    writing.each(FORGET_IDENTIFIERS, hexes(delta.forgotten_records))
    dropped = [[key.hex(), namespace, value] for key, namespace, value in delta.identifiers_dropped]
    writing.each(DROP_IDENTIFIERS, dropped)


def add(writing: Writing, delta: Delta) -> None:
    """Put uses."""
    writing.each(PUT_IDENTIFIERS, [_use_row(use) for use in delta.identifier_uses])


def _use_row(use: IdentifierUse) -> list[str | int | None]:
    return [use.record_key.hex(), use.namespace, use.value, use.first_seen, use.last_seen, use.count, use.said.hex()]
