"""Counters of the engine's work; the server exposes them, tests read them. Names and numbers only, never values."""

from __future__ import annotations

from collections import Counter
from threading import Lock


class Counters:
    """Thread-safe named counters."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lock = Lock()

    def add(self, name: str, n: int = 1) -> None:
        """Count `n` more of `name`."""
        if n:
            with self._lock:
                self._counts[name] += n

    def snapshot(self) -> dict[str, int]:
        """All counts as they stand."""
        with self._lock:
            return dict(self._counts)


COUNTERS = Counters()
