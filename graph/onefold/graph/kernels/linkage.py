"""Field-average linkage over closed components, exact integers, always from scratch (semantics §7).

Weight of two clusters = that of field weights (`kernels.score.weighed`) which are each (sum of the field's weights over
the pairs of evidences where both have it) // (number of such pairs). The allowed pair of greatest weight joins while it
is above `stop`; ties go to the lowest nodes. It has inversions, so the confidence of a cluster is the least of its
joins. Then thin clusters attach to the person that they fit as a whole (`kernels.attachment`).
"""

from __future__ import annotations

import numpy as np

from onefold.graph.kernels.attachment import NEVER, attach
from onefold.graph.kernels.jit import kernel, merged
from onefold.graph.kernels.score import NOTHING, compare, lent, weighed


@kernel
def _between(a, b, total, pairs, weights, average):
    for f in range(total.shape[2]):
        average[f] = total[a, b, f] // pairs[a, b, f] if pairs[a, b, f] > 0 else 0
    return weighed(weights, average)


@kernel
def _best_partner(a, n, alive, allowed, value):
    best = -1
    for b in range(a + 1, n):
        if alive[b] and allowed[a, b] and (best < 0 or value[a, b] > value[a, best]):
            best = b
    return best


@merged
def _close(node, evidence, low_first, features, weights, total, pairs):
    """Sum every field over all pairs of evidences of different nodes."""
    fields = len(weights.kind)
    levels = np.empty(fields, np.int8)
    values = np.empty(fields, np.int64)
    room = np.empty(len(weights.bound), np.int64)
    for p in range(len(node)):
        for q in range(p + 1, len(node)):
            a, b = node[p], node[q]
            if a == b:
                continue
            low, high = (p, q) if low_first[p] <= low_first[q] else (q, p)
            compare(evidence[low], evidence[high], features, weights, room, levels, values)
            for f in range(fields):
                if levels[f] >= 0:
                    total[a, b, f] += values[f]
                    total[b, a, f] += values[f]
                    pairs[a, b, f] += 1
                    pairs[b, a, f] += 1


@kernel
def link_component(n, node, evidence, order, forbidden, features, weights, stop, margin):
    """Cluster the nodes of one component.

    Args:
        n: number of nodes, numbered in their order (smallest fingerprint, smallest record key).
        node, evidence: int64 (m,), which node says which evidence; a node of bare records appears in none.
        order: int64 (m,), rank of the evidence's fingerprint.
        forbidden: int64 (x, 2), nodes under a "not same".
        features, weights: see `kernels.packed`.
        stop: joins must weigh more than this.
        margin: attachments must score more than this; NEVER for none.

    Returns:
        label: int64 (n,), the lowest node of each node's cluster, of those that linkage joined.
        joins: int64 (n, 3), (kept, absorbed, weight) in order; the first `len` rows count, others are -1.
        attached: the same for what was attached after linkage.
        rejected: int64 (n, 3), per live cluster (cluster, other, weight) of its best refused join, weight NOTHING
            where there is none. What is attached has no weight in it.
    """
    features, weights = lent(features, weights)
    fields = len(weights.kind)
    total = np.zeros((n, n, fields), np.int64)
    pairs = np.zeros((n, n, fields), np.int32)
    _close(node, evidence, order, features, weights, total, pairs)
    speaks = np.zeros(n, np.bool_)
    for p in range(len(node)):
        speaks[node[p]] = True
    value = np.zeros((n, n), np.int64)
    allowed = np.zeros((n, n), np.bool_)
    average = np.empty(fields, np.int64)
    for a in range(n):
        for b in range(n):
            if a != b and speaks[a] and speaks[b]:
                allowed[a, b] = True
                value[a, b] = _between(a, b, total, pairs, weights, average)
    for x in range(len(forbidden)):
        allowed[forbidden[x, 0], forbidden[x, 1]] = False
        allowed[forbidden[x, 1], forbidden[x, 0]] = False
    alive = np.ones(n, np.bool_)
    label = np.arange(n)
    partner = np.empty(n, np.int64)
    for a in range(n):
        partner[a] = _best_partner(a, n, alive, allowed, value)
    joins = np.full((n, 3), -1, np.int64)
    steps = 0
    while True:
        a = -1
        for x in range(n):
            if alive[x] and partner[x] >= 0 and (a < 0 or value[x, partner[x]] > value[a, partner[a]]):
                a = x
        if a < 0 or value[a, partner[a]] <= stop:
            break
        b = partner[a]
        joins[steps, 0] = a
        joins[steps, 1] = b
        joins[steps, 2] = value[a, b]
        steps += 1
        alive[b] = False
        for c in range(n):
            if label[c] == b:
                label[c] = a
            if not alive[c] or c == a:
                continue
            for f in range(fields):
                total[a, c, f] += total[b, c, f]
                total[c, a, f] = total[a, c, f]
                pairs[a, c, f] += pairs[b, c, f]
                pairs[c, a, f] = pairs[a, c, f]
            allowed[a, c] = allowed[a, c] and allowed[b, c]
            allowed[c, a] = allowed[a, c]
            value[a, c] = _between(a, c, total, pairs, weights, average)
            value[c, a] = value[a, c]
        for x in range(n):
            if alive[x] and (x <= a or partner[x] == b or partner[x] == a):
                partner[x] = _best_partner(x, n, alive, allowed, value)
    attached = np.full((0, 3), -1, np.int64)
    if margin < NEVER:
        attached = attach(label, node, evidence, order, allowed, features, weights, margin)
        for x in range(len(attached)):
            if attached[x, 1] >= 0:
                alive[attached[x, 1]] = False
    rejected = np.full((n, 3), -1, np.int64)
    for a in range(n):
        if not alive[a]:
            continue
        rejected[a, 0] = a
        rejected[a, 2] = NOTHING
        for b in range(n):
            if b != a and alive[b] and speaks[a] and speaks[b] and value[a, b] > rejected[a, 2]:
                rejected[a, 1] = b
                rejected[a, 2] = value[a, b]
    return label, joins, attached, rejected
