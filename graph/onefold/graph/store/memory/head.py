"""The tenant's head: it is not kept twice, so numbers in it are those of the other tables."""

from __future__ import annotations

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.head import Counts, TenantState
from onefold.graph.store.memory.schema import DerivedTables, TenantTables


class HeadReader:
    """See the contract."""

    _tables: TenantTables
    _derived: DerivedTables
    _generation: int

    def tenant(self) -> TenantState:
        """See the contract."""
        tables = self._tables
        counts = len(tables.assertions), len(tables.under_way)
        return TenantState(tables.seq, tables.secret, tables.active, tables.model_id, *counts)

    def generation(self) -> int:
        """See the contract."""
        return self._generation

    def counts(self) -> Counts:
        """See the contract."""
        tables, derived = self._tables, self._derived
        return Counts(
            touchpoints=len(tables.touchpoints),
            records=len(tables.records),
            identifiers=len(tables.users),
            evidences=len(derived.evidence),
            matches=len(derived.edges),
            keys=len(derived.postings),
            golden_records=sum(golden.live for golden in tables.golden.values()),
            assertions=len(tables.assertions),
            changes=len(tables.changes),
        )


def write(tables: TenantTables, delta: Delta) -> None:
    """Move on, and activate a generation that is there."""
    tables.seq = delta.seq
    if delta.activate is not None:
        tables.active = delta.activate
        tables.model_id = tables.generations[delta.activate].model_id
