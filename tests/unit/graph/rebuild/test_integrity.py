"""The integrity check notices what is wrong in tables that no record shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onefold.graph.engine import Engine
from onefold.graph.model.model import shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.graph.store.memory.schema import TenantTables
from onefold.graph.touchpoint import Touchpoint

BOB = (("given_name", "Bob"), ("family_name", "Berg"), ("email", "bob.berg@posteo.de"))
FOREIGN = b"\0" * 16


def _other_body(tables: TenantTables) -> None:
    evidence = tables.derived[1].evidence
    evidence[next(iter(evidence))] = b"{}"


def _member_lost(tables: TenantTables) -> None:
    postings = tables.derived[1].postings
    postings.pop(next(iter(postings)))


def _member_left_over(tables: TenantTables) -> None:
    next(iter(tables.derived[1].postings.values())).insert(0, FOREIGN)


def _evidence_left_over(tables: TenantTables) -> None:
    tables.derived[1].evidence[FOREIGN] = b"{}"


def _identifier_lost(tables: TenantTables) -> None:
    tables.users.clear()


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (_other_body, "has another body"),
        (_member_lost, "has 0 evidences instead of 1"),
        (_member_left_over, "has 2 evidences instead of 1"),
        (_evidence_left_over, "there are 2 evidences instead of 1"),
        (_identifier_lost, "there are 0 identifiers instead of 1"),
    ],
)
def test_damage_is_noticed(damage: Callable[[TenantTables], None], problem: str) -> None:
    store = MemoryStore()
    engine = Engine(store, shipped_model())
    engine.ingest("t", [Touchpoint("crm", BOB, "1", "1")])
    assert engine.check("t").problems == ()
    damage(store._tenants["t"])
    assert any(problem in line for line in engine.check("t").problems)
