"""The memory store: one lock around every read and every write, so that each sees one state."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import TypeVar

from onefold.graph.store.checks import check_delta
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.store.memory.schema import TenantTables
from onefold.graph.store.memory.topics import MemoryReader, apply

T = TypeVar("T")


class MemoryStore:
    """A store that forgets everything with the process."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._tenants: dict[str, TenantTables] = {}

    def transact(self, tenant: str, decide: Callable[[Reader], tuple[Delta, T]], generation: int | None = None) -> T:
        """See the contract."""
        with self._lock:
            tables = self._tenants.get(tenant) or TenantTables()
            reader = MemoryReader(tables, generation)
            delta, answer = decide(reader)
            if not delta.is_empty():
                check_delta(delta, reader.tenant(), tables.generations)
                apply(tables, delta)
                self._tenants[tenant] = tables
            return answer

    def read(self, tenant: str, look: Callable[[Reader], T], generation: int | None = None) -> T:
        """See the contract."""
        with self._lock:
            return look(MemoryReader(self._tenants.get(tenant) or TenantTables(), generation))

    def tenants(self) -> list[str]:
        """See the contract."""
        with self._lock:
            return sorted(self._tenants)

    def unsettled(self) -> list[str]:
        """See the contract."""
        with self._lock:
            return sorted(name for name, tables in self._tenants.items() if tables.under_way)

    def ping(self) -> None:
        """See the contract."""

    def close(self) -> None:
        """See the contract."""
