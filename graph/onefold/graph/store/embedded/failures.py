"""Which store error each failure of SQLite is; the driver's text stays in the log's cause, never in the message."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from onefold.graph.errors import StoreCorrupt, StoreDenied, StoreError, StoreFull, StoreUnavailable

_FAILURES: tuple[tuple[tuple[type[Exception], ...], type[StoreError], str], ...] = (
    ((apsw.FullError,), StoreFull, "no space left for {path}: make room, then retry; nothing was written"),
    ((apsw.CorruptError, apsw.NotADBError, apsw.FormatError), StoreCorrupt, "{path} is damaged or no Onefold store"),
    ((apsw.ReadOnlyError, apsw.PermissionsError, apsw.AuthError), StoreDenied, "{path} may not be written"),
    ((apsw.CantOpenError,), StoreUnavailable, "{path} cannot be opened: does its folder exist?"),
    ((apsw.IOError,), StoreUnavailable, "{path} cannot be read or written: the disk failed"),
    ((apsw.BusyError, apsw.LockedError), StoreUnavailable, "{path} is busy: another program holds it"),
    ((apsw.NoMemError,), StoreUnavailable, "no memory left to work on {path}"),
    ((apsw.ConnectionClosedError,), StoreUnavailable, "the store {path} is closed"),
)


@contextmanager
def store_errors(path: str) -> Iterator[None]:
    """Raise SQLite's failures as store errors; everything else passes."""
    try:
        yield
    except apsw.Error as failure:
        for kinds, error, message in _FAILURES:
            if isinstance(failure, kinds):
                raise error(message.format(path=path)) from failure
        raise StoreError(f"{path} refused a statement; this is a defect of Onefold") from failure
