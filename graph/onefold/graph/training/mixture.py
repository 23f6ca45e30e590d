"""Expectation-maximization over comparison patterns: one person, others that are alike, strangers.

Pairs that blocking finds are a mixture of pairs of one person, of others that are alike, such as those of one
household, and of strangers; within each, fields are taken as independent (Fellegi and Sunter 1969; Winkler 1988). Every
distribution has a Dirichlet prior around what is typical (`typical`), so that a field that is rare here, or a level
never seen, stays sensible, and so that the first class is that of one person and no other. Runs on integer pattern
counts in sorted order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MAX_ROUNDS = 200
SETTLED = 1e-4  # greatest change of a class's share, as a part of that of one person, that ends the rounds
PERSON, STRANGERS = 0, -1
STRENGTH = 100.0  # pairs that the prior of a class counts for, per field
START = 1.0  # pairs of one person an evidence; EM finds them whatever it starts from
STRANGERS_SHARE = 0.05  # of chance agreement that is strangers' at least, however much the matches explain
LEAST = 1e-12
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
class Mixture:
    """What the rounds came to.

    Attributes:
        levels: (C, F, L), shares of the levels within each class where a field is present.
        shares: (C,), of all candidate pairs.
        person: (q,), probability that a pair of each pattern is one person.
        rounds, converged: how it went.
    """

    levels: Floats
    shares: Floats
    person: Floats
    rounds: int
    converged: bool


def fit(found: Patterns, priors: Floats, chance: Floats, pairs: int, size: int) -> Mixture:
    """Fit the classes of one person, and of others that are alike.

    Args:
        found: patterns of the pairs that blocking finds; all others count as strangers.
        priors: (C - 1, F, L), around which the levels of the classes but the strangers' are fitted.
        chance: (F, L), shares of the levels among random pairs.
        pairs: how many pairs there are in all.
        size: how many evidences; at the start, so many pairs are one person.
    """
    levels = np.concatenate((priors, chance[None]))
    shares = np.append(START * size / pairs * np.ones(len(priors)), 1.0)
    rounds, moved = 0, 1.0
    of_class = np.empty((len(levels), len(found.count)))
    while rounds < MAX_ROUNDS and moved > SETTLED:
        rounds += 1
        levels[STRANGERS] = of_strangers(chance, levels[PERSON], float(shares[PERSON]))
        of_class = _responsibility(found.levels, levels, shares)
        weight = (of_class * found.count)[:STRANGERS]
        before = shares
        shares = weight.sum(axis=1) / pairs
        shares = np.append(shares, 1.0 - shares.sum())
        levels[:STRANGERS] = _maximized(found.levels, weight, priors)
        moved = float(np.abs(shares - before).max() / max(shares[PERSON], LEAST))
    return Mixture(levels, shares, of_class[PERSON], rounds, moved <= SETTLED)


def of_strangers(chance: Floats, person: Floats, share: float) -> Floats:
    """Shares of the levels among strangers: random pairs without those of one person, the more the fewer people.

    Args:
        chance, person: (F, L), of random pairs, and of pairs of one person.
        share: of all pairs that are one person.
    """
    out = np.maximum((chance - share * person) / (1.0 - share), STRANGERS_SHARE * chance)
    return np.asarray(out / np.maximum(out.sum(axis=1, keepdims=True), LEAST))


def _responsibility(seen: Levels, levels: Floats, shares: Floats) -> Floats:
    """(C, q), probability of each class given the pattern."""
    log = np.log(np.maximum(levels, LEAST))
    out = np.log(np.maximum(shares, LEAST))[:, None] + np.zeros((len(shares), len(seen)))
    for f in range(seen.shape[1]):
        known = np.flatnonzero(seen[:, f] >= 0)
        out[:, known] += log[:, f, :][:, seen[known, f]]
    out = np.exp(out - out.max(axis=0))
    return np.asarray(out / out.sum(axis=0))


def _maximized(seen: Levels, weight: Floats, priors: Floats) -> Floats:
    out = priors.copy()
    for f in range(seen.shape[1]):
        known = np.flatnonzero(seen[:, f] >= 0)
        for c in range(len(priors)):
            count = np.bincount(seen[known, f], weights=weight[c, known], minlength=priors.shape[2])
            share = count + STRENGTH * priors[c, f]
            out[c, f] = share / share.sum()
    return out
