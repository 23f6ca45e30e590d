"""Golden records, and what retired ones held."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from conformance.drawn import IDS, KEYS, few, some_id, some_key
from conformance.store_samples import TEXTS, assertion, change, filled, golden, key, keys, put
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.contract.golden import GoldenRecord


def rows() -> dict[str, Any]:
    """One row of every kind."""
    return {
        "golden": [golden("g1")],
        "last_held": {"g0": keys(1)},
        "held": {key(1): "g1"},
    }


def looks(reader: Reader) -> dict[str, object]:
    """Every question about `rows`."""
    return {
        "golden": reader.golden(["g1"]),
        "scan_golden": reader.scan_golden("", 9),
        "last_held": filled(reader.last_held(["g0"])),
        "retired_holding": filled(reader.retired_holding(keys(1))),
        "held_before": reader.held_before(keys(1)),
    }


DRAWN = {
    "golden": few(st.builds(golden, some_id, live=st.booleans()) | st.builds(GoldenRecord, some_id, st.just((1, 2)))),
    "last_held": st.dictionaries(some_id, st.lists(some_key, min_size=1, max_size=3), max_size=2),
    "last_held_gone": few(some_id),
    "held": st.dictionaries(some_key, some_id, max_size=2),
}


def answers(reader: Reader) -> dict[str, object]:
    """Every question about what `DRAWN` may hold."""
    return {
        "golden": reader.golden(IDS),
        "scan_golden": [reader.scan_golden(after, 2) for after in ("", "A", "a")],
        "last_held": filled(reader.last_held(IDS)),
        "retired_holding": filled(reader.retired_holding(KEYS)),
        "held_before": reader.held_before(KEYS),
    }


def test_a_golden_record_comes_back_as_it_went(store: Store, tenant: str) -> None:
    rows = [
        golden("g1"),
        golden("g2", live=False, retired_seq=7, records=0, weakest_join=None, best_rejected=2**40, cut=True),
        GoldenRecord("g3", (2**40, 12)),
    ]
    put(store, tenant, golden=rows)
    found = store.read(tenant, lambda reader: reader.golden(["g1", "g2", "g3", "g4", "g1"]))
    assert found == {row.golden_id: row for row in rows}
    put(store, tenant, golden=[replace(rows[0], live=False, retired_seq=3, values=())])
    found = store.read(tenant, lambda reader: reader.golden(["g1"]))
    assert found == {"g1": replace(rows[0], live=False, retired_seq=3, values=())}


def test_live_golden_records_are_scanned_page_by_page(store: Store, tenant: str) -> None:
    ids = ["0", "1", "A", "Z", "a", "b"]
    put(store, tenant, golden=[golden(id_, live=id_ != "A") for id_ in reversed(ids)])

    def page(after: str, limit: int) -> list[str]:
        return [row.golden_id for row in store.read(tenant, lambda reader: reader.scan_golden(after, limit))]

    assert page("", 99) == ["0", "1", "Z", "a", "b"]
    assert page("1", 2) == ["Z", "a"]
    assert page("b", 2) == []
    assert store.read(tenant, lambda reader: reader.counts()).golden_records == 5


@pytest.mark.parametrize("text", TEXTS)
def test_ids_and_texts_come_back_letter_for_letter(store: Store, tenant: str, text: str) -> None:
    entry = replace(change(2, text), related=(text, "x"))
    word = replace(assertion(text, 1, 2, reason=text), author=text, left_ref=(text, text))
    put(store, tenant, golden=[golden(text)], changes=[entry], assertions=[word], last_held={text: keys(1)})
    assert store.read(tenant, lambda reader: reader.golden([text])) == {text: golden(text)}
    assert store.read(tenant, lambda reader: reader.changes_of(text, 0, 9)) == [entry]
    assert store.read(tenant, lambda reader: reader.assertions([text])) == {text: word}
    assert store.read(tenant, lambda reader: reader.retired_holding(keys(1))) == {key(1): [text]}


def test_what_retired_golden_records_held(store: Store, tenant: str) -> None:
    put(store, tenant, last_held={"g2": keys(3, 1), "g1": keys(2, 1)})
    assert store.read(tenant, lambda reader: reader.last_held(["g1", "g2"])) == {"g1": keys(1, 2), "g2": keys(1, 3)}
    found = store.read(tenant, lambda reader: reader.retired_holding(keys(1, 2, 3)))
    assert found == {key(1): ["g1", "g2"], key(2): ["g1"], key(3): ["g2"]}
    put(store, tenant, last_held_gone=["g1"], last_held={"g2": keys(4)})
    assert not store.read(tenant, lambda reader: reader.last_held(["g1"])).get("g1")
    assert store.read(tenant, lambda reader: reader.last_held(["g2"])) == {"g2": keys(4)}
    found = store.read(tenant, lambda reader: reader.retired_holding(keys(1, 2, 3, 4)))
    assert {record: ids for record, ids in found.items() if ids} == {key(4): ["g2"]}


def test_held_before_names_the_last_holder(store: Store, tenant: str) -> None:
    first = put(store, tenant, held={key(1): "g1", key(2): "g2"})
    second = put(store, tenant, held={key(1): "g3"})
    found = store.read(tenant, lambda reader: reader.held_before(keys(1, 2, 3)))
    assert found == {key(1): (second, "g3"), key(2): (first, "g2")}
