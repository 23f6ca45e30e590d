"""What the memory store keeps of one tenant: dictionaries, and the indexes that answer the reader's questions."""

from __future__ import annotations

import secrets
from bisect import bisect_left
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from onefold.graph.settings import SettingsChange
from onefold.graph.store.rows import Change, Edge, Generation, GoldenRecord, IdentifierUse, StoredModel
from onefold.graph.touchpoint import Assertion, IdentifierSettings, Record, SourceSettings, StoredTouchpoint

SECRET_BYTES = 32

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(slots=True)
class DerivedTables:
    """The derived rows of one generation. `postings` are ascending lists without repeats, never empty."""

    placements: dict[bytes, tuple[bytes, str]] = field(default_factory=dict)
    saying: dict[bytes, set[bytes]] = field(default_factory=dict)
    of_golden: dict[str, set[bytes]] = field(default_factory=dict)
    evidence: dict[bytes, bytes] = field(default_factory=dict)
    postings: dict[bytes, list[bytes]] = field(default_factory=dict)
    edges: dict[tuple[bytes, bytes], Edge] = field(default_factory=dict)
    edges_at: dict[bytes, set[tuple[bytes, bytes]]] = field(default_factory=dict)

    def place(self, record: bytes, fingerprint: bytes, golden_id: str) -> None:
        """Put a record on an evidence and in a golden record, away from where it was."""
        self.displace(record)
        self.placements[record] = (fingerprint, golden_id)
        index(self.saying, fingerprint, record)
        index(self.of_golden, golden_id, record)

    def displace(self, record: bytes) -> None:
        """Take a record away from where it was, if anywhere."""
        placed = self.placements.pop(record, None)
        if placed is not None:
            unindex(self.saying, placed[0], record)
            unindex(self.of_golden, placed[1], record)

    def put_edge(self, edge: Edge) -> None:
        """Put an edge in the place of the one between the same two ends."""
        ends = (edge.low, edge.high)
        self.edges[ends] = edge
        for end in ends:
            index(self.edges_at, end, ends)

    def drop_edge(self, ends: tuple[bytes, bytes]) -> None:
        """Remove an edge, if it is there."""
        if self.edges.pop(ends, None) is not None:
            for end in ends:
                unindex(self.edges_at, end, ends)

    def post(self, key: bytes, fingerprints: Iterable[bytes]) -> None:
        """Add members to a posting."""
        members = self.postings.setdefault(key, [])
        for fingerprint in fingerprints:
            at = bisect_left(members, fingerprint)
            if at == len(members) or members[at] != fingerprint:
                members.insert(at, fingerprint)
        if not members:
            del self.postings[key]

    def unpost(self, key: bytes, fingerprints: Iterable[bytes]) -> None:
        """Remove members from a posting, and the posting with its last member."""
        members = self.postings.get(key)
        if members is None:
            return
        for fingerprint in fingerprints:
            at = bisect_left(members, fingerprint)
            if at < len(members) and members[at] == fingerprint:
                del members[at]
        if not members:
            del self.postings[key]


@dataclass(slots=True)
class TenantTables:
    """All rows of one tenant."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(SECRET_BYTES))
    seq: int = 0
    active: int = 0
    model_id: str = ""
    generations: dict[int, Generation] = field(default_factory=dict)
    derived: dict[int, DerivedTables] = field(default_factory=dict)
    models: dict[str, tuple[StoredModel, bytes]] = field(default_factory=dict)
    sources: dict[str, SourceSettings] = field(default_factory=dict)
    identifiers: dict[str, IdentifierSettings] = field(default_factory=dict)
    under_way: dict[int, SettingsChange] = field(default_factory=dict)
    touchpoints: dict[tuple[str, str], StoredTouchpoint] = field(default_factory=dict)
    touchpoints_of: dict[bytes, set[tuple[str, str]]] = field(default_factory=dict)
    records: dict[bytes, Record] = field(default_factory=dict)
    uses: dict[bytes, dict[tuple[str, str], IdentifierUse]] = field(default_factory=dict)
    users: dict[tuple[str, str], set[bytes]] = field(default_factory=dict)
    assertions: dict[str, Assertion] = field(default_factory=dict)
    assertions_about: dict[bytes, set[str]] = field(default_factory=dict)
    revoked: list[tuple[Assertion, str, str, int]] = field(default_factory=list)
    golden: dict[str, GoldenRecord] = field(default_factory=dict)
    last_held: dict[str, set[bytes]] = field(default_factory=dict)
    retired_holding: dict[bytes, set[str]] = field(default_factory=dict)
    held: dict[bytes, tuple[int, str]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def derived_of(self, generation: int) -> DerivedTables:
        """The derived rows of a generation, for writing."""
        return self.derived.setdefault(generation, DerivedTables())

    def put_touchpoint(self, stored: StoredTouchpoint) -> None:
        """Put a touchpoint in the place of the one with the same source and id."""
        key = (stored.touchpoint.source, stored.touchpoint.touchpoint_id)
        before = self.touchpoints.get(key)
        if before is not None:
            unindex(self.touchpoints_of, before.record_key, key)
        self.touchpoints[key] = stored
        index(self.touchpoints_of, stored.record_key, key)

    def put_assertion(self, assertion: Assertion) -> None:
        """Put an assertion in the place of the one with the same id."""
        self.drop_assertion(assertion.assertion_id)
        self.assertions[assertion.assertion_id] = assertion
        for end in (assertion.left, assertion.right):
            index(self.assertions_about, end, assertion.assertion_id)

    def drop_assertion(self, assertion_id: str) -> Assertion | None:
        """Remove an assertion, if it is there, and return it."""
        assertion = self.assertions.pop(assertion_id, None)
        if assertion is not None:
            for end in (assertion.left, assertion.right):
                unindex(self.assertions_about, end, assertion_id)
        return assertion


def index(table: dict[K, set[V]], key: K, value: V) -> None:
    """Add a value under a key."""
    table.setdefault(key, set()).add(value)


def unindex(table: dict[K, set[V]], key: K, value: V) -> None:
    """Remove a value from under a key, and the key with its last value."""
    values = table.get(key)
    if values is not None:
        values.discard(value)
        if not values:
            del table[key]
