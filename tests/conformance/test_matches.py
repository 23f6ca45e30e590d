"""Evidence, posting lists and edges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.store_samples import BYTE_ORDER, edge, key, keys, put
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.rows import Edge, Posting

MANY = 5_000


def test_evidence_comes_and_goes(store: Store, tenant: str) -> None:
    put(store, tenant, evidence={key(1): b"\x00one\xff", key(2): b""})

    def found() -> dict[bytes, bytes]:
        return store.read(tenant, lambda reader: reader.evidence(keys(3, 2, 1, 1)))

    assert found() == {key(1): b"\x00one\xff", key(2): b""}
    put(store, tenant, evidence_gone=keys(1), evidence={key(3): b"three"})
    assert found() == {key(2): b"", key(3): b"three"}


def test_postings_have_ascending_members_and_an_exact_count(store: Store, tenant: str) -> None:
    put(store, tenant, postings={key(1): BYTE_ORDER[::-1], key(2): keys(5)})
    put(store, tenant, postings={key(1): [*keys(5), BYTE_ORDER[3]], key(3): []})
    found = store.read(tenant, lambda reader: reader.postings(keys(1, 2, 3, 4), 100))
    assert found == {key(1): Posting(8, sorted({*BYTE_ORDER, key(5)})), key(2): Posting(1, keys(5))}


def test_postings_above_the_limit_are_only_counted(store: Store, tenant: str) -> None:
    put(store, tenant, postings={key(1): keys(1, 2, 3), key(2): keys(1, 2)})
    found = store.read(tenant, lambda reader: reader.postings(keys(1, 2), 2))
    assert found == {key(1): Posting(3, None), key(2): Posting(2, keys(1, 2))}
    found = store.read(tenant, lambda reader: reader.postings(keys(1, 2), 0))
    assert found == {key(1): Posting(3, None), key(2): Posting(2, None)}


def test_postings_lose_members_and_go_with_the_last(store: Store, tenant: str) -> None:
    put(store, tenant, postings={key(1): keys(1, 2, 3), key(2): keys(1)})
    put(store, tenant, postings_gone={key(1): keys(2, 9), key(2): keys(1), key(3): keys(1)})
    found = store.read(tenant, lambda reader: reader.postings(keys(1, 2, 3), 9))
    assert found == {key(1): Posting(2, keys(1, 3))}
    assert store.read(tenant, lambda reader: reader.counts()).keys == 1


@pytest.mark.parametrize("members", [47, 48, 49, 64, 1_000])
def test_long_postings_grow_and_shrink_like_short_ones(store: Store, tenant: str, members: int) -> None:
    everyone = keys(*range(members))

    def posting() -> Posting | None:
        return store.read(tenant, lambda reader: reader.postings(keys(1), 2_000)).get(key(1))

    put(store, tenant, postings={key(1): everyone[::2]})
    put(store, tenant, postings={key(1): everyone})
    assert posting() == Posting(members, everyone)
    put(store, tenant, postings={key(1): [*everyone[:3], key(members)]}, postings_gone={key(1): everyone[1:5]})
    assert posting() == Posting(members - 1, [*everyone[:3], *everyone[5:], key(members)])
    put(store, tenant, postings_gone={key(1): [*everyone, key(members)]})
    assert posting() is None
    put(store, tenant, postings={key(1): everyone[:1]})
    assert posting() == Posting(1, everyone[:1])
    put(store, tenant, postings_gone={key(1): everyone}, postings={key(1): everyone[2:4]})
    assert posting() == Posting(2, everyone[2:4])


def test_edges_are_found_from_either_end_once(store: Store, tenant: str) -> None:
    edges = [edge(1, 2), edge(1, 3), edge(2, 3), edge(4, 5), Edge(key(5), key(6), -(2**40), 1, b"")]
    put(store, tenant, edges=edges)

    def found(*ends: int) -> list[Edge]:
        seen = store.read(tenant, lambda reader: reader.edges(keys(*ends)))
        return sorted(seen, key=lambda one: (one.low, one.high))

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


def test_five_thousand_keys_at_once(store: Store, tenant: str) -> None:
    numbers = range(MANY)
    put(
        store,
        tenant,
        evidence={key(number): b"body" for number in numbers},
        postings={key(number): keys(number, number + 1) for number in numbers},
        edges=[edge(number, number + 1) for number in numbers],
        placements=[(key(number), key(number), f"g{number}") for number in numbers],
    )
    wanted = keys(*range(0, 2 * MANY))

    def look(reader: Reader) -> list[int]:
        return [
            len(reader.evidence(wanted)),
            len(reader.postings(wanted, 500)),
            len(reader.edges(wanted)),
            len(reader.golden_of(wanted)),
            len([1 for records in reader.records_saying(wanted).values() if records]),
        ]

    assert store.read(tenant, look) == [MANY] * 5
    put(store, tenant, evidence_gone=wanted, edges_gone=[(key(number), key(number + 1)) for number in numbers])
    counts = store.read(tenant, lambda reader: reader.counts())
    assert (counts.evidences, counts.matches, counts.keys) == (0, 0, MANY)
