"""The change log. The engine's side of `change.proto`."""

from __future__ import annotations

from typing import Protocol

from onefold.graph.engine.on_store import OnStore
from onefold.graph.store.contract.changes import Change


class Changes(Protocol):
    """What became of golden records, in commit order."""

    def changes(self, tenant: str, after_seq: int = 0, limit: int = 1000) -> list[Change]:
        """Entries of the change log after a cursor, at most `limit`."""


class EngineChanges(OnStore):
    """Reads the store's log."""

    def changes(self, tenant: str, after_seq: int = 0, limit: int = 1000) -> list[Change]:
        """Entries of the change log after a cursor."""
        return self.store.read(tenant, lambda r: r.changes(after_seq, limit))
