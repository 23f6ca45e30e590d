"""Running Cypher: one way for reader and writer, in and outside explicit transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

Rows = list[list[Any]]
Run = Callable[[str, dict[str, Any]], Rows]
"""Runs one statement with its parameters and returns all its rows."""

# One UNWIND parameter: large enough that round trips cost nothing, small enough for the server's heap.
CHUNK_ROWS = 5000


def chunks(rows: Sequence[T], size: int = CHUNK_ROWS) -> Iterator[Sequence[T]]:
    """The rows in parts of at most `size`, in order; nothing when there are none."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
