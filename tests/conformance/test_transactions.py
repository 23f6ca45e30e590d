"""A delta is applied whole or not at all, one after the other."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest

from conformance.store_samples import (
    MODEL_ID,
    change,
    edge,
    first_delta,
    golden,
    key,
    keys,
    put,
    record,
    seq,
    touchpoint,
)
from onefold.graph.errors import StoreCorrupt
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.delta import Delta
from onefold.graph.store.rows import Generation


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


def test_an_empty_delta_writes_nothing(store: Store, tenant: str) -> None:
    assert store.transact(tenant, lambda reader: (Delta(generation=1, seq=9), "answer")) == "answer"
    assert tenant not in store.tenants()
    put(store, tenant, records=[record(1)])
    store.transact(tenant, lambda reader: (Delta(generation=1, seq=9), None))
    assert store.read(tenant, seq) == 2


def test_nothing_is_written_when_decide_raises(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)])

    def decide(reader: Reader) -> tuple[Delta, None]:
        assert reader.records(keys(1))
        raise LookupError("decided against it")

    with pytest.raises(LookupError, match="decided against it"):
        store.transact(tenant, decide)
    assert store.read(tenant, seq) == 2
    put(store, tenant, records=[record(2)])
    assert store.read(tenant, seq) == 3


def test_what_look_raises_passes_and_the_store_goes_on(store: Store, tenant: str) -> None:
    def look(reader: Reader) -> None:
        raise LookupError("seen enough")

    with pytest.raises(LookupError, match="seen enough"):
        store.read(tenant, look)
    put(store, tenant, records=[record(1)])
    assert store.read(tenant, seq) == 2


@pytest.mark.parametrize("following", [0, 1, 2])
def test_seq_must_move_on(store: Store, tenant: str, following: int) -> None:
    put(store, tenant, records=[record(1)])
    delta = Delta(generation=1, seq=following, records=[record(2)])
    with pytest.raises(StoreCorrupt, match="cannot follow seq 2"):
        store.transact(tenant, lambda reader: (delta, None))
    assert store.read(tenant, lambda reader: reader.records(keys(1, 2))).keys() == {key(1)}


def test_a_generation_that_does_not_exist_cannot_be_activated(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)])
    delta = Delta(generation=1, seq=3, activate=7, records=[record(2)])
    with pytest.raises(StoreCorrupt, match="generation 7 cannot be activated"):
        store.transact(tenant, lambda reader: (delta, None))
    assert store.read(tenant, lambda reader: reader.records(keys(1, 2))).keys() == {key(1)}


def test_seq_may_jump(store: Store, tenant: str) -> None:
    put(store, tenant)
    store.transact(tenant, lambda reader: (Delta(generation=1, seq=500, records=[record(1)]), None))
    assert store.read(tenant, seq) == 500


def test_decide_reads_the_state_that_its_delta_follows(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)])

    def decide(reader: Reader) -> tuple[Delta, list[bytes]]:
        return Delta(generation=1, seq=3, records=[record(2)]), sorted(reader.records(keys(1, 2)))

    assert store.transact(tenant, decide) == keys(1)


def test_removals_come_before_additions(store: Store, tenant: str) -> None:
    rows: dict[str, Any] = {
        "touchpoints": [touchpoint(1, "t1")],
        "records": [record(1)],
        "placements": [(key(1), key(11), "g1")],
        "evidence": {key(11): b"body"},
        "postings": {key(21): keys(11)},
        "edges": [edge(11, 12)],
        "last_held": {"g0": keys(1)},
        "golden": [golden("g1")],
    }
    removals: dict[str, Any] = {
        "forgotten_records": keys(1),
        "evidence_gone": keys(11),
        "postings_gone": {key(21): keys(11, 12)},
        "edges_gone": [(key(11), key(12))],
        "last_held_gone": ["g0"],
    }
    put(store, tenant, **rows)
    put(store, tenant, **rows, **removals)

    def look(reader: Reader) -> list[object]:
        return [
            list(reader.touchpoints([("crm", "t1")])),
            reader.records_saying(keys(11)),
            reader.evidence(keys(11)),
            reader.postings(keys(21), 9)[key(21)].members,
            reader.edges(keys(12)),
            reader.last_held(["g0"]),
        ]

    assert store.read(tenant, look) == [
        [("crm", "t1")],
        {key(11): keys(1)},
        {key(11): b"body"},
        keys(11),
        [edge(11, 12)],
        {"g0": keys(1)},
    ]


def test_removing_what_is_not_there_changes_nothing(store: Store, tenant: str) -> None:
    put(
        store,
        tenant,
        forgotten_records=keys(1),
        identifiers_dropped=[(key(1), "email", "x")],
        evidence_gone=keys(1),
        postings_gone={key(1): keys(2)},
        edges_gone=[(key(1), key(2))],
        revoked={"a": ("who", "why", 1)},
        last_held_gone=["g"],
        drop_generation=9,
    )
    counts = store.read(tenant, lambda reader: reader.counts())
    assert (counts.records, counts.keys, counts.matches, counts.assertions) == (0, 0, 0, 0)
    assert store.read(tenant, lambda reader: reader.generations()) == [Generation(1, MODEL_ID, "active")]


def test_writers_take_turns(store: Store, tenant: str) -> None:
    put(store, tenant)
    failures: list[BaseException] = []

    def decide(reader: Reader) -> tuple[Delta, None]:
        following = reader.tenant().seq + 1
        return Delta(generation=1, seq=following, changes=[change(following, f"g{following}")]), None

    def write() -> None:
        try:
            for _ in range(15):
                store.transact(tenant, decide)
        except BaseException as failure:
            failures.append(failure)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failures
    logged = store.read(tenant, lambda reader: [entry.seq for entry in reader.changes(0, 100)])
    assert logged[-30:] == list(range(logged[-1] - 29, logged[-1] + 1))


def test_one_look_sees_one_state_while_others_write(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)])
    writer = threading.Thread(target=put, args=(store, tenant), kwargs={"records": [record(2)]})

    def look(reader: Reader) -> tuple[int, int, int]:
        before = len(reader.records(keys(1, 2)))
        if not writer.ident:  # look may be called again
            writer.start()
        writer.join(timeout=0.5)  # it commits now, or waits until this look is over: either is right
        return before, len(reader.records(keys(1, 2))), len(reader.scan_records(b"", 9))

    seen = store.read(tenant, look)
    writer.join()
    assert len(set(seen)) == 1
    assert store.read(tenant, lambda reader: len(reader.records(keys(1, 2)))) == 2
