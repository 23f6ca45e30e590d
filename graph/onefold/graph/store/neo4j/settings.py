"""Settings of sources and identifiers, and the changes of them that are under way.

What was before a change stands on its node under the names of the settings that it is about.
"""

from __future__ import annotations

from onefold.graph.settings import Settings, SettingsChange, settings_from
from onefold.graph.store.contract import Delta
from onefold.graph.store.neo4j.statements import Properties, Reading, Writing
from onefold.graph.touchpoint import DateOrder, IdentifierSettings, Keep, Party, SourceSettings

UNIQUE = {
    "Source": ("tenant", "source"),
    "IdentifierSettings": ("tenant", "namespace"),
    "SettingsChange": ("tenant", "number"),
}

SETTINGS = """
MATCH (s:Source {tenant: $tenant})
WHERE s.source IS NOT NULL
RETURN 0 AS kind, properties(s)
UNION ALL
MATCH (s:IdentifierSettings {tenant: $tenant})
WHERE s.namespace IS NOT NULL
RETURN 1 AS kind, properties(s)
UNION ALL
MATCH (s:SettingsChange {tenant: $tenant})
WHERE s.number IS NOT NULL
RETURN 2 AS kind, properties(s)
"""
PUT_SOURCES = """
UNWIND $rows AS row
MERGE (s:Source {tenant: $tenant, source: row.source})
SET s = row
"""
PUT_IDENTIFIERS = """
UNWIND $rows AS row
MERGE (s:IdentifierSettings {tenant: $tenant, namespace: row.namespace})
SET s = row
"""
PUT_UNDER_WAY = """
UNWIND $rows AS row
MERGE (s:SettingsChange {tenant: $tenant, number: row.number})
SET s = row
"""
REMOVE_UNDER_WAY = """
UNWIND $rows AS number
MATCH (s:SettingsChange {tenant: $tenant, number: number})
DELETE s
"""


class SettingsReader(Reading):
    """See the contract."""

    def settings(self) -> Settings:
        """See the contract."""
        kinds: list[list[Properties]] = [[], [], []]
        for kind, properties in self._rows(SETTINGS):
            kinds[kind].append(properties)
        sources, identifiers, under_way = kinds
        return settings_from(
            map(_source_from, sources), map(_identifier_from, identifiers), map(_change_from, under_way)
        )


def remove(writing: Writing, delta: Delta) -> None:
    """Forget changes that have reached every record."""
    writing.each(REMOVE_UNDER_WAY, delta.under_way_gone)


def add(writing: Writing, delta: Delta) -> None:
    """Put settings, and changes of them."""
    tenant = {"tenant": writing.tenant}
    sources = [tenant | _source_properties(s) | {"caption": s.source} for s in delta.sources]
    identifiers = [tenant | _identifier_properties(s) | {"caption": s.namespace} for s in delta.identifiers]
    writing.each(PUT_SOURCES, sources)
    writing.each(PUT_IDENTIFIERS, identifiers)
    writing.each(PUT_UNDER_WAY, [tenant | _change_properties(c) for c in delta.under_way])


def _source_properties(s: SourceSettings) -> Properties:
    """What a (:Source) says."""
    return {
        "source": s.source,
        "region": s.region,
        "date_order": s.date_order,
        "priority": s.priority,
        "party": s.party,
        "keep": s.keep,
    }


def _source_from(p: Properties) -> SourceSettings:
    """The inverse of `_source_properties`."""
    date_order = p.get("date_order")
    return SourceSettings(
        source=p["source"],
        region=p.get("region"),
        date_order=None if date_order is None else DateOrder(date_order),
        priority=p["priority"],
        party=Party(p["party"]),
        keep=Keep(p["keep"]),
    )


def _identifier_properties(s: IdentifierSettings) -> Properties:
    """What an (:IdentifierSettings) says."""
    return {
        "namespace": s.namespace,
        "joins": s.joins,
        "per_person_max": s.per_person_max,
        "people_max": s.people_max,
        "never": list(s.never),
    }


def _identifier_from(p: Properties) -> IdentifierSettings:
    """The inverse of `_identifier_properties`."""
    return IdentifierSettings(
        p["namespace"], p["joins"], p.get("per_person_max"), p.get("people_max"), tuple(p["never"])
    )


def _change_properties(change: SettingsChange) -> Properties:
    """What a (:SettingsChange) says."""
    before = change.before
    said = _source_properties(before) if isinstance(before, SourceSettings) else _identifier_properties(before)
    return {"number": change.order, "cursor": change.cursor.hex(), **said, "caption": " ".join(change.subject)}


def _change_from(p: Properties) -> SettingsChange:
    """The inverse of `_change_properties`."""
    before = _source_from(p) if "source" in p else _identifier_from(p)
    return SettingsChange(p["number"], before, bytes.fromhex(p["cursor"]))
