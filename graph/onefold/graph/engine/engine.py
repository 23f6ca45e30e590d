"""All calls together: as a protocol, and as the engine of this process answers them.

Every call names its tenant. Errors are those of `onefold.graph.errors`; a rejected command never raises, it is in its
`CommandResult`.
"""

from __future__ import annotations

from typing import Protocol

from onefold.graph.engine.admin import Admin, EngineAdmin
from onefold.graph.engine.changes import Changes, EngineChanges
from onefold.graph.engine.explain import EngineExplain, Explain
from onefold.graph.engine.golden_records import EngineGoldenRecords, GoldenRecords
from onefold.graph.engine.ingest import EngineIngest, Ingest
from onefold.graph.engine.models import EngineModels, Models
from onefold.graph.engine.resolve import EngineResolve, Resolve
from onefold.graph.warm import warm


class Onefold(Ingest, Resolve, GoldenRecords, Explain, Changes, Models, Admin, Protocol):
    """What can be asked of Onefold, whoever answers: the engine on a store of this process, or a server's client."""


class Engine(EngineAdmin, EngineIngest, EngineResolve, EngineGoldenRecords, EngineExplain, EngineChanges, EngineModels):
    """One engine serves all tenants of one store. Thread-safe: writes of a tenant queue on the store's lock."""

    def warm(self) -> None:
        """Compile or load every kernel, so that no first call is slow."""
        warm(self.default_model)
