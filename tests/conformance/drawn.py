"""What random histories of stores are made of: few of everything, so that they meet the same rows again and again."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from conformance.store_samples import BYTE_ORDER

NUMBERS = range(4)
KEYS = [*BYTE_ORDER[-4:], *(number.to_bytes(16, "big") for number in NUMBERS)]
IDS = ["a", "A", "é", "😀"]
GENERATIONS = [1, 2]

numbers = st.sampled_from(NUMBERS)
some_key = st.sampled_from(KEYS)
some_id = st.sampled_from(IDS)
a_time = st.sampled_from([None, -1, 0, 5])
small = st.integers(-3, 3)
some_keys = st.lists(some_key, max_size=4)
some_ids = st.lists(some_id, max_size=2).map(tuple)
ends = st.tuples(some_key, some_key).filter(lambda pair: pair[0] < pair[1])
members = st.dictionaries(some_key, some_keys | st.just([bytes([at]) * 16 for at in range(60)]), max_size=3)


def few(rows: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """A short list."""
    return st.lists(rows, max_size=3)
