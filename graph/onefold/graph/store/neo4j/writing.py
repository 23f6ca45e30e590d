"""What the parts of the writer share: statements that take `$rows`, in chunks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onefold.graph.store.neo4j.statements import Run, chunks


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
