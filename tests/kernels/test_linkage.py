"""Linkage and attachment against their literal twins: inversions, ties, forbidden pairs, evidence on two nodes."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels import oracles
from kernels.drawn import EVIDENCES, OTHERS, Others, model
from kernels.packing import features_of, ints
from onefold.graph.kernels.attachment import NEVER
from onefold.graph.kernels.linkage import link_component
from onefold.graph.kernels.score import NOTHING

Answer = tuple[list[list[int]], list[oracles.linkage.Join], list[oracles.linkage.Join], dict[int, tuple[int, int]]]
Problem = tuple[list[oracles.score.Evidence], list[list[int]], list[tuple[int, int]], int, int, Others]


def run(
    kernel: object,
    evidences: list[oracles.score.Evidence],
    nodes: list[list[int]],
    apart: list[tuple[int, int]],
    stop: int,
    margin: int = NEVER,
    others: Others = ((), ()),
) -> Answer:
    """The kernel's answer in the oracle's form; evidence numbers are their fingerprints' ranks."""
    assert callable(kernel)
    features, weights = features_of(model(others=others), evidences)
    says = [(n, e) for n, node in enumerate(nodes) for e in node]
    node, said = ints([n for n, _ in says]), ints([e for _, e in says])
    forbidden = np.array(apart, np.int64).reshape(-1, 2)
    label, *tables = kernel(len(nodes), node, said, said, forbidden, features, weights, stop, margin)
    clusters = [[n for n in range(len(nodes)) if label[n] == lowest] for lowest in sorted(set(label.tolist()))]
    joins, attached, rejected = ([(a, b, w) for a, b, w in table.tolist() if a >= 0] for table in tables)
    return sorted(clusters), joins, attached, {a: (b, w) for a, b, w in rejected if w > NOTHING}


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    evidences = draw(st.lists(EVIDENCES, min_size=1, max_size=9))
    some = st.lists(st.integers(0, len(evidences) - 1), max_size=3, unique=True)
    nodes = draw(st.one_of(st.just([[n] for n in range(len(evidences))]), st.lists(some, min_size=1, max_size=9)))
    one = st.integers(0, len(nodes) - 1)
    apart = draw(st.lists(st.tuples(one, one).filter(lambda p: p[0] != p[1]), max_size=4)) if len(nodes) > 1 else []
    stop, margin = draw(st.sampled_from((0, -400, 400, -5000))), draw(st.sampled_from((NEVER, 0, -3000, 800)))
    return evidences, [sorted(node) for node in nodes], apart, stop, margin, draw(OTHERS)


def expected(problem: Problem) -> Answer:
    """What the twin answers."""
    evidences, nodes, apart, stop, margin, others = problem
    m = model(others=others)

    def compare(x: int, y: int) -> oracles.score.FieldWeights:
        return oracles.score.field_weights(m, evidences[min(x, y)], evidences[max(x, y)])

    def fit(thin: int, target: Collection[int]) -> int:
        pairs = (oracles.score.unbounded(m, evidences[min(thin, e)], evidences[max(thin, e)]) for e in target)
        return oracles.score.whole_weight(m, pairs)

    def weigh(values: oracles.score.FieldWeights) -> int:
        return oracles.score.weigh(m, values)

    attaching = None if margin == NEVER else fit
    clusters, *rest = oracles.linkage.link(nodes, apart, compare, weigh, stop, attaching, margin)
    return sorted(map(sorted, clusters)), *rest


def test_linkage_equals_its_twin() -> None:
    attached = 0

    @settings(max_examples=300)
    @given(problems())
    def check(problem: Problem) -> None:
        nonlocal attached
        answer = expected(problem)
        attached += len(answer[2])
        assert run(link_component, *problem) == answer

    check()
    print("attached:", attached)
    assert attached


@settings(max_examples=15)
@given(problems())
def test_uncompiled_linkage_equals_its_twin(problem: Problem) -> None:
    assert run(link_component.py_func, *problem) == expected(problem)


def test_no_node_speaks() -> None:
    assert run(link_component, [{}], [[], [], []], [(0, 1)], 0, 0) == ([[0], [1], [2]], [], [], {})


ALIKE: oracles.score.Evidence = {"given_name": ("bob",), "birth_date": ("19800102",), "custom": ("tier=gold",)}


def test_all_alike_join_lowest_first() -> None:
    clusters, joins, _, best = run(link_component, [ALIKE] * 4, [[0], [1], [2], [3]], [], 0)
    assert (clusters, [(a, b) for a, b, _ in joins], best) == ([[0, 1, 2, 3]], [(0, 1), (0, 2), (0, 3)], {})


def test_a_forbidden_pair_stays_apart_and_is_the_best_rejected() -> None:
    clusters, joins, _, best = run(link_component, [ALIKE] * 3, [[0], [1], [2]], [(0, 1)], 0)
    assert clusters == [[0, 2], [1]]
    assert best == {0: (1, joins[0][2]), 1: (0, joins[0][2])}


# A person who disagrees with itself: the name of one record and the birth date of the other are those of the thin one.
NAMED: oracles.score.Evidence = {"given_name": ("alexander",), "birth_date": ("19810102",), "custom": ("tier=gold",)}
BORN: oracles.score.Evidence = {"given_name": ("bob",), "birth_date": ("19800201",), "custom": ("tier=gold",)}
THIN: oracles.score.Evidence = {"given_name": ("alexander",), "birth_date": ("19800201",)}
STOP = 1000


def test_a_thin_one_attaches_to_the_person_that_it_fits_as_a_whole() -> None:
    nodes = [[0, 1], [2]]
    evidences = [NAMED, BORN, THIN]
    assert run(link_component, evidences, nodes, [], STOP)[0] == [[0], [1]]
    clusters, joins, attached, best = run(link_component, evidences, nodes, [], STOP, STOP)
    assert (clusters, joins, best) == ([[0, 1]], [], {})
    assert attached == [(0, 1, -700 + (1000 + 5) + (1000 + 5 - 33))]


def test_a_tie_attaches_nowhere_and_a_forbidden_target_is_none() -> None:
    nodes = [[0, 1], [0, 1], [2]]
    assert run(link_component, [NAMED, BORN, THIN], nodes, [(0, 1)], 5000, 0)[2] == []
    ((target, _, _),) = run(link_component, [NAMED, BORN, THIN], nodes, [(0, 1), (0, 2)], 5000, 0)[2]
    assert target == 1


def test_what_was_attached_keeps_off_whom_it_is_not() -> None:
    thinner: oracles.score.Evidence = {"given_name": ("alexander",)}
    clusters, _, attached, _ = run(link_component, [NAMED, BORN, THIN, thinner], [[0, 1], [2], [3]], [(1, 2)], 5000, 0)
    assert clusters == [[0, 1], [2]]
    assert len(attached) == 1
