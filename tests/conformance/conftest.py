"""A fresh store and a fresh tenant for every test; a store joins the suite with one line in `STORES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from onefold.graph.store.contract import Store
from onefold.graph.store.urls import open_store

STORES = ["memory", "embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]
DURABLE = {"embedded", "neo4j"}


@pytest.fixture(params=STORES)
def store_name(request: pytest.FixtureRequest) -> str:
    """Which store the test runs on."""
    return str(request.param)


@pytest.fixture
def store_url(store_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A URL that opens the store."""
    if store_name == "neo4j":
        return str(request.getfixturevalue("neo4j_url"))
    return {"memory": "memory://", "embedded": f"sqlite:///{tmp_path / 'onefold.db'}"}[store_name]


@pytest.fixture(scope="session")
def neo4j_store(neo4j_url: str) -> Iterator[Store]:
    """One connection to the run's Neo4j, shared: what is fresh there is the tenant."""
    opened = open_store(neo4j_url)
    yield opened
    opened.close()


@pytest.fixture
def store(store_name: str, store_url: str, request: pytest.FixtureRequest) -> Iterator[Store]:
    """An opened store, which the test must not close."""
    if store_name == "neo4j":
        yield request.getfixturevalue("neo4j_store")
        return
    opened = open_store(store_url)
    yield opened
    opened.close()


@pytest.fixture
def opened(store_url: str) -> Callable[[], Store]:
    """Opens the test's store, for tests that close it."""
    return lambda: open_store(store_url)


@pytest.fixture
def durable(store_name: str) -> bool:
    """Whether what was written outlives the process."""
    return store_name in DURABLE


@pytest.fixture
def tenant() -> str:
    """A tenant that nobody has written yet: on Neo4j all tests share one database."""
    return f"t-{uuid4().hex}"
