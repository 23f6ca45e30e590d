"""Identifiers on records: which record uses which, and who carries one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol


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


class IdentifierReader(Protocol):
    """Who uses an identifier."""

    def records_with_identifier(self, namespace: str, value: str, after: bytes, limit: int) -> list[bytes]:
        """At most `limit` record keys > `after`, ascending, that use the identifier."""

    def carriers(self, identifiers: Sequence[tuple[str, str]], limit: int) -> dict[tuple[str, str], list[Carrier]]:
        """(namespace, value) → the first `limit` uses of the identifier, each (`said`, record key), ascending."""


@dataclass
class IdentifierDelta:
    """What changes of identifier uses; those of a forgotten record go by themselves.

    Attributes:
        identifier_uses: uses that came or changed.
        identifiers_dropped: (record key, namespace, value) that went.
    """

    __slots__ = ()

    identifier_uses: list[IdentifierUse] = field(default_factory=list)
    identifiers_dropped: list[tuple[bytes, str, str]] = field(default_factory=list)
