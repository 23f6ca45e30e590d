"""Every topic together: the reader that answers about all of them, and how a delta changes the tables."""

from __future__ import annotations

from onefold.graph.store.contract import Delta
from onefold.graph.store.memory import changes, evidence, golden, head, identifiers, matches, models, records, settings
from onefold.graph.store.memory.schema import DerivedTables, TenantTables


class MemoryReader(
    head.HeadReader,
    records.RecordReader,
    identifiers.IdentifierReader,
    evidence.EvidenceReader,
    matches.MatchReader,
    golden.GoldenReader,
    changes.ChangeReader,
    models.ModelReader,
    settings.SettingsReader,
):
    """One tenant seen through one generation; used only while the store's lock is held."""

    _tables: TenantTables
    _derived: DerivedTables

    def __init__(self, tables: TenantTables, generation: int | None) -> None:
        self._tables = tables
        self._generation = tables.active if generation is None else generation
        self._derived = tables.derived.get(self._generation) or DerivedTables()

    def at(self, generation: int) -> MemoryReader:
        """See the contract."""
        return MemoryReader(self._tables, generation)


def apply(tables: TenantTables, delta: Delta) -> None:
    """Change `tables` by a delta that is not empty: every removal first, then every addition."""
    models.remove(tables, tables.derived, delta)
    records.remove(tables, delta)
    identifiers.remove(tables, delta)
    evidence.remove(tables.derived, delta)
    matches.remove(tables, tables.derived, delta)
    golden.remove(tables, delta)
    settings.remove(tables, delta)
    records.add(tables, delta)
    identifiers.add(tables, delta)
    evidence.add(tables.derived, delta)
    matches.add(tables, tables.derived, delta)
    golden.add(tables, delta)
    changes.add(tables, delta)
    models.add(tables, delta)
    settings.add(tables, delta)
    head.write(tables, delta)
