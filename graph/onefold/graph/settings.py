"""What records are read by: the settings of sources and of identifiers, also while a change of them is under way.

A change of settings that many records are concerned by reaches them in the order of their keys, in steps (`intake`).
Until it has reached all, it is kept as a `SettingsChange`: records up to its cursor are read by what is stored, the
others by what was before. So at every moment each record has one meaning, which hangs on nothing but its key, what is
stored and what is under way, and so has the partition. Changes of one subject reach records in the order in which they
were made: a record is read by what was before the first one that has not reached it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from onefold.graph.touchpoint import IdentifierSettings, SourceSettings


class SubjectKind(StrEnum):
    """What settings are of."""

    SOURCE = "source"
    IDENTIFIER = "identifier"


Stored = SourceSettings | IdentifierSettings
Subject = tuple[SubjectKind, str]
"""What settings are of, and its name: the source, or the identifier's namespace."""
Rules = Mapping[str, IdentifierSettings]
"""Namespace → its settings, for those that anything is set for."""

NO_RULES: Rules = {}
ABOVE = b"\0"  # a key and this is the least key after it


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """A change of settings that has not reached every record.

    Attributes:
        order: its place among the tenant's changes under way: lower ones are older, and reach records first.
        before: what the records after `cursor` are still read by.
        cursor: the greatest record key that it has reached; b"" when none.
    """

    order: int
    before: Stored
    cursor: bytes = b""

    @property
    def subject(self) -> Subject:
        """What it is about; see `subject_of`."""
        return subject_of(self.before)

    @property
    def share_done(self) -> float:
        """The share of records that it has reached, 0 to 1; an estimate: keys are hashes, spread evenly."""
        return int.from_bytes(self.cursor[:8].ljust(8, b"\0"), "big") / (1 << 64)


def subject_of(settings: Stored) -> Subject:
    """What the settings are about."""
    if isinstance(settings, SourceSettings):
        return SubjectKind.SOURCE, settings.source
    return SubjectKind.IDENTIFIER, settings.namespace


@dataclass(frozen=True)
class Settings:
    """All settings of a tenant.

    Attributes:
        sources: by source, as stored.
        identifiers: by namespace, as stored.
        under_way: changes that have not reached every record, oldest first.
    """

    sources: Mapping[str, SourceSettings] = field(default_factory=dict)
    identifiers: Mapping[str, IdentifierSettings] = field(default_factory=dict)
    under_way: tuple[SettingsChange, ...] = ()

    def source_of(self, key: bytes, source: str) -> SourceSettings | None:
        """What a record of the source is read by; None for the defaults."""
        if self.under_way:
            for change in self.under_way:
                if isinstance(change.before, SourceSettings) and change.before.source == source and key > change.cursor:
                    return change.before
        return self.sources.get(source)

    def rules_of(self, key: bytes) -> Rules:
        """What a record's identifiers are read by; the same object for all records that are read alike."""
        return self._rules[bisect_left(self._cursors, key)]

    @property
    def stored_rules(self) -> Rules:
        """What is read by once no change is under way."""
        return self._rules[0]

    def all_rules(self) -> list[Rules]:
        """What some record's identifiers may be read by."""
        return self._rules

    @cached_property
    def _cursors(self) -> list[bytes]:
        """Cursors of changes of identifiers, ascending."""
        return sorted({c.cursor for c in self.under_way if isinstance(c.before, IdentifierSettings)})

    @cached_property
    def _rules(self) -> list[Rules]:
        """The rules up to each cursor, and after the last."""
        return [self._rules_at(key) for key in (b"", *(cursor + ABOVE for cursor in self._cursors))]

    def _rules_at(self, key: bytes) -> Rules:
        at = dict(self.identifiers)
        for change in reversed(self.under_way):
            if isinstance(change.before, IdentifierSettings) and key > change.cursor:
                at[change.before.namespace] = change.before
        return {namespace: settings for namespace, settings in at.items() if not settings.is_default()}

    def stored(self, subject: Subject) -> Stored | None:
        """What is stored about a subject."""
        kind, name = subject
        return self.sources.get(name) if kind is SubjectKind.SOURCE else self.identifiers.get(name)

    def put(self, settings: Stored) -> Settings:
        """With other settings of a subject, and the change of them under way, which has reached no record yet."""
        subject = subject_of(settings)
        default = SourceSettings(subject[1]) if subject[0] is SubjectKind.SOURCE else IdentifierSettings(subject[1])
        order = self.under_way[-1].order + 1 if self.under_way else 1
        changes = (*self.under_way, SettingsChange(order, self.stored(subject) or default))
        if isinstance(settings, SourceSettings):
            return replace(self, sources={**self.sources, settings.source: settings}, under_way=changes)
        return replace(self, identifiers={**self.identifiers, settings.namespace: settings}, under_way=changes)

    def reached(self, change: SettingsChange, cursor: bytes | None) -> Settings:
        """With a change that has reached all records up to `cursor`; None: all there are."""
        moved = () if cursor is None else (replace(change, cursor=cursor),)
        at = self.under_way.index(change)
        return replace(self, under_way=(*self.under_way[:at], *moved, *self.under_way[at + 1 :]))


def settings_from(
    sources: Iterable[SourceSettings], identifiers: Iterable[IdentifierSettings], under_way: Iterable[SettingsChange]
) -> Settings:
    """Settings from what a store keeps, in any order."""
    return Settings(
        {s.source: s for s in sources},
        {s.namespace: s for s in identifiers},
        tuple(sorted(under_way, key=lambda change: change.order)),
    )
