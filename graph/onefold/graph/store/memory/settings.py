"""Settings of sources and identifiers, and the changes of them that are under way."""

from __future__ import annotations

from dataclasses import dataclass, field

from onefold.graph.settings import Settings, SettingsChange, settings_from
from onefold.graph.store.contract import Delta
from onefold.graph.touchpoint import IdentifierSettings, SourceSettings


@dataclass
class SettingsTables:
    """By source, by namespace, and by the order of the change."""

    __slots__ = ()

    sources: dict[str, SourceSettings] = field(default_factory=dict)
    identifiers: dict[str, IdentifierSettings] = field(default_factory=dict)
    under_way: dict[int, SettingsChange] = field(default_factory=dict)


class SettingsReader:
    """See the contract."""

    _tables: SettingsTables

    def settings(self) -> Settings:
        """See the contract."""
        tables = self._tables
        return settings_from(tables.sources.values(), tables.identifiers.values(), tables.under_way.values())


def remove(tables: SettingsTables, delta: Delta) -> None:
    """Forget changes that have reached every record."""
    for order in delta.under_way_gone:
        tables.under_way.pop(order, None)


def add(tables: SettingsTables, delta: Delta) -> None:
    """Put settings, and changes of them."""
    tables.sources |= {settings.source: settings for settings in delta.sources}
    tables.identifiers |= {settings.namespace: settings for settings in delta.identifiers}
    tables.under_way |= {change.order: change for change in delta.under_way}
