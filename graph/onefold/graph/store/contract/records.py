"""Touchpoints, and the records that they accumulate into. Their rows are the domain's own (`touchpoint`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onefold.graph.touchpoint import Record, StoredTouchpoint


class RecordReader(Protocol):
    """What is known of records."""

    def touchpoints(self, ids: Sequence[tuple[str, str]]) -> dict[tuple[str, str], StoredTouchpoint]:
        """Live touchpoints by (source, touchpoint id)."""

    def touchpoints_of(self, records: Sequence[bytes]) -> dict[bytes, list[StoredTouchpoint]]:
        """Live touchpoints by record key, ordered by (observed_at with None first, touchpoint id)."""

    def records(self, keys: Sequence[bytes]) -> dict[bytes, Record]:
        """Records by key, with fingerprint and golden id of the reader's generation ("" where not placed)."""

    def scan_records(self, after: bytes, limit: int, source: str | None = None) -> list[Record]:
        """At most `limit` records with key > `after`, ascending, of one source or of all."""


@dataclass
class RecordDelta:
    """What changes of records.

    Attributes:
        touchpoints: new live touchpoints.
        forgotten_records: record keys that go, with their touchpoints, identifier uses and placements.
        records: records that came or say something else (their `fingerprint` and `golden_id` are not written).
    """

    __slots__ = ()

    touchpoints: list[StoredTouchpoint] = field(default_factory=list)
    forgotten_records: list[bytes] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
