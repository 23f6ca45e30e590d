"""Evidence, placements and postings of each generation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.evidence import Posting
from onefold.graph.store.memory.indexes import index, unindex


@dataclass
class GenerationEvidence:
    """What one generation holds.

    `placements` has (fingerprint, golden id) by record key; `saying` and `of_golden` are its indexes. `postings` are
    ascending lists without repeats, never empty.
    """

    __slots__ = ()

    placements: dict[bytes, tuple[bytes, str]] = field(default_factory=dict)
    saying: dict[bytes, set[bytes]] = field(default_factory=dict)
    of_golden: dict[str, set[bytes]] = field(default_factory=dict)
    evidence: dict[bytes, bytes] = field(default_factory=dict)
    postings: dict[bytes, list[bytes]] = field(default_factory=dict)

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


class EvidenceReader:
    """See the contract."""

    _derived: GenerationEvidence

    def records_saying(self, fingerprints: Sequence[bytes]) -> dict[bytes, list[bytes]]:
        """See the contract."""
        saying = self._derived.saying
        return {fingerprint: sorted(saying[fingerprint]) for fingerprint in fingerprints if fingerprint in saying}

    def records_of_golden(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """See the contract."""
        of_golden = self._derived.of_golden
        return {golden_id: sorted(of_golden[golden_id]) for golden_id in golden_ids if golden_id in of_golden}

    def golden_of(self, records: Sequence[bytes]) -> dict[bytes, str]:
        """See the contract."""
        placements = self._derived.placements
        return {record: placements[record][1] for record in records if record in placements}

    def evidence(self, fingerprints: Sequence[bytes]) -> dict[bytes, bytes]:
        """See the contract."""
        evidence = self._derived.evidence
        return {fingerprint: evidence[fingerprint] for fingerprint in fingerprints if fingerprint in evidence}

    def orphans(self, limit: int) -> list[bytes]:
        """See the contract."""
        return nsmallest(limit, self._derived.evidence.keys() - self._derived.saying.keys())

    def postings(self, keys: Sequence[bytes], limit: int) -> dict[bytes, Posting]:
        """See the contract."""
        postings = self._derived.postings
        found = ((key, postings[key]) for key in keys if key in postings)
        return {key: Posting(len(all_), list(all_) if len(all_) <= limit else None) for key, all_ in found}


def remove(generations: Mapping[int, GenerationEvidence], delta: Delta) -> None:
    """Take evidence and postings away, and forgotten records from where they are placed in any generation."""
    for derived in generations.values():
        for record in delta.forgotten_records:
            derived.displace(record)
    written = generations[delta.generation]
    for fingerprint in delta.evidence_gone:
        written.evidence.pop(fingerprint, None)
    for key, fingerprints in delta.postings_gone.items():
        written.unpost(key, fingerprints)


def add(generations: Mapping[int, GenerationEvidence], delta: Delta) -> None:
    """Put evidence, placements and postings."""
    written = generations[delta.generation]
    written.evidence.update(delta.evidence)
    for record, fingerprint, golden_id in delta.placements:
        written.place(record, fingerprint, golden_id)
    for key, fingerprints in delta.postings.items():
        written.post(key, fingerprints)
