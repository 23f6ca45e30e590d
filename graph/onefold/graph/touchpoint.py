"""What comes in: touchpoints and the other commands, and the records that touchpoints accumulate into.

Times are integers, microseconds since 1970-01-01 UTC; None is "not known" and sorts before every known time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One interaction or observation, as a source tells it.

    Attributes:
        source: who tells it, for example "crm".
        values: (field name, raw value) pairs; field names are those of `normalize.FIELD_NAMES` or `custom:<name>`.
        touchpoint_id: idempotency key, unique per tenant and source; "" means derived from the content.
        record_id: the source's own key of the person; "" means derived from the identifying values.
        channel: where it happened ("web", "store", …); "" is not known.
        observed_at: when, by the source's clock; microseconds since the epoch, or None.
        payload: what else the interaction says (name, value); shown, never evidence.
    """

    source: str
    values: Values = ()
    touchpoint_id: str = ""
    record_id: str = ""
    channel: str = ""
    observed_at: int | None = None
    payload: Values = ()


@dataclass(frozen=True, slots=True)
class DeleteRecord:
    """Forget a record and all its touchpoints, as if they had never come."""

    source: str
    record_id: str


class DateOrder(StrEnum):
    """In which order a source writes day, month and year."""

    DMY = "DMY"
    MDY = "MDY"
    YMD = "YMD"


class Party(StrEnum):
    """Who collected a source's data."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


class Keep(StrEnum):
    """What a record says of all that its touchpoints said."""

    APPEND = "append"
    """Everything: evidence accumulates."""
    SNAPSHOT = "snapshot"
    """What the newest one says."""


class AssertionKind(StrEnum):
    """What a steward rules of two records."""

    SAME = "same"
    NOT_SAME = "not_same"


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What a source's values mean; an input of the partition, stored and versioned.

    Attributes:
        source: the source.
        region: ISO 3166 alpha-2 default region of phone numbers, or None.
        date_order: how it writes dates, or None for every possible reading.
        priority: higher survives first among golden values.
        party: who collected the data.
        keep: whether evidence accumulates, or the newest touchpoint says all.
    """

    source: str
    region: str | None = None
    date_order: DateOrder | None = None
    priority: int = 0
    party: Party = Party.FIRST
    keep: Keep = Keep.APPEND


@dataclass(frozen=True, slots=True)
class PutSource:
    """Store the settings of a source; its records are evaluated again."""

    settings: SourceSettings


@dataclass(frozen=True, slots=True)
class IdentifierSettings:
    """What the values of one namespace say of people; an input of the partition, stored and versioned.

    Attributes:
        namespace: an identifier namespace, or `custom:<name>`, which becomes one while anything is set for it.
        joins: two records that share a value are one person, unless something stronger keeps them apart.
        per_person_max: a golden record holds at most so many different values; 1: another value speaks against. None
            for any number.
        people_max: a value that more people than this carry is generic; None for as many as anywhere.
        never: values that are never evidence, sorted: as written, or patterns with * (anything) and ? (one character).
    """

    namespace: str
    joins: bool = False
    per_person_max: int | None = None
    people_max: int | None = None
    never: tuple[str, ...] = ()

    def is_default(self) -> bool:
        """Whether it says nothing that would not be so anyway."""
        return self == IdentifierSettings(self.namespace)


@dataclass(frozen=True, slots=True)
class PutIdentifier:
    """Store the settings of an identifier namespace; the records that carry it are evaluated again."""

    settings: IdentifierSettings


@dataclass(frozen=True, slots=True)
class Assert:
    """A steward's ruling about two records, by (source, record id)."""

    assertion_id: str
    kind: AssertionKind
    left: tuple[str, str]
    right: tuple[str, str]
    author: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Revoke:
    """Take an assertion back."""

    assertion_id: str
    author: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """What somebody knows of two records, by (source, record id): whether they are one person.

    It teaches and judges weights; unlike an assertion it decides nothing about the two records themselves.
    """

    left: tuple[str, str]
    right: tuple[str, str]
    same: bool


Command = Touchpoint | DeleteRecord | PutSource | PutIdentifier | Assert | Revoke


@dataclass(frozen=True, slots=True)
class StoredTouchpoint:
    """A live touchpoint as kept: its ids are settled, its content hashed."""

    touchpoint: Touchpoint
    record_key: bytes
    content_hash: bytes
    received_at: int


@dataclass(frozen=True, slots=True)
class Said:
    """One raw value a record says, with when it was seen and in how many live touchpoints."""

    field: str
    raw: str
    first_seen: int | None
    last_seen: int | None
    count: int


def earliest(a: int | None, b: int | None) -> int | None:
    """The earlier of two times; one that is not known does not count."""
    return min((t for t in (a, b) if t is not None), default=None)


def latest(a: int | None, b: int | None) -> int | None:
    """The later of two times; one that is not known does not count."""
    return max((t for t in (a, b) if t is not None), default=None)


@dataclass(frozen=True, slots=True)
class Record:
    """A source's own idea of a person.

    Attributes:
        key: 16 bytes, the hash of (tenant, source, record id); the order of records is that of these bytes.
        source: the source.
        record_id: the source's key, or "~" and 32 hex digits where it was derived.
        said: what it says, sorted by (field, raw).
        touchpoints: number of its live touchpoints.
        newest: (observed_at, touchpoint id) of the newest one.
        fingerprint: 16 bytes, its evidence in the reader's generation; b"" when not yet evaluated there.
        golden_id: the golden record it resolves to in the reader's generation; "" when not yet evaluated there.
    """

    key: bytes
    source: str
    record_id: str
    said: tuple[Said, ...]
    touchpoints: int
    newest: tuple[int | None, str]
    fingerprint: bytes = b""
    golden_id: str = ""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A live assertion as kept; `left` and `right` are record keys, dormant while a record is absent."""

    assertion_id: str
    kind: AssertionKind
    left: bytes
    right: bytes
    left_ref: tuple[str, str]
    right_ref: tuple[str, str]
    author: str
    reason: str
    asserted_at: int

    @property
    def ends(self) -> tuple[bytes, bytes]:
        """The records it is about."""
        return self.left, self.right
