"""Pair weights over packed evidences against sums in plain Python: many values, missing ones, bounds, frequencies."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels import oracles
from kernels.drawn import EVIDENCES, OTHERS, POOLS, Others, model
from kernels.packing import features_of, ints
from onefold.graph.kernels.score import compare, field_values, score_pairs, weighed, weights_alone
from onefold.graph.kinds import LEVELS, Kind
from onefold.graph.model.hypotheses import Hypothesis
from onefold.graph.transaction.evidence import JOINS
from onefold.graph.transaction.features import JOINS_BITS, FeaturePool, compared_fields, packed_weights
from onefold.graph.units import UNIT


@settings(max_examples=200)
@given(
    st.lists(EVIDENCES, min_size=1, max_size=6),
    st.sampled_from((1000, 0, -50)),
    st.sampled_from((1500, 0, 9000)),
    OTHERS,
)
def test_weights_equal_their_twin(
    evidences: list[oracles.score.Evidence], weight: int, bound: int, others: Others
) -> None:
    m = model(weight, bound, others)
    features, weights = features_of(m, evidences)
    pairs = [(i, j) for i in range(len(evidences)) for j in range(len(evidences))]
    low, high = ints([i for i, _ in pairs]), ints([j for _, j in pairs])
    total, levels = score_pairs(low, high, features, weights)
    shown, values, alone = field_values(low, high, features, weights)
    assert (levels == shown).all()
    for n, (i, j) in enumerate(pairs):
        expected = oracles.score.field_weights(m, evidences[i], evidences[j])
        assert [None if at < 0 else v for at, v in zip(levels[n].tolist(), values[n].tolist(), strict=True)] == [
            *expected
        ]
        assert total[n] == oracles.score.pair_weight(m, evidences[i], evidences[j])
        assert alone[n].tolist() == [v or 0 for v in oracles.score.unbounded(m, evidences[i], evidences[j])]
    said = weights_alone(ints(range(len(evidences))), features, weights).tolist()
    assert said == [oracles.score.against_strangers(m, oracles.score.field_weights(m, e, e)) for e in evidences]


@settings(max_examples=300)
@given(st.lists(st.integers(-4000, 4000), min_size=5, max_size=5), OTHERS)
def test_kernel_and_model_weigh_alike(values: list[int], others: Others) -> None:
    m = model(others=others)
    named = dict(zip(POOLS, values, strict=True))
    expected = oracles.score.weigh(m, tuple(values))
    assert weighed(packed_weights(m, m.fields), ints(values)) == expected
    assert weighed.py_func(packed_weights(m, m.fields), ints(values)) == expected
    assert m.weigh(named) == expected


@settings(max_examples=300)
@given(st.lists(st.integers(-4000, 4000), min_size=5, max_size=5), OTHERS)
def test_what_joins_counts_for_one_person_in_any_way_and_for_nobody_else(values: list[int], others: Others) -> None:
    m, shared = model(others=others), JOINS_BITS * UNIT
    named = dict(zip(POOLS, values, strict=True))
    expected = oracles.score.weigh(m, tuple(values)) + shared
    assert weighed(packed_weights(m, compared_fields(m)), ints([*values, shared])) == expected
    assert m.weigh({**named, JOINS: shared}) == expected
    assert m.weigh({**named, JOINS: shared, "per_person login": -shared}) == expected - shared


def test_a_weight_is_that_of_the_likeliest_on_either_side() -> None:
    moved = Hypothesis("moved", -1700, ("birth_date", "given_name"))
    relatives = Hypothesis("relatives", -900, ("family_name",))
    twins = Hypothesis("twins", -1900, ("birth_date", "family_name"))
    m = model(others=((moved,), (relatives, twins)))
    values = {"given_name": 2000, "family_name": 1000, "birth_date": 1500, "custom": -3000}
    assert m.one_person(values) == ("moved", -1700 + 2000 + 1500)
    assert m.weigh(values) == 1800 - (-1900 + 1000 + 1500)
    assert m.weigh({**values, "custom": 0}) == (-700 + 4500) - 600
    assert m.weigh({"given_name": 2000}) == 2000 - 700


def test_nothing_in_common_weighs_the_prior() -> None:
    m = model()
    features, weights = features_of(m, [{}, {"given_name": ("bob",)}])
    total, levels = score_pairs(ints([0, 0, 1]), ints([0, 1, 0]), features, weights)
    assert total.tolist() == [m.prior] * 3
    assert (levels == -1).all()


def test_no_pairs_and_uncompiled_code() -> None:
    m = model()
    features, weights = features_of(m, [{f: p[:2] for f, p in POOLS.items()}, {f: p[1:3] for f, p in POOLS.items()}])
    total, levels = score_pairs(ints([]), ints([]), features, weights)
    assert (total.shape, levels.shape) == ((0,), (0, 5))
    room, at, values = np.empty(1, np.int64), np.empty(5, np.int8), np.empty(5, np.int64)
    slow = compare.py_func(0, 1, features, weights, room, at, values)
    assert slow == score_pairs(ints([0]), ints([1]), features, weights)[0][0]


def test_names_that_begin_alike_are_no_nicknames() -> None:
    m = model()
    features, weights = features_of(m, [{"given_name": (n,)} for n in ("christian", "christina", "bob", "robert")])
    levels = score_pairs(ints([0, 2]), ints([1, 3]), features, weights)[1][:, 0].tolist()
    assert LEVELS[Kind.NAME][levels[0]] != "nickname"
    assert LEVELS[Kind.NAME][levels[1]] == "nickname"


def test_a_pool_grows_and_keeps_what_it_packed() -> None:
    m = model()
    pool = FeaturePool(m, m.fields)
    many = [{"given_name": (f"name{n}",), "custom": (f"n={n}",)} for n in range(1500)]
    rows = [pool.add(n.to_bytes(16, "big"), e) for n, e in enumerate(many)]
    assert rows == list(range(1500))
    assert [pool.row(n.to_bytes(16, "big")) for n in (0, 1499, 1500)] == [0, 1499, -1]
    total, _ = score_pairs(ints([0, 7]), ints([0, 8]), pool.features(), pool.weights)
    assert total.tolist() == [
        oracles.score.pair_weight(m, many[0], many[0]),
        oracles.score.pair_weight(m, many[7], many[8]),
    ]
