"""What holds records together or apart: edges between evidences, per generation, and what stewards asserted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onefold.graph.touchpoint import Assertion


@dataclass(frozen=True, slots=True)
class Edge:
    """A stored match between two evidences, `low` < `high` by fingerprint.

    `support` is the number of blocking keys that find the pair: the edge lives while it is positive.
    `levels` holds one int8 per model field, -1 for missing.
    """

    low: bytes
    high: bytes
    weight: int
    support: int
    levels: bytes


class MatchReader(Protocol):
    """Edges of the reader's generation, and assertions."""

    def edges(self, fingerprints: Sequence[bytes]) -> list[Edge]:
        """Every stored edge with an end in `fingerprints`, each once, in no particular order."""

    def scan_edges(self, after: tuple[bytes, bytes], limit: int) -> list[Edge]:
        """At most `limit` edges with (low, high) > `after`, ascending."""

    def assertions(self, ids: Sequence[str]) -> dict[str, Assertion]:
        """Live (not revoked) assertions by id."""

    def assertions_about(self, records: Sequence[bytes]) -> list[Assertion]:
        """Live assertions with an end in `records` (record keys, present or not), each once."""


@dataclass
class MatchDelta:
    """What changes of edges, in `Delta.generation`, and of assertions.

    Attributes:
        edges: edges that came or whose support changed; `edges_gone`: (low, high) that went.
        assertions: accepted.
        revoked: assertion id → (author, reason, time) taken back (kept as history).
    """

    __slots__ = ()

    edges: list[Edge] = field(default_factory=list)
    edges_gone: list[tuple[bytes, bytes]] = field(default_factory=list)
    assertions: list[Assertion] = field(default_factory=list)
    revoked: dict[str, tuple[str, str, int]] = field(default_factory=dict)
