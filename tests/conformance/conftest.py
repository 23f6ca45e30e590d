"""A fresh store and a fresh tenant for every test; a store joins the suite with one line in `STORES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from onefold.graph.store.contract import Store
from onefold.graph.store.urls import open_store

STORES = ["memory", "embedded"]
DURABLE = {"embedded", "neo4j"}


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.neo4j if name == "neo4j" else ()) for name in STORES])
def store_name(request: pytest.FixtureRequest) -> str:
    """Which store the test runs on."""
    return str(request.param)


@pytest.fixture
def store_url(store_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A URL that opens the store."""
    if store_name == "neo4j":
        return str(request.getfixturevalue("neo4j_url"))
    return {"memory": "memory://", "embedded": f"sqlite:///{tmp_path / 'onefold.db'}"}[store_name]


@pytest.fixture
def open_again(store_name: str, store_url: str) -> Callable[[], Store]:
    """Opens the test's store once more, after it was closed; skips where nothing outlives the process."""
    if store_name not in DURABLE:
        pytest.skip(f"{store_name}: nothing outlives the process")
    return lambda: open_store(store_url)


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An opened store."""
    opened = open_store(store_url)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def tenant() -> str:
    """A tenant that nobody has written yet: on Neo4j all tests share one database."""
    return f"t-{uuid4().hex}"
