"""Derived rows belong to a generation, and a reader shows one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conformance.store_samples import MODEL_ID, NOON, edge, key, keys, known, put, record
from onefold.graph.settings import Settings, SettingsChange
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.delta import Delta
from onefold.graph.store.rows import Generation, StoredModel
from onefold.graph.touchpoint import IdentifierSettings, SourceSettings


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


def test_orphans_are_evidence_that_no_record_is_placed_on(store: Store, tenant: str) -> None:
    put(store, tenant, records=[record(1)], placements=[(key(1), key(3), "g")], evidence=dict.fromkeys(keys(3), b""))
    put(store, tenant, generation=2, placements=[(key(1), key(3), "g")], evidence=dict.fromkeys(keys(3, 9, 5), b""))

    def orphans(generation: int, limit: int = 9) -> list[bytes]:
        return store.read(tenant, lambda reader: reader.orphans(limit), generation)

    assert (orphans(1), orphans(2), orphans(2, 1), orphans(3)) == ([], keys(5, 9), keys(5), [])
    put(store, tenant, forgotten_records=keys(1))
    assert (orphans(1), orphans(2)) == (keys(3), keys(3, 5, 9))
    assert store.read(f"{tenant}-nobody", lambda reader: reader.orphans(9), 2) == []


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


def test_models_and_sources_are_kept(store: Store, tenant: str) -> None:
    body = bytes(range(256)) * 5_000
    crm = SourceSettings("crm", "GB", "DMY", -3, "third", "snapshot")
    put(store, tenant, model=(known("big"), body), sources=[crm, SourceSettings("web")])
    assert store.read(tenant, lambda reader: reader.model("big")) == body
    assert store.read(tenant, lambda reader: reader.model(MODEL_ID)) == b"\x00model\xff"
    assert store.read(tenant, lambda reader: reader.model("none")) is None
    put(store, tenant, sources=[SourceSettings("web", priority=9)])
    found = store.read(tenant, lambda reader: reader.settings().sources)
    assert found == {"crm": crm, "web": SourceSettings("web", priority=9)}


def test_settings_of_identifiers_and_changes_under_way_are_kept(store: Store, tenant: str) -> None:
    login = IdentifierSettings("login", True, 1, 250, ("a*", 'naïve, "quoted"', "x?"))
    plain = IdentifierSettings("custom:member no")
    was = SettingsChange(3, SourceSettings("crm", "GB", "DMY", -3, "third", "snapshot"), key(9))
    later = SettingsChange(12, login, b"")
    put(store, tenant, identifiers=[login, plain], under_way=[later, was])
    found = store.read(tenant, lambda reader: reader.settings())
    assert (found.identifiers, found.under_way) == ({"login": login, plain.namespace: plain}, (was, later))
    moved = replace(later, cursor=key(5))
    put(store, tenant, identifiers=[replace(login, never=())], under_way=[moved], under_way_gone=[3])
    found = store.read(tenant, lambda reader: reader.settings())
    assert (found.identifiers["login"], found.under_way) == (replace(login, never=()), (moved,))
    assert store.read(f"{tenant}-other", lambda reader: reader.settings()) == Settings()
    assert store.read(tenant, lambda reader: reader.tenant()).under_way == 1
    assert tenant in store.unsettled()
    put(store, tenant, under_way_gone=[12])
    assert store.read(tenant, lambda reader: reader.tenant()).under_way == 0
    assert tenant not in store.unsettled()


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


def test_a_model_outlives_its_generation(store: Store, tenant: str) -> None:
    building = Generation(2, "a", "building")
    put(store, tenant, generation=2, generations=[building], model=(known("a"), b"body"), **derived(22))
    put(store, tenant, drop_generation=2)
    assert store.read(tenant, lambda reader: reader.model("a")) == b"body"
    assert known("a") in store.read(tenant, lambda reader: reader.models())


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
