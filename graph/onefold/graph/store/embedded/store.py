"""The embedded store: one writer behind a lock, readers from a pool, one process that owns the file."""

from __future__ import annotations

import os
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from onefold.graph.store.checks import check_delta
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.store.embedded import head
from onefold.graph.store.embedded.connections import ReaderPool, connect_writer
from onefold.graph.store.embedded.failures import store_errors
from onefold.graph.store.embedded.ownership import create_private, own
from onefold.graph.store.embedded.schema import migrate
from onefold.graph.store.embedded.statements import Writing
from onefold.graph.store.embedded.topics import EmbeddedReader, apply

T = TypeVar("T")


class EmbeddedStore:
    """A store in one SQLite file.

    Args:
        path: the file; it is created, readable by its owner only, when it is missing.

    Raises:
        StoreLocked: another store object, here or in another process, has the file open.
        StoreCorrupt: the file is damaged, of another program, or of a newer version.
        StoreDenied: it may not be written.
        StoreUnavailable: it cannot be opened.
    """

    def __init__(self, path: str) -> None:
        self._path = os.path.abspath(path)
        self._writing = Lock()
        self._owned: int | None = own(self._path)
        try:
            create_private(self._path)
            with store_errors(self._path):
                self._writer = connect_writer(self._path)
                migrate(self._writer, self._path)
        except BaseException:
            self._disown()
            raise
        self._readers = ReaderPool(self._path)

    def transact(self, tenant: str, decide: Callable[[Reader], tuple[Delta, T]], generation: int | None = None) -> T:
        """See the contract."""
        with store_errors(self._path), self._writing:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                number, state = head.read(self._writer, tenant)
                reader = EmbeddedReader(self._writer, number, state, generation)
                delta, answer = decide(reader)
                if not delta.is_empty():
                    check_delta(delta, state, (known.generation for known in reader.generations()))
                    written = number or head.create(self._writer, tenant, state)
                    apply(Writing(self._writer, written), delta)
                self._writer.execute("COMMIT")
            finally:
                if self._writer.in_transaction:  # something was raised, and SQLite did not roll back by itself
                    self._writer.execute("ROLLBACK")
            return answer

    def read(self, tenant: str, look: Callable[[Reader], T], generation: int | None = None) -> T:
        """See the contract."""
        with store_errors(self._path), self._readers.snapshot() as connection:
            return look(EmbeddedReader(connection, *head.read(connection, tenant), generation))

    def tenants(self) -> list[str]:
        """See the contract."""
        with store_errors(self._path), self._readers.snapshot() as connection:
            return head.tenants(connection)

    def unsettled(self) -> list[str]:
        """See the contract."""
        with store_errors(self._path), self._readers.snapshot() as connection:
            return head.unsettled(connection)

    def ping(self) -> None:
        """See the contract."""
        with store_errors(self._path), self._readers.snapshot() as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()

    def close(self) -> None:
        """See the contract."""
        self._readers.close()
        with store_errors(self._path), self._writing:
            self._writer.close()
            self._disown()

    def _disown(self) -> None:
        if self._owned is not None:
            os.close(self._owned)
            self._owned = None
