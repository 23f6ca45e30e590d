"""Which values survive into a golden record, each with where it came from and what it beat (semantics §9).

Attributes that belong together survive together: a name or an address is taken whole from one record, so that no
address mixes two rows. The winner is that of the source with the highest priority, then the most recently observed
(absent before every known time), then the one most records say, then the greater value bytes. Spellings that mean the
same (a phone number with and without spaces) count as one value. Identifiers are all listed, best first. Times are
the source's `observed_at`, never ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onefold.graph.normalize import IDENTIFIER_NAMESPACES, Conventions, normalize
from onefold.graph.store.rows import GoldenValue
from onefold.graph.touchpoint import Record, Said, SourceSettings

GROUPS: dict[str, tuple[str, ...]] = {
    "name": ("full_name", "given_name", "middle_name", "family_name", "name_suffix"),
    "address": (
        "street_address",
        "street_number",
        "street_name",
        "unit",
        "po_box",
        "city",
        "region",
        "postal_code",
        "country",
    ),
}
_GROUP_OF = {name: group for group, names in GROUPS.items() for name in names}
NOT_SHOWN = frozenset({"placeholder", "empty"})  # they stand on the record; they are nobody's value
MAX_LOSERS = 5  # shown per attribute; the rest stand on the records

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


def golden_values(records: Sequence[Record], sources: Mapping[str, SourceSettings]) -> tuple[GoldenValue, ...]:
    """The surviving values of a cluster's records, by attribute."""
    claims: dict[str, list[_Claim]] = {}
    for record in records:
        settings = sources.get(record.source)
        priority = settings.priority if settings else 0
        conventions = Conventions(settings.region, settings.date_order) if settings else Conventions()
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
    return tuple(values)


def _attributes(said: Iterable[Said], conventions: Conventions) -> dict[str, list[tuple[Pairs, Pairs, int | None]]]:
    """Attribute → (value, meaning, last seen) of one record; a group's value is its newest pair of each field."""
    found: dict[str, list[tuple[Pairs, Pairs, int | None]]] = {}
    grouped: dict[str, dict[str, tuple[Said, str]]] = {}
    for s in said:
        canonical = normalize(s.field, s.raw, conventions)
        if canonical.problem in NOT_SHOWN:
            continue
        meaning = " ".join(canonical.values) or s.raw
        group = _GROUP_OF.get(s.field)
        if group is None:
            found.setdefault(s.field, []).append((((s.field, s.raw),), ((s.field, meaning),), s.last_seen))
        else:
            best = grouped.setdefault(group, {}).get(s.field)
            if best is None or _said_order(s) > _said_order(best[0]):
                grouped[group][s.field] = s, meaning
    for group, fields in grouped.items():
        names = [name for name in GROUPS[group] if name in fields]
        seen = [s.last_seen for s, _ in fields.values() if s.last_seen is not None]
        value = tuple((name, fields[name][0].raw) for name in names)
        meaning_of = tuple((name, fields[name][1]) for name in names)
        found.setdefault(group, []).append((value, meaning_of, max(seen, default=None)))
    return found


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


def _rule(ranked: list[_Claim]) -> str:
    """Which comparison decided between the winner and the second."""
    if len(ranked) == 1:
        return "only"
    names = ("priority", "most_recent", "most_recent", "most_frequent")
    for name, mine, theirs in zip(names, ranked[0].order(), ranked[1].order(), strict=False):
        if mine != theirs:
            return name
    return "value_order"


def _listed(attribute: str, ranked: list[_Claim]) -> list[GoldenValue]:
    """All values; the first is the preferred one and bears the rule that made it so."""
    preferred = _value(attribute, ranked[0], _rule(ranked), [])
    return [preferred, *(_value(attribute, claim, "listed", []) for claim in ranked[1:])]


def _value(attribute: str, claim: _Claim, rule: str, losers: list[_Claim]) -> GoldenValue:
    return GoldenValue(
        attribute=attribute,
        value=claim.value,
        source=claim.record.source,
        record_id=claim.record.record_id,
        observed_at=claim.observed_at,
        rule=rule,
        losers=tuple((_text(c.value), c.record.source, c.record.record_id) for c in losers),
    )


def _text(value: Pairs) -> str:
    return " ".join(raw for _, raw in value)
