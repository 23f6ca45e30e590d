"""Which record uses which identifier."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from conformance.drawn import IDS, KEYS, a_time, few, some_id, some_key
from conformance.store_samples import TEXTS, filled, key, keys, put, use
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.contract.identifiers import Carrier, IdentifierUse

NAMED = [(namespace, value) for namespace in IDS for value in IDS]


def rows() -> dict[str, Any]:
    """One row of every kind."""
    return {
        "identifier_uses": [use(1, "email", "x")],
    }


def looks(reader: Reader) -> dict[str, object]:
    """Every question about `rows`."""
    return {
        "with_identifier": reader.records_with_identifier("email", "x", b"", 9),
        "carriers": filled(reader.carriers([("email", "x")], 9)),
    }


DRAWN = {
    "identifier_uses": few(st.builds(IdentifierUse, some_key, some_id, some_id, a_time, a_time, st.just(1))),
    "identifiers_dropped": few(st.tuples(some_key, some_id, some_id)),
}


def answers(reader: Reader) -> dict[str, object]:
    """Every question about what `DRAWN` may hold."""
    return {
        "with_identifier": [reader.records_with_identifier(*one, KEYS[5], 2) for one in NAMED],
        "carriers": [filled(reader.carriers(NAMED, limit)) for limit in (1, 2, 9)],
    }


def test_texts_that_look_alike_are_different(store: Store, tenant: str) -> None:
    put(store, tenant, identifier_uses=[use(number, "login", text) for number, text in enumerate(TEXTS)])

    def look(reader: Reader) -> list[list[bytes]]:
        return [reader.records_with_identifier("login", text, b"", 9) for text in TEXTS]

    assert store.read(tenant, look) == [[key(number)] for number in range(len(TEXTS))]


def test_identifiers_are_found_counted_and_dropped(store: Store, tenant: str) -> None:
    uses = [use(3, "email", "x"), use(1, "email", "x"), use(2, "email", "x"), use(1, "phone", "x")]
    put(store, tenant, identifier_uses=uses)

    def users(namespace: str, after: bytes = b"", limit: int = 9) -> list[bytes]:
        return store.read(tenant, lambda reader: reader.records_with_identifier(namespace, "x", after, limit))

    assert users("email") == keys(1, 2, 3)
    assert users("email", key(1), 1) == keys(2)
    assert users("email", limit=2) == keys(1, 2)
    assert users("phone") == keys(1)
    assert users("cookie") == []
    assert store.read(tenant, lambda reader: reader.counts()).identifiers == 2
    put(store, tenant, identifier_uses=[use(1, "email", "x", 5)], identifiers_dropped=[(key(1), "phone", "x")])
    assert users("email") == keys(1, 2, 3)
    assert users("phone") == []
    assert store.read(tenant, lambda reader: reader.counts()).identifiers == 1


def test_the_first_carriers_of_many_identifiers(store: Store, tenant: str) -> None:
    said = {5: 7, 1: 9, 4: 7, 2: 6, 3: 8}  # another order than that of record keys, which only settles ties
    uses = [use(number, "email", "x", said=hashed) for number, hashed in said.items()]
    uses += [use(4, "phone", "x"), use(2, "email", "X")]
    put(store, tenant, identifier_uses=uses)
    asked = [("email", "x"), ("phone", "x"), ("email", "X"), ("phone", "y"), ("email", "x")]

    def carriers(limit: int) -> dict[tuple[str, str], list[Carrier]]:
        return filled(store.read(tenant, lambda reader: reader.carriers(asked, limit)))

    others = {("phone", "x"): [(key(0), key(4))], ("email", "X"): [(key(0), key(2))]}
    first = [(key(6), key(2)), (key(7), key(4)), (key(7), key(5)), (key(8), key(3)), (key(9), key(1))]
    assert carriers(3) == {("email", "x"): first[:3]} | others
    assert carriers(100) == {("email", "x"): first} | others
    put(store, tenant, identifiers_dropped=[(key(2), "email", "x"), (key(4), "phone", "x")])
    put(store, tenant, identifier_uses=[use(1, "email", "x", said=1)])  # the record says something else now
    assert carriers(1) == {("email", "x"): [(key(1), key(1))], ("email", "X"): [(key(0), key(2))]}
    assert store.read(tenant, lambda reader: reader.carriers([], 3)) == {}
