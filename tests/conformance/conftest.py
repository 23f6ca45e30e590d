"""A fresh tenant for every test, on the stores of `tests/stores.py`."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from onefold.graph.store.contract import Store
from onefold.graph.store.urls import open_store

DURABLE = {"embedded", "neo4j"}


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
