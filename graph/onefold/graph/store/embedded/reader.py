"""The reader of the embedded store: one indexed statement for each question, whatever the number of keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from onefold.graph.settings import Settings
from onefold.graph.store.embedded.postings import PostingLists
from onefold.graph.store.embedded.settings import settings_in
from onefold.graph.store.embedded.shapes import (
    ASSERTION,
    CHANGE,
    GOLDEN,
    RECORD,
    TOUCHPOINT,
    Row,
    assertion_of,
    change_of,
    golden_of,
    record_of,
    touchpoint_of,
)
from onefold.graph.store.rows import (
    Carrier,
    Change,
    Counts,
    Edge,
    Generation,
    GenerationState,
    GoldenRecord,
    Posting,
    StoredModel,
    TenantState,
)
from onefold.graph.touchpoint import Assertion, Record, StoredTouchpoint

# The planner takes a tenant for selective, which it is not: where a second index serves, it is named.
_TOUCHPOINTS_OF = f"""
SELECT {TOUCHPOINT} FROM touchpoints INDEXED BY touchpoints_of_record WHERE tenant = ? AND record IN carray(?)
ORDER BY observed_at, touchpoint_id
"""
_RECORD_COLUMNS = ", ".join(f"r.{name.strip()}" for name in RECORD.split(","))
_PLACED = "LEFT JOIN placements p ON p.tenant = r.tenant AND p.record = r.record AND p.generation = ?2"
_RECORDS = f"SELECT {_RECORD_COLUMNS}, p.fingerprint, p.golden_id FROM records r {_PLACED} WHERE r.tenant = ?1"
_RECORDS_OF_SOURCE = _RECORDS.replace("records r", "records r INDEXED BY records_of_source") + " AND r.source = ?5"
_ORPHANS = """
SELECT fingerprint FROM evidence e WHERE tenant = ? AND generation = ? AND NOT EXISTS (
    SELECT 1 FROM placements p INDEXED BY placements_on_evidence
    WHERE p.tenant = e.tenant AND p.generation = e.generation AND p.fingerprint = e.fingerprint
) ORDER BY fingerprint LIMIT ?
"""
_EDGES = "SELECT low, high, weight, support, levels FROM edges"
_EDGES_BY_LOW = f"{_EDGES} WHERE tenant = ? AND generation = ? AND low IN carray(?)"
_EDGES_BY_HIGH = f"{_EDGES} INDEXED BY edges_of_high WHERE tenant = ? AND generation = ? AND high IN carray(?)"
_EDGES_AFTER = f"""
{_EDGES} WHERE tenant = ? AND generation = ? AND (low, high) > (?, ?) ORDER BY low, high LIMIT ?
"""
_ASSERTIONS_ABOUT = [
    f"SELECT {ASSERTION} FROM assertions INDEXED BY assertions_{end} WHERE tenant = ? AND {end}_record IN carray(?)"
    for end in ("left", "right")
]
_CHANGES_OF = f"""
SELECT {CHANGE} FROM changes INDEXED BY changes_of_golden WHERE tenant = ? AND golden_id = ? AND seq > ?
ORDER BY seq, ordinal LIMIT ?
"""
_COUNTS = {
    "touchpoints": "FROM touchpoints WHERE tenant = ?1",
    "records": "FROM records WHERE tenant = ?1",
    "identifiers": "FROM (SELECT DISTINCT namespace, value FROM identifier_uses WHERE tenant = ?1)",
    "evidences": "FROM evidence WHERE tenant = ?1 AND generation = ?2",
    "matches": "FROM edges WHERE tenant = ?1 AND generation = ?2",
    "keys": "FROM postings WHERE tenant = ?1 AND generation = ?2",
    "golden_records": "FROM golden_records WHERE tenant = ?1 AND live",
    "assertions": "FROM assertions WHERE tenant = ?1",
    "changes": "FROM changes WHERE tenant = ?1",
}


class EmbeddedReader:
    """One tenant seen through one generation, on a connection that is inside a transaction.

    Args:
        connection: where to read.
        tenant: the tenant's surrogate number; 0, which no tenant has, for one never written.
        state: the tenant's head in this transaction.
        generation: the generation to show, or None for the active one.
    """

    def __init__(self, connection: apsw.Connection, tenant: int, state: TenantState, generation: int | None) -> None:
        self._connection = connection
        self._tenant = tenant
        self._state = state
        self._generation = state.generation if generation is None else generation

    def tenant(self) -> TenantState:
        """See the contract."""
        return self._state

    def generation(self) -> int:
        """See the contract."""
        return self._generation

    def at(self, generation: int) -> EmbeddedReader:
        """See the contract."""
        return EmbeddedReader(self._connection, self._tenant, self._state, generation)

    def generations(self) -> list[Generation]:
        """See the contract."""
        columns = "generation, model_id, state, cursor, started_seq"
        rows = self._all(f"SELECT {columns} FROM generations WHERE tenant = ? ORDER BY generation")
        return [Generation(number, model_id, GenerationState(state), *rest) for number, model_id, state, *rest in rows]

    def model(self, model_id: str) -> bytes | None:
        """See the contract."""
        for (body,) in self._all("SELECT body FROM models WHERE tenant = ? AND model_id = ?", model_id):
            return bytes(body)
        return None

    def models(self) -> list[StoredModel]:
        """See the contract."""
        columns = "model_id, name, population, normalizer, stored_at"
        rows = self._all(f"SELECT {columns} FROM models WHERE tenant = ? ORDER BY stored_at, model_id")
        return [StoredModel(*row) for row in rows]

    def settings(self) -> Settings:
        """See the contract."""
        return settings_in(self._connection, self._tenant)

    def touchpoints(self, ids: Sequence[tuple[str, str]]) -> dict[tuple[str, str], StoredTouchpoint]:
        """See the contract."""
        statement = f"SELECT {TOUCHPOINT} FROM touchpoints WHERE tenant = ? AND source = ? AND touchpoint_id = ?"
        rows = self._connection.executemany(statement, sorted({(self._tenant, *id_) for id_ in ids}))
        return {(row[0], row[1]): touchpoint_of(row) for row in rows}

    def touchpoints_of(self, records: Sequence[bytes]) -> dict[bytes, list[StoredTouchpoint]]:
        """See the contract."""
        rows = self._in(_TOUCHPOINTS_OF, records)
        return _grouped((stored.record_key, stored) for stored in map(touchpoint_of, rows))

    def records(self, keys: Sequence[bytes]) -> dict[bytes, Record]:
        """See the contract."""
        rows = self._derived_in(f"{_RECORDS} AND r.record IN carray(?3)", keys)
        return {row[0]: record_of(row) for row in rows}

    def scan_records(self, after: bytes, limit: int, source: str | None = None) -> list[Record]:
        """See the contract."""
        which, wanted = (_RECORDS, ()) if source is None else (_RECORDS_OF_SOURCE, (source,))
        statement = f"{which} AND r.record > ?3 ORDER BY r.record LIMIT ?4"
        return [record_of(row) for row in self._derived(statement, after, limit, *wanted)]

    def records_saying(self, fingerprints: Sequence[bytes]) -> dict[bytes, list[bytes]]:
        """See the contract."""
        where = "tenant = ? AND generation = ? AND fingerprint IN carray(?)"
        statement = f"SELECT fingerprint, record FROM placements WHERE {where} ORDER BY fingerprint, record"
        return _grouped(self._derived_in(statement, fingerprints))

    def records_of_golden(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        where = "tenant = ? AND generation = ? AND golden_id IN carray(?)"
        statement = f"SELECT golden_id, record FROM placements WHERE {where} ORDER BY golden_id, record"
        return _grouped(self._derived_in(statement, golden_ids))

    def golden_of(self, records: Sequence[bytes]) -> dict[bytes, str]:
        """See the contract."""
        where = "tenant = ? AND generation = ? AND record IN carray(?)"
        return dict(self._derived_in(f"SELECT record, golden_id FROM placements WHERE {where}", records))

    def records_with_identifier(self, namespace: str, value: str, after: bytes, limit: int) -> list[bytes]:
        """See the contract."""
        where = "tenant = ? AND namespace = ? AND value = ? AND record > ?"
        statement = f"SELECT record FROM identifier_uses WHERE {where} ORDER BY record LIMIT ?"
        return [record for (record,) in self._all(statement, namespace, value, after, limit)]

    def carriers(self, identifiers: Sequence[tuple[str, str]], limit: int) -> dict[tuple[str, str], list[Carrier]]:
        """See the contract."""
        where = "tenant = ? AND namespace = ? AND value = ? ORDER BY said, record LIMIT ?"
        statement = f"SELECT namespace, value, said, record FROM identifier_uses WHERE {where}"
        bound = sorted({(self._tenant, *identifier, limit) for identifier in identifiers})
        rows = self._connection.executemany(statement, bound)
        return _grouped(((namespace, value), (said, record)) for namespace, value, said, record in rows)

    def evidence(self, fingerprints: Sequence[bytes]) -> dict[bytes, bytes]:
        """See the contract."""
        where = "tenant = ? AND generation = ? AND fingerprint IN carray(?)"
        return dict(self._derived_in(f"SELECT fingerprint, body FROM evidence WHERE {where}", fingerprints))

    def orphans(self, limit: int) -> list[bytes]:
        """See the contract; walks all evidence of the generation when few are orphans."""
        return [fingerprint for (fingerprint,) in self._derived(_ORPHANS, limit)]

    def postings(self, keys: Sequence[bytes], limit: int) -> dict[bytes, Posting]:
        """See the contract."""
        return PostingLists(self._connection, self._tenant, self._generation).read(keys, limit)

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
        statement = f"SELECT {ASSERTION} FROM assertions WHERE tenant = ? AND assertion_id IN carray(?)"
        return {row[0]: assertion_of(row) for row in self._in(statement, ids)}

    def assertions_about(self, records: Sequence[bytes]) -> list[Assertion]:
        """See the contract."""
        rows = (row for statement in _ASSERTIONS_ABOUT for row in self._in(statement, records))
        return list({row[0]: assertion_of(row) for row in rows}.values())

    def golden(self, golden_ids: Sequence[str]) -> dict[str, GoldenRecord]:
        """See the contract."""
        statement = f"SELECT {GOLDEN} FROM golden_records WHERE tenant = ? AND golden_id IN carray(?)"
        return {row[0]: golden_of(row) for row in self._in(statement, golden_ids)}

    def scan_golden(self, after: str, limit: int) -> list[GoldenRecord]:
        """See the contract."""
        where = "tenant = ? AND golden_id > ? AND live"
        statement = f"SELECT {GOLDEN} FROM golden_records WHERE {where} ORDER BY golden_id LIMIT ?"
        return [golden_of(row) for row in self._all(statement, after, limit)]

    def last_held(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        statement = "SELECT golden_id, record FROM last_held WHERE tenant = ? AND golden_id IN carray(?)"
        return _grouped(self._in(f"{statement} ORDER BY golden_id, record", golden_ids))

    def retired_holding(self, records: Sequence[bytes]) -> dict[bytes, list[str]]:
        """See the contract."""
        statement = "SELECT record, golden_id FROM last_held WHERE tenant = ? AND record IN carray(?)"
        return _grouped(self._in(f"{statement} ORDER BY record, golden_id", records))

    def held_before(self, set_hashes: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
        """See the contract."""
        statement = "SELECT set_hash, seq, golden_id FROM held WHERE tenant = ? AND set_hash IN carray(?)"
        return {set_hash: (seq, golden_id) for set_hash, seq, golden_id in self._in(statement, set_hashes)}

    def changes(self, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        statement = f"SELECT {CHANGE} FROM changes WHERE tenant = ? AND seq > ? ORDER BY seq, ordinal LIMIT ?"
        return [change_of(row) for row in self._all(statement, after_seq, limit)]

    def changes_of(self, golden_id: str, after_seq: int, limit: int) -> list[Change]:
        """See the contract."""
        return [change_of(row) for row in self._all(_CHANGES_OF, golden_id, after_seq, limit)]

    def counts(self) -> Counts:
        """See the contract."""
        bound = (self._tenant, self._generation)
        found = {name: self._connection.execute(f"SELECT count(*), ?2 {what}", bound) for name, what in _COUNTS.items()}
        return Counts(**{name: count for name, rows in found.items() for count, _ in rows})

    def _all(self, statement: str, *bound: object) -> Iterable[Row]:
        return self._connection.execute(statement, (self._tenant, *bound))

    def _derived(self, statement: str, *bound: object) -> Iterable[Row]:
        return self._connection.execute(statement, (self._tenant, self._generation, *bound))

    def _in(self, statement: str, keys: Sequence[Any]) -> Iterable[Row]:
        return self._all(statement, apsw.carray(tuple(keys))) if keys else ()

    def _derived_in(self, statement: str, keys: Sequence[Any]) -> Iterable[Row]:
        return self._derived(statement, apsw.carray(tuple(keys))) if keys else ()


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    """The second of each pair under the first, in the order met."""
    groups: dict[Any, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
