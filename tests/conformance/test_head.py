"""A tenant's head: where it stands, and how much it holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import strategies as st

from conformance.drawn import GENERATIONS
from conformance.store_samples import MODEL_ID, first_delta, key, keys, put, record, seq
from onefold.graph.errors import StoreCorrupt
from onefold.graph.store.contract import Delta, Reader, Store
from onefold.graph.store.contract.head import Counts


def looks(reader: Reader) -> dict[str, object]:
    """How many of each there are."""
    return {"counts": counts(reader)}


DRAWN = {"generation": st.sampled_from(GENERATIONS)}


def answers(reader: Reader) -> dict[str, object]:
    """Where it stands, and how many of each there are."""
    head = reader.tenant()
    return {
        "head": (head.seq, head.generation, head.model_id, head.assertions),
        "generation": reader.generation(),
        "counts": counts(reader),
    }


def counts(reader: Reader) -> Counts:
    """What every store counts."""
    counted = reader.counts()
    counted.extra = {}
    return counted


def test_a_tenant_never_written_is_empty_and_stays_unwritten(store: Store, tenant: str) -> None:
    state = store.read(tenant, lambda reader: reader.tenant())
    assert (state.seq, state.generation, state.model_id, state.assertions) == (0, 0, "", 0)
    assert len(state.secret) == 32
    assert tenant not in store.tenants()


def test_the_first_delta_makes_the_tenant_and_keeps_the_secret_it_saw(store: Store, tenant: str) -> None:
    secret = store.transact(tenant, lambda reader: (first_delta(), reader.tenant().secret))
    state = store.read(tenant, lambda reader: reader.tenant())
    assert (state.seq, state.generation, state.model_id, state.secret) == (1, 1, MODEL_ID, secret)
    assert tenant in store.tenants()
    put(store, tenant, records=[record(1)])
    assert store.read(tenant, lambda reader: reader.tenant()) == replace(state, seq=2)


@pytest.mark.parametrize("following", [0, 1, 2])
def test_seq_must_move_on(store: Store, tenant: str, following: int) -> None:
    put(store, tenant, records=[record(1)])
    delta = Delta(generation=1, seq=following, records=[record(2)])
    with pytest.raises(StoreCorrupt, match="cannot follow seq 2"):
        store.transact(tenant, lambda reader: (delta, None))
    assert store.read(tenant, lambda reader: reader.records(keys(1, 2))).keys() == {key(1)}


def test_seq_may_jump(store: Store, tenant: str) -> None:
    put(store, tenant)
    store.transact(tenant, lambda reader: (Delta(generation=1, seq=500, records=[record(1)]), None))
    assert store.read(tenant, seq) == 500


def test_tenant_names_compare_exactly(store: Store, tenant: str) -> None:
    names = [f"{tenant}-{end}" for end in ("a", "A", "á", "a\u0301", "a ", "😀")]
    for number, name in enumerate(names):
        put(store, name, records=[record(number)])
    found = [[row.key for row in store.read(name, lambda reader: reader.scan_records(b"", 9))] for name in names]
    assert found == [[key(number)] for number in range(len(names))]
    assert set(store.tenants()) >= set(names)
