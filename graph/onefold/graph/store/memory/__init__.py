"""The store in plain Python: for tests, trials, and as the executable specification of the contract."""

from onefold.graph.store.memory.store import MemoryStore

__all__ = ["MemoryStore"]
