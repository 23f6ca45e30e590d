"""The change log."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from conformance.drawn import IDS, few, small, some_id, some_keys
from conformance.store_samples import change, put
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.contract.changes import Change


def rows() -> dict[str, Any]:
    """One row of every kind."""
    return {
        "changes": [change(2, "g1")],
    }


def looks(reader: Reader) -> dict[str, object]:
    """Every question about `rows`."""
    return {
        "changes": reader.changes(0, 9),
        "changes_of": reader.changes_of("g1", 0, 9),
    }


DRAWN = {
    "changes": few(
        st.builds(Change, st.just(0), small, st.just("changed"), some_id, st.just(()), some_keys.map(tuple))
    ),
}


def answers(reader: Reader) -> dict[str, object]:
    """Every question about what `DRAWN` may hold."""
    return {
        "changes": [reader.changes(after, 3) for after in range(8)],
        "changes_of": [reader.changes_of(id_, 1, 2) for id_ in IDS],
    }


def test_the_change_log_is_read_page_by_page(store: Store, tenant: str) -> None:
    put(store, tenant, changes=[change(2, "g1", (), (1,))])
    put(store, tenant, changes=[change(3, "g2", (), (2,))])
    put(store, tenant, changes=[change(4, "g1", (1,), (1, 2))])
    put(store, tenant, changes=[change(5, "g2", (2,), ())])

    def log(after: int, limit: int) -> list[int]:
        return [entry.seq for entry in store.read(tenant, lambda reader: reader.changes(after, limit))]

    assert log(0, 99) == [2, 3, 4, 5]
    assert log(2, 2) == [3, 4]
    assert log(5, 9) == []
    found = store.read(tenant, lambda reader: reader.changes_of("g1", 0, 9))
    assert found == [change(2, "g1", (), (1,)), change(4, "g1", (1,), (1, 2))]
    assert store.read(tenant, lambda reader: reader.changes_of("g2", 3, 9)) == [change(5, "g2", (2,), ())]
    assert len(store.read(tenant, lambda reader: reader.changes_of("g1", 0, 1))) == 1
    assert store.read(tenant, lambda reader: reader.counts()).changes == 4


def test_several_changes_of_one_transaction_keep_their_order(store: Store, tenant: str) -> None:
    put(store, tenant, changes=[change(2, id_) for id_ in "zamb"])
    found = store.read(tenant, lambda reader: reader.changes(0, 99))
    assert [entry.golden_id for entry in found] == list("zamb")
