"""What a store keeps of golden records, matches and history: plain rows, the same in every store."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

RECORD_KIND = "record_kind"  # the attribute that says what a golden record is of


@dataclass(frozen=True, slots=True)
class TenantState:
    """The head of a tenant.

    Attributes:
        seq: sequence number of the last committed change; moves with every write.
        secret: 32 random bytes made when the tenant was created; keys the blocking-key hashes.
        generation: the active generation; 0 when nothing but models was ever written.
        model_id: the active generation's model; "" where there is none.
        assertions: number of live assertions.
        under_way: number of changes of settings that have not reached every record.
    """

    seq: int
    secret: bytes
    generation: int
    model_id: str
    assertions: int
    under_way: int = 0


class GenerationState(StrEnum):
    """What becomes of a generation, in this order."""

    BUILDING = "building"
    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Generation:
    """One body of derived data. `cursor` is the last record key built, while it is being built."""

    generation: int
    model_id: str
    state: GenerationState
    cursor: bytes = b""
    started_seq: int = 0


@dataclass(frozen=True, slots=True)
class StoredModel:
    """What is known of a stored model without reading its body.

    Attributes:
        model_id: the hash of its body.
        name: what people call it.
        population: number of records it was fitted for.
        normalizer: version of the normalization it was fitted with.
        stored_at: when it was first stored here, by our clock; microseconds since the epoch.
    """

    model_id: str
    name: str
    population: int
    normalizer: int
    stored_at: int


@dataclass(frozen=True, slots=True)
class Posting:
    """The evidences that carry one blocking key.

    `count` is exact. `members` are their fingerprints in ascending order, or None when there are more than the
    reader asked for.
    """

    count: int
    members: list[bytes] | None


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


class ChangeKind(StrEnum):
    """What became of a golden record id."""

    CREATED = "created"
    CHANGED = "changed"
    """It holds other records."""
    UPDATED = "updated"
    """It holds the same records, which say something else."""
    RETIRED = "retired"
    REVIVED = "revived"
    RULED = "ruled"
    """It holds the same records, but a steward's assertion about one came or went."""
    SETTINGS = "settings"
    """None: settings of a source or of an identifier changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log: what became of one golden record id. Holds opaque ids and record keys only.

    Where settings changed, `golden_id` says which ("source crm", "identifier login"), and `seq` is their version.
    `before` and `after` are its record keys; `related` the golden ids its records came from or went to.
    """

    seq: int
    at: int
    kind: ChangeKind
    golden_id: str
    before: tuple[bytes, ...]
    after: tuple[bytes, ...]
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IdentifierUse:
    """An identifier on a record: (namespace, canonical value), with when it was seen there.

    `said` hashes all that the record says (`identity.said_hash`): carriers of an identifier are listed in its order.
    """

    record_key: bytes
    namespace: str
    value: str
    first_seen: int | None
    last_seen: int | None
    count: int
    said: bytes


Carrier = tuple[bytes, bytes]
"""A use of an identifier, as it is ordered: `IdentifierUse.said`, record key."""


@dataclass(slots=True)
class Counts:
    """How many of each a tenant holds."""

    touchpoints: int = 0
    records: int = 0
    identifiers: int = 0
    evidences: int = 0
    matches: int = 0
    keys: int = 0
    golden_records: int = 0
    assertions: int = 0
    changes: int = 0
    extra: dict[str, int] = field(default_factory=dict)
