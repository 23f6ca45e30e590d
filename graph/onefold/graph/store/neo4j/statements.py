"""Running Cypher: one way for reader and writer, in and outside explicit transactions; how keys and times look in it.

Keys are hex text: it is readable, and sorts as the bytes do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from onefold.graph.store.contract.head import TenantState

T = TypeVar("T")

Rows = list[list[Any]]
Properties = dict[str, Any]
Run = Callable[[str, dict[str, Any]], Rows]
"""Runs one statement with its parameters and returns all its rows."""

# One UNWIND parameter: large enough that round trips cost nothing, small enough for the server's heap.
CHUNK_ROWS = 5000
# Matches no row: what a reader of a dropped generation sees while its rows are cleared away.
NO_GENERATION = -1
UNITS_PER_BIT = 1024

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Reading:
    """One tenant, one generation, one way to run a statement: what the topics of the reader share.

    Args:
        run: runs a statement, inside one transaction or one look.
        tenant: its name.
        state: its head.
        dropped: generations whose rows are being cleared away; they show none.
        generation: the generation to show, or None for the active one.
    """

    def __init__(
        self, run: Run, tenant: str, state: TenantState, dropped: frozenset[int], generation: int | None
    ) -> None:
        self._run = run
        self._tenant = tenant
        self._state = state
        self._dropped = dropped
        self._generation = state.generation if generation is None else generation
        shown = NO_GENERATION if self._generation in dropped else self._generation
        self._fixed: dict[str, Any] = {"tenant": tenant, "generation": shown}

    def _rows(self, statement: str, **parameters: Any) -> Rows:
        return self._run(statement, {**self._fixed, **parameters})

    def _each(self, statement: str, keys: Sequence[Any], **parameters: Any) -> Rows:
        """The rows of a statement that takes `$keys`, which may be many or none."""
        rows: Rows = []
        for chunk in chunks(keys):
            rows += self._rows(statement, keys=chunk, **parameters)
        return rows


class Writing:
    """Writes one delta's rows of one tenant, in one generation."""

    def __init__(self, run: Run, tenant: str, generation: int) -> None:
        self.tenant = tenant
        self._run = run
        self._fixed: dict[str, Any] = {"tenant": tenant, "generation": generation}

    def each(self, statement: str, rows: Sequence[Any], **parameters: Any) -> int:
        """Run a statement over rows, which may be many or none; the sum of the single numbers it returns."""
        total = 0
        for chunk in chunks(rows):
            for (number,) in self._run(statement, {**self._fixed, **parameters, "rows": chunk}):
                total += number
        return total

    def once(self, statement: str, **parameters: Any) -> list[list[Any]]:
        """Run a statement and return its rows."""
        return self._run(statement, {**self._fixed, **parameters})


def chunks(rows: Sequence[T], size: int = CHUNK_ROWS) -> Iterator[Sequence[T]]:
    """The rows in parts of at most `size`, in order; nothing when there are none."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def hexes(keys: Iterable[bytes]) -> list[str]:
    """Keys as hex text."""
    return [key.hex() for key in keys]


def unhex(texts: Iterable[str]) -> list[bytes]:
    """The inverse of `hexes`."""
    return [bytes.fromhex(text) for text in texts]


def shown_time(at: int | None) -> str | None:
    """Microseconds since the epoch as ISO 8601; None where there is none, or no calendar reaches it."""
    if at is None:
        return None
    try:
        return (_EPOCH + timedelta(microseconds=at)).isoformat()
    except OverflowError:
        return None
