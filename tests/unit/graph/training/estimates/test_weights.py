"""From shares to weights: chance counted, levels in order, rare values worth more."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onefold.graph.kinds import LEVELS, MAX_LEVELS, UNORDERED, Kind
from onefold.graph.training.estimates.rarity import rarity
from onefold.graph.training.estimates.weights import (
    COMMON_BITS,
    NAMED_BITS,
    RARE_BITS,
    chance,
    in_order,
    level_bits,
    monotone,
)
from onefold.graph.units import UNIT


def test_exact_agreement_by_chance_is_counted_over_all_pairs_and_the_rest_is_drawn() -> None:
    values = ["a"] * 3 + ["b"] * 2 + ["c", ""]  # "": one record has none
    known = [v for v in values if v]
    alike = [x == y for x, y in permutations(known, 2)]
    drawn = np.array([[0], [1], [1], [2], [-1]], np.int8)
    got = chance([Counter(known)], np.array([[bool(v)] for v in values]), drawn, [3])[0]
    assert got[0] == pytest.approx(np.mean(alike))
    assert got[1] / got[2] == pytest.approx((2 + 0.5) / (1 + 0.5))
    assert got.sum() == pytest.approx(1)


@given(st.lists(st.tuples(st.integers(-20, 20), st.integers(1, 9)), max_size=8))
def test_monotone_values_are_the_nearest_that_never_rise(rows: list[tuple[int, int]]) -> None:
    values, counts = (np.array([row[side] for row in rows], np.float64) for side in (0, 1))

    def mean(a: int, b: int) -> float:
        return float(np.average(values[a : b + 1], weights=counts[a : b + 1]))

    n = len(rows)  # Barlow et al. 1972: the least over starts of the greatest over ends of the means between
    due = [min(max(mean(a, b) for b in range(i, n)) for a in range(i + 1)) for i in range(n)]
    assert monotone(values, counts).tolist() == pytest.approx(due)


@given(st.sampled_from(Kind), st.lists(st.integers(-19, 19), min_size=MAX_LEVELS, max_size=MAX_LEVELS))
def test_better_levels_never_weigh_less(kind: Kind, bits: list[int]) -> None:
    names = LEVELS[kind]
    got = in_order(np.array([bits], np.float64), np.ones((1, MAX_LEVELS)), [kind], 20.0)[0, : len(names)]
    ordered = [weight for weight, name in zip(got.tolist(), names, strict=True) if name not in UNORDERED]
    assert ordered == sorted(ordered, reverse=True)
    for weight, name in zip(got.tolist(), names, strict=True):
        assert got[-1] <= weight <= (20.0 if name == "swapped" else got[0])


def test_swapped_names_may_weigh_more_than_one_that_agrees() -> None:
    names = LEVELS[Kind.NAME]
    bits = np.array([[14.0 if name == "swapped" else 8.0 - level for level, name in enumerate(names)]])
    assert in_order(bits, np.ones(bits.shape), [Kind.NAME], 20.0)[0, names.index("swapped")] == 14.0


def test_rare_values_add_and_common_ones_take() -> None:
    count = Counter({"smith": 400, "jones": 100, **{f"rare{n}": 1 for n in range(100)}})
    total, exact = 600, 1 / 6
    bits, default = rarity(count, exact)
    assert bits["smith"] == pytest.approx(np.log2(exact * total / 400) * UNIT, abs=UNIT / 16)
    assert bits["jones"] == 0
    assert default == RARE_BITS * UNIT  # what log2(100) is held to
    assert not any(value.startswith("rare") for value in bits)
    assert rarity(Counter({"one": 10_000, "two": 1}), 1e-6)[0]["one"] == -COMMON_BITS * UNIT
    assert rarity(Counter(), 0.5) == ({}, 0)


def test_an_address_of_one_name_says_little_more_than_the_name_and_the_same_address_all_it_can() -> None:
    levels = LEVELS[Kind.EMAIL]
    m, u = np.zeros((1, MAX_LEVELS)), np.zeros((1, MAX_LEVELS))
    m[0, : len(levels)], u[0, : len(levels)] = (0.3, 0.3, 0.1, 0.29, 0.01), (1e-6, 1e-6, 1e-6, 0.9, 0.1)
    bits = dict(
        zip(levels, level_bits(m, u, [Kind.EMAIL], np.ones((1, MAX_LEVELS), np.int64))[0].tolist(), strict=False)
    )
    assert bits["exact"] > 15
    assert {level: bits[level] for level in NAMED_BITS} == NAMED_BITS
