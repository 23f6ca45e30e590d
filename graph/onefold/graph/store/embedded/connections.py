"""How connections to the file are set up, and the pool that readers take theirs from."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import apsw

BUSY_TIMEOUT_MS = 5_000
WRITER_CACHE_KIB = 128 * 1024
READER_CACHE_KIB = 16 * 1024
MAX_IDLE_READERS = 8
# A commit copies the log into the file once it holds so many pages (64 MB): long enough that pages which many
# transactions touch are copied once, short enough to stay in the page cache.
CHECKPOINT_PAGES = 16_384
LOG_KEPT_BYTES = 64 * 1024 * 1024
STATEMENTS_KEPT = 128


def connect_writer(path: str) -> apsw.Connection:
    """The one connection that writes: durable at commit, and what is deleted is overwritten."""
    connection = _connect(path, apsw.SQLITE_OPEN_READWRITE, WRITER_CACHE_KIB)
    connection.pragma("journal_mode", "WAL")
    connection.pragma("synchronous", "FULL")
    connection.pragma("secure_delete", True)
    connection.pragma("foreign_keys", False)
    connection.pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
    connection.pragma("journal_size_limit", LOG_KEPT_BYTES)
    return connection


def connect_reader(path: str) -> apsw.Connection:
    """A connection that cannot write."""
    connection = _connect(path, apsw.SQLITE_OPEN_READWRITE, READER_CACHE_KIB)
    connection.pragma("query_only", True)
    return connection


def _connect(path: str, flags: int, cache_kib: int) -> apsw.Connection:
    connection = apsw.Connection(path, flags=flags, statementcachesize=STATEMENTS_KEPT)
    connection.set_busy_timeout(BUSY_TIMEOUT_MS)
    connection.pragma("cache_size", -cache_kib)
    connection.pragma("temp_store", "MEMORY")  # sorted personal data does not reach temporary files
    return connection


class ReaderPool:
    """Idle read connections; one more is opened when all are in use."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._idle: deque[apsw.Connection] = deque()
        self._lock = Lock()
        self._closed = False

    @contextmanager
    def snapshot(self) -> Iterator[apsw.Connection]:
        """A connection inside a read transaction: what its first statement sees is what all of them see."""
        connection = self._take()
        try:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:  # a failed disk may have ended it already
                    connection.execute("ROLLBACK")
        finally:
            self._give_back(connection)

    def close(self) -> None:
        """Close the idle connections now, and the others when they come back."""
        with self._lock:
            self._closed = True
            while self._idle:
                self._idle.pop().close()

    def _take(self) -> apsw.Connection:
        with self._lock:
            if self._closed:
                raise apsw.ConnectionClosedError("the pool is closed")
            if self._idle:
                return self._idle.pop()
        return connect_reader(self._path)

    def _give_back(self, connection: apsw.Connection) -> None:
        with self._lock:
            if not self._closed and len(self._idle) < MAX_IDLE_READERS and not connection.in_transaction:
                self._idle.append(connection)
                return
        connection.close()
