"""Which blocking rules pay: greedily, the one that finds most of the matches still missing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onefold.graph.training.estimates.mixture import Floats
from onefold.graph.training.pairs import Pairs
from onefold.graph.training.report import RuleReport

WORTH = 2e-4  # of all expected matches, that a rule must add to be kept
TWICE = 2  # a match counts until so many rules find it: hubs find few pairs of a key, and data change


def chosen_rules(pairs: Pairs, person: Floats, worth: float = WORTH) -> NDArray[np.bool_]:
    """(R,), the rules to keep.

    Args:
        pairs: with the rules that find each.
        person: (p,), probability that each is one person.
        worth: share of all expected matches that a rule must add.
    """
    kept = np.zeros(len(pairs.rules), np.bool_)
    times = np.zeros(len(pairs), np.int64)
    enough = worth * float(person.sum())
    while not kept.all():
        missing = np.where(times < TWICE, person / (1 + times), 0.0)
        gain = np.bincount(pairs.rule, weights=missing[pairs.pair], minlength=len(kept))
        gain[kept] = -1.0
        best = int(np.argmax(gain))
        if gain[best] < enough:
            break
        kept[best] = True
        times[pairs.pair[pairs.rule == best]] += 1
    return kept


def rule_reports(pairs: Pairs, person: Floats, kept: NDArray[np.bool_]) -> tuple[RuleReport, ...]:
    """One row per rule, kept ones first, by the matches they find."""
    count = len(pairs.rules)
    found = np.bincount(pairs.rule, minlength=count)
    times = np.bincount(pairs.pair, minlength=len(pairs))
    alone = np.bincount(pairs.rule[times[pairs.pair] == 1], minlength=count)
    matches = np.bincount(pairs.rule, weights=person[pairs.pair], minlength=count)
    rows = [
        RuleReport(name, bool(kept[r]), int(pairs.keys[r]), int(found[r]), int(alone[r]), round(float(matches[r]), 1))
        for r, name in enumerate(pairs.rules)
    ]
    return tuple(sorted(rows, key=lambda row: (not row.kept, -row.matches, row.rule)))
