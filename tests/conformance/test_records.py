"""Records, their touchpoints, their identifiers, and where they are placed."""

from __future__ import annotations

import pytest

from conformance.store_samples import BYTE_ORDER, NOON, TEXTS, filled, key, keys, put, record, touchpoint, use
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.rows import Carrier
from onefold.graph.touchpoint import Record, Said


def test_a_touchpoint_comes_back_as_it_went(store: Store, tenant: str) -> None:
    stored = [touchpoint(1, "t1"), touchpoint(1, "t1", source="web"), touchpoint(2, "t2", observed_at=None)]
    put(store, tenant, touchpoints=stored)
    ids = [("crm", "t1"), ("web", "t1"), ("crm", "t2"), ("crm", "t9"), ("web", "t2"), ("crm", "t1")]
    found = store.read(tenant, lambda reader: reader.touchpoints(ids))
    assert found == {("crm", "t1"): stored[0], ("web", "t1"): stored[1], ("crm", "t2"): stored[2]}


def test_touchpoints_of_a_record_by_time_then_id(store: Store, tenant: str) -> None:
    order = [("b", None), ("c", None), ("z", -5), ("y", 0), ("A", NOON), ("a", NOON), ("\ufffd", NOON), ("😀", NOON)]
    put(store, tenant, touchpoints=[touchpoint(1, id_, at) for id_, at in reversed(order)])
    put(store, tenant, touchpoints=[touchpoint(2, "other")])
    found = store.read(tenant, lambda reader: reader.touchpoints_of(keys(3, 2, 1)))
    assert [stored.touchpoint.touchpoint_id for stored in found[key(1)]] == [id_ for id_, _ in order]
    assert found[key(2)] == [touchpoint(2, "other")]
    assert not found.get(key(3))


@pytest.mark.parametrize("text", TEXTS)
def test_text_comes_back_letter_for_letter(store: Store, tenant: str, text: str) -> None:
    stored = touchpoint(1, text, source=text, text=text)
    kept = Record(key(1), text, text, (Said("custom:" + text, text, 0, None, 1),), 1, (None, text))
    identifier = use(1, text, text)
    put(store, tenant, touchpoints=[stored], records=[kept], identifier_uses=[identifier])

    def look(reader: Reader) -> tuple[object, ...]:
        found = reader.records_with_identifier(text, text, b"", 9)
        return reader.touchpoints([(text, text)]), reader.records(keys(1)), found

    assert store.read(tenant, look) == ({(text, text): stored}, {key(1): kept}, keys(1))


def test_texts_that_look_alike_are_different(store: Store, tenant: str) -> None:
    put(store, tenant, identifier_uses=[use(number, "login", text) for number, text in enumerate(TEXTS)])

    def look(reader: Reader) -> list[list[bytes]]:
        return [reader.records_with_identifier("login", text, b"", 9) for text in TEXTS]

    assert store.read(tenant, look) == [[key(number)] for number in range(len(TEXTS))]


def test_a_record_is_replaced_and_keeps_its_placement(store: Store, tenant: str) -> None:
    written = record(1, fingerprint=b"ignored", golden_id="ignored")
    put(store, tenant, records=[written])
    assert store.read(tenant, lambda reader: reader.records(keys(1))) == {key(1): record(1)}
    put(store, tenant, placements=[(key(1), key(11), "g1")])
    put(store, tenant, records=[record(1, said=(), touchpoints=3, newest=(None, ""))])
    expected = record(1, said=(), touchpoints=3, newest=(None, ""), fingerprint=key(11), golden_id="g1")
    assert store.read(tenant, lambda reader: reader.records(keys(1, 2))) == {key(1): expected}


def test_records_are_scanned_in_byte_order_page_by_page(store: Store, tenant: str) -> None:
    rows = [Record(key_, ("crm", "web")[at % 2], f"r{at}", (), 1, (None, "")) for at, key_ in enumerate(BYTE_ORDER)]
    put(store, tenant, records=rows[::-1], placements=[(BYTE_ORDER[0], key(11), "g1")])

    def page(after: bytes, limit: int, source: str | None = None) -> list[bytes]:
        found = store.read(tenant, lambda reader: reader.scan_records(after, limit, source))
        return [row.key for row in found]

    assert page(b"", 99) == BYTE_ORDER
    assert page(b"", 3) == BYTE_ORDER[:3]
    assert page(BYTE_ORDER[2], 3) == BYTE_ORDER[3:6]
    assert page(BYTE_ORDER[-1], 3) == []
    assert page(b"", 0) == []
    assert page(b"", 99, "web") == BYTE_ORDER[1::2]
    assert page(BYTE_ORDER[1], 1, "web") == BYTE_ORDER[3:4]
    assert page(b"", 99, "nobody") == []
    first = store.read(tenant, lambda reader: reader.scan_records(b"", 1))[0]
    assert (first.fingerprint, first.golden_id) == (key(11), "g1")


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


def test_a_forgotten_record_takes_everything_of_its_own(store: Store, tenant: str) -> None:
    both = (1, 2)
    put(
        store,
        tenant,
        records=[record(number) for number in both],
        touchpoints=[touchpoint(number, f"t{number}{at}") for number in both for at in "ab"],
        identifier_uses=[use(number, "email", "x") for number in both],
        placements=[(key(number), key(11), "g1") for number in both],
        last_held={"g0": keys(1)},
    )
    put(store, tenant, generation=2, placements=[(key(number), key(22), "g1") for number in both])
    put(store, tenant, forgotten_records=keys(1))

    def look(reader: Reader) -> list[object]:
        return [
            list(reader.records(keys(1, 2))),
            sorted(reader.touchpoints([("crm", "t1a"), ("crm", "t1b"), ("crm", "t2a"), ("crm", "t2b")])),
            list(filled(reader.touchpoints_of(keys(1, 2)))),
            reader.records_with_identifier("email", "x", b"", 9),
            list(reader.golden_of(keys(1, 2))),
            [*filled(reader.records_saying(keys(11, 22))).values()],
            reader.records_of_golden(["g1"]),
            reader.last_held(["g0"]),
        ]

    expected = [keys(2), [("crm", "t2a"), ("crm", "t2b")], keys(2), keys(2), keys(2), [keys(2)], {"g1": keys(2)}]
    assert store.read(tenant, look) == [*expected, {"g0": keys(1)}]
    assert store.read(tenant, look, generation=2) == [*expected, {"g0": keys(1)}]
