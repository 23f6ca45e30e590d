"""Which pairs gain or lose a blocking key that finds them (hub rule, semantics §5).

A key finds (i, j) iff at most `cap` evidences carry it and i or j is among its `hubs` members with the smallest
fingerprint. The work is linear in the members of a key.
"""

from __future__ import annotations

import numpy as np

from onefold.graph.kernels.jit import kernel

OLD, NEW = 1, 2  # bits: in which states something exists, before the transaction and after


@kernel
def changed_pairs(start, member, present, old_count, new_count, hubs, cap):
    """Pairs found before and not after, or after and not before, once per key.

    Args:
        start: int64 (k + 1,), each key's slice of `member`.
        member: int64, evidences of the key before or after, ascending by fingerprint within a key.
        present: uint8, bit OLD: carried it before; bit NEW: carries it after.
        old_count, new_count: int64 (k,), how many carried it before and carry it after.
        hubs, cap: the hub rule.

    Returns:
        low, high: int32 (p,), evidences by fingerprint order; change: int8 (p,), +1 found now, -1 no longer.
    """
    low = np.empty(1024, np.int32)
    high = np.empty(1024, np.int32)
    change = np.empty(1024, np.int8)
    n = 0
    hub_at = np.empty(2 * hubs, np.int64)
    for k in range(len(start) - 1):
        was = 2 <= old_count[k] <= cap
        now = 2 <= new_count[k] <= cap
        if not was and not now:
            continue
        begin, end = start[k], start[k + 1]
        size = end - begin
        hub = np.zeros(size, np.uint8)
        old_rank = 0
        new_rank = 0
        hub_count = 0
        for x in range(size):
            here = present[begin + x]
            if here & OLD:
                if old_rank < hubs:
                    hub[x] |= OLD
                old_rank += 1
            if here & NEW:
                if new_rank < hubs:
                    hub[x] |= NEW
                new_rank += 1
            if hub[x]:
                hub_at[hub_count] = x
                hub_count += 1
        for h in range(hub_count):
            x = hub_at[h]
            for y in range(size):
                if y == x or (hub[y] and y < x):
                    continue
                both = present[begin + x] & present[begin + y]
                either = hub[x] | hub[y]
                found_before = was and both & OLD != 0 and either & OLD != 0
                found_after = now and both & NEW != 0 and either & NEW != 0
                if found_before == found_after:
                    continue
                if n == len(low):
                    low = np.concatenate((low, np.empty(n, np.int32)))
                    high = np.concatenate((high, np.empty(n, np.int32)))
                    change = np.concatenate((change, np.empty(n, np.int8)))
                low[n] = member[begin + min(x, y)]
                high[n] = member[begin + max(x, y)]
                change[n] = 1 if found_after else -1
                n += 1
    return low[:n], high[:n], change[:n]
