"""The mixture: patterns counted, strangers without the matches among random pairs, shares found again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from onefold.graph.model.kinds import LEVELS, MAX_LEVELS, Kind
from onefold.graph.model.model import shipped_model
from onefold.graph.training.mixture import PERSON, STRANGERS, fit, of_strangers, patterns
from onefold.graph.training.typical import of_one_person

FIELDS, PAIRS, MATCHES = 6, 200_000, 2_000
SAME = np.tile([0.9, 0.1], (FIELDS, 1))
OTHER = np.tile([0.02, 0.98], (FIELDS, 1))


def test_patterns_are_the_distinct_rows_in_order_with_their_counts() -> None:
    rows = [(0, -1, 3), (2, 0, 0), (0, -1, 3), (-1, -1, -1)]
    got = patterns(np.array(rows, np.int8))
    assert {tuple(row): n for row, n in zip(got.levels.tolist(), got.count.tolist(), strict=True)} == Counter(rows)
    assert got.levels[got.of].tolist() == [list(row) for row in rows]
    turned = patterns(np.array(rows[::-1], np.int8))
    assert (turned.levels.tolist(), turned.count.tolist()) == (got.levels.tolist(), got.count.tolist())


def test_strangers_are_random_pairs_without_those_of_one_person() -> None:
    share = 0.02
    random_pairs = share * SAME + (1 - share) * OTHER
    assert of_strangers(random_pairs, SAME, share) == pytest.approx(OTHER)


def test_shares_are_found_again_though_blocking_sees_only_pairs_that_agree_somewhere() -> None:
    rng = np.random.Generator(np.random.PCG64(7))
    share = MATCHES / PAIRS
    same = (rng.random((MATCHES, FIELDS)) > SAME[:, 0]).astype(np.int8)
    other = (rng.random((PAIRS - MATCHES, FIELDS)) > OTHER[:, 0]).astype(np.int8)
    every = np.concatenate((same, other))
    found = patterns(every[(every == 0).any(axis=1)])
    typical = np.tile([0.7, 0.3], (FIELDS, 1))
    got = fit(found, typical[None], share * SAME + (1 - share) * OTHER, PAIRS, 2 * MATCHES)
    assert got.converged
    assert got.shares[PERSON] == pytest.approx(share, rel=0.1)
    assert got.levels[PERSON] == pytest.approx(SAME, abs=0.03)
    assert got.levels[STRANGERS] == pytest.approx(OTHER, abs=0.01)
    expected = got.person @ found.count
    assert expected == pytest.approx(got.shares[PERSON] * PAIRS, rel=0.01)


def test_what_is_typical_is_stated_for_fields_of_people_and_guessed_for_others() -> None:
    fields = {f.name: f for f in shipped_model().fields}
    known, unknown = fields["given_name"], replace(fields["gender"], name="shoe_size")
    got = of_one_person((known, unknown))
    assert got.shape == (2, MAX_LEVELS)
    assert got.sum(axis=1) == pytest.approx([1, 1])
    assert got[1, :2] == pytest.approx([0.8, 0.2])
    nickname = LEVELS[Kind.NAME].index("nickname")
    assert 0.5 < got[0, 0] < 0.8
    assert got[0, nickname] > got[0, nickname - 1] > 0  # said of people, not by a rule
