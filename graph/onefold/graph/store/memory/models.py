"""Models and generations."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.models import Generation, StoredModel


@dataclass
class ModelTables:
    """Generations by number, and models (what is known, body) by id."""

    __slots__ = ()

    generations: dict[int, Generation] = field(default_factory=dict)
    models: dict[str, tuple[StoredModel, bytes]] = field(default_factory=dict)


class ModelReader:
    """See the contract."""

    _tables: ModelTables

    def generations(self) -> list[Generation]:
        """See the contract."""
        return [generation for _, generation in sorted(self._tables.generations.items())]

    def model(self, model_id: str) -> bytes | None:
        """See the contract."""
        stored = self._tables.models.get(model_id)
        return None if stored is None else stored[1]

    def models(self) -> list[StoredModel]:
        """See the contract."""
        return sorted((known for known, _ in self._tables.models.values()), key=lambda m: (m.stored_at, m.model_id))


def remove(tables: ModelTables, derived: MutableMapping[int, Any], delta: Delta) -> None:
    """Drop a generation with its derived rows."""
    if delta.drop_generation is not None:
        derived.pop(delta.drop_generation, None)
        tables.generations.pop(delta.drop_generation, None)


def add(tables: ModelTables, delta: Delta) -> None:
    """Put generations, and a model unless one of its id is there."""
    if delta.model is not None:
        tables.models.setdefault(delta.model[0].model_id, delta.model)
    for generation in delta.generations:
        tables.generations[generation.generation] = generation
