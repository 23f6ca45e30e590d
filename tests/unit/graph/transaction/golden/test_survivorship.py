"""Which values survive, and that what belongs together stays together."""

from __future__ import annotations

import json

from onefold.graph.settings import Settings
from onefold.graph.store.codec import decode_golden_values, encode_golden_values
from onefold.graph.store.contract.golden import GoldenValue, SurvivorRule
from onefold.graph.touchpoint import Keep, Record, SourceSettings, Touchpoint
from onefold.graph.transaction.golden.survivorship import golden_values
from onefold.graph.transaction.said import accumulate

OLD = (("street_address", "1 High St"), ("city", "Leeds"), ("postal_code", "LS1 1AA"))


def surviving(*said: tuple[int | None, tuple[tuple[str, str], ...]]) -> dict[str, GoldenValue]:
    """The golden values of one record with these touchpoints."""
    record = Record(b"k" * 16, "crm", "1", (), 0, (None, ""))
    for n, (at, values) in enumerate(said):
        record = accumulate(record, Touchpoint("crm", values, str(n), "1", "", at), Keep.APPEND)
    return {v.attribute: v for v in golden_values([record], Settings({"crm": SourceSettings("crm")}))}


def test_no_address_mixes_two_rows() -> None:
    address = surviving((1, OLD), (2, (("street_address", "9 Low Rd"), ("city", "York"))))["address"]
    assert address.value == (("street_address", "9 Low Rd"), ("city", "York"))
    assert address.rule == "most_recent"
    assert [text for text, *_ in address.losers] == ["1 High St Leeds LS1 1AA"]


def test_a_row_that_says_less_of_the_same_address_takes_nothing_away() -> None:
    assert surviving((1, OLD), (2, OLD[1:2]))["address"].value == OLD


def test_an_address_that_comes_back() -> None:
    address = surviving((1, OLD), (2, (("street_address", "9 Low Rd"), ("city", "York"))), (3, OLD))["address"]
    assert address.value == OLD


def test_parts_of_a_name_fill_each_other() -> None:
    name = surviving((1, (("given_name", "Bob"), ("family_name", "Berg"))), (2, (("given_name", "Robert"),)))["name"]
    assert name.value == (("given_name", "Robert"), ("family_name", "Berg"))


def test_values_without_a_time_are_older_than_any() -> None:
    address = surviving((None, OLD), (0, (("city", "York"),)))["address"]
    assert address.value == (("city", "York"),)
    assert address.observed_at == 0


def test_one_of_several_that_are_listed_is_preferred_and_none_that_stands_alone() -> None:
    record = Record(b"k" * 16, "crm", "1", (), 0, (None, ""))
    for n, email in enumerate(("a@b.org", "c@d.org", "e@f.org", " A@b.org")):
        values = (("email", email), ("phone", "+442079460001"), ("full_name", f"Ann {'ABC'[n % 3]}"))
        record = accumulate(record, Touchpoint("crm", values, str(n), "1", "", n), Keep.APPEND)
    values = golden_values([record], Settings())
    assert [(v.value[0][1], v.rule) for v in values if v.preferred] == [("A@b.org", SurvivorRule.MOST_RECENT)]
    assert len([v for v in values if v.attribute == "email"]) == 3


def test_what_was_stored_before_the_preferred_value_was_marked_reads_the_same() -> None:
    record = Record(b"k" * 16, "crm", "1", (), 0, (None, ""))
    for n, values in enumerate(((("email", "a@b.org"), ("phone", "+442079460001")), (("email", "c@d.org"), *OLD))):
        record = accumulate(record, Touchpoint("crm", values, str(n), "1", "", n), Keep.APPEND)
    values = golden_values([record], Settings())
    before = json.dumps([columns[:-1] for columns in json.loads(encode_golden_values(values))])
    assert decode_golden_values(before) == values
    assert any(value.preferred for value in values)
