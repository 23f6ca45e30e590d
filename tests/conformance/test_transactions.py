"""A delta is applied whole or not at all, one after the other, tenant by tenant."""

from __future__ import annotations

import pytest
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.delta import Delta
from onefold.graph.store.rows import Generation

FIRST = Delta(1, 1, generations=[Generation(1, "m1", "active")], activate=1, model=("m1", b"body"))


def test_a_tenant_never_written_is_empty_and_stays_unwritten(store: Store, tenant: str) -> None:
    state = store.read(tenant, lambda reader: reader.tenant())
    assert (state.seq, state.generation, state.model_id, state.assertions) == (0, 0, "", 0)
    assert len(state.secret) == 32
    assert tenant not in store.tenants()


def test_the_first_delta_makes_the_tenant_and_keeps_the_secret_it_saw(store: Store, tenant: str) -> None:
    secret = store.transact(tenant, lambda reader: (FIRST, reader.tenant().secret))
    state = store.read(tenant, lambda reader: reader.tenant())
    assert (state.seq, state.generation, state.model_id, state.secret) == (1, 1, "m1", secret)
    assert tenant in store.tenants()


def test_nothing_is_written_when_decide_raises(store: Store, tenant: str) -> None:
    def decide(reader: Reader) -> tuple[Delta, None]:
        raise LookupError("decided against it")

    with pytest.raises(LookupError, match="decided against it"):
        store.transact(tenant, decide)
    assert tenant not in store.tenants()
