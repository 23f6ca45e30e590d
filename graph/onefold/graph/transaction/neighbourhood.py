"""The part of a tenant's graph that one transaction has met, as it was before and as it is after.

Members (evidences that are not bare, and single records of bare evidence) get numbers in order of discovery; edges
carry two bits, OLD and NEW, for the state they exist in. Nothing is read twice; whatever is not here was not needed.

Numbers depend on the order of arrival, so nothing that is decided may depend on them: what is ordered is ordered by
`ranks`, the bytes of members' keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.components import SAME
from onefold.graph.kernels.pairs import NEW, OLD
from onefold.graph.store.contract.matches import Edge
from onefold.graph.touchpoint import Assertion, AssertionKind
from onefold.graph.transaction.evidence import Member, parse_body
from onefold.graph.transaction.intake.assertions import LiveAssertions
from onefold.graph.transaction.view import View

SHIFT = 32  # a pair of member numbers is one integer: low << SHIFT | high
Ints = NDArray[np.int64]


class Adjacency(NamedTuple):
    """Edges as compressed rows: those of member m are `start[m] : start[m + 1]` of `other`, `weight` and `bits`.

    `known` says of each member whether its edges were read.
    """

    start: Ints
    other: Ints
    weight: Ints
    bits: NDArray[np.uint8]
    known: NDArray[np.bool_]


class Columns(NamedTuple):
    """Edges one after the other: the pair as one integer, the weight, the states it exists in."""

    pair: Ints
    weight: Ints
    bits: NDArray[np.uint8]

    def followed_by(self, more: Columns) -> Columns:
        """These edges and then those."""
        return Columns(
            np.concatenate((self.pair, more.pair)),
            np.concatenate((self.weight, more.weight)),
            np.concatenate((self.bits, more.bits)),
        )


class Neighbourhood:
    """Members, edges and assertions met so far, over a reader of the state before."""

    def __init__(self, view: View, live: LiveAssertions | None = None) -> None:
        """`live`: the assertions after the transaction, where it changes any."""
        self.view = view
        self.reader, self.model, self.pool = view.reader, view.model, view.pool
        self.keys: list[bytes] = []
        self.came: dict[bytes, Member] = {}  # not bare, first record in this transaction
        self.gone: set[bytes] = set()  # last record left in this transaction
        self.blocking_came: dict[bytes, bytes] = {}  # evidence → its blocking keys, one after the other
        self.blocking_gone: dict[bytes, bytes] = {}
        self.moved: dict[bytes, tuple[bytes | None, bytes | None]] = {}  # record → member before, after
        self.edges: dict[int, Edge] = {}  # pair → edge as stored, for members whose edges were read
        self.put: dict[int, Edge] = {}  # pair → edge that came or changed support
        self.dropped: set[int] = set()  # pairs whose edge goes
        self.same: dict[int, int] = {}  # pair under "same" → bits
        self.assertions: dict[tuple[str, int], Assertion] = {}  # (id, bits); a revoked id may be accepted again at once
        self.assertions_by_record: dict[bytes, list[tuple[str, int]]] = {}
        self._number: dict[bytes, int] = {}
        self._known: set[int] = set()
        self._ruled: set[bytes] = set()  # records whose assertions were read
        self._records: dict[bytes, list[bytes]] = {}
        self._member_before: dict[bytes, bytes | None] = {}
        self._arrived: dict[bytes, set[bytes]] = {}  # member → records that move to it
        self._adjacency: tuple[tuple[int, ...], Adjacency] | None = None
        self._columns: tuple[tuple[int, int], int, Columns] | None = None
        self._live = live or LiveAssertions(view.reader)
        self.has_assertions = view.reader.tenant().assertions > 0 or bool(self._live.accepted)

    # -- members

    def number(self, key: bytes) -> int:
        """The number of a member, new or known."""
        known = self._number.get(key)
        if known is None:
            known = self._number[key] = len(self.keys)
            self.keys.append(key)
        return known

    def numbers(self, keys: Iterable[bytes]) -> list[int]:
        """Numbers of members."""
        return [self.number(key) for key in keys]

    def ranks(self) -> Ints:
        """Rank of every member by the bytes of its key: fingerprint order."""
        words = np.frombuffer(b"".join(self.keys), ">u8").reshape(-1, 2)
        rank = np.empty(len(words), np.int64)
        rank[np.lexsort((words[:, 1], words[:, 0]))] = np.arange(len(words))
        return rank

    def rows(self, members: Ints) -> Ints:
        """Pool rows of members; evidences not packed yet are read."""
        keys, pool = [self.keys[n] for n in members.tolist()], self.pool
        unread = []
        for key in {key for key in keys if pool.row(key) < 0}:
            if key in self.came:
                pool.add(key, self.came[key].evidence)
            else:
                unread.append(key)
        for key, body in self.reader.evidence(unread).items():
            pool.add(key, parse_body(body))
        return np.array([pool.row(key) for key in keys], np.int64)

    def exists(self, number: int, bit: int) -> bool:
        """Whether a met member exists before (OLD) or after (NEW)."""
        key = self.keys[number]
        return key not in (self.came if bit == OLD else self.gone)

    # -- records of members

    def load_records(self, members: Iterable[bytes]) -> None:
        """Read which records say these members, once."""
        unread = [key for key in members if key not in self._records]
        if unread:
            found = self.reader.records_saying(unread)
            for key in unread:
                self._records[key] = found.get(key, [])

    def records(self, key: bytes) -> set[bytes]:
        """Records on a member after this transaction."""
        self.load_records([key])
        now = {r for r in self._records[key] if self.moved.get(r, (key, key))[1] == key}
        return now | self._arrived.get(key, set())

    def had_records(self, key: bytes) -> bool:
        """Whether any record was on a member before this transaction."""
        self.load_records([key])
        return bool(self._records[key])

    def settle_moves(self) -> None:
        """Call when `moved` is complete: index the records that arrive on each member."""
        for record, (_, after) in self.moved.items():
            if after is not None:
                self._arrived.setdefault(after, set()).add(record)

    def member_of(self, records: Sequence[bytes]) -> dict[bytes, tuple[bytes | None, bytes | None]]:
        """Record → its member before and after, None where it is absent."""
        unread = [r for r in records if r not in self._member_before and r not in self.moved]
        if unread:
            found = self.reader.records(unread)
            for r in unread:
                self._member_before[r] = found[r].fingerprint if r in found else None
        return {r: self.moved.get(r) or (self._member_before[r], self._member_before[r]) for r in records}

    # -- edges

    def read_edges(self, members: Iterable[int]) -> None:
        """Read the stored edges and the "same" assertions of members, once."""
        unread = [m for m in members if m not in self._known]
        if not unread:
            return
        self._known.update(unread)
        # A member that came has no stored edge yet: those it gets stand in `put`.
        for edge in self.reader.edges([self.keys[m] for m in unread if self.keys[m] not in self.came]):
            self.edges[self.number(edge.low) << SHIFT | self.number(edge.high)] = edge
        self._join_same(unread)

    def _join_same(self, members: list[int]) -> None:
        if not self.has_assertions:
            return
        keys = [self.keys[m] for m in members]
        self.load_records(keys)
        records = {r for key in keys for r in (*self._records[key], *self._arrived.get(key, ()))}
        self.read_assertions(records)

    def read_assertions(self, records: Iterable[bytes]) -> None:
        """Meet the assertions about records, once, and lay the "same" edges they mean before and after."""
        wanted = [r for r in records if r not in self._ruled]
        if not wanted:
            return
        self._ruled.update(wanted)
        stored = self.reader.assertions_about(wanted)
        met = [(a, OLD if a.assertion_id in self._live.revoked else OLD | NEW) for a in stored]
        met += [(a, NEW) for a in self._live.accepted_about(wanted)]
        fresh = [(a, bits) for a, bits in met if (a.assertion_id, bits) not in self.assertions]
        member = self.member_of(list({r for a, _ in fresh for r in a.ends}))
        for a, bits in fresh:
            self.assertions[a.assertion_id, bits] = a
            for end in a.ends:
                self.assertions_by_record.setdefault(end, []).append((a.assertion_id, bits))
            if a.kind is not AssertionKind.SAME:
                continue
            # An end may have moved: the edge of before joins the members of before, that of after those of after.
            for bit, at in ((OLD, 0), (NEW, 1)):
                left, right = member[a.left][at], member[a.right][at]
                if bits & bit and left is not None and right is not None and left != right:
                    pair = self.pair(self.number(left), self.number(right))
                    self.same[pair] = self.same.get(pair, 0) | bit

    def pair(self, a: int, b: int) -> int:
        """One integer for a pair of members, the lower fingerprint first."""
        return a << SHIFT | b if self.keys[a] < self.keys[b] else b << SHIFT | a

    def adjacency(self) -> Adjacency:
        """The edges of all members met; rebuilt only when more were met."""
        # All of these only grow, so their lengths say whether anything was met since.
        met = tuple(map(len, (self.keys, self.edges, self.put, self.dropped, self.same, self._known, self.assertions)))
        if self._adjacency is None or self._adjacency[0] != met:
            self._adjacency = met, self._packed()
        return self._adjacency[1]

    def _packed(self) -> Adjacency:
        same = Columns(
            np.array([*self.same], np.int64),
            np.full(len(self.same), SAME, np.int64),
            np.array([*self.same.values()], np.uint8),
        )
        code, weight, bit = self._met_edges().followed_by(same)
        n = len(self.keys)
        a, b = code >> SHIFT, code & ((1 << SHIFT) - 1)
        source = np.concatenate((a, b))
        order = np.argsort(source, kind="stable")
        start = np.zeros(n + 1, np.int64)
        np.cumsum(np.bincount(source, minlength=n), out=start[1:])
        known = np.zeros(n, np.bool_)
        known[list(self._known)] = True
        return Adjacency(
            start,
            np.concatenate((b, a))[order],
            np.concatenate((weight, weight))[order],
            np.concatenate((bit, bit))[order],
            known,
        )

    def _met_edges(self) -> Columns:
        """The matches met; those met since the last call are appended."""
        settled = len(self.put), len(self.dropped)
        if self._columns is None or self._columns[0] != settled:
            fresh = self.put.keys() - self.edges.keys()  # the others are stored, and met as such: support is no weight
            self._columns = settled, 0, _columns(((pair, self.put[pair]) for pair in fresh), len(fresh), NEW)
        _, seen, columns = self._columns
        if seen < len(self.edges):
            more = _columns(islice(self.edges.items(), seen, None), len(self.edges) - seen, OLD | NEW)
            # A dropped edge was there before, and the component of before hangs on it.
            more.bits[np.isin(more.pair, np.fromiter(self.dropped, np.int64, len(self.dropped)))] = OLD
            columns = columns.followed_by(more)
            self._columns = settled, len(self.edges), columns
        return columns


def _columns(edges: Iterable[tuple[int, Edge]], n: int, bits: int) -> Columns:
    rows: Ints = np.array([(pair, edge.weight) for pair, edge in edges], np.int64).reshape(n, 2)
    return Columns(rows[:, 0], rows[:, 1], np.full(n, bits, np.uint8))
