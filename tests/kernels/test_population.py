"""What training asks of a whole population, against its literal twins."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels import oracles
from kernels.drawn import EVIDENCES, OTHERS, Others, model
from kernels.packing import features_of, ints
from onefold.graph.kernels.population import fit_of_each_other, found_pairs

KEYS = st.lists(st.sets(st.integers(0, 7), min_size=1).map(sorted), max_size=6)


@settings(max_examples=200)
@given(KEYS, st.integers(1, 4), st.integers(2, 6))
def test_found_pairs_are_those_of_the_hub_rule(keys: list[list[int]], hubs: int, cap: int) -> None:
    start = ints([0, *np.cumsum([len(key) for key in keys]).tolist()])
    found = found_pairs(start, ints([m for key in keys for m in key]), hubs, cap).tolist()
    expected = {(i, j, k) for k, key in enumerate(keys) for i, j in oracles.pairs.found_pairs(key, hubs, cap)}
    assert len(found) == len(expected)
    assert {(low, high, key) for low, high, key in found} == expected


@settings(max_examples=200)
@given(st.lists(st.tuples(EVIDENCES, st.integers(0, 3)), min_size=2, max_size=7), OTHERS)
def test_fit_of_each_other_equals_its_twin(records: list[tuple[oracles.score.Evidence, int]], others: Others) -> None:
    evidences, cluster = zip(*records, strict=True)
    m = model(others=others)
    features, weights = features_of(m, evidences)
    pairs = [(a, b) for a in range(len(records)) for b in range(len(records)) if a != b]
    order = np.argsort(cluster, kind="stable")
    start = np.searchsorted(np.sort(cluster), np.arange(5))
    low, high = ints([a for a, _ in pairs]), ints([b for _, b in pairs])
    found = fit_of_each_other(low, high, ints(cluster), start, order, features, weights).tolist()
    assert found == [oracles.population.fit_of_each_other(m, evidences, cluster, pair) for pair in pairs]
