"""The stores that tests of every store run on; a store joins them with one line in each."""

from __future__ import annotations

from pathlib import Path

import pytest

STORES = ["memory", "embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]


def url_of(name: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """A URL that opens the store; the embedded one's file is in `folder`, Neo4j's is that of the run."""
    if name == "neo4j":
        return str(request.getfixturevalue("neo4j_url"))
    return {"memory": "memory://", "embedded": f"sqlite:///{folder / 'onefold.db'}"}[name]
