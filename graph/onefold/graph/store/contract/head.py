"""The tenant's head: where its history stands, and how much it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


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


class HeadReader(Protocol):
    """What the head answers."""

    def tenant(self) -> TenantState:
        """The tenant's head. A tenant never written has seq 0, generation 0 and no model (its secret exists)."""

    def generation(self) -> int:
        """The generation that derived rows are read from."""

    def counts(self) -> Counts:
        """How many of each the tenant holds (may be slow)."""


@dataclass
class HeadDelta:
    """Where a transaction stands.

    Attributes:
        generation: the generation that derived rows (placements, evidence, postings, edges) belong to.
        seq: the tenant's sequence number after this transaction; greater than before unless the delta is empty.
    """

    __slots__ = ()  # `Delta` has the slots of all topics: slots of several bases do not go together

    generation: int = 0
    seq: int = 0
