"""The reader: the tenant itself here, records, matches and golden records each in a module of their own."""

from __future__ import annotations

from onefold.graph.settings import Settings
from onefold.graph.store.neo4j.golden_reader import GoldenReader
from onefold.graph.store.neo4j.match_reader import MatchReader
from onefold.graph.store.neo4j.nodes import generation_from
from onefold.graph.store.neo4j.record_reader import RecordReader
from onefold.graph.store.neo4j.settings import SETTINGS, settings_from_rows
from onefold.graph.store.rows import Counts, Generation, StoredModel, TenantState

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

# One statement each; a stub (a node that others point at before its own row comes) lacks the last property named.
COUNTS = {
    "touchpoints": "MATCH (n:Touchpoint {tenant: $tenant}) WHERE n.source IS NOT NULL AND n.touchpoint_id IS NOT NULL",
    "records": "MATCH (n:Record {tenant: $tenant}) WHERE n.key IS NOT NULL AND n.said IS NOT NULL",
    "identifiers": "MATCH (n:Identifier {tenant: $tenant}) WHERE n.namespace IS NOT NULL AND n.value IS NOT NULL",
    "evidences": (
        "MATCH (n:Evidence {tenant: $tenant, generation: $generation}) "
        "WHERE n.fingerprint IS NOT NULL AND n.body IS NOT NULL"
    ),
    "matches": (
        "MATCH (e:Evidence {tenant: $tenant, generation: $generation}) WHERE e.fingerprint IS NOT NULL "
        "WITH e MATCH (e)-[n:MATCHES]->()"
    ),
    "keys": "MATCH (n:BlockingKey {tenant: $tenant, generation: $generation}) WHERE n.hash IS NOT NULL",
    "golden_records": "MATCH (n:GoldenRecord {tenant: $tenant, live: true}) WHERE n.golden_id IS NOT NULL",
    "assertions": "MATCH (n:Assertion {tenant: $tenant}) WHERE n.assertion_id IS NOT NULL AND n.live",
    "changes": "MATCH (n:Change {tenant: $tenant}) WHERE n.seq IS NOT NULL AND n.ordinal IS NOT NULL",
}


class Neo4jReader(RecordReader, MatchReader, GoldenReader):
    """One tenant seen through one generation, inside one transaction or one look."""

    def tenant(self) -> TenantState:
        """See the contract."""
        return self._head.state

    def generation(self) -> int:
        """See the contract."""
        return self._generation

    def at(self, generation: int) -> Neo4jReader:
        """See the contract."""
        return Neo4jReader(self._run, self._tenant, self._head, generation)

    def generations(self) -> list[Generation]:
        """See the contract."""
        return [generation_from(p) for (p,) in self._rows(GENERATIONS)]

    def model(self, model_id: str) -> bytes | None:
        """See the contract."""
        rows = self._rows(MODEL, model_id=model_id)
        return bytes(rows[0][0]) if rows else None

    def models(self) -> list[StoredModel]:
        """See the contract."""
        return [StoredModel(*row) for row in self._rows(MODELS)]

    def settings(self) -> Settings:
        """See the contract."""
        return settings_from_rows(self._rows(SETTINGS))

    def counts(self) -> Counts:
        """See the contract."""
        counted = {name: self._rows(f"{match} RETURN count(n)")[0][0] for name, match in COUNTS.items()}
        return Counts(**counted)
