"""Models, which never change, and which generation is the active one."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from conformance.drawn import IDS, few, small, some_id, some_key
from conformance.store_samples import MODEL_ID, NOON, key, keys, known, put, record
from onefold.graph.errors import StoreCorrupt
from onefold.graph.store.contract import Delta, Reader, Store
from onefold.graph.store.contract.models import Generation, StoredModel

DRAWN = {
    "generations": few(st.builds(Generation, st.just(2), some_id, st.just("building"), some_key)),
    "drop_generation": st.none() | st.none() | st.sampled_from([2, 3]),
    "model": st.none() | st.tuples(st.builds(known, some_id, small), st.binary(max_size=3)),
}


def answers(reader: Reader) -> dict[str, object]:
    """Every question about what `DRAWN` may hold."""
    return {
        "generations": reader.generations(),
        "models": [reader.models(), [reader.model(id_) for id_ in IDS]],
    }


def test_models_are_kept(store: Store, tenant: str) -> None:
    body = bytes(range(256)) * 5_000
    put(store, tenant, model=(known("big"), body))
    assert store.read(tenant, lambda reader: reader.model("big")) == body
    assert store.read(tenant, lambda reader: reader.model(MODEL_ID)) == b"\x00model\xff"
    assert store.read(tenant, lambda reader: reader.model("none")) is None


def test_models_are_listed_without_their_bodies_in_the_order_in_which_they_came(store: Store, tenant: str) -> None:
    put(store, tenant, model=(known("b", NOON + 1), b"two"))
    put(store, tenant, model=(known("c", NOON), b"three"))
    put(store, tenant, model=(known("a", NOON + 1), b"one"))
    expected = [known("c"), known(MODEL_ID), known("a", NOON + 1), known("b", NOON + 1)]
    assert store.read(tenant, lambda reader: reader.models()) == expected
    assert store.read(f"{tenant}-nobody", lambda reader: reader.models()) == []


def test_a_stored_model_never_changes(store: Store, tenant: str) -> None:
    put(store, tenant, model=(known("a"), b"first"))
    put(store, tenant, model=(StoredModel("a", "other", 1, 1, NOON + 9), b"second"))
    assert store.read(tenant, lambda reader: reader.model("a")) == b"first"
    assert store.read(tenant, lambda reader: reader.models()) == [known("a"), known(MODEL_ID)]


def test_a_model_may_be_the_first_thing_a_tenant_has(store: Store, tenant: str) -> None:
    def decide(reader: Reader) -> tuple[Delta, None]:
        return Delta(seq=reader.tenant().seq + 1, model=(known("a"), b"body")), None

    store.transact(tenant, decide)
    head = store.read(tenant, lambda reader: reader.tenant())
    assert (head.seq, head.generation, head.model_id) == (1, 0, "")
    assert store.read(tenant, lambda reader: reader.models()) == [known("a")]
    assert store.read(tenant, lambda reader: reader.generations()) == []
    following = Delta(1, 2, generations=[Generation(1, "a", "active")], activate=1)
    store.transact(tenant, lambda reader: (following, None))
    assert store.read(tenant, lambda reader: reader.tenant()).model_id == "a"


def test_a_generation_that_does_not_exist_cannot_be_activated(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)])
    delta = Delta(generation=1, seq=3, activate=7, records=[record(2)])
    with pytest.raises(StoreCorrupt, match="generation 7 cannot be activated"):
        store.transact(tenant, lambda reader: (delta, None))
    assert store.read(tenant, lambda reader: reader.records(keys(1, 2))).keys() == {key(1)}
