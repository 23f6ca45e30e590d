"""Which record uses which identifier: one row for each use."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.identifiers import Carrier, IdentifierUse
from onefold.graph.store.embedded.statements import Reading, Row, Writing, grouped, upsert

_RECORDS_WITH_IDENTIFIER = """
SELECT record FROM identifier_uses WHERE tenant = ? AND namespace = ? AND value = ? AND record > ?
ORDER BY record LIMIT ?
"""
_CARRIERS = """
SELECT namespace, value, said, record FROM identifier_uses WHERE tenant = ? AND namespace = ? AND value = ?
ORDER BY said, record LIMIT ?
"""
_PUT = upsert(
    "identifier_uses",
    "tenant, namespace, value, record",
    "tenant, namespace, value, record, first_seen, last_seen, count, said",
)
# The index is named because the planner takes a tenant for selective, which it is not.
_FORGET = "DELETE FROM identifier_uses INDEXED BY identifier_uses_of_record WHERE tenant = ? AND record = ?"
_DROP = "DELETE FROM identifier_uses WHERE tenant = ? AND record = ? AND namespace = ? AND value = ?"

COUNTS = {"identifiers": "FROM (SELECT DISTINCT namespace, value FROM identifier_uses WHERE tenant = ?1)"}


class IdentifierReader(Reading):
    """See the contract."""

    def records_with_identifier(self, namespace: str, value: str, after: bytes, limit: int) -> list[bytes]:
        """See the contract."""
        return [record for (record,) in self._all(_RECORDS_WITH_IDENTIFIER, namespace, value, after, limit)]

    def carriers(self, identifiers: Sequence[tuple[str, str]], limit: int) -> dict[tuple[str, str], list[Carrier]]:
        """See the contract."""
        bound = sorted({(self._tenant, *identifier, limit) for identifier in identifiers})
        rows = self._connection.executemany(_CARRIERS, bound)
        return grouped(((namespace, value), (said, record)) for namespace, value, said, record in rows)


def remove(writing: Writing, delta: Delta) -> None:
    """Take uses away, those of forgotten records too."""
    writing.delete(_FORGET, ((record,) for record in delta.forgotten_records))
    writing.delete(_DROP, delta.identifiers_dropped)


def add(writing: Writing, delta: Delta) -> None:
    """Put uses."""
    writing.put(_PUT, map(_row, delta.identifier_uses))


def _row(use: IdentifierUse) -> Row:
    return use.namespace, use.value, use.record_key, use.first_seen, use.last_seen, use.count, use.said
