"""What an own field earns: how it compares in pairs that everything else has decided, one person or two.

Where the rest of the evidence is sure, a field's agreement teaches what it is worth without having had a say; so
columns that only agree with each other, or with the order of a file, earn nothing. The pairs of strangers are those
that blocking finds, which are alike in much: a field that says again what a town or a family name says is worth
little there. Some of them are one person after all, as likely as the rest says: the shares of levels are fitted with
that taken into account (expectation-maximization with the verdicts held).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onefold.graph.kinds import MAX_LEVELS
from onefold.graph.training.estimates.mixture import Floats
from onefold.graph.training.estimates.weights import SMOOTHING, level_bits
from onefold.graph.training.own_fields.fields import Ints, OwnFields

DECIDED_BITS = 4  # calibrated: 16 to 1 and more
OUTERMOST_BITS = 24  # the sure ones are all alike
ROUNDS = 100
# A field is evidence when so many evidences have it in pairs that are one person, when it agrees in such a share of
# them, and tells so much of a pair on average. Noise is far below; an attribute that half of its people change is not.
LEAST_MATCHES, LEAST_AGREEMENT, LEAST_GAIN_BITS = 30, 0.2, 0.5


@dataclass(frozen=True)
class Earned:
    """What own fields earn.

    Attributes:
        m, u, bits: (F, L), shares of the levels in one person and between strangers that are alike, and log2(m / u).
        matches: (F,), how many evidences have the field in a pair that is decided to be one person.
        gain: (F,), bits that comparing it tells of such a pair on average.
    """

    m: Floats
    u: Floats
    bits: Floats
    matches: Ints
    gain: Floats

    def kept(self) -> list[bool]:
        """(F,), which fields are evidence."""
        enough = (self.matches >= LEAST_MATCHES) & (self.m[:, 0] >= LEAST_AGREEMENT)
        return [bool(x) for x in enough & (self.gain >= LEAST_GAIN_BITS)]


def earned(own: OwnFields, verdicts: Sequence[Ints]) -> Earned:
    """What each field earns; `verdicts` are for each (p,) whole calibrated bits of the pairs by all other evidence."""
    size = len(own.fields)
    m, u, counts = np.zeros((size, MAX_LEVELS)), np.zeros((size, MAX_LEVELS)), np.zeros((size, MAX_LEVELS), np.int64)
    matches = np.zeros(size, np.int64)
    for f, (field, verdict) in enumerate(zip(own.fields, verdicts, strict=True)):
        known = np.flatnonzero((own.levels[:, f] >= 0) & (np.abs(verdict) >= DECIDED_BITS))
        levels, bits = own.levels[known, f].astype(np.int64), verdict[known]
        width = len(field.weights)
        m[f, :width], u[f, :width] = shares(levels, bits, width)
        counts[f, :width] = np.bincount(levels, minlength=width)
        matches[f] = len(np.unique(own.low[known[bits > 0]]))
    bits_of = level_bits(m, u, [f.kind for f in own.fields], counts)
    return Earned(m, u, bits_of, matches, np.asarray((m * bits_of).sum(axis=1)))


def shares(levels: Ints, verdict: Ints, width: int) -> tuple[Floats, Floats]:
    """(L,), (L,): shares of levels in one person and between strangers.

    Args:
        levels: (k,), below `width`.
        verdict: (k,), log2 odds that each pair is one person.
        width: how many levels there are.
    """
    at = np.clip(verdict, -OUTERMOST_BITS, OUTERMOST_BITS) + OUTERMOST_BITS
    pairs = np.bincount(at * width + levels, minlength=(2 * OUTERMOST_BITS + 1) * width).reshape(-1, width)
    person = 1.0 / (1.0 + np.exp2(-np.arange(-OUTERMOST_BITS, OUTERMOST_BITS + 1.0)))[:, None]
    of_person = np.broadcast_to(person, pairs.shape)
    m = u = np.full(width, 1.0 / width)
    for _ in range(ROUNDS):
        m, u = _share(pairs * of_person), _share(pairs * (1.0 - of_person))
        of_person = person * m / (person * m + (1.0 - person) * u)
    return m, u


def _share(pairs: Floats) -> Floats:
    count = pairs.sum(axis=0) + SMOOTHING
    return np.asarray(count / count.sum())
