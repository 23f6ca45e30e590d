"""Every statement of the Neo4j store begins at an index: no scan, no product of two matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from neo4j import Driver, Query

from onefold.graph.store.neo4j import (
    Neo4jStore,
    changes,
    connection,
    evidence,
    golden,
    head,
    identifiers,
    matches,
    models,
    records,
    settings,
)

TOPICS = (records, identifiers, evidence, matches, golden, changes, models, settings, head)
CYPHER = re.compile(r"\b(MATCH|MERGE|CREATE) \(")
FORBIDDEN = re.compile(
    r"AllNodesScan|LabelScan|CartesianProduct|RelationshipsScan|RelationshipTypeScan|AllRelationships"
)
INDEXED = re.compile(r"NodeUniqueIndexSeek|NodeIndexSeek|NodeIndexScan|RelationshipIndexSeek")


def statements(module: ModuleType) -> dict[str, str]:
    """The module's statements by name."""
    constants = {name: value for name, value in vars(module).items() if name.isupper() and not name.startswith("_")}
    found = {name: value for name, value in constants.items() if isinstance(value, str) and CYPHER.search(value)}
    counts = constants.get("COUNTS", {})
    found |= {f"COUNTS[{key}]": f"{match} RETURN count(n)" for key, match in counts.items()}
    return {f"{module.__name__.rsplit('.', 1)[1]}.{name}": statement for name, statement in found.items()}


STATEMENTS = {name: statement for module in TOPICS for name, statement in statements(module).items()}


@pytest.fixture(scope="module")
def driver(neo4j_url: str) -> Iterator[Driver]:
    Neo4jStore(neo4j_url).close()
    with connection.open_driver(connection.parse_target(neo4j_url)) as opened:
        yield opened


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from operators(child)


def test_the_statements_are_found() -> None:
    assert len(STATEMENTS) > 60
    assert {"evidence.POSTINGS", "evidence.POST", "head.PASS", "evidence.COUNTS[keys]"} <= STATEMENTS.keys()


@pytest.mark.neo4j
@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_begins_at_an_index(name: str, driver: Driver) -> None:
    with driver.session() as session:
        plan = session.run(Query(f"EXPLAIN {STATEMENTS[name]}")).consume().plan  # type: ignore[arg-type]
    assert plan is not None
    used = [operator.partition("@")[0] for operator in operators(plan)]
    assert not [operator for operator in used if FORBIDDEN.search(operator)], used
    assert name == "changes.PUT_CHANGES" or any(INDEXED.search(operator) for operator in used), used
