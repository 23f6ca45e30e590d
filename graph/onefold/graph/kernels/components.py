"""Components found locally: the smallest threshold at which a member's component is small enough (semantics §7).

The component of a member is its connected component over edges of weight ≥ t, for the smallest whole-bit
t ≥ `link_bits` at which it has at most `cap` members. A "same" edge stands above every weight. Sizes fall as t rises,
so t is found by bisection of bounded breadth-first searches; nothing ever walks a giant.
"""

from __future__ import annotations

import numpy as np

from onefold.graph.kernels.jit import kernel

SAME = 1 << 50  # weight of an asserted edge


@kernel
def _reach(x, least, limit, start, other, weight, alive, bit, known, stamp, clock, out):
    """Breadth-first search from x over edges of weight ≥ least, at most `limit` members.

    Returns (members written to `out`, whether there are more, whether a member's edges were not known).
    """
    clock[0] += 1
    now = clock[0]
    out[0] = x
    stamp[x] = now
    n = 1
    head = 0
    unknown = False
    while head < n:
        u = out[head]
        head += 1
        if not known[u]:
            unknown = True
            continue
        for e in range(start[u], start[u + 1]):
            if weight[e] >= least and alive[e] & bit and stamp[other[e]] != now:
                if n == limit:
                    return n, True, False
                stamp[other[e]] = now
                out[n] = other[e]
                n += 1
    return n, False, unknown


@kernel
def find_components(seeds, start, other, weight, alive, bit, known, cap, link_bits, unit, label, threshold):
    """Label the components of `seeds`.

    Args:
        seeds: int64, members that exist in the state that `bit` names.
        start, other, weight, alive: the adjacency of all members (compressed rows), 1/1024 bit, and in which states
            (1 before, 2 after) an edge exists.
        bit: the state to look at.
        known: bool per member, whether its edges were read.
        cap, link_bits, unit: the rule; `unit` is the weight of one bit.
        label: int64 per member, in and out: -1, or the first seed found of its component.
        threshold: int64 per member, out: the component's threshold in bits.

    Returns:
        int64, members whose edges must be read before the rest can be labelled; empty when all are.
    """
    n = len(known)
    stamp = np.zeros(n, np.int64)
    clock = np.zeros(1, np.int64)
    out = np.empty(n + 1, np.int64)
    wanted = np.zeros(n, np.bool_)
    most = np.int64(link_bits)
    for e in range(len(weight)):
        if weight[e] < SAME:
            most = max(most, weight[e] // unit)
    for x in seeds:
        if label[x] >= 0:
            continue
        low = np.int64(link_bits)
        high = most + 1  # above every weight: only "same" edges are left
        t = low
        size, more, unknown = _reach(x, t * unit, cap, start, other, weight, alive, bit, known, stamp, clock, out)
        if more:
            while low + 1 < high:
                t = (low + high) // 2
                size, more, unknown = _reach(
                    x, t * unit, cap, start, other, weight, alive, bit, known, stamp, clock, out
                )
                if unknown and not more:
                    break
                if more:
                    low = t
                else:
                    high = t
            if not unknown or more:
                t = high
                limit = n if t == most + 1 else cap
                size, more, unknown = _reach(
                    x, t * unit, limit, start, other, weight, alive, bit, known, stamp, clock, out
                )
        if unknown:
            for m in range(size):
                wanted[out[m]] = wanted[out[m]] or not known[out[m]]
            continue
        for m in range(size):
            label[out[m]] = x
            threshold[out[m]] = t
    return np.flatnonzero(wanted)
