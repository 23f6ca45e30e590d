"""How often a law is tried on each store, and fresh tenants for it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laws.histories import DEEP
from onefold.graph.transaction import generic

EXAMPLES = {"memory": 40 * DEEP, "embedded": 15 * DEEP, "neo4j": 3 * DEEP}
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@pytest.fixture
def law(store_name: str) -> Callable[..., Callable[[Callable[..., None]], None]]:
    """Decorator that tries a law on as many examples as the store has time for."""

    def trying(*strategies: st.SearchStrategy[object]) -> Callable[[Callable[..., None]], None]:
        def run(body: Callable[..., None]) -> None:
            settings(max_examples=EXAMPLES[store_name], suppress_health_check=CHECKS)(given(*strategies)(body))()

        return run

    return trying


@pytest.fixture
def small_crowds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three family names make an identifier generic, three mailboxes a phone, so that tiny histories have some."""
    monkeypatch.setattr(generic, "PEOPLE", 3)
    monkeypatch.setattr(generic, "LOGINS", 3)
    monkeypatch.setattr(generic, "LOGIN", "email")
    monkeypatch.setattr(generic, "LOGGED_IN_ON", {"phone"})
    monkeypatch.setattr(generic, "WINDOW", 5)


@pytest.fixture
def fresh_tenant(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Names of tenants that were never used."""
    run, numbers = uuid4().hex[:8], count()
    return lambda: f"law-{run}-{next(numbers)}"
