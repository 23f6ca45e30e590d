"""Models and generations: a node each."""

from __future__ import annotations

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.models import Generation, GenerationState, StoredModel
from onefold.graph.store.neo4j.statements import Properties, Reading, Writing, shown_time

UNIQUE = {"Generation": ("tenant", "generation"), "Model": ("tenant", "model_id")}

GENERATIONS = """
MATCH (g:Generation {tenant: $tenant})
WHERE g.generation IS NOT NULL
RETURN properties(g) ORDER BY g.generation
"""
MODELS = """
MATCH (m:Model {tenant: $tenant})
WHERE m.model_id IS NOT NULL AND m.stored_at IS NOT NULL
RETURN m.model_id, m.name, m.population, m.normalizer, m.stored_at ORDER BY m.stored_at, m.model_id
"""
MODEL = """
MATCH (m:Model {tenant: $tenant, model_id: $model_id})
RETURN m.body
"""
PUT_GENERATIONS = """
UNWIND $rows AS row
MERGE (g:Generation {tenant: $tenant, generation: row.generation})
SET g = row
"""
DROP_GENERATION = """
UNWIND $rows AS generation
MATCH (g:Generation {tenant: $tenant, generation: generation})
DELETE g
"""
ADD_MODEL = """
UNWIND $rows AS row
MERGE (m:Model {tenant: $tenant, model_id: row[0].model_id})
ON CREATE SET m = row[0], m.body = row[1]
"""


class ModelReader(Reading):
    """See the contract."""

    def generations(self) -> list[Generation]:
        """See the contract."""
        return [_generation_from(p) for (p,) in self._rows(GENERATIONS)]

    def model(self, model_id: str) -> bytes | None:
        """See the contract."""
        rows = self._rows(MODEL, model_id=model_id)
        return bytes(rows[0][0]) if rows else None

    def models(self) -> list[StoredModel]:
        """See the contract."""
        return [StoredModel(*row) for row in self._rows(MODELS)]


def remove(writing: Writing, delta: Delta) -> None:
    """Forget a dropped generation; its rows are cleared away after the commit (`evidence.clear_some`)."""
    if delta.drop_generation is not None:
        writing.each(DROP_GENERATION, [delta.drop_generation])


def add(writing: Writing, delta: Delta) -> None:
    """Put generations, and a model unless one of its id is there."""
    if delta.model is not None:
        known, body = delta.model
        writing.each(ADD_MODEL, [[_model_properties(writing.tenant, known), body]])
    writing.each(PUT_GENERATIONS, [_generation_properties(writing.tenant, one) for one in delta.generations])


def _generation_properties(tenant: str, generation: Generation) -> Properties:
    """Properties of a (:Generation)."""
    return {
        "tenant": tenant,
        "generation": generation.generation,
        "model_id": generation.model_id,
        "state": generation.state,
        "cursor": generation.cursor.hex(),
        "started_seq": generation.started_seq,
        "caption": f"generation {generation.generation}",
    }


def _generation_from(p: Properties) -> Generation:
    """The inverse of `_generation_properties`."""
    state = GenerationState(p["state"])
    return Generation(p["generation"], p["model_id"], state, bytes.fromhex(p["cursor"]), p["started_seq"])


def _model_properties(tenant: str, model: StoredModel) -> Properties:
    """Properties of a (:Model), but for its body."""
    return {
        "tenant": tenant,
        "model_id": model.model_id,
        "name": model.name,
        "population": model.population,
        "normalizer": model.normalizer,
        "stored_at": model.stored_at,
        "stored": shown_time(model.stored_at),
        "caption": model.name or model.model_id,
    }
