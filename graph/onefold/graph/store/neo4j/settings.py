"""Settings of sources and identifiers, and the changes of them that are under way.

What was before a change stands on its node under the names of the settings that it is about.
"""

from __future__ import annotations

from typing import Any

from onefold.graph.settings import Settings, SettingsChange, settings_from
from onefold.graph.store.delta import Delta
from onefold.graph.store.neo4j.statements import Rows
from onefold.graph.store.neo4j.writing import Writing
from onefold.graph.touchpoint import DateOrder, IdentifierSettings, Keep, Party, SourceSettings

Properties = dict[str, Any]

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


def settings_from_rows(rows: Rows) -> Settings:
    """All settings, from the rows of `SETTINGS`."""
    kinds: list[list[Properties]] = [[], [], []]
    for kind, properties in rows:
        kinds[kind].append(properties)
    sources, identifiers, under_way = kinds
    return settings_from(map(source_from, sources), map(identifier_from, identifiers), map(change_from, under_way))


def put_settings(writing: Writing, delta: Delta) -> None:
    """Store what a delta says of settings."""
    tenant = {"tenant": writing.tenant}
    sources = [tenant | source_properties(s) | {"caption": s.source} for s in delta.sources]
    identifiers = [tenant | identifier_properties(s) | {"caption": s.namespace} for s in delta.identifiers]
    writing.each(PUT_SOURCES, sources)
    writing.each(PUT_IDENTIFIERS, identifiers)
    writing.each(REMOVE_UNDER_WAY, delta.under_way_gone)
    writing.each(PUT_UNDER_WAY, [tenant | change_properties(c) for c in delta.under_way])


def source_properties(s: SourceSettings) -> Properties:
    """What a (:Source) says."""
    return {
        "source": s.source,
        "region": s.region,
        "date_order": s.date_order,
        "priority": s.priority,
        "party": s.party,
        "keep": s.keep,
    }


def source_from(p: Properties) -> SourceSettings:
    """The inverse of `source_properties`."""
    date_order = p.get("date_order")
    return SourceSettings(
        source=p["source"],
        region=p.get("region"),
        date_order=None if date_order is None else DateOrder(date_order),
        priority=p["priority"],
        party=Party(p["party"]),
        keep=Keep(p["keep"]),
    )


def identifier_properties(s: IdentifierSettings) -> Properties:
    """What an (:IdentifierSettings) says."""
    return {
        "namespace": s.namespace,
        "joins": s.joins,
        "per_person_max": s.per_person_max,
        "people_max": s.people_max,
        "never": list(s.never),
    }


def identifier_from(p: Properties) -> IdentifierSettings:
    """The inverse of `identifier_properties`."""
    return IdentifierSettings(
        p["namespace"], p["joins"], p.get("per_person_max"), p.get("people_max"), tuple(p["never"])
    )


def change_properties(change: SettingsChange) -> Properties:
    """What a (:SettingsChange) says."""
    before = change.before
    said = source_properties(before) if isinstance(before, SourceSettings) else identifier_properties(before)
    return {"number": change.order, "cursor": change.cursor.hex(), **said, "caption": " ".join(change.subject)}


def change_from(p: Properties) -> SettingsChange:
    """The inverse of `change_properties`."""
    before = source_from(p) if "source" in p else identifier_from(p)
    return SettingsChange(p["number"], before, bytes.fromhex(p["cursor"]))
