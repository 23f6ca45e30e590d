"""Derived rows belong to a generation, and a reader shows one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from conformance.store_samples import MODEL_ID, edge, key, keys, known, put, record
from onefold.graph.store.contract import Delta, Reader, Store
from onefold.graph.store.contract.models import Generation


def derived(number: int) -> dict[str, Any]:
    """One row of every derived kind about record 1, on evidence `number`."""
    return {
        "placements": [(key(1), key(number), f"g{number}")],
        "evidence": {key(number): b"body"},
        "postings": {key(1): keys(number)},
        "edges": [edge(number, 99)],
    }


def seen(reader: Reader) -> Sequence[object]:
    """What the reader shows of `derived`."""
    posting = reader.postings(keys(1), 9).get(key(1))
    counts = reader.counts()
    return (
        [(row.fingerprint, row.golden_id) for row in reader.scan_records(b"", 9)],
        reader.golden_of(keys(1)),
        list(reader.evidence(keys(11, 22))),
        posting and posting.members,
        [one.low for one in reader.edges(keys(99))],
        [one.low for one in reader.scan_edges((b"", b""), 9)],
        (counts.evidences, counts.matches, counts.keys, counts.records),
    )


def shown(number: int) -> Sequence[object]:
    """What a reader of a generation that holds `derived(number)` must show."""
    placed, ends = (key(number), f"g{number}"), keys(number)
    return [placed], {key(1): placed[1]}, ends, ends, ends, ends, (1, 1, 1, 1)


EMPTY: Sequence[object] = ([(b"", "")], {}, [], None, [], [], (0, 0, 0, 1))


EMPTY: Sequence[object] = ([(b"", "")], {}, [], None, [], [], (0, 0, 0, 1))


def test_generations_are_kept_apart(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)], **derived(11))
    put(store, tenant, generation=2, **derived(22))
    assert store.read(tenant, seen) == shown(11)
    assert store.read(tenant, seen, generation=1) == shown(11)
    assert store.read(tenant, seen, generation=2) == shown(22)
    assert store.read(tenant, seen, generation=3) == EMPTY
    assert store.read(tenant, lambda reader: reader.generation(), generation=3) == 3
    put(
        store,
        tenant,
        generation=2,
        evidence_gone=keys(11),
        postings_gone={key(1): keys(11)},
        edges_gone=[(key(11), key(99))],
    )
    assert store.read(tenant, seen) == shown(11)


def test_one_look_sees_several_generations_of_one_state(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)], **derived(11))
    put(store, tenant, generation=2, **derived(22))

    def look(reader: Reader) -> list[object]:
        other = reader.at(2)
        return [seen(other), other.generation(), other.tenant() == reader.tenant(), seen(reader), seen(other.at(1))]

    assert store.read(tenant, look) == [shown(22), 2, True, shown(11), shown(11)]


def test_activation_shows_the_other_generation(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)], **derived(11))
    building = Generation(2, "model-2", "building", key(5), 2)
    put(store, tenant, generation=2, generations=[building], model=(known("model-2"), b"two"), **derived(22))
    assert store.read(tenant, lambda reader: reader.generations()) == [Generation(1, MODEL_ID, "active"), building]
    assert store.read(tenant, lambda reader: reader.generation()) == 1
    put(store, tenant, generation=2, generations=[Generation(2, "model-2", "active", started_seq=2)], activate=2)
    state = store.read(tenant, lambda reader: reader.tenant())
    assert (state.generation, state.model_id) == (2, "model-2")
    assert store.read(tenant, lambda reader: reader.generation()) == 2
    assert store.read(tenant, seen) == shown(22)
    assert store.read(tenant, seen, generation=1) == shown(11)


def test_decide_reads_the_generation_it_asked_for(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)], **derived(11))
    put(store, tenant, generation=2, **derived(22))
    assert store.transact(tenant, lambda reader: (Delta(), seen(reader))) == shown(11)
    assert store.transact(tenant, lambda reader: (Delta(), seen(reader)), generation=2) == shown(22)


def test_a_dropped_generation_is_gone_and_the_others_stay(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)], **derived(11))
    put(store, tenant, generation=2, generations=[Generation(2, "model-2", "building")], **derived(22))
    put(store, tenant, drop_generation=2)
    assert store.read(tenant, seen, generation=2) == EMPTY
    assert store.read(tenant, seen) == shown(11)
    assert store.read(tenant, lambda reader: reader.generations()) == [Generation(1, MODEL_ID, "active")]


def test_dropping_comes_before_adding(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)], **derived(11))
    put(store, tenant, generation=2, **derived(11))
    put(store, tenant, generation=2, drop_generation=2, generations=[Generation(2, "m", "building")], **derived(22))
    assert store.read(tenant, seen, generation=2) == shown(22)
    assert [one.generation for one in store.read(tenant, lambda reader: reader.generations())] == [1, 2]


def test_long_postings_go_with_their_generation(store: Store, tenant: str) -> None:
    everyone = keys(*range(200))
    put(store, tenant, postings={key(1): everyone})
    put(store, tenant, generation=2, postings={key(1): everyone[:100]})
    put(store, tenant, drop_generation=2)
    put(store, tenant, generation=2, postings={key(1): everyone[:60:2]})
    found = store.read(tenant, lambda reader: reader.postings(keys(1), 900), generation=2)
    assert found[key(1)].members == everyone[:60:2]
    assert store.read(tenant, lambda reader: reader.postings(keys(1), 900))[key(1)].members == everyone


def test_a_model_outlives_its_generation(store: Store, tenant: str) -> None:
    building = Generation(2, "a", "building")
    put(store, tenant, generation=2, generations=[building], model=(known("a"), b"body"), **derived(22))
    put(store, tenant, drop_generation=2)
    assert store.read(tenant, lambda reader: reader.model("a")) == b"body"
    assert known("a") in store.read(tenant, lambda reader: reader.models())
