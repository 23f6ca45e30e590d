"""Components found locally, with only part of the graph known, against the definition over the whole graph."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels import oracles
from kernels.packing import ints
from onefold.graph.kernels.components import SAME, find_components

UNIT = 16
WEIGHTS = st.one_of(st.integers(-2 * UNIT, 6 * UNIT), st.just(None))  # None: asserted
PAIRS = st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] < p[1])
EDGES = st.dictionaries(PAIRS, WEIGHTS, max_size=30)
STATES = st.dictionaries(PAIRS, st.sampled_from((1, 2, 3)), max_size=30)
N = 12


def find(
    kernel: object, edges: dict[tuple[int, int], int | None], bits: dict[tuple[int, int], int], bit: int,
    seeds: list[int], known: set[int], cap: int, link_bits: int,
) -> tuple[list[int], list[int], int]:  # fmt: skip
    """(labels, thresholds, rounds) after reading what the kernel wants, round by round."""
    assert callable(kernel)
    label, threshold = np.full(N, -1, np.int64), np.full(N, -1, np.int64)
    known, rounds = set(known), 0
    while True:
        rounds += 1
        met = sorted(pair for pair in edges if pair[0] in known or pair[1] in known)
        rows = sorted((a, b, p) for p in met for a, b in (p, p[::-1]))
        start = ints(np.searchsorted([a for a, _, _ in rows], range(N + 1)))
        weight = ints([SAME if edges[p] is None else edges[p] for _, _, p in rows])
        alive = np.array([bits.get(p, 3) for _, _, p in rows], np.uint8)
        wanted = kernel(
            ints(seeds), start, ints([b for _, b, _ in rows]), weight, alive, bit,
            np.array([n in known for n in range(N)]), cap, link_bits, UNIT, label, threshold,
        )  # fmt: skip
        if not len(wanted):
            return label.tolist(), threshold.tolist(), rounds
        assert not known & set(wanted.tolist())
        known |= set(wanted.tolist())


def check(
    kernel: object, edges: dict, bits: dict, bit: int, seeds: list[int], known: set[int], cap: int, link: int
) -> None:
    label, threshold, _ = find(kernel, edges, bits, bit, seeds, known, cap, link)
    present = {p: oracles.components.SAME if w is None else w for p, w in edges.items() if bits.get(p, 3) & bit}
    expected = oracles.components.components(range(N), present, cap, link, UNIT)
    for seed in seeds:
        component, cut = expected[seed]
        assert {m for m in range(N) if label[m] == label[seed] >= 0} == component
        assert {threshold[m] > link for m in component} == {cut}
        assert label[seed] in seeds
    labelled = {m for seed in seeds for m in expected[seed][0]}
    assert all((label[m] >= 0) == (m in labelled) for m in range(N))


@settings(max_examples=300)
@given(
    EDGES, STATES, st.sampled_from((1, 2)), st.lists(st.integers(0, N - 1), max_size=6), st.sets(st.integers(0, N - 1)),
    st.integers(1, 7), st.integers(-1, 2),
)  # fmt: skip
def test_components_equal_the_definition(
    edges: dict, bits: dict, bit: int, seeds: list[int], known: set[int], cap: int, link: int
) -> None:
    check(find_components, edges, bits, bit, seeds, known, cap, link)


@settings(max_examples=25)
@given(EDGES, st.lists(st.integers(0, N - 1), max_size=6), st.integers(1, 7))
def test_uncompiled_components_equal_the_definition(edges: dict, seeds: list[int], cap: int) -> None:
    check(find_components.py_func, edges, {}, 1, seeds, set(), cap, 0)


def test_only_what_is_needed_is_asked_for() -> None:
    chain = {(n, n + 1): 5 * UNIT for n in range(N - 1)}
    label, _, rounds = find(find_components, chain, {}, 1, [0], set(), 3, 0)
    assert label == [0, *[-1] * (N - 1)]  # the chain is cut into single members
    assert rounds <= 5


def test_an_asserted_group_stays_whole_above_the_cap() -> None:
    edges = {(n, n + 1): None for n in range(7)} | {(7, 8): 6 * UNIT, (8, 9): 6 * UNIT}
    label, threshold, _ = find(find_components, edges, {}, 1, list(range(N)), set(), 4, 0)
    assert label == [0] * 8 + [8, 9, 10, 11]
    assert threshold[0] > 6
    assert threshold[10] == 0


def test_ties_leave_together() -> None:
    star = {(0, n): 2 * UNIT for n in range(1, 6)}
    check(find_components, star, {}, 1, [0, 3], set(), 5, 0)
    check(find_components, star, {}, 1, [0, 3], set(), 6, 0)
