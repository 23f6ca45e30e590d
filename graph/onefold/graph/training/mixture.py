"""Expectation-maximization over comparison patterns: one person, one household, strangers.

Pairs that blocking finds are a mixture of pairs of one person, where the data know addresses or phones of pairs of one
household, and of strangers; within each, fields are taken as independent (Fellegi and Sunter 1969; Winkler 1988). Every
distribution has a Dirichlet prior around what is typical (`typical`), so that a field that is rare here, or a level
never seen, stays sensible, and so that the first class is that of one person and no other. Runs on integer pattern
counts in sorted order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MAX_ROUNDS = 100
SETTLED = 1e-5  # largest change of a class's share that ends the rounds
PERSON, STRANGERS = 0, -1
STRENGTH = (100.0, 100.0, 10.0)  # pairs that the priors of person, household and strangers count for, per field
START = (0.3, 0.05, 0.65)  # shares of the classes; EM finds them whatever they are
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


def fit(found: Patterns, priors: Floats) -> Mixture:
    """Fit classes around `priors` (C, F, L): two of person and strangers, or three with the household between."""
    classes = len(priors)
    chosen = [PERSON, *range(1, classes - 1), STRANGERS]
    strength, shares = np.array(STRENGTH)[chosen], np.array(START)[chosen]
    shares /= shares.sum()
    levels, total = priors.copy(), float(found.count.sum())
    rounds, moved = 0, 1.0
    person = np.empty((classes, len(found.count)))
    while rounds < MAX_ROUNDS and moved > SETTLED:
        rounds += 1
        person = _responsibility(found.levels, levels, shares)
        weight = person * found.count
        before, shares = shares, weight.sum(axis=1) / total
        levels = _maximized(found.levels, weight, priors, strength)
        moved = float(np.abs(shares - before).max())
    return Mixture(levels, shares, person[PERSON], rounds, moved <= SETTLED)


def _responsibility(seen: Levels, levels: Floats, shares: Floats) -> Floats:
    """(C, q), probability of each class given the pattern."""
    log = np.log(np.maximum(levels, LEAST))
    out = np.log(np.maximum(shares, LEAST))[:, None] + np.zeros((len(shares), len(seen)))
    for f in range(seen.shape[1]):
        known = np.flatnonzero(seen[:, f] >= 0)
        out[:, known] += log[:, f, :][:, seen[known, f]]
    out = np.exp(out - out.max(axis=0))
    return np.asarray(out / out.sum(axis=0))


def _maximized(seen: Levels, weight: Floats, priors: Floats, strength: Floats) -> Floats:
    out = priors.copy()
    for f in range(seen.shape[1]):
        known = np.flatnonzero(seen[:, f] >= 0)
        for c in range(len(priors)):
            count = np.bincount(seen[known, f], weights=weight[c, known], minlength=priors.shape[2])
            share = count + strength[c] * priors[c, f]
            out[c, f] = share / share.sum()
    return out
