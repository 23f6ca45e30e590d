"""Golden records, what the retired ones last held, and who held which set of records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

RECORD_KIND = "record_kind"  # the attribute that says what a golden record is of


class SurvivorRule(StrEnum):
    """Why a value survived."""

    ONLY = "only"
    """Nothing else was said."""
    PRIORITY = "priority"
    MOST_RECENT = "most_recent"
    MOST_FREQUENT = "most_frequent"
    VALUE_ORDER = "value_order"
    """Nothing else decided: the order of the values' bytes did."""
    LISTED = "listed"
    """It stands behind the preferred one of an attribute of which all values are listed."""


@dataclass(frozen=True, slots=True)
class GoldenValue:
    """A surviving value (or group of values, for names and addresses) with its provenance.

    Attributes:
        attribute: field name, or "name"/"address" for a group.
        value: (field, raw value) pairs; one pair except for groups.
        source: the source of the record that said it.
        record_id: that record.
        observed_at: when it was last seen there, or None.
        rule: why it won.
        losers: the values that lost, each as (value text, source, record_id).
        preferred: whether survivorship chose it among several that are all listed: exactly one of those.
    """

    attribute: str
    value: tuple[tuple[str, str], ...]
    source: str
    record_id: str
    observed_at: int | None
    rule: SurvivorRule
    losers: tuple[tuple[str, str, str], ...] = ()
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class GoldenRecord:
    """One person, or one organization.

    Attributes:
        golden_id: opaque and permanent.
        born: (seq, ordinal) of its creation; the order of age.
        live: False once retired.
        retired_seq: when it was retired; 0 while live.
        records: number of records it holds now.
        weakest_join: raw weight (1/1024 bit) of its least certain join; None for a record alone.
        best_rejected: raw weight of the best join that was refused; None when there was none.
        cut: whether its component was cut at a threshold above `link_bits`.
        values: surviving values with provenance.
        pending: whether changed settings have still to reach one of its records; never stored, `queries` says so.
    """

    golden_id: str
    born: tuple[int, int]
    live: bool = True
    retired_seq: int = 0
    records: int = 0
    weakest_join: int | None = None
    best_rejected: int | None = None
    cut: bool = False
    values: tuple[GoldenValue, ...] = ()
    pending: bool = False

    @property
    def kind(self) -> str:
        """What it is of: "person" or "organization"; "" where its records say neither."""
        return next((value.value[0][1] for value in self.values if value.attribute == RECORD_KIND), "")


class GoldenReader(Protocol):
    """Golden records, live or retired, and what they held."""

    def golden(self, golden_ids: Sequence[str]) -> dict[str, GoldenRecord]:
        """Golden records by id, live or retired."""

    def scan_golden(self, after: str, limit: int) -> list[GoldenRecord]:
        """At most `limit` live golden records with id > `after`, ascending."""

    def last_held(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """Retired golden id → record keys it last held, ascending."""

    def retired_holding(self, records: Sequence[bytes]) -> dict[bytes, list[str]]:
        """Record key → retired golden ids that last held it, ascending."""

    def held_before(self, set_hashes: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
        """Hash of a record set → (seq, golden id) of the last golden record that held exactly it."""


@dataclass
class GoldenDelta:
    """What changes of golden records.

    Attributes:
        golden: golden records that came or changed.
        last_held: retired golden id → record keys it last held; `last_held_gone`: ids no longer retired.
        held: hash of a record set → golden id that last held exactly it.
    """

    __slots__ = ()

    golden: list[GoldenRecord] = field(default_factory=list)
    last_held: dict[str, list[bytes]] = field(default_factory=dict)
    last_held_gone: list[str] = field(default_factory=list)
    held: dict[bytes, str] = field(default_factory=dict)
