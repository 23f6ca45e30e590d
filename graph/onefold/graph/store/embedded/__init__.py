"""The embedded store: SQLite in one file, owned by one process, with one writer and many readers."""

from onefold.graph.store.embedded.store import EmbeddedStore

__all__ = ["EmbeddedStore"]
