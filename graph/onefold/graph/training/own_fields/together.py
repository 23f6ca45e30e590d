"""Own fields that say the same thing, bounded together: a branch and its town, a column and its copy.

Two fields that were independent would agree by chance as often as the product of their chances, in one person and
between strangers. Where they agree together more often, they are worth less together than their sum: what both
agreeing tells is log2 of its share in one person over that between strangers. A pair of strangers agrees too seldom
in two good fields to count, so how much they hang together is also read off people: a copy is wrong where its
original is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from onefold.graph.training.estimates.weights import units
from onefold.graph.training.own_fields.earned import DECIDED_BITS, Earned, shares
from onefold.graph.training.own_fields.fields import Ints, OwnFields

GROUP = "custom "  # what the names of such groups begin with
LEAST_PAIRS = 30  # decided pairs of one person that have both fields; fewer say nothing of how they hang together
LEAST_SURPLUS_BITS = 1.0  # that a sum must be too much by
LEAST_EXCESS = 4.0  # times as often as by chance, that strangers must agree in both for it to count
LEAST_ALIKE = 0.3  # of a correlation: some of what is decided to be one person is not, which alone makes it 0.1
BOTH, FIRST, SECOND, NEITHER = range(4)


def groups(own: OwnFields, verdict: Ints, found: Earned, kept: Sequence[int]) -> tuple[dict[int, str], dict[str, int]]:
    """Field number → the group that it is bounded with, and group → its bound in 1/1024 bit.

    Args:
        own, verdict, found: as of `earned`.
        kept: numbers of the fields that are evidence.
    """
    worth = {
        pair: bits for pair in combinations(kept, 2) if (bits := _together(own, verdict, found, *pair)) is not None
    }
    of: dict[int, str] = {}
    bounds: dict[str, int] = {}
    for number, members in enumerate(_joined(kept, worth)):
        name = f"{GROUP}{number + 1}"
        of |= dict.fromkeys(members, name)
        bounds[name] = units(_bound(members, found, worth))
    return of, bounds


def _together(own: OwnFields, verdict: Ints, found: Earned, a: int, b: int) -> float | None:
    """Bits that both agreeing tells, where that is less than their sum."""
    known = np.flatnonzero((own.levels[:, a] >= 0) & (own.levels[:, b] >= 0) & (np.abs(verdict) >= DECIDED_BITS))
    if (verdict[known] > 0).sum() < LEAST_PAIRS:
        return None
    first, second = own.levels[known, a] > 0, own.levels[known, b] > 0
    m, u = shares(2 * first.astype(np.int64) + second, verdict[known], 4)
    m_a, m_b, u_a, u_b = (x[BOTH] + x[one] for x in (m, u) for one in (FIRST, SECOND))
    spread = float(np.sqrt(m_a * (1 - m_a) * m_b * (1 - m_b)))
    alike = max(0.0, float(m[BOTH] - m_a * m_b) / spread) if spread > 0 else 0.0
    by_chance = u_a * u_b
    if u[BOTH] > LEAST_EXCESS * by_chance and u[BOTH] * len(known) > LEAST_PAIRS:
        alike = max(alike, float((u[BOTH] - by_chance) / (min(u_a, u_b) - by_chance)))
    alike = min(alike, 1.0)
    if alike < LEAST_ALIKE:
        return None
    both = alike * min(u_a, u_b) + (1.0 - alike) * by_chance
    bits = float(np.log2(m[BOTH] / both))
    return bits if bits < found.bits[a, 0] + found.bits[b, 0] - LEAST_SURPLUS_BITS else None


def _joined(kept: Sequence[int], pairs: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Fields that hang together, directly or through others; in the order of `kept`."""
    of = {f: f for f in kept}
    for a, b in pairs:
        ours, theirs = of[a], of[b]
        of = {f: ours if at == theirs else at for f, at in of.items()}
    found = [[f for f in kept if of[f] == at] for at in dict.fromkeys(of.values())]
    return [members for members in found if len(members) > 1]


def _bound(members: Sequence[int], found: Earned, worth: Mapping[tuple[int, int], float]) -> float:
    """The best field, and what each other adds beside the ones before, at least."""
    ranked = sorted(members, key=lambda f: (-found.bits[f, 0], f))
    total = float(found.bits[ranked[0], 0])
    for at, f in enumerate(ranked[1:], start=1):
        alone = float(found.bits[f, 0])
        beside = (worth.get((min(f, g), max(f, g)), alone + found.bits[g, 0]) - found.bits[g, 0] for g in ranked[:at])
        total += max(0.0, min(alone, *map(float, beside)))
    return total
