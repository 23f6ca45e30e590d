"""Constraints and indexes, which the topics name: what makes every MERGE unique and every match a seek.

Creating them again is harmless.
"""

from __future__ import annotations

from neo4j import Session
from neo4j.exceptions import ClientError

from onefold.graph.errors import StoreCorrupt
from onefold.graph.store.neo4j import changes, evidence, golden, head, identifiers, matches, models, records, settings

SCHEMA_VERSION = 1

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


def create_schema(session: Session) -> None:
    """Create what is missing and wait until it can be used.

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
