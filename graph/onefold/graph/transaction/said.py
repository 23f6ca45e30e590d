"""What a record says, as touchpoints add up to it, and the evidence that this makes.

All that it says is evidence, but for the identifiers that are generic (`generic`) or never to be used: they tell nobody
from anybody. What is set for an identifier is part of the evidence that it stands in (`identifiers.rules.marks`). A
source's own fields (`custom:<name>`) stand under their names where the model weighs them by name; the rest are one
field, `custom`, of texts "name=value". So what a model does not know by name is the same evidence to it as ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Set
from dataclasses import replace

import orjson

from onefold.graph.model.model import MAX_VALUES
from onefold.graph.normalize import CUSTOM, Conventions, normalize_record
from onefold.graph.settings import NO_RULES, Rules
from onefold.graph.touchpoint import Keep, Record, Said, SourceSettings, StoredTouchpoint, Touchpoint, earliest, latest
from onefold.graph.transaction.evidence import Evidence, Member, fingerprint
from onefold.graph.transaction.identifiers.rules import Identifier, marks

MAX_SAID = 64  # raw values of one field that a record keeps; the smallest by hash, so that order does not matter


def conventions_of(settings: SourceSettings | None) -> Conventions:
    """How the values of a source are to be read."""
    return Conventions(settings.region, settings.date_order) if settings else Conventions()


def said_by(record: Record, settings: SourceSettings | None) -> Evidence:
    """All that the record says, normalized by its source's conventions."""
    return normalize_record(((s.field, s.raw) for s in record.said), conventions_of(settings))


def evidence_of(
    said: Evidence, unused: Set[Identifier], salt: bytes, own: Set[str] = frozenset(), rules: Rules = NO_RULES
) -> Member:
    """The evidence of what a record says, the identifiers that are generic or never used left out.

    Args:
        said: as `said_by` gives it.
        unused: (namespace, value) of identifiers that link nobody.
        salt: of the model.
        own: `Model.own_fields`.
        rules: what the record's identifiers are read by.
    """
    if unused:
        said = {name: tuple(v for v in values if (name, v) not in unused) for name, values in said.items()}
    if any(name.startswith(CUSTOM) for name in said):
        said = folded(said, own)
    evidence = {name: _bounded(values) for name, values in said.items() if values}
    if rules:
        evidence |= marks(evidence, rules)
    body = bytes(memoryview(orjson.dumps(evidence, option=orjson.OPT_SORT_KEYS)))  # a copy: orjson's own keeps 4 KB
    return Member(evidence, body, fingerprint(body, salt))


def folded(said: Evidence, own: Set[str]) -> Evidence:
    """The same with all fields `custom:<name>` but those of `own` in one, `custom`, as texts "name=value"."""
    kept = {name: values for name, values in said.items() if name in own or not name.startswith(CUSTOM)}
    others = sorted(
        f"{name.removeprefix(CUSTOM)}={value}" for name in said.keys() - kept.keys() for value in said[name]
    )
    return kept | {"custom": tuple(others)} if others else kept


def _bounded(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(values) <= MAX_VALUES:
        return values
    return tuple(sorted(sorted(values, key=_value_hash)[:MAX_VALUES]))


def _value_hash(value: str) -> bytes:
    return hashlib.blake2b(value.encode("utf-8", "replace"), digest_size=8).digest()


def accumulate(record: Record, touchpoint: Touchpoint, keep: Keep) -> Record:
    """The record after one more touchpoint. Any order of the same touchpoints gives the same record.

    A snapshot source's newest touchpoint (by observed_at, then touchpoint id) says all; an append source's add up.
    """
    stamp = (touchpoint.observed_at, touchpoint.touchpoint_id)
    newer = record.touchpoints == 0 or _time_order(stamp) > _time_order(record.newest)
    if keep == Keep.SNAPSHOT:
        said = _said_by(touchpoint) if newer else record.said
    else:
        said = _merged(record.said, _said_by(touchpoint))
    newest = stamp if newer else record.newest
    return replace(record, said=said, touchpoints=record.touchpoints + 1, newest=newest)


def rebuild(record: Record, touchpoints: Iterable[StoredTouchpoint], keep: Keep) -> Record:
    """The record as its live touchpoints alone make it."""
    built = replace(record, said=(), touchpoints=0, newest=(None, ""))
    for stored in touchpoints:
        built = accumulate(built, stored.touchpoint, keep)
    return built


def _time_order(stamp: tuple[int | None, str]) -> tuple[bool, int, str]:
    at, touchpoint_id = stamp
    return at is not None, at or 0, touchpoint_id


def _said_by(touchpoint: Touchpoint) -> tuple[Said, ...]:
    at = touchpoint.observed_at
    distinct = {(name, raw.strip()) for name, raw in touchpoint.values}
    return _kept([Said(name, raw, at, at, 1) for name, raw in distinct if raw])


def _merged(before: tuple[Said, ...], more: tuple[Said, ...]) -> tuple[Said, ...]:
    by_value = {(s.field, s.raw): s for s in before}
    for s in more:
        known = by_value.get((s.field, s.raw))
        by_value[s.field, s.raw] = s if known is None else _joined(known, s)
    return _kept(list(by_value.values()))


def _joined(a: Said, b: Said) -> Said:
    first, last = earliest(a.first_seen, b.first_seen), latest(a.last_seen, b.last_seen)
    return Said(a.field, a.raw, first, last, a.count + b.count)


def _kept(said: list[Said]) -> tuple[Said, ...]:
    said.sort(key=lambda s: (s.field, s.raw))
    if len(said) <= MAX_SAID:
        return tuple(said)
    by_field: dict[str, list[Said]] = {}
    for s in said:
        by_field.setdefault(s.field, []).append(s)
    kept = [s for group in by_field.values() for s in sorted(group, key=lambda s: _value_hash(s.raw))[:MAX_SAID]]
    return tuple(sorted(kept, key=lambda s: (s.field, s.raw)))
