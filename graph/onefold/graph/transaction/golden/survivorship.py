"""Which values survive into a golden record, each with where it came from and what it beat (semantics §9).

Attributes that belong together survive together: a name or an address is taken whole from one record. What a record
said of addresses at times that do not overlap are several addresses, so that none mixes two rows (without times they
cannot be told apart). The winner is that of the source with the highest priority, then the most recently observed
(absent before every known time), then the one most records say, then the greater value bytes. Spellings that mean the
same (a phone number with and without spaces) count as one value. Identifiers are all listed, best first; the first of
several is the preferred one. Times are the source's `observed_at`, never ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onefold.graph.normalize import IDENTIFIER_NAMESPACES, Conventions, ValueProblem, normalize, normalize_record
from onefold.graph.normalize.fields import Group, fields_of
from onefold.graph.settings import Settings
from onefold.graph.store.contract.golden import RECORD_KIND, GoldenValue, SurvivorRule
from onefold.graph.touchpoint import Record, Said
from onefold.graph.transaction.said import conventions_of

GROUPS = {group.value: fields_of(group) for group in (Group.NAME, Group.ADDRESS)}
_GROUP_OF = {name: group for group, names in GROUPS.items() for name in names}
# Values with these problems stand on the record; they are nobody's.
NOT_SHOWN = frozenset({ValueProblem.PLACEHOLDER, ValueProblem.EMPTY})
MAX_LOSERS = 5  # shown per attribute; the rest stand on the records
# By the place in `_Claim.order` at which two claims differ; what comes after is the order of values.
_DECIDES = (SurvivorRule.PRIORITY, SurvivorRule.MOST_RECENT, SurvivorRule.MOST_RECENT, SurvivorRule.MOST_FREQUENT)

Pairs = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Claim:
    """One value (or group of values) as one record says it; `meaning` is the same for spellings of one value."""

    value: Pairs
    meaning: Pairs
    record: Record
    priority: int
    observed_at: int | None
    support: int = 1

    def order(self) -> tuple[int, bool, int, int, Pairs, bytes]:
        known = self.observed_at is not None
        return self.priority, known, self.observed_at or 0, self.support, self.value, self.record.key


def golden_values(records: Sequence[Record], settings: Settings) -> tuple[GoldenValue, ...]:
    """The surviving values of a cluster's records, by attribute."""
    claims: dict[str, list[_Claim]] = {}
    kind: GoldenValue | None = None
    for record in records:
        source = settings.source_of(record.key, record.source)
        priority = source.priority if source else 0
        conventions = conventions_of(source)
        kind = kind or _kind(record, conventions)
        for attribute, said in _attributes(record.said, conventions).items():
            claims.setdefault(attribute, []).extend(
                _Claim(value, meaning, record, priority, seen) for value, meaning, seen in said
            )
    values: list[GoldenValue] = []
    for attribute in sorted(claims):
        ranked = _ranked(claims[attribute])
        if attribute in IDENTIFIER_NAMESPACES:
            values += _listed(attribute, ranked)
        else:
            values.append(_winner(attribute, ranked))
    if kind is not None:
        values.append(kind)
        values.sort(key=lambda value: value.attribute)
    return tuple(values)


def _kind(record: Record, conventions: Conventions) -> GoldenValue | None:
    """Person or organization, as the first record has it that says either: only a steward joins both."""
    said = normalize_record(((s.field, s.raw) for s in record.said), conventions)
    kinds = [(RECORD_KIND, kind) for kind in said.get(RECORD_KIND, ())]
    if not kinds:
        return None
    return GoldenValue(RECORD_KIND, tuple(kinds), record.source, record.record_id, None, SurvivorRule.ONLY)


def _attributes(said: Iterable[Said], conventions: Conventions) -> dict[str, list[tuple[Pairs, Pairs, int | None]]]:
    """Attribute → (value, meaning, last seen), each, of what one record says."""
    found: dict[str, list[tuple[Pairs, Pairs, int | None]]] = {}
    grouped: dict[str, list[tuple[Said, str]]] = {}
    for s in said:
        if s.field == RECORD_KIND:
            continue  # what the record is of is a matter of all that it says
        canonical = normalize(s.field, s.raw, conventions)
        if canonical.problem in NOT_SHOWN:
            continue
        meaning = " ".join(canonical.values) or s.raw
        group = _GROUP_OF.get(s.field)
        if group is None:
            found.setdefault(s.field, []).append((((s.field, s.raw),), ((s.field, meaning),), s.last_seen))
        else:
            grouped.setdefault(group, []).append((s, meaning))
    for group, parts in grouped.items():
        parts.sort(key=lambda part: _said_order(part[0]), reverse=True)
        found[group] = [_whole(fields) for fields in (_rows(parts) if group == "address" else [_newest(parts)])]
    return found


Fields = dict[str, tuple[Said, str]]


def _newest(parts: Iterable[tuple[Said, str]]) -> Fields:
    """The first value of each field."""
    fields: Fields = {}
    for s, meaning in parts:
        fields.setdefault(s.field, (s, meaning))
    return fields


def _rows(parts: Sequence[tuple[Said, str]]) -> list[Fields]:
    """Values that were all seen over one common time, newest first: what may have stood in one row."""
    rows: list[Fields] = []
    while parts and len(rows) <= MAX_LOSERS:
        row: Fields = {}
        rest = []
        for s, meaning in parts:
            if s.field not in row and all(_overlap(s, other) for other, _ in row.values()):
                row[s.field] = s, meaning
            else:
                rest.append((s, meaning))
        rows.append(row)
        parts = rest
    return rows


def _overlap(a: Said, b: Said) -> bool:
    if a.first_seen is None or a.last_seen is None or b.first_seen is None or b.last_seen is None:
        return a.last_seen == b.last_seen
    return a.first_seen <= b.last_seen and b.first_seen <= a.last_seen


def _whole(fields: Fields) -> tuple[Pairs, Pairs, int | None]:
    names = [name for name in (*GROUPS["name"], *GROUPS["address"]) if name in fields]
    seen = [s.last_seen for s, _ in fields.values() if s.last_seen is not None]
    value = tuple((name, fields[name][0].raw) for name in names)
    return value, tuple((name, fields[name][1]) for name in names), max(seen, default=None)


def _said_order(s: Said) -> tuple[bool, int, int, str]:
    return s.last_seen is not None, s.last_seen or 0, s.count, s.raw


def _ranked(claims: list[_Claim]) -> list[_Claim]:
    """One claim per distinct value, best first, each with the number of records that support it."""
    if len(claims) == 1:
        return claims
    supporters: dict[Pairs, set[bytes]] = {}
    for claim in claims:
        supporters.setdefault(claim.meaning, set()).add(claim.record.key)
    for claim in claims:
        claim.support = len(supporters[claim.meaning])
    best: dict[Pairs, _Claim] = {}
    for claim in sorted(claims, key=_Claim.order, reverse=True):
        best.setdefault(claim.meaning, claim)
    return list(best.values())


def _winner(attribute: str, ranked: list[_Claim]) -> GoldenValue:
    return _value(attribute, ranked[0], _rule(ranked), ranked[1 : 1 + MAX_LOSERS])


def _rule(ranked: list[_Claim]) -> SurvivorRule:
    """Which comparison decided between the winner and the second."""
    if len(ranked) == 1:
        return SurvivorRule.ONLY
    for rule, mine, theirs in zip(_DECIDES, ranked[0].order(), ranked[1].order(), strict=False):
        if mine != theirs:
            return rule
    return SurvivorRule.VALUE_ORDER


def _listed(attribute: str, ranked: list[_Claim]) -> list[GoldenValue]:
    """All values; the first bears the rule that put it there, and is the preferred one where there are others."""
    first = _value(attribute, ranked[0], _rule(ranked), [], preferred=len(ranked) > 1)
    return [first, *(_value(attribute, claim, SurvivorRule.LISTED, []) for claim in ranked[1:])]


def _value(
    attribute: str, claim: _Claim, rule: SurvivorRule, losers: list[_Claim], *, preferred: bool = False
) -> GoldenValue:
    return GoldenValue(
        attribute=attribute,
        value=claim.value,
        source=claim.record.source,
        record_id=claim.record.record_id,
        observed_at=claim.observed_at,
        rule=rule,
        losers=tuple((_text(c.value), c.record.source, c.record.record_id) for c in losers),
        preferred=preferred,
    )


def _text(value: Pairs) -> str:
    return " ".join(raw for _, raw in value)
