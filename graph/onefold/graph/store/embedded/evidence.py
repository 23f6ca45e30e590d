"""Evidence, placements and postings, in rows of their generation.

Most blocking keys are carried by few evidences: their members lie in the key's row, ascending, rewritten at a change.
A list that outgrows `INLINE_MEMBERS` is spilled to one row per member, so that a generic key with a million members
takes one more at the price of one row; it stays spilled until it is empty. The row keeps the exact count in either
case, so a generic key is answered without touching a member. (One row per
member for all lists, with a table of counts, took 1.8 times the space for 440,000 postings, and no less time.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import apsw

from onefold.graph.store.codec import join_keys, split_keys
from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.evidence import Posting
from onefold.graph.store.embedded.statements import Reading, Writing, grouped, upsert

# A row of 48 members (768 bytes and its key) stays on its page: SQLite moves what exceeds 1,002 bytes elsewhere.
INLINE_MEMBERS = 48

_RECORDS_SAYING = """
SELECT fingerprint, record FROM placements WHERE tenant = ? AND generation = ? AND fingerprint IN carray(?)
ORDER BY fingerprint, record
"""
_RECORDS_OF_GOLDEN = """
SELECT golden_id, record FROM placements WHERE tenant = ? AND generation = ? AND golden_id IN carray(?)
ORDER BY golden_id, record
"""
_GOLDEN_OF = "SELECT record, golden_id FROM placements WHERE tenant = ? AND generation = ? AND record IN carray(?)"
_EVIDENCE = "SELECT fingerprint, body FROM evidence WHERE tenant = ? AND generation = ? AND fingerprint IN carray(?)"
# The planner takes a tenant for selective, which it is not: where a second index serves, it is named.
_ORPHANS = """
SELECT fingerprint FROM evidence e WHERE tenant = ? AND generation = ? AND NOT EXISTS (
    SELECT 1 FROM placements p INDEXED BY placements_on_evidence
    WHERE p.tenant = e.tenant AND p.generation = e.generation AND p.fingerprint = e.fingerprint
) ORDER BY fingerprint LIMIT ?
"""
_PUT_PLACEMENT = upsert(
    "placements", "tenant, record, generation", "tenant, generation, record, fingerprint, golden_id"
)
_PUT_EVIDENCE = upsert("evidence", "tenant, generation, fingerprint", "tenant, generation, fingerprint, body")
_FORGET = "DELETE FROM placements WHERE tenant = ? AND record = ?"
_REMOVE_EVIDENCE = "DELETE FROM evidence WHERE tenant = ? AND generation = ? AND fingerprint = ?"
_DROP_GENERATION = [
    f"DELETE FROM {table} WHERE tenant = ? AND generation = ?"
    for table in ("placements INDEXED BY placements_on_evidence", "evidence", "postings", "posting_members")
]

_SELECT = "SELECT key, count, members FROM postings WHERE tenant = ? AND generation = ? AND key IN carray(?)"
_SELECT_MEMBERS = """
SELECT key, fingerprint FROM posting_members WHERE tenant = ? AND generation = ? AND key IN carray(?)
ORDER BY key, fingerprint
"""
_PUT = "INSERT OR REPLACE INTO postings (tenant, generation, key, count, members) VALUES (?, ?, ?, ?, ?)"
_DELETE = "DELETE FROM postings WHERE tenant = ? AND generation = ? AND key = ?"
_COUNT = "UPDATE postings SET count = count + ? WHERE tenant = ? AND generation = ? AND key = ?"
_DELETE_EMPTY = "DELETE FROM postings WHERE tenant = ? AND generation = ? AND key = ? AND count = 0"
_ADD_MEMBER = "INSERT OR IGNORE INTO posting_members VALUES (?, ?, ?, ?) RETURNING key"
_DELETE_MEMBER = """
DELETE FROM posting_members WHERE tenant = ? AND generation = ? AND key = ? AND fingerprint = ? RETURNING key
"""

COUNTS = {
    "evidences": "FROM evidence WHERE tenant = ?1 AND generation = ?2",
    "keys": "FROM postings WHERE tenant = ?1 AND generation = ?2",
}

Members = Mapping[bytes, Sequence[bytes]]


class EvidenceReader(Reading):
    """See the contract."""

    def records_saying(self, fingerprints: Sequence[bytes]) -> dict[bytes, list[bytes]]:
        """See the contract."""
        return grouped(self._derived_in(_RECORDS_SAYING, fingerprints))

    def records_of_golden(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        return grouped(self._derived_in(_RECORDS_OF_GOLDEN, golden_ids))

    def golden_of(self, records: Sequence[bytes]) -> dict[bytes, str]:
        """See the contract."""
        return dict(self._derived_in(_GOLDEN_OF, records))

    def evidence(self, fingerprints: Sequence[bytes]) -> dict[bytes, bytes]:
        """See the contract."""
        return dict(self._derived_in(_EVIDENCE, fingerprints))

    def orphans(self, limit: int) -> list[bytes]:
        """See the contract; walks all evidence of the generation when few are orphans."""
        return [fingerprint for (fingerprint,) in self._derived(_ORPHANS, limit)]

    def postings(self, keys: Sequence[bytes], limit: int) -> dict[bytes, Posting]:
        """See the contract."""
        return PostingLists(self._connection, self._tenant, self._generation).read(keys, limit)


def remove(writing: Writing, delta: Delta) -> None:
    """Take evidence and placements away, those of a dropped generation too; `add` takes postings away."""
    if delta.drop_generation is not None:
        for statement in _DROP_GENERATION:
            writing.run(statement, delta.drop_generation)
    writing.delete(_FORGET, ((record,) for record in delta.forgotten_records))
    writing.delete(_REMOVE_EVIDENCE, ((delta.generation, fingerprint) for fingerprint in delta.evidence_gone))


def add(writing: Writing, delta: Delta) -> None:
    """Put placements and evidence, and change postings."""
    generation = delta.generation
    writing.put(_PUT_PLACEMENT, ((generation, *placement) for placement in delta.placements))
    writing.put(_PUT_EVIDENCE, ((generation, *evidence) for evidence in delta.evidence.items()))
    PostingLists(writing.connection, writing.tenant, generation).change(delta.postings_gone, delta.postings)


class PostingLists:
    """The posting lists of one tenant and generation, on one connection."""

    def __init__(self, connection: apsw.Connection, tenant: int, generation: int) -> None:
        self._connection = connection
        self._scope = (tenant, generation)

    def read(self, keys: Iterable[bytes], limit: int) -> dict[bytes, Posting]:
        """See `Reader.postings`."""
        found: dict[bytes, Posting] = {}
        spilled: dict[bytes, list[bytes]] = {}
        for key, count, members in self._rows(keys):
            if count > limit:
                found[key] = Posting(count, None)
            elif members is not None:
                found[key] = Posting(count, split_keys(members))
            else:
                found[key] = Posting(count, spilled.setdefault(key, []))
        if spilled:
            rows = self._connection.execute(_SELECT_MEMBERS, (*self._scope, apsw.carray(tuple(spilled))))
            for key, fingerprint in rows:
                spilled[key].append(fingerprint)
        return found

    def change(self, gone: Members, added: Members) -> None:
        """Take the members `gone` away, then add the others; both may name what is, or is not, already so."""
        tenant, generation = self._scope
        keys = sorted({*gone, *added})
        before = {key: members for key, _, members in self._rows(keys)}
        puts: list[tuple[int, int, bytes, int, bytes | None]] = []
        emptied: list[tuple[int, int, bytes]] = []
        spilled: list[bytes] = []
        for key in keys:
            members = before.get(key, b"")
            if members is None:
                spilled.append(key)
                continue
            now = _changed(members, gone.get(key, ()), added.get(key, ()))
            if len(now) > INLINE_MEMBERS:
                self._spill(key, now)
            elif now:
                puts.append((tenant, generation, key, len(now), join_keys(now)))
            elif members:
                emptied.append((tenant, generation, key))
        self._connection.executemany(_DELETE, emptied)
        self._connection.executemany(_PUT, puts)
        if spilled:
            self._change_spilled(
                {key: gone.get(key, ()) for key in spilled}, {key: added.get(key, ()) for key in spilled}
            )

    def _rows(self, keys: Iterable[bytes]) -> Iterable[tuple[bytes, int, bytes | None]]:
        wanted = tuple(keys)
        return self._connection.execute(_SELECT, (*self._scope, apsw.carray(wanted))) if wanted else ()

    def _spill(self, key: bytes, members: Sequence[bytes]) -> None:
        self._connection.execute(_PUT, (*self._scope, key, 0, None))
        self._change_spilled({}, {key: members})

    def _change_spilled(self, gone: Members, added: Members) -> None:
        counts: dict[bytes, int] = {}
        for statement, members, step in ((_DELETE_MEMBER, gone, -1), (_ADD_MEMBER, added, 1)):
            rows = sorted((*self._scope, key, one) for key, all_ in members.items() for one in all_)
            for (key,) in self._connection.executemany(statement, rows):
                counts[key] = counts.get(key, 0) + step
        self._connection.executemany(_COUNT, [(step, *self._scope, key) for key, step in counts.items() if step])
        self._connection.executemany(_DELETE_EMPTY, [(*self._scope, key) for key, step in counts.items() if step < 0])


def _changed(members: bytes, gone: Sequence[bytes], added: Sequence[bytes]) -> Sequence[bytes]:
    """The members of an inline list after a change, ascending."""
    if not members and len(added) <= 1:  # most of what comes: the first evidence that carries the key
        return added
    return sorted({*split_keys(members)}.difference(gone).union(added))
