"""Opening, closing, opening again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conformance.store_samples import everything, looks, put
from onefold.graph.store.contract import Store


def test_ping_answers_and_closing_twice_does_nothing(opened: Callable[[], Store]) -> None:
    store = opened()
    store.ping()
    store.close()
    store.close()


def test_what_was_written_is_there_after_opening_again(opened: Callable[[], Store], durable: bool, tenant: str) -> None:
    if not durable:
        pytest.skip("nothing outlives the process")
    store = opened()
    put(store, tenant, **everything())
    before, head = store.read(tenant, looks), store.read(tenant, lambda reader: reader.tenant())
    store.close()
    for _ in range(2):  # the schema is created again, and changes nothing
        store = opened()
        assert store.read(tenant, looks) == before
        assert store.read(tenant, lambda reader: reader.tenant()) == head
        assert tenant in store.tenants()
        store.close()
