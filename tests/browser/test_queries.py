"""Every saved query of docs/neo4j-browser/ over the demo's graph: bounded, planned on indexes, and answering."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("browser")]

FILES = sorted((Path(__file__).resolve().parents[2] / "docs" / "neo4j-browser" / "queries").glob("*.cypher"))
UNBOUNDED = {
    "AllNodesScan",
    "CartesianProduct",
    "DirectedAllRelationshipsScan",
    "DirectedRelationshipTypeScan",
    "NodeByLabelScan",
    "UndirectedAllRelationshipsScan",
    "UndirectedRelationshipTypeScan",
}

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Expected:
    """The columns of a query, and what its rows over the demo's graph are like."""

    columns: str
    holds: Callable[[Rows], bool]


def ascending(rows: Rows, column: str) -> bool:
    values = [row[column] for row in rows]
    return values == sorted(values)


def descending(rows: Rows, column: str) -> bool:
    return ascending(rows[::-1], column)


def labels_drawn(rows: Rows, *columns: str) -> set[str]:
    return {label for row in rows for column in columns for node in row[column].nodes for label in node.labels}


EXPECTED = {
    "generic-keys": Expected(
        "key members such_as",
        lambda rows: descending(rows, "members") and all(row["members"] >= 3 and row["such_as"] for row in rows),
    ),
    "golden-record": Expected(
        "resolves detail",
        lambda rows: (
            labels_drawn(rows, "resolves", "detail") == {"GoldenRecord", "Record", "Identifier", "Touchpoint"}
            and len({row["resolves"].start_node.element_id for row in rows}) == 1
            and len({row["resolves"].end_node.element_id for row in rows}) > 5
        ),
    ),
    "history": Expected(
        "happened kind records_before records_after came went related",
        lambda rows: (
            rows[-1]["kind"] == "created"
            and all(row["records_before"] + row["came"] - row["went"] == row["records_after"] for row in rows)
        ),
    ),
    "largest-components": Expected(
        "component evidences records people persons golden_records",
        lambda rows: (
            descending(rows, "records")
            and len({row["component"] for row in rows}) == len(rows)
            and all(row["records"] >= row["evidences"] >= row["people"] == len(row["golden_records"]) for row in rows)
        ),
    ),
    "least-certain-people": Expected(
        "golden_id person records weakest_join_bits cut",
        lambda rows: ascending(rows, "weakest_join_bits") and all(row["records"] > 1 for row in rows),
    ),
    "lineage": Expected(
        "golden_id person live lineage held",
        lambda rows: rows[0]["person"] == "Amelia Hartley" and any(not row["live"] for row in rows),
    ),
    "near-threshold": Expected(
        "bits left right same_person one m other",
        lambda rows: ascending(rows, "bits") and all(0 <= row["bits"] <= 6 for row in rows),
    ),
    "recent-merges": Expected(
        "happened merged_id records merged_into golden_id g survivor path",
        lambda rows: descending(rows, "happened") and "Amelia Hartley" in {row["merged_into"] for row in rows},
    ),
    "recent-splits": Expected(
        "happened kind person records split_from g parent path",
        lambda rows: descending(rows, "happened") and {row["kind"] for row in rows} <= {"created", "revived"},
    ),
    "shared-identifiers": Expected(
        "namespace value people person path",
        lambda rows: descending(rows, "people") and all(row["people"] > 1 for row in rows),
    ),
    "standing-alone": Expected(
        "golden_id caption record best_rejected_bits match_bits other person alone candidate",
        lambda rows: all((row["candidate"] is None) == (row["person"] is None) for row in rows),
    ),
    "weakest-link": Expected(
        "bits one other weakest_join_bits left link right",
        lambda rows: ascending(rows, "bits") and len({row["link"].element_id for row in rows}) > 1,
    ),
    "who-is": Expected(
        "golden_id person path",
        lambda rows: {row["person"] for row in rows} == {"Amelia Hartley"},
    ),
}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """Each file in turn."""
    return Path(request.param)


def test_answers(path: Path, told: Any) -> None:
    expected = EXPECTED[path.stem]
    result = told.run(path.read_text(encoding="utf-8"))
    assert result.keys == expected.columns.split()
    assert result.records, "no rows"
    assert expected.holds([dict(zip(result.keys, record.values(), strict=True)) for record in result.records])


def test_is_bounded_and_only_reads(path: Path, told: Any, kit: ModuleType) -> None:
    cypher = kit.saved_query(path).cypher
    limit = re.search(r"^LIMIT (\d+)$", cypher, flags=re.MULTILINE)
    assert limit, "its rows have no LIMIT"
    assert int(limit[1]) <= 500
    assert told.run(f"EXPLAIN {cypher}").summary.query_type == "r"


def test_begins_at_an_index(path: Path, told: Any) -> None:
    plan = told.run(f"EXPLAIN {path.read_text(encoding='utf-8')}").summary.plan
    assert not UNBOUNDED & set(operators(plan))


def test_is_about_one_tenant(path: Path, told: Any) -> None:
    assert not told.run(path.read_text(encoding="utf-8"), tenant="nobody").records


def test_says_which_parameters_it_takes(path: Path, told: Any, kit: ModuleType) -> None:
    query = kit.saved_query(path)
    taken = re.findall(r"\$(\w+)", query.cypher)
    assert {parameter.name for parameter in query.parameters} == set(taken)
    assert query.parameters[0] == kit.Parameter("tenant", "'default'", "")
    for parameter in query.parameters:
        told.run(f"RETURN {parameter.example} AS example LIMIT 1")


def test_an_id_that_was_merged_away_shows_who_it_is_now(told: Any, kit: ModuleType) -> None:
    merges = told.run((kit.QUERIES / "recent-merges.cypher").read_text(encoding="utf-8")).records
    merged_id = next(row["merged_id"] for row in merges if row["merged_into"] == told.caption)
    rows = told.run((kit.QUERIES / "golden-record.cypher").read_text(encoding="utf-8"), golden_id=merged_id).records
    assert {row["resolves"].start_node["golden_id"] for row in rows} == {told.parameters["golden_id"]}


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", []):
        yield from operators(child)
