"""Entity-level evidence: after linkage, thin clusters join the one person that they fit as a whole (semantics §7).

Thin is a cluster that says one evidence. It is scored against every cluster of two or more, as linkage left them: the
prior and, per field, the *best* weight over the evidences of the target, agreement within a group up to its bound. The
field average of linkage would never take it: a person known under two addresses disagrees with itself half the time.
"""

from __future__ import annotations

import numpy as np

from onefold.graph.kernels.jit import merged
from onefold.graph.kernels.score import NOTHING, bounded, unbounded

NEVER = 1 << 60  # a margin that no score is above


@merged
def _fit(p, target, label, node, evidence, order, features, weights, room):
    """Weight of the evidence at `p` against the cluster `target` as a whole."""
    fields = len(weights.kind)
    levels = np.empty(fields, np.int8)
    values = np.empty(fields, np.int64)
    best = np.full(fields, NOTHING, np.int64)
    for q in range(len(node)):
        if label[node[q]] != target:
            continue
        low, high = (p, q) if order[p] <= order[q] else (q, p)
        unbounded(evidence[low], evidence[high], features, weights, levels, values)
        for f in range(fields):
            if levels[f] >= 0:
                best[f] = max(best[f], values[f])
    for f in range(fields):
        if best[f] == NOTHING:
            best[f] = 0
    return bounded(weights, room, best)


@merged
def attach(label, node, evidence, order, allowed, features, weights, margin):
    """Attach thin clusters: one pass, each to the single best target above `margin`; a tie attaches nowhere.

    In order of score, then lowest node. Targets under a "not same" with the cluster are no targets; nor is one that
    an earlier attachment brought a "not same" to. What was attached is never evidence for others.

    Args:
        label: int64 (n,), the lowest node of each node's cluster, as linkage left it; updated.
        node, evidence, order: int64 (m,), see `kernels.linkage.link_component`.
        allowed: bool (n, n), whether two clusters, by label, may be joined; updated.
        features, weights: see `kernels.packed`.
        margin: 1/1024 bit, of raw weight.

    Returns:
        attached: int64 (n, 3), (target, thin cluster, score) in order; the first `len` rows count, others are -1.
    """
    n = len(label)
    attached = np.full((n, 3), -1, np.int64)
    first = np.full(n, -1, np.int64)  # cluster → where its first evidence stands
    several = np.zeros(n, np.bool_)
    for p in range(len(node)):
        c = label[node[p]]
        if first[c] < 0:
            first[c] = p
        elif order[p] != order[first[c]]:
            several[c] = True
    room = np.empty(len(weights.bound), np.int64)
    score = np.full(n, NOTHING, np.int64)
    target = np.full(n, -1, np.int64)
    for x in range(n):
        if first[x] < 0 or several[x]:
            continue
        for y in range(n):
            if not several[y] or not allowed[x, y]:
                continue
            fit = _fit(first[x], y, label, node, evidence, order, features, weights, room)
            if fit > score[x]:
                score[x] = fit
                target[x] = y
            elif fit == score[x]:
                target[x] = -1
    steps = 0
    for x in np.argsort(-score, kind="mergesort"):
        y = target[x]
        if y < 0 or score[x] <= margin or not allowed[x, y]:
            continue
        attached[steps, 0] = y
        attached[steps, 1] = x
        attached[steps, 2] = score[x]
        steps += 1
        for c in range(n):
            if label[c] == x:
                label[c] = y
            allowed[y, c] = allowed[y, c] and allowed[x, c]
            allowed[c, y] = allowed[y, c]
    return attached
