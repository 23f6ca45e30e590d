"""Settings of sources and identifiers, and the changes of them that are under way.

What was before a change stands in the columns of the settings that it is about; the others are NULL.
"""

from __future__ import annotations

import orjson

from onefold.graph.settings import Settings, SettingsChange, settings_from
from onefold.graph.store.contract import Delta
from onefold.graph.store.embedded.statements import Reading, Row, Writing, upsert
from onefold.graph.touchpoint import DateOrder, IdentifierSettings, Keep, Party, SourceSettings

_SOURCE = "source, region, date_order, priority, party, keep"
_IDENTIFIER = "namespace, joins, per_person_max, people_max, never"
_BEFORE = f"{_SOURCE}, {_IDENTIFIER}"

_SOURCES = f"SELECT {_SOURCE} FROM sources WHERE tenant = ?"
_IDENTIFIERS = f"SELECT {_IDENTIFIER} FROM identifier_settings WHERE tenant = ?"
_UNDER_WAY = f"SELECT number, cursor, {_BEFORE} FROM settings_under_way WHERE tenant = ?"
_PUT_SOURCE = upsert("sources", "tenant, source", f"tenant, {_SOURCE}")
_PUT_IDENTIFIER = upsert("identifier_settings", "tenant, namespace", f"tenant, {_IDENTIFIER}")
_PUT_UNDER_WAY = upsert("settings_under_way", "tenant, number", f"tenant, number, cursor, {_BEFORE}")
_REMOVE_UNDER_WAY = "DELETE FROM settings_under_way WHERE tenant = ? AND number = ?"
_NO_SOURCE, _NO_IDENTIFIER = (None,) * 6, (None,) * 5


class SettingsReader(Reading):
    """See the contract."""

    def settings(self) -> Settings:
        """See the contract."""
        sources = list(map(_source_of, self._all(_SOURCES)))
        return settings_from(
            sources, map(_identifier_of, self._all(_IDENTIFIERS)), map(_change_of, self._all(_UNDER_WAY))
        )


def remove(writing: Writing, delta: Delta) -> None:
    """Forget changes that have reached every record."""
    writing.delete(_REMOVE_UNDER_WAY, ((order,) for order in delta.under_way_gone))


def add(writing: Writing, delta: Delta) -> None:
    """Put settings, and changes of them."""
    writing.put(_PUT_SOURCE, map(_source_row, delta.sources))
    writing.put(_PUT_IDENTIFIER, map(_identifier_row, delta.identifiers))
    writing.put(_PUT_UNDER_WAY, map(_change_row, delta.under_way))


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
