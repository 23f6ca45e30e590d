"""Which commands are accepted, and what is live after them: what the specification starts from."""

from __future__ import annotations

from collections.abc import Iterable

from onefold.graph.answers import Outcome
from onefold.graph.identity import content_hash, hash_of, record_key, settled
from onefold.graph.normalize import Conventions, normalize_record
from onefold.graph.settings import SettingsChange
from onefold.graph.touchpoint import (
    Assert,
    Command,
    DeleteRecord,
    IdentifierSettings,
    PutIdentifier,
    PutSource,
    Revoke,
    SourceSettings,
    Touchpoint,
)

Evidence = dict[str, tuple[str, ...]]
Key = bytes


class World:
    """The live touchpoints, assertions and settings after a history of commands."""

    def __init__(self, tenant: str) -> None:
        self.tenant = tenant
        self.touchpoints: dict[tuple[str, str], tuple[Touchpoint, Key]] = {}
        self.assertions: dict[str, Assert] = {}
        self.sources: dict[str, SourceSettings] = {}
        self.identifiers: dict[str, IdentifierSettings] = {}
        self.under_way: tuple[SettingsChange, ...] = ()  # changes that have not reached all records, as the engine says

    def take(self, command: Command) -> Outcome:
        """What becomes of the command."""
        if isinstance(command, Touchpoint):
            return self._touchpoint(command)
        if isinstance(command, DeleteRecord):
            key = record_key(self.tenant, command.source, command.record_id)
            gone = [at for at, (_, of) in self.touchpoints.items() if of == key]
            for at in gone:
                del self.touchpoints[at]
            return Outcome.ACCEPTED if gone else Outcome.UNCHANGED
        if isinstance(command, PutSource):
            settings = command.settings
            known = self.sources.get(settings.source)
            self.sources[settings.source] = settings
            return Outcome.UNCHANGED if known == settings else Outcome.ACCEPTED
        if isinstance(command, PutIdentifier):
            of = self.identifiers.get(command.settings.namespace)
            self.identifiers[command.settings.namespace] = command.settings
            return Outcome.UNCHANGED if of == command.settings else Outcome.ACCEPTED
        if isinstance(command, Revoke):
            return Outcome.ACCEPTED if self.assertions.pop(command.assertion_id, None) else Outcome.UNCHANGED
        return self._assert(command)

    def _touchpoint(self, sent: Touchpoint) -> Outcome:
        touchpoint, key, _ = settled(self.tenant, sent)
        at = (touchpoint.source, touchpoint.touchpoint_id)
        if at in self.touchpoints:
            known, of = self.touchpoints[at]
            same = of == key and content_hash(known) == content_hash(touchpoint)
            return Outcome.UNCHANGED if same else Outcome.REJECTED
        if self._keep(touchpoint.source) == "snapshot" and touchpoint.observed_at is None:
            return Outcome.REJECTED
        self.touchpoints[at] = (touchpoint, key)
        return Outcome.ACCEPTED

    def _assert(self, command: Assert) -> Outcome:
        if command.left == command.right:
            return Outcome.REJECTED
        known = self.assertions.get(command.assertion_id)
        if known is not None:
            same = (known.kind, known.left, known.right) == (command.kind, command.left, command.right)
            return Outcome.UNCHANGED if same else Outcome.REJECTED
        if not consistent([*self.assertions.values(), command]):
            return Outcome.REJECTED
        self.assertions[command.assertion_id] = command
        return Outcome.ACCEPTED

    def _keep(self, source: str) -> str:
        return self.sources[source].keep if source in self.sources else "append"

    def records(self) -> dict[Key, list[Touchpoint]]:
        """Record → its live touchpoints."""
        of: dict[Key, list[Touchpoint]] = {}
        for touchpoint, key in self.touchpoints.values():
            of.setdefault(key, []).append(touchpoint)
        return of

    def said(self, key: Key, touchpoints: list[Touchpoint]) -> Evidence:
        """All that one record says."""
        return dict(normalize_record(self._raw(key, touchpoints), self.conventions(key, touchpoints)))

    def said_hash(self, key: Key, touchpoints: list[Touchpoint]) -> bytes:
        """The hash of the same as it was written."""
        return hash_of(*(part for pair in sorted(self._raw(key, touchpoints)) for part in pair))

    def conventions(self, key: Key, touchpoints: list[Touchpoint]) -> Conventions:
        """How what it says is read."""
        settings = self._settings(key, touchpoints)
        return Conventions(settings.region, settings.date_order)

    def rules(self, key: Key) -> dict[str, IdentifierSettings]:
        """What is set for the identifiers of one record."""
        at = dict(self.identifiers)
        for change in reversed(self.under_way):
            if change.subject[0] == "identifier" and change.cursor < key:
                at[change.subject[1]] = change.before
        return {name: s for name, s in at.items() if s != IdentifierSettings(name)}

    def _settings(self, key: Key, touchpoints: list[Touchpoint]) -> SourceSettings:
        source = touchpoints[0].source
        waiting = [c.before for c in self.under_way if c.subject == ("source", source) and c.cursor < key]
        return waiting[0] if waiting else self.sources.get(source, SourceSettings(source))

    def _raw(self, key: Key, touchpoints: list[Touchpoint]) -> set[tuple[str, str]]:
        if self._settings(key, touchpoints).keep == "snapshot":
            touchpoints = [max(touchpoints, key=_newest)]
        return {(name, value.strip()) for t in touchpoints for name, value in t.values if value.strip()}

    def keyed_assertions(self) -> list[tuple[str, Key, Key]]:
        """(kind, record, record) of all live assertions."""
        key = record_key
        return [(a.kind, key(self.tenant, *a.left), key(self.tenant, *a.right)) for a in self.assertions.values()]


def consistent(assertions: Iterable[Assert]) -> bool:
    """Whether no "not same" stands within a group joined by "same", present or not."""
    assertions = list(assertions)
    ends = {end for a in assertions for end in (a.left, a.right)}
    group = joined(ends, [(a.left, a.right) for a in assertions if a.kind == "same"])
    return not any(a.kind == "not_same" and group[a.left] == group[a.right] for a in assertions)


def joined(items: Iterable[object], pairs: Iterable[tuple[object, object]]) -> dict:
    """Item → the frozen set of all it is joined to, itself included."""
    group = {x: {x} for x in items}
    for a, b in pairs:
        if group[a] is not group[b]:
            joined = group[a] | group[b]
            for x in joined:
                group[x] = joined
    frozen = {id(g): frozenset(g) for g in group.values()}
    return {x: frozen[id(g)] for x, g in group.items()}


def _newest(t: Touchpoint) -> tuple[bool, int, str]:
    return t.observed_at is not None, t.observed_at or 0, t.touchpoint_id
