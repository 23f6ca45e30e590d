"""What the parts of the reader share: one tenant, one generation, one way to run a statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onefold.graph.store.neo4j.head import Head
from onefold.graph.store.neo4j.statements import Rows, Run, chunks

# Matches no row: what a reader of a dropped generation sees while its rows are cleared away.
NO_GENERATION = -1


class Reading:
    """Base of the reader."""

    def __init__(self, run: Run, tenant: str, head: Head, generation: int | None) -> None:
        self._run = run
        self._tenant = tenant
        self._head = head
        self._generation = head.state.generation if generation is None else generation
        shown = NO_GENERATION if self._generation in head.dropped else self._generation
        self._fixed: dict[str, Any] = {"tenant": tenant, "generation": shown}

    def _rows(self, statement: str, **parameters: Any) -> Rows:
        return self._run(statement, {**self._fixed, **parameters})

    def _each(self, statement: str, keys: Sequence[Any], **parameters: Any) -> Rows:
        """The rows of a statement that takes `$keys`, which may be many or none."""
        rows: Rows = []
        for chunk in chunks(keys):
            rows += self._rows(statement, keys=chunk, **parameters)
        return rows
