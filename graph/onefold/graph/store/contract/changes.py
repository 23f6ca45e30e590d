"""The change log: what became of golden records and settings, in the order in which it happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


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


class ChangeReader(Protocol):
    """The change log, page by page."""

    def changes(self, after_seq: int, limit: int) -> list[Change]:
        """At most `limit` entries of the change log with seq > `after_seq`, ascending."""

    def changes_of(self, golden_id: str, after_seq: int, limit: int) -> list[Change]:
        """The same, for one golden id."""


@dataclass
class ChangeDelta:
    """What happened.

    Attributes:
        changes: entries for the change log, in order of seq.
    """

    __slots__ = ()

    changes: list[Change] = field(default_factory=list)
