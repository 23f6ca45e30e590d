"""Constraints and indexes, which the topics name, and how a database of a former version is brought to this one.

Constraints and indexes are what makes every MERGE unique and every match a seek; creating them again is harmless.
"""

from __future__ import annotations

from neo4j import Session
from neo4j.exceptions import ClientError

from onefold.graph.errors import StoreCorrupt
from onefold.graph.store.neo4j import changes, evidence, golden, head, identifiers, matches, models, records, settings

SCHEMA_VERSION = 2
RENAMED_AT_ONCE = 10_000

# Label → the properties that name one node.
UNIQUE = {
    "Schema": ("name",),
    **head.UNIQUE,
    **records.UNIQUE,
    **identifiers.UNIQUE,
    **evidence.UNIQUE,
    **golden.UNIQUE,
    **matches.UNIQUE,
    **changes.UNIQUE,
    **settings.UNIQUE,
    **models.UNIQUE,
}
INDEXED = (*records.INDEXED, *golden.INDEXED, *matches.INDEXED, *changes.INDEXED)
INDEXED_RELATIONSHIPS = evidence.INDEXED_RELATIONSHIPS

_VERSION = """
MERGE (s:Schema {name: 'onefold'})
ON CREATE SET s.version = $version
RETURN s.version
"""
# IF NOT EXISTS looks before it locks: of two replicas that open a fresh database at once, one meets this.
_THERE_ALREADY = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
_AWAIT = "CALL db.awaitIndexes(300)"

_SET_VERSION = "MATCH (s:Schema {name: 'onefold'}) SET s.version = $version"
# Version 1 had a placement's golden id in `cluster`, and the tenant's secret in `secret`. The secret is renamed so that
# a replica of version 1 which still runs stops there: it would find no golden id, and take every record for new. That
# is done under the write locks, so that what such a replica was writing is written before.
_WRITTEN_BY_VERSION_1 = """
MATCH (t:Tenant)
WHERE t.tenant IS NOT NULL AND t.secret IS NOT NULL
RETURN count(t)
"""
_STOP_VERSION_1 = """
MATCH (l:WriteLock)
WHERE l.tenant IS NOT NULL
SET l.lock = 0
WITH count(l) AS locks
MATCH (t:Tenant)
WHERE t.tenant IS NOT NULL AND t.secret IS NOT NULL
SET t.key_secret = t.secret
REMOVE t.secret
"""
_RENAME_GOLDEN_IDS = """
MATCH ()-[s:SAYS]->()
WHERE s.tenant IS NOT NULL AND s.generation IS NOT NULL AND s.cluster IS NOT NULL
WITH s LIMIT $limit
SET s.golden_id = s.cluster
REMOVE s.cluster
RETURN count(s)
"""
_DROP_FORMER_INDEX = "DROP INDEX onefold_says_tenant_generation_cluster IF EXISTS"


def create_schema(session: Session) -> None:
    """Create what is missing, wait until it can be used, and migrate what a former version wrote.

    Raises:
        StoreCorrupt: a newer version of Onefold wrote this database.
    """
    for statement in statements():
        try:
            session.run(statement).consume()
        except ClientError as error:
            if error.code != _THERE_ALREADY:
                raise
    session.run(_AWAIT).consume()
    version = session.run(_VERSION, version=SCHEMA_VERSION).single(strict=True)[0]
    if version > SCHEMA_VERSION:
        raise StoreCorrupt(f"this database has schema {version}, newer than {SCHEMA_VERSION}; update onefold")
    if version < SCHEMA_VERSION or session.run(_WRITTEN_BY_VERSION_1).single(strict=True)[0]:
        _migrate(session)


def _migrate(session: Session) -> None:
    """From version 1, in steps that may be repeated: one that is stopped half-way is begun anew at the next opening."""
    session.run(_SET_VERSION, version=1).consume()
    session.run(_STOP_VERSION_1).consume()
    while session.run(_RENAME_GOLDEN_IDS, limit=RENAMED_AT_ONCE).single(strict=True)[0]:
        pass
    session.run(_DROP_FORMER_INDEX).consume()
    session.run(_SET_VERSION, version=SCHEMA_VERSION).consume()


def statements() -> list[str]:
    """The statements that create the schema."""
    constraints = [
        f"CREATE CONSTRAINT {_name(label, properties)} IF NOT EXISTS FOR (n:{label}) "
        f"REQUIRE ({_columns(properties)}) IS UNIQUE"
        for label, properties in UNIQUE.items()
    ]
    indexes = [
        f"CREATE INDEX {_name(label, properties)} IF NOT EXISTS FOR (n:{label}) ON ({_columns(properties)})"
        for label, properties in INDEXED
    ]
    relationships = [
        f"CREATE INDEX {_name(kind, properties)} IF NOT EXISTS FOR ()-[n:{kind}]-() ON ({_columns(properties)})"
        for kind, properties in INDEXED_RELATIONSHIPS
    ]
    return constraints + indexes + relationships


def _name(label: str, properties: tuple[str, ...]) -> str:
    return "_".join(("onefold", label.lower(), *properties))


def _columns(properties: tuple[str, ...]) -> str:
    return ", ".join(f"n.{name}" for name in properties)
