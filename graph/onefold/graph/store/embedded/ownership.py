"""One owner at a time: a lock beside the file, released by the operating system when the process dies."""

from __future__ import annotations

import errno
import fcntl
import os

from onefold.graph.errors import StoreDenied, StoreError, StoreFull, StoreLocked, StoreUnavailable

OWNER_ONLY = 0o600


def own(path: str) -> int:
    """Take the lock of the store at `path`; the file descriptor that holds it, to be closed to give it back.

    The lock belongs to the open file, not to the process: a second opening in the same process is refused too.

    Raises:
        StoreLocked: somebody owns the store; the message names the process.
        StoreDenied: the lock file may not be written.
        StoreFull: there is no room for it.
        StoreUnavailable: its folder does not exist.
    """
    lock = _create(f"{path}.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as held:
        owner = os.pread(lock, 32, 0).decode("ascii", "replace").strip() or "unknown"
        os.close(lock)
        raise StoreLocked(
            f"{path} is in use by process {owner}: stop it, or work through its server with --target",
            path=path,
            pid=owner,
        ) from held
    try:
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
    except OSError as failed:
        os.close(lock)
        raise _failure(path, failed) from failed
    return lock


def create_private(path: str) -> None:
    """Make the file, if it is missing, readable by its owner only; SQLite gives its side files the same mode."""
    os.close(_create(path))


def _create(path: str) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    except OSError as failed:
        raise _failure(path, failed) from failed


def _failure(path: str, failed: OSError) -> StoreError:
    if isinstance(failed, PermissionError):
        return StoreDenied(f"{path} may not be written")
    if failed.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(f"no space left for {path}: make room, then retry; nothing was written")
    return StoreUnavailable(f"{path} cannot be opened: {os.strerror(failed.errno or 0)}")
