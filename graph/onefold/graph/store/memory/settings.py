"""Settings of sources and identifiers, and the changes of them that are under way."""

from __future__ import annotations

from onefold.graph.settings import Settings, settings_from
from onefold.graph.store.delta import Delta
from onefold.graph.store.memory.tables import TenantTables


def settings_in(tables: TenantTables) -> Settings:
    """All settings of a tenant."""
    return settings_from(tables.sources.values(), tables.identifiers.values(), tables.under_way.values())


def put_settings(tables: TenantTables, delta: Delta) -> None:
    """Store what a delta says of settings."""
    tables.sources |= {settings.source: settings for settings in delta.sources}
    tables.identifiers |= {settings.namespace: settings for settings in delta.identifiers}
    for order in delta.under_way_gone:
        tables.under_way.pop(order, None)
    tables.under_way |= {change.order: change for change in delta.under_way}
