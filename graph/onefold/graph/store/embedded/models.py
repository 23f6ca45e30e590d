"""Models and generations: one row each."""

from __future__ import annotations

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.models import Generation, GenerationState, StoredModel
from onefold.graph.store.embedded.statements import Reading, Writing, upsert

_GENERATION = "generation, model_id, state, cursor, started_seq"
_MODEL = "model_id, name, population, normalizer, stored_at"

_GENERATIONS = f"SELECT {_GENERATION} FROM generations WHERE tenant = ? ORDER BY generation"
_BODY = "SELECT body FROM models WHERE tenant = ? AND model_id = ?"
_MODELS = f"SELECT {_MODEL} FROM models WHERE tenant = ? ORDER BY stored_at, model_id"
_PUT_GENERATION = upsert("generations", "tenant, generation", f"tenant, {_GENERATION}")
_DROP_GENERATION = "DELETE FROM generations WHERE tenant = ? AND generation = ?"
_ADD_MODEL = f"""
INSERT INTO models (tenant, {_MODEL}, body) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, model_id) DO NOTHING
"""


class ModelReader(Reading):
    """See the contract."""

    def generations(self) -> list[Generation]:
        """See the contract."""
        rows = self._all(_GENERATIONS)
        return [Generation(number, model_id, GenerationState(state), *rest) for number, model_id, state, *rest in rows]

    def model(self, model_id: str) -> bytes | None:
        """See the contract."""
        for (body,) in self._all(_BODY, model_id):
            return bytes(body)
        return None

    def models(self) -> list[StoredModel]:
        """See the contract."""
        return [StoredModel(*row) for row in self._all(_MODELS)]


def remove(writing: Writing, delta: Delta) -> None:
    """Forget a dropped generation; its rows are taken away where they are kept."""
    if delta.drop_generation is not None:
        writing.run(_DROP_GENERATION, delta.drop_generation)


def add(writing: Writing, delta: Delta) -> None:
    """Put generations, and a model unless one of its id is there."""
    if delta.model is not None:
        m, body = delta.model
        writing.put(_ADD_MODEL, [(m.model_id, m.name, m.population, m.normalizer, m.stored_at, body)])
    generations = delta.generations
    writing.put(_PUT_GENERATION, ((g.generation, g.model_id, g.state, g.cursor, g.started_seq) for g in generations))
