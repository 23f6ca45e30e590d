"""Field-average linkage against a literal agglomeration: inversions, ties, forbidden pairs, evidence on two nodes."""

from __future__ import annotations

import numpy as np
import oracles
from hypothesis import given, settings
from hypothesis import strategies as st
from packing import features_of, ints
from test_score import EVIDENCES, model

from onefold.graph.kernels.linkage import link_component
from onefold.graph.kernels.score import NOTHING


def run(
    kernel: object, evidences: list[oracles.Evidence], nodes: list[list[int]], apart: list[tuple[int, int]], stop: int
) -> tuple[list[list[int]], list[oracles.Join], dict[int, tuple[int, int]]]:
    """The kernel's answer in the oracle's form; evidence numbers are their fingerprints' ranks."""
    assert callable(kernel)
    features, weights = features_of(model(), evidences)
    says = [(n, e) for n, node in enumerate(nodes) for e in node]
    node, said = ints([n for n, _ in says]), ints([e for _, e in says])
    forbidden = np.array(apart, np.int64).reshape(-1, 2)
    label, joins, rejected = kernel(len(nodes), node, said, said, forbidden, features, weights, stop)
    clusters = [[n for n in range(len(nodes)) if label[n] == lowest] for lowest in sorted(set(label.tolist()))]
    made = [(a, b, w) for a, b, w in joins.tolist() if a >= 0]
    best = {a: (b, w) for a, b, w in rejected.tolist() if a >= 0 and w > NOTHING}
    return clusters, made, best


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[oracles.Evidence], list[list[int]], list[tuple[int, int]], int]:
    evidences = draw(st.lists(EVIDENCES, min_size=1, max_size=9))
    some = st.lists(st.integers(0, len(evidences) - 1), max_size=3, unique=True)
    nodes = draw(st.one_of(st.just([[n] for n in range(len(evidences))]), st.lists(some, min_size=1, max_size=9)))
    one = st.integers(0, len(nodes) - 1)
    apart = draw(st.lists(st.tuples(one, one).filter(lambda p: p[0] != p[1]), max_size=4)) if len(nodes) > 1 else []
    return evidences, [sorted(node) for node in nodes], apart, draw(st.sampled_from((0, -400, 400, -5000)))


def check(kernel: object, problem: tuple[list[oracles.Evidence], list[list[int]], list[tuple[int, int]], int]) -> None:
    evidences, nodes, apart, stop = problem
    m = model()

    def compare(x: int, y: int) -> oracles.FieldWeights:
        return oracles.field_weights(m, evidences[min(x, y)], evidences[max(x, y)])

    assert run(kernel, evidences, nodes, apart, stop) == oracles.link(nodes, apart, compare, m.prior, stop)


@settings(max_examples=200)
@given(problems())
def test_linkage_equals_its_twin(problem: tuple) -> None:
    check(link_component, problem)


@settings(max_examples=15)
@given(problems())
def test_uncompiled_linkage_equals_its_twin(problem: tuple) -> None:
    check(link_component.py_func, problem)


def test_no_node_speaks() -> None:
    assert run(link_component, [{}], [[], [], []], [(0, 1)], 0) == ([[0], [1], [2]], [], {})


def test_all_alike_join_lowest_first() -> None:
    alike = [{"given_name": ("bob",), "birth_date": ("19800102",), "custom": ("tier=gold",)}] * 4
    clusters, joins, best = run(link_component, alike, [[0], [1], [2], [3]], [], 0)
    assert (clusters, [(a, b) for a, b, _ in joins], best) == ([[0, 1, 2, 3]], [(0, 1), (0, 2), (0, 3)], {})


def test_a_forbidden_pair_stays_apart_and_is_the_best_rejected() -> None:
    alike = [{"given_name": ("bob",), "birth_date": ("19800102",), "custom": ("tier=gold",)}] * 3
    clusters, joins, best = run(link_component, alike, [[0], [1], [2]], [(0, 1)], 0)
    assert clusters == [[0, 2], [1]]
    assert best == {0: (1, joins[0][2]), 1: (0, joins[0][2])}
