"""Expectation-maximization over comparison patterns: one person, strangers, and whoever else it could be.

All pairs are a mixture of the hypotheses of `alternatives`; within each, fields are taken as independent (Fellegi and
Sunter 1969; Winkler 1988). A hypothesis shares some fields as one person's records do and agrees on the others by
chance, so that only two distributions per field are learned, those of one person and of strangers, beside how many
pairs there are of each kind. Every number has a prior around what is typical, of a stated strength: few data leave it
where it was. Runs on integer pattern counts in sorted order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MAX_ROUNDS = 100
SETTLED = 2e-4  # greatest change of the expected pairs of one person, as a part of them, that ends the rounds
PERSON = 0  # the first hypothesis: one person, all of whose fields are hers
STRENGTH = 100.0  # pairs of one person that what is typical counts for, per field
CONTRADICTION_STRENGTH = 1000.0  # the same for how often who somebody is contradicts outright
LEAST_CONTRADICTION, MOST_CONTRADICTION = 0.001, 0.1  # that is expected, however clean or careless a field is
MOST_LEARNED = 0.2  # of it, whatever the data say: pairs that contradict more often in who they are, are not people
PAIRS_STRENGTH = 100_000.0  # pairs of any kind that the typical number of each kind counts for
RECORDS_STRENGTH = 300.0  # evidences that what is typical of strangers counts for
IDENTIFIER_STRENGTH = 4_500_000.0  # pairs that it counts for in identifiers: what few share, one person or home does
STRANGERS_SHARE = 0.01  # of chance agreement that is strangers' at least, however much the others explain
HALF = 0.5  # a pair of strangers at least (Jeffreys)
LEAST = 1e-12
LN2 = float(np.log(2.0))
Floats = NDArray[np.float64]
Levels = NDArray[np.int8]


@dataclass(frozen=True)
class Patterns:
    """Distinct comparison patterns, sorted.

    Attributes:
        levels: int8 (q, F).
        count: int64 (q,), pairs of each.
        of: int64 (p,), the pattern of each pair.
    """

    levels: Levels
    count: NDArray[np.int64]
    of: NDArray[np.int64]


def patterns(levels: Levels) -> Patterns:
    """The distinct rows of levels (p, F)."""
    rows = np.ascontiguousarray(levels).view(np.dtype((np.void, levels.shape[1]))).ravel()
    _, first, of, count = np.unique(rows, return_index=True, return_inverse=True, return_counts=True)
    return Patterns(levels[first], count, of)


@dataclass(frozen=True)
class Prior:
    """What is typical, and what the hypotheses are.

    Attributes:
        person, strangers: (F, L), shares of the levels.
        shared: (H, F), 1 where a hypothesis shares the field; the first is one person, with all.
        ways: how many of the first hypotheses are ways of being one person.
        share: typical pairs of one person for all pairs.
        odds: (H,), typical pairs of each for one of one person.
        fixed: (H,), whether those odds are not learned.
        identity: (F,), fields that say who somebody is.
        identifier: (F,), fields that identify on their own.
        slips: (F, L), levels that a slip makes.
        last: (F,), the level that contradicts outright.
        most: (F, L), bits that each level says at most.
    """

    person: Floats
    strangers: Floats
    shared: Floats
    ways: int
    share: float
    odds: Floats
    fixed: NDArray[np.bool_]
    identity: NDArray[np.bool_]
    identifier: NDArray[np.bool_]
    slips: NDArray[np.bool_]
    last: NDArray[np.int64]
    most: Floats


@dataclass(frozen=True)
class Chance:
    """Pairs drawn at random.

    Attributes:
        levels: (F, L), shares of the levels among them.
        records: (F,), evidences that have each field.
    """

    levels: Floats
    records: Floats


@dataclass(frozen=True)
class Mixture:
    """What the rounds came to.

    Attributes:
        person, strangers: (F, L), shares of the levels where a field is present.
        shares: (H,), of all pairs.
        belongs: (q,), probability that a pair of each pattern is one person.
        rounds, converged: how it went.
    """

    person: Floats
    strangers: Floats
    shares: Floats
    belongs: Floats
    rounds: int
    converged: bool


def fit(found: Patterns, chance: Chance, prior: Prior, pairs: int) -> Mixture:
    """Fit what one person's records share, what strangers' do, and how many pairs there are of each kind.

    Args:
        found: patterns of the pairs that blocking finds; all others count as strangers.
        chance: pairs at random.
        prior: what is typical.
        pairs: how many pairs there are in all.
    """
    person, shares = _at_first(prior), prior.share * prior.odds
    strangers = prior.strangers.copy()
    expected, moved, rounds = 1.0, 1.0, 0
    belongs = np.zeros(len(found.count))
    while rounds < MAX_ROUNDS and moved > SETTLED:
        rounds += 1
        bits = np.log2(np.maximum(person, LEAST)) - np.log2(np.maximum(strangers, LEAST))
        bits = np.minimum(bits, prior.most) * LN2
        kinds = _responsibility(found.levels, bits, shares, prior)
        count = (kinds * found.count).sum(axis=1)
        shares = (count + PAIRS_STRENGTH * prior.share * prior.odds) / (pairs + PAIRS_STRENGTH)
        shares = np.where(prior.fixed, shares[PERSON] * prior.odds, shares)
        strangers = of_strangers(found, chance, kinds * found.count, prior)
        person = _of_person(found, kinds[: prior.ways] * found.count, prior)
        belongs = kinds[: prior.ways].sum(axis=0)
        before, expected = expected, float((belongs * found.count).sum())
        moved = abs(expected - before) / max(expected, 1.0)
    return Mixture(person, strangers, shares, belongs, rounds, moved <= SETTLED)


def _at_first(prior: Prior) -> Floats:
    """(F, L), what is typical, of people who hardly ever contradict outright in who they are.

    That some do is learned from pairs that are one person by all else. Begun with, it would let twins and relatives in,
    who would teach more of it.
    """
    out = prior.person.copy()
    for f in np.flatnonzero(prior.identity):
        last = int(prior.last[f])
        out[f] = _with_last(out[f], last, min(float(out[f, last]), LEAST_CONTRADICTION))
    return out


def _with_last(share: Floats, last: int, different: float) -> Floats:
    """Shares (L,) with that of the last level set, the others as they were among themselves."""
    out = share * (1.0 - different) / max(1.0 - float(share[last]), LEAST)
    out[last] = different
    return np.asarray(out)


def of_strangers(found: Patterns, chance: Chance, weight: Floats, prior: Prior) -> Floats:
    """(F, L), shares of the levels among strangers: random pairs less those that share the field, and what is typical.

    Args:
        found: patterns of the pairs that blocking finds.
        chance: random pairs.
        weight: (H, q), expected pairs of each hypothesis and pattern.
        prior: what is typical, and which hypothesis shares what.
    """
    out = prior.strangers.copy()
    both = np.maximum(chance.records * (chance.records - 1) / 2, 1.0)
    for f in range(found.levels.shape[1]):
        have = np.flatnonzero(found.levels[:, f] >= 0)
        counted = prior.shared[:, f] @ weight[:, have]
        shared = np.bincount(found.levels[have, f], weights=counted, minlength=out.shape[1])
        least = np.minimum(chance.levels[f], np.maximum(STRANGERS_SHARE * chance.levels[f], HALF / both[f]))
        rest = np.maximum(chance.levels[f] - shared / both[f], least)
        rest /= max(float(rest.sum()), LEAST)
        known = both[f] if prior.identifier[f] else float(chance.records[f])
        strength = IDENTIFIER_STRENGTH if prior.identifier[f] else RECORDS_STRENGTH
        out[f] = (known * rest + strength * prior.strangers[f]) / (known + strength)
    return out


def _responsibility(seen: Levels, bits: Floats, shares: Floats, prior: Prior) -> Floats:
    """(H, q), probability of each hypothesis given the pattern; what is missing to 1 is strangers'."""
    table = np.concatenate((bits, np.zeros((len(bits), 1))), axis=1)  # the last for a missing field, at -1
    log = np.log(np.maximum(shares, LEAST / len(shares)))[:, None] - np.log(max(1.0 - float(shares.sum()), LEAST))
    log = log + np.zeros((len(shares), len(seen)))
    for f in range(seen.shape[1]):
        log += prior.shared[:, f, None] * table[f, seen[:, f]]
    most = np.maximum(log.max(axis=0), 0.0)
    odds = np.exp(log - most)
    return np.asarray(odds / (odds.sum(axis=0) + np.exp(-most)))


def _of_person(found: Patterns, weight: Floats, prior: Prior) -> Floats:
    """(F, L), from the pairs of each way of being one person; a field counts where the way shares it."""
    out = prior.person.copy()
    for f in range(found.levels.shape[1]):
        known = np.flatnonzero(found.levels[:, f] >= 0)
        counted = (prior.shared[: prior.ways, f, None] * weight[:, known]).sum(axis=0)
        count: Floats = np.bincount(found.levels[known, f], weights=counted, minlength=out.shape[1]).astype(np.float64)
        share = count + STRENGTH * prior.person[f]
        out[f] = share / share.sum()
        if prior.identity[f]:
            out[f] = _held(out[f], count, prior.person[f], prior.slips[f], int(prior.last[f]))
    return out


def _held(share: Floats, count: Floats, typical: Floats, slips: NDArray[np.bool_], last: int) -> Floats:
    """Shares (L,) in which outright contradiction is held to what the other slips let expect.

    A value with several slips contradicts, and several slips are as likely as the square of one: where names and dates
    are written clean, two that contradict are of two people; where they are not, they may be of one.
    """
    usual = float(typical[slips].sum())
    careless = float(share[slips].sum()) / usual if usual else 1.0
    expected = min(max(float(typical[last]) * careless**2, LEAST_CONTRADICTION), MOST_CONTRADICTION)
    different = (float(count[last]) + CONTRADICTION_STRENGTH * expected) / (float(count.sum()) + CONTRADICTION_STRENGTH)
    different = min(different, MOST_LEARNED)
    return _with_last(share, last, different)
