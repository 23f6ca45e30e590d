"""Field-average linkage, and attachment after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations

from kernels.oracles.score import FieldWeights, average

Compare = Callable[[int, int], FieldWeights]
Weigh = Callable[[FieldWeights], int]
Join = tuple[int, int, int]


def between(a: Iterable[int], b: Iterable[int], compare: Compare, weigh: Weigh) -> int | None:
    """Field-average weight of two groups of evidences; None where one of them has none."""
    pairs = [compare(x, y) for x in a for y in b]
    return weigh(average(pairs)) if pairs else None


Fit = Callable[[int, Collection[int]], int]


def link(
    nodes: Sequence[Sequence[int]],
    forbidden: Collection[tuple[int, int]],
    compare: Compare,
    weigh: Weigh,
    stop: int,
    fit: Fit | None = None,
    margin: int = 0,
    seen: Counter[str] | None = None,
    may_be_one: Callable[[list[int]], bool] = lambda _: True,
) -> tuple[list[list[int]], list[Join], list[Join], dict[int, tuple[int, int]]]:
    """Agglomerate nodes (each its evidences) from scratch, then attach thin clusters where there is a `fit`.

    `may_be_one` says of nodes whether a cluster may hold them; one that may not never may with more.

    Returns:
        clusters as lists of nodes, the lowest of those that linkage joined first; joins (kept, absorbed, weight) in
        order; attachments, the same; cluster → (other, weight) of the best join that was not made, clusters named by
        their first node.
    """
    apart = {frozenset(pair) for pair in forbidden}
    clusters = [[n] for n in range(len(nodes))]
    joins: list[Join] = []

    def weight(x: list[int], y: list[int]) -> int | None:
        return between([e for n in x for e in nodes[n]], [e for n in y for e in nodes[n]], compare, weigh)

    def may(x: list[int], y: list[int]) -> bool:
        return not any(frozenset((p, q)) in apart for p in x for q in y)

    while True:
        options = [
            (-w, x[0], y[0])
            for x, y in combinations(clusters, 2)
            if may(x, y) and (w := weight(x, y)) is not None and w > stop and may_be_one(x + y)
        ]
        if not options:
            break
        negative, kept, absorbed = min(options)
        joins.append((kept, absorbed, -negative))
        x, y = (next(c for c in clusters if c[0] == first) for first in (kept, absorbed))
        clusters.remove(y)
        clusters[clusters.index(x)] = sorted(x + y)
    says = {c[0]: {e for n in c for e in nodes[n]} for c in clusters}
    linked = {c[0]: c for c in clusters}
    apart |= {frozenset((x, y)) for x, y in combinations(linked, 2) if not may_be_one(linked[x] + linked[y])}
    while True:
        options = _attachments(linked, says, may, fit, margin, seen) if fit else []
        attached: list[Join] = []
        whole = dict(linked)  # with what was attached
        for negative, thin, target in sorted(options):
            if not may(linked[thin], whole[target]):
                if seen is not None:
                    seen["attach refused by not same, attached before"] += 1
            elif not may_be_one(linked[thin] + whole[target]):  # all over again, without what must not be
                apart |= {frozenset((x, y)) for x, y in combinations(whole, 2) if not may_be_one(whole[x] + whole[y])}
                break
            else:
                attached.append((target, thin, -negative))
                whole[target] = whole[target] + whole.pop(thin)
        else:
            break
    best: dict[int, tuple[int, int]] = {}
    for x in whole:
        others = [(-w, y) for y in whole if y != x and (w := weight(linked[x], linked[y])) is not None]
        if others:
            negative, other = min(others)
            best[x] = (other, -negative)
    return list(whole.values()), joins, attached, best


def _attachments(
    linked: Mapping[int, list[int]],
    says: Mapping[int, Collection[int]],
    may: Callable[[list[int], list[int]], bool],
    fit: Fit,
    margin: int,
    seen: Counter[str] | None,
) -> list[tuple[int, int, int]]:
    """(negative score, thin cluster, its single best target)."""
    options = []
    seen = Counter() if seen is None else seen
    for x in linked:
        if len(says[x]) != 1:
            continue
        (thin,) = says[x]
        everywhere = [(fit(thin, says[y]), y) for y in linked if len(says[y]) > 1]
        scores = [(score, y) for score, y in everywhere if may(linked[x], linked[y])]
        top = [y for score, y in scores if score == max(scores)[0]]
        if scores and max(scores)[0] > margin and len(top) == 1:
            options.append((-max(scores)[0], x, top[0]))
        seen["attach refused by tie"] += bool(scores) and max(scores)[0] > margin and len(top) > 1
        seen["attach refused by not same"] += len(everywhere) > len(scores) and max(everywhere)[0] > margin
    return options
