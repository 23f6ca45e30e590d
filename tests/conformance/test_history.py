"""Golden records, what retired ones held, the change log and stewards' assertions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store_samples import TEXTS, assertion, change, golden, key, keys, put

from onefold.graph.store.contract import Store
from onefold.graph.store.rows import GoldenRecord


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


def test_the_change_log_is_read_page_by_page(store: Store, tenant: str) -> None:
    put(store, tenant, changes=[change(2, "g1", (), (1,))])
    put(store, tenant, changes=[change(3, "g2", (), (2,))])
    put(store, tenant, changes=[change(4, "g1", (1,), (1, 2))])
    put(store, tenant, changes=[change(5, "g2", (2,), ())])

    def log(after: int, limit: int) -> list[int]:
        return [entry.seq for entry in store.read(tenant, lambda reader: reader.changes(after, limit))]

    assert log(0, 99) == [2, 3, 4, 5]
    assert log(2, 2) == [3, 4]
    assert log(5, 9) == []
    found = store.read(tenant, lambda reader: reader.changes_of("g1", 0, 9))
    assert found == [change(2, "g1", (), (1,)), change(4, "g1", (1,), (1, 2))]
    assert store.read(tenant, lambda reader: reader.changes_of("g2", 3, 9)) == [change(5, "g2", (2,), ())]
    assert len(store.read(tenant, lambda reader: reader.changes_of("g1", 0, 1))) == 1
    assert store.read(tenant, lambda reader: reader.counts()).changes == 4


def test_several_changes_of_one_transaction_keep_their_order(store: Store, tenant: str) -> None:
    put(store, tenant, changes=[change(2, id_) for id_ in "zamb"])
    found = store.read(tenant, lambda reader: reader.changes(0, 99))
    assert [entry.golden_id for entry in found] == list("zamb")


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
