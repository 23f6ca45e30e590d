"""Edges and assertions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from conformance.drawn import IDS, KEYS, ends, few, numbers, small, some_id
from conformance.store_samples import BYTE_ORDER, assertion, edge, key, keys, put
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.contract.matches import Edge


def rows() -> dict[str, Any]:
    """One row of every kind."""
    return {
        "edges": [edge(1, 2)],
        "assertions": [assertion("a1", 1, 2)],
    }


def looks(reader: Reader) -> dict[str, object]:
    """Every question about `rows`."""
    return {
        "edges": reader.edges(keys(1)),
        "scan_edges": reader.scan_edges((b"", b""), 9),
        "assertions": reader.assertions(["a1"]),
        "assertions_about": reader.assertions_about(keys(2)),
    }


DRAWN = {
    "edges": few(st.builds(lambda pair, weight: Edge(pair[0], pair[1], weight, 1, b"\xff"), ends, small)),
    "edges_gone": few(ends),
    "assertions": few(st.builds(assertion, some_id, numbers, numbers, st.sampled_from(["same", "not_same"]))),
    "revoked": st.dictionaries(some_id, st.just(("author", "reason", 1)), max_size=2),
}


def answers(reader: Reader) -> dict[str, object]:
    """Every question about what `DRAWN` may hold."""
    return {
        "edges": [in_order(reader.edges(some)) for some in (KEYS, KEYS[:2], KEYS[3:])],
        "scan_edges": [reader.scan_edges((low, high), 2) for low in (b"", *KEYS) for high in (b"", KEYS[5])],
        "assertions": reader.assertions(IDS),
        "assertions_about": [sorted(one.assertion_id for one in reader.assertions_about([key])) for key in KEYS],
    }


def in_order(edges: list[Edge]) -> list[Edge]:
    """By their ends."""
    return sorted(edges, key=lambda one: (one.low, one.high))


def test_edges_are_found_from_either_end_once(store: Store, tenant: str) -> None:
    edges = [edge(1, 2), edge(1, 3), edge(2, 3), edge(4, 5), Edge(key(5), key(6), -(2**40), 1, b"")]
    put(store, tenant, edges=edges)

    def found(*ends: int) -> list[Edge]:
        seen = store.read(tenant, lambda reader: reader.edges(keys(*ends)))
        return in_order(seen)

    assert found(1) == edges[:2]
    assert found(3) == edges[1:3]
    assert found(1, 2, 3) == edges[:3]
    assert found(2, 5, 5) == [edges[0], *edges[2:]]
    assert found(9) == []


def test_edges_change_and_go(store: Store, tenant: str) -> None:
    put(store, tenant, edges=[edge(1, 2), edge(1, 3)])
    changed = replace(edge(1, 2), support=7, weight=-1, levels=b"\x05")
    put(store, tenant, edges=[changed], edges_gone=[(key(1), key(3))])
    assert store.read(tenant, lambda reader: reader.edges(keys(1, 2, 3))) == [changed]
    assert store.read(tenant, lambda reader: reader.counts()).matches == 1


def test_edges_are_scanned_in_byte_order_page_by_page(store: Store, tenant: str) -> None:
    pairs = [(low, high) for at, low in enumerate(BYTE_ORDER) for high in BYTE_ORDER[at + 1 :]]
    put(store, tenant, edges=[Edge(*pair, 1, 1, b"") for pair in reversed(pairs)])

    def page(after: tuple[bytes, bytes], limit: int) -> list[tuple[bytes, bytes]]:
        found = store.read(tenant, lambda reader: reader.scan_edges(after, limit))
        return [(one.low, one.high) for one in found]

    assert page((b"", b""), 99) == pairs
    assert page(pairs[4], 5) == pairs[5:10]
    assert page(pairs[-1], 5) == []


def test_assertions_are_found_from_either_end_once(store: Store, tenant: str) -> None:
    words = [assertion("a1", 1, 2), assertion("a2", 3, 1, "not_same"), assertion("a3", 4, 5)]
    put(store, tenant, assertions=words)

    def about(*records: int) -> list[str]:
        found = store.read(tenant, lambda reader: reader.assertions_about(keys(*records)))
        return sorted(one.assertion_id for one in found)

    assert store.read(tenant, lambda reader: reader.assertions(["a2", "a1", "a9"])) == {"a1": words[0], "a2": words[1]}
    assert about(1) == ["a1", "a2"]
    assert about(1, 2, 3) == ["a1", "a2"]
    assert about(5, 9) == ["a3"]
    assert about(9) == []
    assert store.read(tenant, lambda reader: reader.tenant()).assertions == 3


def test_a_revoked_assertion_is_not_live_and_may_be_made_again(store: Store, tenant: str) -> None:
    put(store, tenant, assertions=[assertion("a1", 1, 2), assertion("a2", 1, 3)])
    put(store, tenant, revoked={"a1": ("steward", "a mistake", 5)})
    assert store.read(tenant, lambda reader: reader.assertions(["a1"])) == {}
    assert store.read(tenant, lambda reader: reader.assertions_about(keys(1, 2))) == [assertion("a2", 1, 3)]
    assert store.read(tenant, lambda reader: reader.tenant()).assertions == 1
    put(store, tenant, assertions=[assertion("a1", 2, 4)], revoked={"a1": ("steward", "again", 6)})
    assert store.read(tenant, lambda reader: reader.assertions_about(keys(2))) == [assertion("a1", 2, 4)]
    assert store.read(tenant, lambda reader: reader.tenant()).assertions == 2
    put(store, tenant, assertions=[assertion("a2", 8, 9)], revoked={"a2": ("steward", "once more", 7)})
    assert store.read(tenant, lambda reader: reader.counts()).assertions == 2
