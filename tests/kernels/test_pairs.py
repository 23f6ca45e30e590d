"""The hub rule, as differences of what keys find before and after, against the rule itself."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels import oracles
from kernels.packing import ints
from onefold.graph.kernels.pairs import NEW, OLD, changed_pairs

BITS = st.sampled_from((OLD, NEW, OLD | NEW))
KEYS = st.lists(st.dictionaries(st.integers(0, 9), BITS, max_size=10), max_size=5)


def run(kernel: object, keys: list[dict[int, int]], hubs: int, cap: int) -> Counter[tuple[int, int, int]]:
    """Changes as the kernel tells them; a key is {rank of a member: in which states it carries the key}."""
    assert callable(kernel)
    member = [m for key in keys for m in sorted(key)]
    present = np.array([key[m] for key in keys for m in sorted(key)], np.uint8)
    start = ints([0, *np.cumsum([len(key) for key in keys])])
    counts = [ints([sum(bool(b & bit) for b in key.values()) for key in keys]) for bit in (OLD, NEW)]
    found = kernel(start, ints(member), present, *counts, hubs, cap)
    return Counter(zip(*(column.tolist() for column in found), strict=True))


def expected(keys: list[dict[int, int]], hubs: int, cap: int) -> Counter[tuple[int, int, int]]:
    changes: Counter[tuple[int, int, int]] = Counter()
    for key in keys:
        before, after = (
            oracles.pairs.found_pairs([m for m, bits in key.items() if bits & bit], hubs, cap) for bit in (OLD, NEW)
        )
        changes.update((i, j, 1) for i, j in after - before)
        changes.update((i, j, -1) for i, j in before - after)
    return changes


@settings(max_examples=600)
@given(KEYS, st.integers(1, 3), st.integers(2, 6))
def test_changed_pairs_equal_the_rule(keys: list[dict[int, int]], hubs: int, cap: int) -> None:
    assert run(changed_pairs, keys, hubs, cap) == expected(keys, hubs, cap)


@settings(max_examples=40)
@given(KEYS, st.integers(1, 3), st.integers(2, 6))
def test_uncompiled_changed_pairs_equal_the_rule(keys: list[dict[int, int]], hubs: int, cap: int) -> None:
    assert run(changed_pairs.py_func, keys, hubs, cap) == expected(keys, hubs, cap)


@pytest.mark.parametrize("size", [0, 1, 2, 99, 100, 101])
def test_keys_around_their_cap(size: int) -> None:
    for bits in (OLD, NEW):
        keys = [dict.fromkeys(range(size), bits)]
        assert run(changed_pairs, keys, 5, 100) == expected(keys, 5, 100)


def test_one_more_makes_a_key_generic_and_one_less_revives_it() -> None:
    grown = [{**dict.fromkeys(range(100), OLD | NEW), 100: NEW}]
    shrunk = [{**dict.fromkeys(range(100), OLD | NEW), 100: OLD}]
    assert run(changed_pairs, grown, 20, 100) == expected(grown, 20, 100)
    assert run(changed_pairs, shrunk, 20, 100) == expected(shrunk, 20, 100)
    assert sum(expected(grown, 20, 100).values()) > 1024  # more than the answer has room for at first
