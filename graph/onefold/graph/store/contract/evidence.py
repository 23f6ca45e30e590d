"""What records say once normalized, per generation: evidence, the records placed on it, the keys that find it.

A placement says in which evidence a record is, and in which golden record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Posting:
    """The evidences that carry one blocking key.

    `count` is exact. `members` are their fingerprints in ascending order, or None when there are more than the
    reader asked for.
    """

    count: int
    members: list[bytes] | None


class EvidenceReader(Protocol):
    """What the reader's generation holds of evidence and placements."""

    def records_saying(self, fingerprints: Sequence[bytes]) -> dict[bytes, list[bytes]]:
        """Fingerprint → keys of the records placed on it, ascending."""

    def records_of_golden(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """Golden id → keys of the records placed in it, ascending."""

    def golden_of(self, records: Sequence[bytes]) -> dict[bytes, str]:
        """Record key → golden id, for placed records."""

    def evidence(self, fingerprints: Sequence[bytes]) -> dict[bytes, bytes]:
        """Fingerprint → canonical body."""

    def orphans(self, limit: int) -> list[bytes]:
        """At most `limit` fingerprints of evidence, ascending, that no record is placed on.

        The active generation has none; one that is being built has when a record was deleted meanwhile.
        """

    def postings(self, keys: Sequence[bytes], limit: int) -> dict[bytes, Posting]:
        """Blocking key → its posting; members only where count ≤ `limit`. Keys without members are absent."""


@dataclass
class EvidenceDelta:
    """What changes of evidence, in `Delta.generation`.

    Attributes:
        placements: (record key, fingerprint, golden id) that came or changed; those of a forgotten record go.
        evidence: fingerprint → canonical body, that came; `evidence_gone`: that went.
        postings: blocking key → fingerprints that came; `postings_gone`: that went.
    """

    __slots__ = ()

    placements: list[tuple[bytes, bytes, str]] = field(default_factory=list)
    evidence: dict[bytes, bytes] = field(default_factory=dict)
    evidence_gone: list[bytes] = field(default_factory=list)
    postings: dict[bytes, list[bytes]] = field(default_factory=dict)
    postings_gone: dict[bytes, list[bytes]] = field(default_factory=dict)
