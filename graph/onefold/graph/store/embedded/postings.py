"""Posting lists: short ones inline in one row, long ones with a row for each member.

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
from onefold.graph.store.rows import Posting

# A row of 48 members (768 bytes and its key) stays on its page: SQLite moves what exceeds 1,002 bytes elsewhere.
INLINE_MEMBERS = 48

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

Members = Mapping[bytes, Sequence[bytes]]


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
