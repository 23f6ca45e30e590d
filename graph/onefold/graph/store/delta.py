"""What one write transaction changes: decided by the engine, applied by a store, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from onefold.graph.settings import SettingsChange
from onefold.graph.store.rows import Change, Edge, Generation, GoldenRecord, IdentifierUse, StoredModel
from onefold.graph.touchpoint import Assertion, IdentifierSettings, Record, SourceSettings, StoredTouchpoint


@dataclass(slots=True)
class Delta:
    """Additions and removals against what the transaction read; sets are never written whole.

    A store applies removals before additions, so that the same key may stand in both.

    Attributes:
        generation: the generation that derived rows (placements, evidence, postings, edges) belong to.
        seq: the tenant's sequence number after this transaction; greater than before unless the delta is empty.
        touchpoints: new live touchpoints.
        forgotten_records: record keys that go, with their touchpoints, identifier uses and placements.
        records: records that came or say something else (their `fingerprint` and `golden_id` are not written).
        placements: (record key, fingerprint, golden id) that came or changed, in `generation`.
        identifier_uses: uses that came or changed; `identifiers_dropped`: (record key, namespace, value) that went.
        evidence: fingerprint → canonical body, that came; `evidence_gone`: that went.
        postings: blocking key → fingerprints that came; `postings_gone`: that went.
        edges: edges that came or whose support changed; `edges_gone`: (low, high) that went.
        assertions: accepted; `revoked`: assertion id → (author, reason, time) taken back (kept as history).
        golden: golden records that came or changed.
        last_held: retired golden id → record keys it last held; `last_held_gone`: ids no longer retired.
        held: hash of a record set → golden id that last held exactly it.
        changes: entries for the change log, in order of seq.
        sources, identifiers: settings to store.
        under_way: changes of settings that came, or reached further records; `under_way_gone`: orders of those done.
        generations: generations to put; `drop_generation`: one whose derived rows all go.
        activate: the generation that becomes the active one.
        model: (what is known of it, body) to store, unless one of that id is.
    """

    generation: int = 0
    seq: int = 0
    touchpoints: list[StoredTouchpoint] = field(default_factory=list)
    forgotten_records: list[bytes] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    placements: list[tuple[bytes, bytes, str]] = field(default_factory=list)
    identifier_uses: list[IdentifierUse] = field(default_factory=list)
    identifiers_dropped: list[tuple[bytes, str, str]] = field(default_factory=list)
    evidence: dict[bytes, bytes] = field(default_factory=dict)
    evidence_gone: list[bytes] = field(default_factory=list)
    postings: dict[bytes, list[bytes]] = field(default_factory=dict)
    postings_gone: dict[bytes, list[bytes]] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    edges_gone: list[tuple[bytes, bytes]] = field(default_factory=list)
    assertions: list[Assertion] = field(default_factory=list)
    revoked: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    golden: list[GoldenRecord] = field(default_factory=list)
    last_held: dict[str, list[bytes]] = field(default_factory=dict)
    last_held_gone: list[str] = field(default_factory=list)
    held: dict[bytes, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    sources: list[SourceSettings] = field(default_factory=list)
    identifiers: list[IdentifierSettings] = field(default_factory=list)
    under_way: list[SettingsChange] = field(default_factory=list)
    under_way_gone: list[int] = field(default_factory=list)
    generations: list[Generation] = field(default_factory=list)
    drop_generation: int | None = None
    activate: int | None = None
    model: tuple[StoredModel, bytes] | None = None

    def is_empty(self) -> bool:
        """Whether applying it would change nothing."""
        return not any(getattr(self, name) for name in self.__slots__ if name not in ("generation", "seq"))
