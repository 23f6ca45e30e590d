"""The mixture: patterns counted, strangers without those who share, shares found again, contradiction held."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from onefold.graph.kinds import LEVELS, MAX_LEVELS, Kind
from onefold.graph.model.model import shipped_model
from onefold.graph.training.estimates.learning import typical_of
from onefold.graph.training.estimates.mixture import PERSON, Chance, Floats, Prior, fit, of_strangers, patterns
from onefold.graph.training.estimates.typical import of_one_person
from onefold.graph.training.estimates.typical import of_strangers as typical_strangers

FIELDS, PAIRS, MATCHES, RECORDS = 6, 2_000_000, 4_000, 6_000
SAME = np.tile([0.9, 0.1], (FIELDS, 1))
OTHER = np.tile([0.02, 0.98], (FIELDS, 1))


def prior(agrees: float = 0.8, identity: bool = False, relatives: float = 0.0) -> Prior:
    """Six fields of two levels; with relatives, who share all but the first."""
    shared, odds = [[1.0] * FIELDS], [1.0]
    if relatives:
        shared, odds = [*shared, [0.0] + [1.0] * (FIELDS - 1)], [1.0, relatives]
    return Prior(
        person=np.tile([agrees, 1 - agrees], (FIELDS, 1)),
        strangers=np.tile([0.05, 0.95], (FIELDS, 1)),
        shared=np.array(shared),
        ways=1,
        share=1e-4,
        odds=np.array(odds),
        fixed=np.zeros(len(odds), np.bool_),
        identity=np.full(FIELDS, identity),
        identifier=np.zeros(FIELDS, np.bool_),
        slips=np.zeros((FIELDS, 2), np.bool_),
        last=np.ones(FIELDS, np.int64),
        most=np.full((FIELDS, 2), 20.0),
    )


def chance(levels: Floats) -> Chance:
    return Chance(levels, np.full(FIELDS, RECORDS, np.float64))


def drawn(count: int, agree: Floats, seed: int) -> np.ndarray:
    """(count, FIELDS) levels: 0 where a field agrees."""
    return (np.random.Generator(np.random.PCG64(seed)).random((count, FIELDS)) > agree).astype(np.int8)


def test_patterns_are_the_distinct_rows_in_order_with_their_counts() -> None:
    rows = [(0, -1, 3), (2, 0, 0), (0, -1, 3), (-1, -1, -1)]
    got = patterns(np.array(rows, np.int8))
    assert {tuple(row): n for row, n in zip(got.levels.tolist(), got.count.tolist(), strict=True)} == Counter(rows)
    assert got.levels[got.of].tolist() == [list(row) for row in rows]
    turned = patterns(np.array(rows[::-1], np.int8))
    assert (turned.levels.tolist(), turned.count.tolist()) == (got.levels.tolist(), got.count.tolist())


def test_strangers_are_random_pairs_without_those_of_one_person() -> None:
    matches = drawn(MATCHES, SAME[:, 0], 3)
    both = RECORDS * (RECORDS - 1) / 2
    random_pairs = OTHER + (MATCHES / both) * (SAME - OTHER)
    found = patterns(matches)
    got = of_strangers(found, chance(random_pairs), found.count[None].astype(np.float64), prior())
    assert got == pytest.approx(OTHER, abs=0.003)


def test_few_who_have_an_identifier_do_not_teach_that_strangers_share_it() -> None:
    few = Chance(np.tile([0.067, 0.933], (FIELDS, 1)), np.full(FIELDS, 16.0))
    issued = replace(
        prior(), strangers=np.tile([2.0**-20, 1 - 2.0**-20], (FIELDS, 1)), identifier=np.ones(FIELDS, np.bool_)
    )
    none = patterns(np.zeros((1, FIELDS), np.int8))
    shared = of_strangers(none, few, np.zeros((1, 1)), issued)[:, 0]
    assert (shared < 2.0**-15).all()
    many = Chance(few.levels, np.full(FIELDS, 50_000.0))
    assert of_strangers(none, many, np.zeros((1, 1)), issued)[:, 0] == pytest.approx(0.067, rel=0.01)


def test_a_level_says_no_more_than_it_may() -> None:
    same, other = np.zeros((300, FIELDS), np.int8), np.ones((9_700, FIELDS), np.int8)
    found = patterns(np.concatenate((same, other)))
    free = fit(found, chance(OTHER), prior(), PAIRS)
    held = fit(found, chance(OTHER), replace(prior(), most=np.full((FIELDS, 2), 1.0)), PAIRS)
    assert free.belongs.max() > 0.9
    assert held.belongs.max() < 0.1


def test_shares_are_found_again_though_blocking_sees_only_pairs_that_agree_somewhere() -> None:
    same = drawn(MATCHES, SAME[:, 0], 7)
    other = drawn(PAIRS - MATCHES, OTHER[:, 0], 8)
    found = patterns(np.concatenate((same, other[(other == 0).any(axis=1)])))
    share = MATCHES / PAIRS
    got = fit(found, chance(share * SAME + (1 - share) * OTHER), prior(), PAIRS)
    assert got.converged
    assert got.shares[PERSON] == pytest.approx(share, rel=0.15)
    assert got.person == pytest.approx(SAME, abs=0.03)
    assert got.strangers == pytest.approx(OTHER, abs=0.01)


def test_relatives_are_told_from_persons_by_what_they_would_not_share() -> None:
    same = np.full(FIELDS, 0.99)
    kin = np.append(0.02, same[1:])
    seen = np.concatenate((drawn(MATCHES, same, 7), drawn(MATCHES // 4, kin, 9)))
    found = patterns(seen)
    share = 1.25 * MATCHES / PAIRS
    random_pairs = chance(share * SAME + (1 - share) * OTHER)
    alone = fit(found, random_pairs, prior(0.99, identity=True), PAIRS)
    told = fit(found, random_pairs, prior(0.99, identity=True, relatives=0.05), PAIRS)
    assert alone.belongs @ found.count > 1.1 * MATCHES  # relatives are persons where nobody else comes in question
    assert told.belongs @ found.count == pytest.approx(MATCHES, rel=0.05)
    assert told.shares[1] == pytest.approx(MATCHES / 4 / PAIRS, rel=0.2)


def test_few_data_leave_what_is_typical_where_it_was() -> None:
    found = patterns(np.zeros((2, FIELDS), np.int8))
    got = fit(found, chance(OTHER), prior(), 10)
    assert got.person == pytest.approx(prior().person, abs=0.01)
    assert got.shares[PERSON] == pytest.approx(1e-4, rel=0.3)


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


def test_of_a_token_is_learned_how_often_it_is_shared_though_another_one_says_nothing() -> None:
    token = next(f for f in shipped_model().fields if f.kind is Kind.TOKEN)
    person = of_one_person((token,))
    assert 0.2 < person[0, 0] < 0.8
    assert person[0, :2].sum() == pytest.approx(1)
    strangers = typical_strangers((token,), person)
    assert strangers[0, 0] < 2**-15
    assert typical_of((token,)).identifier.tolist() == [True]
