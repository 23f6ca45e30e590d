"""Evidence, placements and posting lists."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from conformance.drawn import IDS, KEYS, few, members, some_id, some_key
from conformance.store_samples import BYTE_ORDER, edge, filled, key, keys, put, record
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.contract.evidence import Posting

MANY = 5_000


def rows() -> dict[str, Any]:
    """One row of every kind."""
    return {
        "placements": [(key(1), key(1), "g1")],
        "evidence": {key(1): b"body"},
        "postings": {key(1): keys(1), key(2): keys(*range(100))},
    }


def looks(reader: Reader) -> dict[str, object]:
    """Every question about `rows`."""
    return {
        "records_saying": filled(reader.records_saying(keys(1))),
        "records_of_golden": filled(reader.records_of_golden(["g1"])),
        "golden_of": reader.golden_of(keys(1)),
        "evidence": reader.evidence(keys(1)),
        "postings": reader.postings(keys(1, 2), 500),
    }


DRAWN = {
    "placements": few(st.tuples(some_key, some_key, some_id)),
    "evidence": st.dictionaries(some_key, st.binary(max_size=3), max_size=3),
    "evidence_gone": few(some_key),
    "postings": members,
    "postings_gone": members,
}


def answers(reader: Reader) -> dict[str, object]:
    """Every question about what `DRAWN` may hold."""
    return {
        "records_saying": filled(reader.records_saying(KEYS)),
        "records_of_golden": filled(reader.records_of_golden(IDS)),
        "golden_of": reader.golden_of(KEYS),
        "evidence": reader.evidence(KEYS),
        "orphans": [reader.orphans(limit) for limit in (1, 9)],
        "postings": [reader.postings(KEYS, limit) for limit in (1, 50, 500)],
    }


def test_placements_move(store: Store, tenant: str) -> None:
    placed = [(key(2), key(11), "g1"), (key(1), key(11), "g1"), (key(3), key(12), "g2")]
    put(store, tenant, placements=placed)

    def look(reader: Reader) -> tuple[object, object, object]:
        saying, of_golden = reader.records_saying(keys(11, 12, 13)), reader.records_of_golden(["g1", "g2", "g3"])
        golden_of = reader.golden_of(keys(1, 2, 3, 4))
        return filled(saying), filled(of_golden), golden_of

    assert store.read(tenant, look) == (
        {key(11): keys(1, 2), key(12): keys(3)},
        {"g1": keys(1, 2), "g2": keys(3)},
        {key(1): "g1", key(2): "g1", key(3): "g2"},
    )
    put(store, tenant, placements=[(key(2), key(12), "g2"), (key(3), key(13), "g2")])
    assert store.read(tenant, look) == (
        {key(11): keys(1), key(12): keys(2), key(13): keys(3)},
        {"g1": keys(1), "g2": keys(2, 3)},
        {key(1): "g1", key(2): "g2", key(3): "g2"},
    )


def test_orphans_are_evidence_that_no_record_is_placed_on(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)], placements=[(key(1), key(3), "g")], evidence=dict.fromkeys(keys(3), b""))
    put(store, tenant, generation=2, placements=[(key(1), key(3), "g")], evidence=dict.fromkeys(keys(3, 9, 5), b""))

    def orphans(generation: int, limit: int = 9) -> list[bytes]:
        return store.read(tenant, lambda reader: reader.orphans(limit), generation)

    assert (orphans(1), orphans(2), orphans(2, 1), orphans(3)) == ([], keys(5, 9), keys(5), [])
    put(store, tenant, forgotten_records=keys(1))
    assert (orphans(1), orphans(2)) == (keys(3), keys(3, 5, 9))
    assert store.read(f"{tenant}-nobody", lambda reader: reader.orphans(9), 2) == []


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
