"""The pairs that training compares: those that blocking finds, with the rules that find them, and pairs at random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.population import found_pairs
from onefold.graph.transaction.blocking.rules import key_texts
from onefold.graph.transaction.evidence import Evidence

SHIFT = 32
SEED = 20_251_101  # of the draw of random pairs; any number, once and for all
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Pairs:
    """Pairs that blocking finds, each once, ascending.

    Attributes:
        low, high: int64 (p,), evidence numbers.
        rules: names of all rules.
        keys: int64 (R,), how many distinct keys each rule makes.
        pair, rule: int64 (h,), each (pair, rule that finds it) once, ascending.
    """

    low: Ints
    high: Ints
    rules: tuple[str, ...]
    keys: Ints
    pair: Ints
    rule: Ints

    def __len__(self) -> int:
        return len(self.low)

    def found_by(self, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """(p,), which pairs some kept rule (R,) finds."""
        return np.bincount(self.pair[kept[self.rule]], minlength=len(self)) > 0

    def only(self, chosen: NDArray[np.bool_]) -> Pairs:
        """The chosen pairs (p,)."""
        number = np.cumsum(chosen) - 1
        kept = chosen[self.pair]
        return Pairs(
            self.low[chosen], self.high[chosen], self.rules, self.keys, number[self.pair[kept]], self.rule[kept]
        )


def candidate_pairs(evidences: Sequence[Evidence], hubs: int, cap: int) -> Pairs:
    """All pairs that the hub rule finds with every blocking rule; evidences stand in fingerprint order."""
    names: dict[str, int] = {}
    hashes: list[int] = []
    owners: list[int] = []
    rules: list[int] = []
    for n, evidence in enumerate(evidences):
        texts = key_texts(evidence)
        hashes += map(hash, texts)
        owners += [n] * len(texts)
        rules += [names.setdefault(rule, len(names)) for rule, _ in texts]
    ordered = sorted(names)
    rename = np.argsort(np.argsort(np.array(list(names)))) if names else np.empty(0, np.int64)
    key, owner = np.array(hashes, np.int64), np.array(owners, np.int64)
    rule = rename[np.array(rules, np.int64)]
    order = np.lexsort((owner, key))
    key, owner, rule = key[order], owner[order], rule[order]
    first = np.flatnonzero(np.append(True, key[1:] != key[:-1])[: len(key)])
    found = found_pairs(np.append(first, len(key)).astype(np.int64), owner, hubs, cap)
    pairs, number = np.unique(found[:, 0] << SHIFT | found[:, 1], return_inverse=True)
    hits = np.unique(number << SHIFT | rule[first][found[:, 2]])
    mask = (1 << SHIFT) - 1
    return Pairs(
        low=pairs >> SHIFT,
        high=pairs & mask,
        rules=tuple(ordered),
        keys=np.bincount(rule[first], minlength=len(ordered)),
        pair=hits >> SHIFT,
        rule=hits & mask,
    )


def random_pairs(size: int, count: int) -> tuple[Ints, Ints]:
    """About `count` pairs of different evidences, lower number first; the same ones every time."""
    drawn = np.random.Generator(np.random.PCG64(SEED)).integers(0, size, (2, count))
    low, high = drawn.min(axis=0), drawn.max(axis=0)
    return low[low < high], high[low < high]
