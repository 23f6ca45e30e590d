"""Edges of each generation, and assertions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.matches import Edge
from onefold.graph.store.memory.indexes import index, unindex
from onefold.graph.touchpoint import Assertion


@dataclass
class GenerationEdges:
    """Edges of one generation by their two ends; `edges_at` is their index by either end."""

    __slots__ = ()

    edges: dict[tuple[bytes, bytes], Edge] = field(default_factory=dict)
    edges_at: dict[bytes, set[tuple[bytes, bytes]]] = field(default_factory=dict)

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


@dataclass
class AssertionTables:
    """Live assertions by id, their index by either end, and what was revoked (with author, reason, time)."""

    __slots__ = ()

    assertions: dict[str, Assertion] = field(default_factory=dict)
    assertions_about: dict[bytes, set[str]] = field(default_factory=dict)
    revoked: list[tuple[Assertion, str, str, int]] = field(default_factory=list)

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


class MatchReader:
    """See the contract."""

    _tables: AssertionTables
    _derived: GenerationEdges

    def edges(self, fingerprints: Sequence[bytes]) -> list[Edge]:
        """See the contract."""
        at = self._derived.edges_at
        return [self._derived.edges[ends] for ends in {e for end in fingerprints for e in at.get(end, ())}]

    def scan_edges(self, after: tuple[bytes, bytes], limit: int) -> list[Edge]:
        """See the contract."""
        edges = self._derived.edges
        return [edges[ends] for ends in nsmallest(limit, (ends for ends in edges if ends > after))]

    def assertions(self, ids: Sequence[str]) -> dict[str, Assertion]:
        """See the contract."""
        live = self._tables.assertions
        return {assertion_id: live[assertion_id] for assertion_id in ids if assertion_id in live}

    def assertions_about(self, records: Sequence[bytes]) -> list[Assertion]:
        """See the contract."""
        about = self._tables.assertions_about
        return [self._tables.assertions[id_] for id_ in sorted({i for key in records for i in about.get(key, ())})]


def remove(tables: AssertionTables, generations: Mapping[int, GenerationEdges], delta: Delta) -> None:
    """Take edges away, and revoke assertions."""
    for ends in delta.edges_gone:
        generations[delta.generation].drop_edge(ends)
    for assertion_id, (author, reason, at) in delta.revoked.items():
        assertion = tables.drop_assertion(assertion_id)
        if assertion is not None:
            tables.revoked.append((assertion, author, reason, at))


def add(tables: AssertionTables, generations: Mapping[int, GenerationEdges], delta: Delta) -> None:
    """Put edges and assertions."""
    for edge in delta.edges:
        generations[delta.generation].put_edge(edge)
    for assertion in delta.assertions:
        tables.put_assertion(assertion)
