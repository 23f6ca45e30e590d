"""How a delta changes the tables: every removal first, then every addition; rows sorted, so that pages are met once."""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from onefold.graph.store.delta import Delta
from onefold.graph.store.embedded.postings import PostingLists
from onefold.graph.store.embedded.settings import put_settings
from onefold.graph.store.embedded.shapes import (
    ASSERTION,
    CHANGE,
    GOLDEN,
    RECORD,
    TOUCHPOINT,
    Row,
    assertion_row,
    change_row,
    golden_row,
    record_row,
    touchpoint_row,
)
from onefold.graph.store.embedded.upserts import upsert
from onefold.graph.store.rows import IdentifierUse

PUT_TOUCHPOINT = upsert("touchpoints", "tenant, source, touchpoint_id", f"tenant, {TOUCHPOINT}")
PUT_RECORD = upsert("records", "tenant, record", f"tenant, {RECORD}")
PUT_PLACEMENT = upsert("placements", "tenant, record, generation", "tenant, generation, record, fingerprint, golden_id")
PUT_USE = upsert(
    "identifier_uses",
    "tenant, namespace, value, record",
    "tenant, namespace, value, record, first_seen, last_seen, count, said",
)
PUT_EVIDENCE = upsert("evidence", "tenant, generation, fingerprint", "tenant, generation, fingerprint, body")
PUT_EDGE = upsert("edges", "tenant, generation, low, high", "tenant, generation, low, high, weight, support, levels")
PUT_ASSERTION = upsert("assertions", "tenant, assertion_id", f"tenant, {ASSERTION}")
PUT_GOLDEN = upsert("golden_records", "tenant, golden_id", f"tenant, {GOLDEN}")
PUT_LAST_HELD = upsert("last_held", "tenant, golden_id, record", "tenant, golden_id, record")
PUT_HELD = upsert("held", "tenant, set_hash", "tenant, set_hash, seq, golden_id")
PUT_GENERATION = upsert("generations", "tenant, generation", "tenant, generation, model_id, state, cursor, started_seq")
ADD_MODEL = """
INSERT INTO models (tenant, model_id, name, population, normalizer, stored_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (tenant, model_id) DO NOTHING
"""
ADD_CHANGE = f"INSERT INTO changes (tenant, ordinal, {CHANGE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
KEEP_REVOKED = f"""
INSERT OR REPLACE INTO revoked_assertions (tenant, {ASSERTION}, seq, revoked_by, revoked_because, revoked_at)
SELECT tenant, {ASSERTION}, ?, ?, ?, ? FROM assertions WHERE tenant = ? AND assertion_id = ?
"""
SET_HEAD = """
UPDATE tenants SET seq = ?, assertions = (SELECT count(*) FROM assertions WHERE tenant = ?) WHERE tenant = ?
"""
ACTIVATE = """
UPDATE tenants SET (generation, model_id) = (
    SELECT generation, model_id FROM generations WHERE tenant = ? AND generation = ?
) WHERE tenant = ?
"""
TABLES_OF_RECORD = (  # the second named by the index that serves: the planner takes a tenant for selective
    "touchpoints INDEXED BY touchpoints_of_record",
    "identifier_uses INDEXED BY identifier_uses_of_record",
    "placements",
    "records",
)
TABLES_OF_GENERATION = (
    "placements INDEXED BY placements_on_evidence",
    "evidence",
    "postings",
    "posting_members",
    "edges",
    "generations",
)


class Writer:
    """Applies one delta to one tenant, inside a write transaction that somebody else commits."""

    def __init__(self, connection: apsw.Connection, tenant: int, delta: Delta) -> None:
        self._connection = connection
        self._tenant = tenant
        self._delta = delta

    def apply(self) -> None:
        """Make the changes."""
        self._drop_generation()
        self._remove_base()
        self._remove_derived()
        self._add_base()
        self._add_derived()
        self._add_history()
        self._set_head()

    def _drop_generation(self) -> None:
        if self._delta.drop_generation is not None:
            for table in TABLES_OF_GENERATION:
                statement = f"DELETE FROM {table} WHERE tenant = ? AND generation = ?"
                self._connection.execute(statement, (self._tenant, self._delta.drop_generation))

    def _remove_base(self) -> None:
        delta = self._delta
        for table in TABLES_OF_RECORD:
            self._delete(
                f"DELETE FROM {table} WHERE tenant = ? AND record = ?", ((r,) for r in delta.forgotten_records)
            )
        self._delete(
            "DELETE FROM identifier_uses WHERE tenant = ? AND record = ? AND namespace = ? AND value = ?",
            delta.identifiers_dropped,
        )
        self._connection.executemany(
            KEEP_REVOKED, [(delta.seq, *revoked, self._tenant, id_) for id_, revoked in delta.revoked.items()]
        )
        self._delete("DELETE FROM assertions WHERE tenant = ? AND assertion_id = ?", ((id_,) for id_ in delta.revoked))
        self._delete(
            "DELETE FROM last_held WHERE tenant = ? AND golden_id = ?",
            ((golden_id,) for golden_id in (*delta.last_held_gone, *delta.last_held)),
        )

    def _remove_derived(self) -> None:
        delta = self._delta
        where = f"WHERE tenant = ? AND generation = {int(delta.generation)}"
        self._delete(f"DELETE FROM evidence {where} AND fingerprint = ?", ((f,) for f in delta.evidence_gone))
        self._delete(f"DELETE FROM edges {where} AND low = ? AND high = ?", delta.edges_gone)

    def _add_base(self) -> None:
        delta = self._delta
        self._put(PUT_TOUCHPOINT, map(touchpoint_row, delta.touchpoints))
        self._put(PUT_RECORD, map(record_row, delta.records))
        self._put(PUT_USE, map(_use_row, delta.identifier_uses))
        put_settings(self._connection, self._tenant, delta)
        self._put(PUT_ASSERTION, map(assertion_row, delta.assertions))

    def _add_derived(self) -> None:
        delta = self._delta
        generation = delta.generation
        self._put(PUT_PLACEMENT, ((generation, *placement) for placement in delta.placements))
        self._put(PUT_EVIDENCE, ((generation, *evidence) for evidence in delta.evidence.items()))
        self._put(PUT_EDGE, ((generation, e.low, e.high, e.weight, e.support, e.levels) for e in delta.edges))
        PostingLists(self._connection, self._tenant, generation).change(delta.postings_gone, delta.postings)

    def _add_history(self) -> None:
        delta = self._delta
        self._put(PUT_GOLDEN, map(golden_row, delta.golden))
        self._put(PUT_LAST_HELD, ((id_, record) for id_, records in delta.last_held.items() for record in records))
        self._put(PUT_HELD, ((set_hash, delta.seq, golden_id) for set_hash, golden_id in delta.held.items()))
        self._put(ADD_CHANGE, ((ordinal, *change_row(change)) for ordinal, change in enumerate(delta.changes)))

    def _set_head(self) -> None:
        delta = self._delta
        if delta.model is not None:
            m, body = delta.model
            self._put(ADD_MODEL, [(m.model_id, m.name, m.population, m.normalizer, m.stored_at, body)])
        generations = delta.generations
        self._put(PUT_GENERATION, ((g.generation, g.model_id, g.state, g.cursor, g.started_seq) for g in generations))
        self._connection.execute(SET_HEAD, (delta.seq, self._tenant, self._tenant))
        if delta.activate is not None:
            self._connection.execute(ACTIVATE, (self._tenant, delta.activate, self._tenant))

    def _delete(self, statement: str, keys: Iterable[Row]) -> None:
        self._connection.executemany(statement, sorted((self._tenant, *key) for key in keys))

    def _put(self, statement: str, rows: Iterable[Row]) -> None:
        self._connection.executemany(statement, [(self._tenant, *row) for row in rows])


def _use_row(use: IdentifierUse) -> tuple[object, ...]:
    return use.namespace, use.value, use.record_key, use.first_seen, use.last_seen, use.count, use.said
