"""Settings of sources and identifiers, and the changes of them that are under way.

What was before a change stands in the columns of the settings that it is about; the others are NULL.
"""

from __future__ import annotations

import apsw
import orjson

from onefold.graph.settings import Settings, SettingsChange, settings_from
from onefold.graph.store.delta import Delta
from onefold.graph.store.embedded.shapes import Row
from onefold.graph.store.embedded.upserts import upsert
from onefold.graph.touchpoint import DateOrder, IdentifierSettings, Keep, Party, SourceSettings

SOURCE = "source, region, date_order, priority, party, keep"
IDENTIFIER = "namespace, joins, per_person_max, people_max, never"
_BEFORE = f"{SOURCE}, {IDENTIFIER}"
_PUT_SOURCE = upsert("sources", "tenant, source", f"tenant, {SOURCE}")
_PUT_IDENTIFIER = upsert("identifier_settings", "tenant, namespace", f"tenant, {IDENTIFIER}")
_PUT_UNDER_WAY = upsert("settings_under_way", "tenant, number", f"tenant, number, cursor, {_BEFORE}")
_COUNT_UNDER_WAY = """
UPDATE tenants SET under_way = (SELECT count(*) FROM settings_under_way WHERE tenant = ?) WHERE tenant = ?
"""
_NO_SOURCE, _NO_IDENTIFIER = (None,) * 6, (None,) * 5


def settings_in(connection: apsw.Connection, tenant: int) -> Settings:
    """All settings of a tenant."""
    sources = connection.execute(f"SELECT {SOURCE} FROM sources WHERE tenant = ?", (tenant,))
    identifiers = connection.execute(f"SELECT {IDENTIFIER} FROM identifier_settings WHERE tenant = ?", (tenant,))
    under_way = connection.execute(
        f"SELECT number, cursor, {_BEFORE} FROM settings_under_way WHERE tenant = ?", (tenant,)
    )
    return settings_from(map(_source_of, sources), map(_identifier_of, identifiers), map(_change_of, under_way))


def put_settings(connection: apsw.Connection, tenant: int, delta: Delta) -> None:
    """Store what a delta says of settings."""
    connection.executemany(_PUT_SOURCE, [(tenant, *_source_row(s)) for s in delta.sources])
    connection.executemany(_PUT_IDENTIFIER, [(tenant, *_identifier_row(s)) for s in delta.identifiers])
    gone = [(tenant, order) for order in delta.under_way_gone]
    connection.executemany("DELETE FROM settings_under_way WHERE tenant = ? AND number = ?", gone)
    connection.executemany(_PUT_UNDER_WAY, [(tenant, *_change_row(c)) for c in delta.under_way])
    if delta.under_way or delta.under_way_gone:
        connection.execute(_COUNT_UNDER_WAY, (tenant, tenant))


def _source_row(s: SourceSettings) -> Row:
    return s.source, s.region, s.date_order, s.priority, s.party, s.keep


def _source_of(row: Row) -> SourceSettings:
    source, region, date_order, priority, party, keep = row
    return SourceSettings(source, region, date_order and DateOrder(date_order), priority, Party(party), Keep(keep))


def _identifier_row(s: IdentifierSettings) -> Row:
    return s.namespace, s.joins, s.per_person_max, s.people_max, orjson.dumps(s.never).decode()


def _identifier_of(row: Row) -> IdentifierSettings:
    namespace, joins, per_person_max, people_max, never = row
    return IdentifierSettings(namespace, bool(joins), per_person_max, people_max, tuple(orjson.loads(never)))


def _change_row(change: SettingsChange) -> Row:
    if isinstance(change.before, SourceSettings):
        return change.order, change.cursor, *_source_row(change.before), *_NO_IDENTIFIER
    return change.order, change.cursor, *_NO_SOURCE, *_identifier_row(change.before)


def _change_of(row: Row) -> SettingsChange:
    order, cursor, *before = row
    source, identifier = before[: len(_NO_SOURCE)], before[len(_NO_SOURCE) :]
    return SettingsChange(
        order, _identifier_of(tuple(identifier)) if source[0] is None else _source_of(tuple(source)), bytes(cursor)
    )
