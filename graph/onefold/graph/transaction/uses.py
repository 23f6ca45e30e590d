"""Which identifiers records use: what look-ups by e-mail, cookie or loyalty number go by."""

from __future__ import annotations

from dataclasses import dataclass

from onefold.graph.identity import said_hash
from onefold.graph.settings import Settings
from onefold.graph.store.contract.identifiers import IdentifierUse
from onefold.graph.touchpoint import Record, earliest, latest
from onefold.graph.transaction.identifiers.rules import Identifier, namespace_of, namespaces, readings
from onefold.graph.transaction.intake.commands import Intake
from onefold.graph.transaction.said import conventions_of


def identifier_uses(record: Record, settings: Settings) -> dict[Identifier, IdentifierUse]:
    """(namespace, canonical value) → use, for everything identifying that a record says."""
    conventions = conventions_of(settings.source_of(record.key, record.source))
    identifying = namespaces(settings.rules_of(record.key))
    uses: dict[Identifier, IdentifierUse] = {}
    said = b""
    for s in record.said:
        name = namespace_of(s.field)
        if name not in identifying:
            continue
        for value in readings(s.field, s.raw, conventions):
            said = said or said_hash(record)
            use = IdentifierUse(record.key, name, value, s.first_seen, s.last_seen, s.count, said)
            known = uses.get((name, value))
            uses[name, value] = use if known is None else _joined(known, use)
    return uses


def _joined(a: IdentifierUse, b: IdentifierUse) -> IdentifierUse:
    first, last = earliest(a.first_seen, b.first_seen), latest(a.last_seen, b.last_seen)
    return IdentifierUse(a.record_key, a.namespace, a.value, first, last, a.count + b.count, a.said)


@dataclass(slots=True)
class Uses:
    """What the changed records of a batch carry, before and after; absent where a record was not, or is no more."""

    before: dict[bytes, dict[Identifier, IdentifierUse]]
    after: dict[bytes, dict[Identifier, IdentifierUse]]

    def touched(self) -> set[Identifier]:
        """Every identifier that one of the records carries, before or after."""
        return {at for side in (self.before, self.after) for uses in side.values() for at in uses}


def uses_of(intake: Intake) -> Uses:
    """The identifiers of all records that the commands may have changed."""
    uses = Uses({}, {})
    for key, record in intake.touched().items():
        before = intake.before[key]
        if before is not None:
            uses.before[key] = identifier_uses(before, intake.settings_before)
        if record is not None:
            uses.after[key] = identifier_uses(record, intake.settings)
    return uses


def identifier_changes(intake: Intake, uses: Uses) -> tuple[list[IdentifierUse], list[tuple[bytes, str, str]]]:
    """Uses that come or change, and (record key, namespace, value) of those that go with a record that stays."""
    put: list[IdentifierUse] = []
    dropped: list[tuple[bytes, str, str]] = []
    for key, now in uses.after.items():
        was = {} if key in intake.forgotten else uses.before.get(key, {})
        put += [use for at, use in now.items() if was.get(at) != use]
        dropped += [(key, *at) for at in was.keys() - now.keys()]
    return put, dropped
