"""Which pairs of evidences are compared: those that gain or lose a blocking key that finds them.

The answer depends on the evidences present before and after, never on their order. A stored edge counts the keys that
find it (`support`), so that one loses its edge with its last key and no key has to be looked up again.

Keys stay in arrays while they are grouped and counted: half a million evidences carry nine million, most of them alone
with theirs, and only what the store may hold is worth a Python object.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.pairs import NEW, OLD, changed_pairs
from onefold.graph.metrics import COUNTERS
from onefold.graph.store.contract.evidence import Posting
from onefold.graph.transaction.blocking.rules import Carried
from onefold.graph.transaction.neighbourhood import SHIFT, Ints, Neighbourhood
from onefold.graph.units import KEY_BYTES


class _Entries(NamedTuple):
    """Who carries which key: one entry per (key, member), and in which states (OLD, NEW)."""

    key: Ints
    member: Ints
    present: NDArray[np.uint8]

    def followed_by(self, more: _Entries) -> _Entries:
        return _Entries(
            np.append(self.key, more.key), np.append(self.member, more.member), np.append(self.present, more.present)
        )

    def where(self, chosen: NDArray[np.bool_]) -> _Entries:
        return _Entries(self.key[chosen], self.member[chosen], self.present[chosen])


def support_changes(near: Neighbourhood, came: Carried, gone: Carried) -> tuple[Ints, Ints, Ints]:
    """Pairs whose number of finding keys changes.

    Args:
        graph: the transaction's graph.
        came, gone: evidences that came and went, with the blocking keys that they carry.

    Returns:
        low, high: member numbers, lower fingerprint first; net: change of the number of keys that find the pair.
    """
    cap, hubs = near.model.key_cap, near.model.hubs
    entries, keys = _changed_entries(near, came, gone)
    added, removed = (np.bincount(entries.key[entries.present == bit], minlength=len(keys)) for bit in (NEW, OLD))
    postings = _stored(near, keys, cap + int(removed.max(initial=0)))
    before = np.zeros(len(keys), np.int64)
    before[list(postings)] = [posting.count for posting in postings.values()]
    after = before + added - removed
    fewer, more = np.minimum(before, after), np.maximum(before, after)
    finds = (fewer <= cap) & (more > 1)
    COUNTERS.add("pairs_left_out.generic_key", int(fewer[fewer > cap].sum()))
    COUNTERS.add("pairs_left_out.not_a_hub", int((added * np.maximum(0, after - hubs - 1))[finds].sum()))
    staying = ((k, m) for k, p in postings.items() if finds[k] for m in p.members or () if m not in gone)
    entries = entries.where(finds[entries.key]).followed_by(_standing(near, staying))
    order = np.lexsort((near.ranks()[entries.member], entries.key))
    start = np.append(0, np.cumsum(np.bincount(entries.key, minlength=len(keys))[finds]))
    who, present = entries.member[order], entries.present[order]
    return _netted(*changed_pairs(start, who, present, before[finds], after[finds], hubs, cap))


def _changed_entries(near: Neighbourhood, came: Carried, gone: Carried) -> tuple[_Entries, NDArray[np.void]]:
    """The entries that come and go, and the distinct keys that their key numbers stand for."""
    carried = [*came.values(), *gone.values()]
    words = np.frombuffer(b"".join(carried), np.uint64).reshape(-1, KEY_BYTES // 8)
    order = np.lexsort(words.T)
    words = words[order]
    first = np.append(True, (words[1:] != words[:-1]).any(axis=1))[: len(words)]
    key = np.empty(len(words), np.int64)
    key[order] = np.cumsum(first) - 1
    lengths = [len(keys) // KEY_BYTES for keys in carried]
    member = np.repeat(np.array(near.numbers((*came, *gone)), np.int64), lengths)
    present = np.repeat(np.array([NEW] * len(came) + [OLD] * len(gone), np.uint8), lengths)
    return _Entries(key, member, present), words[first].view(f"V{KEY_BYTES}").ravel()


def _stored(near: Neighbourhood, keys: NDArray[np.void], limit: int) -> dict[int, Posting]:
    """Number of a key → what the store holds of it, where it holds anything."""
    if not near.reader.tenant().generation:
        return {}  # nothing was ever written
    listed = keys.tolist()
    postings = near.reader.postings(listed, limit)
    return {k: postings[key] for k, key in enumerate(listed) if key in postings}


def _standing(near: Neighbourhood, entries: Iterable[tuple[int, bytes]]) -> _Entries:
    """Entries of members that carry their keys before and after."""
    key, member = [], []
    for k, m in entries:
        key.append(k)
        member.append(near.number(m))
    return _Entries(np.array(key, np.int64), np.array(member, np.int64), np.full(len(key), OLD | NEW, np.uint8))


def _netted(low: Ints, high: Ints, change: NDArray[np.int8]) -> tuple[Ints, Ints, Ints]:
    pair = low.astype(np.int64) << SHIFT | high
    pairs, net = np.unique(pair[change > 0], return_counts=True)
    lost, times = np.unique(pair[change < 0], return_counts=True)
    if len(lost):
        pairs, at = np.unique(np.concatenate((pairs, lost)), return_inverse=True)
        net = np.bincount(at, np.concatenate((net, -times)), len(pairs)).astype(np.int64)
        pairs, net = pairs[net != 0], net[net != 0]
    return pairs >> SHIFT, pairs & ((1 << SHIFT) - 1), net
