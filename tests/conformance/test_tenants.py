"""No call reads or writes across tenants; arguments that are empty cost nothing and find nothing."""

from __future__ import annotations

from conformance.store_samples import everything, key, keys, looks, put, record
from onefold.graph.store.contract import Reader, Store


def test_tenants_are_kept_apart(store: Store, tenant: str) -> None:
    other = f"{tenant}-other"
    put(store, tenant, **everything())
    put(store, other)
    full, empty = store.read(tenant, looks), store.read(other, looks)
    for name, answer in full.items():
        assert answer, name
        assert answer != empty[name], name
        assert name == "counts" or not empty[name], name
    assert store.read(f"{tenant}-nobody", looks) == empty
    names = store.tenants()  # on Neo4j with those of other tests
    assert set(names) >= {tenant, other}
    assert names == sorted(names)
    secrets = {store.read(name, lambda reader: reader.tenant()).secret for name in (tenant, other)}
    assert len(secrets) == 2


def test_removals_reach_no_other_tenant(store: Store, tenant: str) -> None:
    other = f"{tenant}-other"
    for name in (tenant, other):
        put(store, name, **everything())
    before = store.read(tenant, looks)
    put(
        store,
        other,
        forgotten_records=keys(1),
        identifiers_dropped=[(key(1), "email", "x")],
        evidence_gone=keys(1),
        postings_gone={key(1): keys(1), key(2): keys(*range(100))},
        edges_gone=[(key(1), key(2))],
        revoked={"a1": ("who", "why", 1)},
        last_held_gone=["g0"],
    )
    put(store, other, drop_generation=1)
    assert store.read(tenant, looks) == before
    assert store.read(tenant, lambda reader: reader.tenant()).assertions == 1


def test_tenant_names_compare_exactly(store: Store, tenant: str) -> None:
    names = [f"{tenant}-{end}" for end in ("a", "A", "á", "a\u0301", "a ", "😀")]
    for number, name in enumerate(names):
        put(store, name, records=[record(number)])
    found = [[row.key for row in store.read(name, lambda reader: reader.scan_records(b"", 9))] for name in names]
    assert found == [[key(number)] for number in range(len(names))]
    assert set(store.tenants()) >= set(names)


def test_empty_arguments_find_nothing(store: Store, tenant: str) -> None:
    put(store, tenant, **everything())

    def look(reader: Reader) -> list[object]:
        return [
            reader.touchpoints([]),
            reader.touchpoints_of([]),
            reader.records([]),
            reader.records_saying([]),
            reader.records_of_golden([]),
            reader.golden_of([]),
            reader.evidence([]),
            reader.postings([], 9),
            reader.edges([]),
            reader.assertions([]),
            reader.assertions_about([]),
            reader.golden([]),
            reader.last_held([]),
            reader.retired_holding([]),
            reader.held_before([]),
        ]

    assert not any(store.read(tenant, look))
