"""What is kept falls into the same topics everywhere: a newcomer guesses the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from onefold.graph import store

STORES = Path(store.__file__).parent
CONFORMANCE = Path(__file__).parents[3] / "conformance"
TOPICS = {path.stem for path in (STORES / "contract").glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("name", ["memory", "embedded", "neo4j"])
def test_every_store_has_a_module_for_each_topic_and_tells_of_it(name: str) -> None:
    assert TOPICS | {"schema"} <= {path.stem for path in (STORES / name).glob("*.py")}
    told = (STORES / name / "README.md").read_text(encoding="utf-8")
    assert [topic for topic in TOPICS if f"| `{topic}` |" not in told] == []


def test_every_topic_has_a_conformance_test() -> None:
    assert {f"test_{topic}" for topic in TOPICS} <= {path.stem for path in CONFORMANCE.glob("test_*.py")}
