"""Which pairs of evidences are compared: those that gain or lose a blocking key that finds them.

The answer depends on the evidences present before and after, never on their order. A stored edge counts the keys that
find it (`support`), so that one loses its edge with its last key and no key has to be looked up again.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from onefold.graph.graph import NEW, OLD, SHIFT, Graph, Ints
from onefold.graph.kernels.pairs import changed_pairs
from onefold.graph.metrics import COUNTERS

Postings = Mapping[bytes, list[bytes]]


def support_changes(graph: Graph, added: Postings, removed: Postings) -> tuple[Ints, Ints, Ints]:
    """Pairs whose number of finding keys changes.

    Args:
        graph: the transaction's graph.
        added, removed: blocking key → evidences that start or stop carrying it.

    Returns:
        low, high: member numbers, lower fingerprint first; net: change of the number of keys that find the pair.
    """
    model, reader = graph.model, graph.reader
    keys = list(added.keys() | removed.keys())
    most_removed = max(map(len, removed.values()), default=0)
    postings = reader.postings(keys, model.key_cap + most_removed)
    numbers = graph.numbers
    owner: list[int] = []  # one entry per (key, member)
    member: list[int] = []
    sizes: list[tuple[int, int]] = []
    new_from: list[int] = []
    lost: list[int] = []
    for key in keys:
        came, went = added.get(key, ()), removed.get(key, ())
        posting = postings.get(key)
        before = posting.count if posting else 0
        after = before + len(came) - len(went)
        if min(before, after) > model.key_cap or max(before, after) < 2:
            COUNTERS.add("pairs_left_out.generic_key", min(before, after) if min(before, after) > model.key_cap else 0)
            continue
        COUNTERS.add("pairs_left_out.not_a_hub", len(came) * max(0, after - model.hubs - 1))
        k = len(sizes)
        sizes.append((before, after))
        old = numbers(posting.members) if posting and posting.members else []
        member += old
        member += numbers(came)
        owner += [k] * (len(old) + len(came))
        new_from += [OLD | NEW] * len(old) + [NEW] * len(came)
        lost += [k << SHIFT | m for m in numbers(went)]
    if not sizes:
        empty = np.empty(0, np.int64)
        return empty, empty, empty
    of, who = np.array(owner, np.int64), np.array(member, np.int64)
    present = np.array(new_from, np.uint8)
    if lost:
        present[np.isin(of << SHIFT | who, np.array(lost, np.int64))] = OLD
    order = np.lexsort((graph.ranks()[who], of))
    start = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(np.bincount(of, minlength=len(sizes)), out=start[1:])
    counts = np.array(sizes, np.int64)
    low, high, change = changed_pairs(
        start, who[order], present[order], counts[:, 0].copy(), counts[:, 1].copy(), model.hubs, model.key_cap
    )
    return _netted(low, high, change)


def _netted(low: Ints, high: Ints, change: Ints) -> tuple[Ints, Ints, Ints]:
    pairs, at = np.unique(low << SHIFT | high, return_inverse=True)
    net = np.bincount(at, weights=change, minlength=len(pairs)).astype(np.int64)
    pairs, net = pairs[net != 0], net[net != 0]
    return pairs >> SHIFT, pairs & ((1 << SHIFT) - 1), net
