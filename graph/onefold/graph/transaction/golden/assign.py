"""Which golden record id each new cluster bears (semantics §8): permanent, truthful, and restored by an undo.

1. A cluster whose exact record set was held before takes back the id that last held it, if that id is being reassigned
   now, or is retired and no old id's live records lie wholly in the cluster, but those of ids that hold what they hold
   only since it was retired (what parted it is undone); latest held first.
2. Other live ids go, greedily, by overlap with their own records (held, less those last held by ids that now redirect
   to them), then whole overlap, then older id, then smallest record key.
3. A cluster still without one takes the retired id of which no other cluster holds more live records.
4. Else a new id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onefold.graph.identity import set_hash
from onefold.graph.store.contract import Reader

Keys = frozenset[bytes]
JUST_NOW = 1 << 62  # later than every seq


@dataclass(slots=True)
class Present:
    """What is known of the ids that a reassignment may touch.

    Attributes:
        held: live id → the records it held before, for every id that loses or gains any.
        born: id → (seq, ordinal), its age.
        last_held: retired id → the records it last held.
        retired_holding: record → retired ids that last held it.
        holder: record → the live id that holds it now, before the change.
        held_before: set hash → (seq, id) that last held exactly that set.
        retired_seq: retired id → when it was retired.
        held_since: live id of `held` → seq since when it holds exactly what it held.
    """

    held: dict[str, Keys]
    born: dict[str, tuple[int, int]]
    last_held: dict[str, Keys] = field(default_factory=dict)
    retired_holding: dict[bytes, list[str]] = field(default_factory=dict)
    holder: dict[bytes, str] = field(default_factory=dict)
    held_before: dict[bytes, tuple[int, str]] = field(default_factory=dict)
    retired_seq: dict[str, int] = field(default_factory=dict)
    held_since: dict[str, int] = field(default_factory=dict)


def read_present(reader: Reader, clusters: Sequence[Keys], old_ids: Sequence[str]) -> Present:
    """Read what `assign` needs, in few round trips."""
    records = {r for c in clusters for r in c}
    held = {i: frozenset(keys) for i, keys in reader.records_of_golden(old_ids).items()}
    records |= {r for keys in held.values() for r in keys}
    retired_holding = reader.retired_holding(list(records))
    hash_of_held = {i: set_hash(keys) for i, keys in held.items()}
    held_before = reader.held_before([*(set_hash(c) for c in clusters), *hash_of_held.values()])
    ids = {i for holding in retired_holding.values() for i in holding} | {i for _, i in held_before.values()}
    goldens = reader.golden(list(ids | set(old_ids)))
    retired = [i for i, g in goldens.items() if not g.live]
    last_held = {i: frozenset(keys) for i, keys in reader.last_held(retired).items()}
    records |= {r for keys in last_held.values() for r in keys}
    return Present(
        held={i: held.get(i, frozenset()) for i in old_ids},
        born={i: g.born for i, g in goldens.items()},
        last_held={i: last_held.get(i, frozenset()) for i in retired},
        retired_holding=retired_holding,
        holder=reader.golden_of(list(records)),
        held_before=held_before,
        retired_seq={i: goldens[i].retired_seq for i in retired},
        held_since={i: held_before[key][0] for i, key in hash_of_held.items() if key in held_before},
    )


def assign(clusters: Sequence[Keys], present: Present) -> list[str | None]:
    """The id of each cluster, None where it needs a new one.

    `clusters` partition the live records of all `present.held` ids and the records that came.
    """
    taken: dict[int, str] = {}
    used: set[str] = set()
    for at, golden_id in _exact(clusters, present):
        if golden_id not in used:
            taken[at] = golden_id
            used.add(golden_id)
    for at, golden_id in _by_overlap(clusters, present):
        if golden_id not in used and at not in taken:
            taken[at] = golden_id
            used.add(golden_id)
    for at, golden_id in _from_retired(clusters, present, taken):
        if golden_id not in used and at not in taken:
            taken[at] = golden_id
            used.add(golden_id)
    return [taken.get(at) for at in range(len(clusters))]


def _exact(clusters: Sequence[Keys], present: Present) -> list[tuple[int, str]]:
    """Rule 1, latest held first."""
    live = frozenset().union(*clusters) if clusters else frozenset()
    found = []
    for at, cluster in enumerate(clusters):
        seq, golden_id = present.held_before.get(set_hash(cluster), (0, ""))
        if golden_id in present.held:
            found.append((-seq, golden_id, at))
        elif golden_id in present.last_held:
            parts = {present.holder[r] for r in cluster if r in present.holder} & present.held.keys()
            whole = [i for i in parts if present.held[i] & live <= cluster]
            if all(present.held_since.get(i, 0) >= present.retired_seq[golden_id] for i in whole):
                found.append((-seq, golden_id, at))
    return [(at, golden_id) for _, golden_id, at in sorted(found)]


def _by_overlap(clusters: Sequence[Keys], present: Present) -> list[tuple[int, str]]:
    """Rule 2, in the order in which ids go."""
    own = {i: _own(i, present) for i in present.held}
    cluster_of = {r: at for at, cluster in enumerate(clusters) for r in cluster}
    candidates = []
    for golden_id, held in present.held.items():
        for at in {cluster_of[r] for r in held if r in cluster_of}:
            cluster = clusters[at]
            overlap = len(own[golden_id] & cluster)
            if overlap or not own[golden_id]:
                rank = (-overlap, -len(held & cluster), present.born[golden_id], min(cluster))
                candidates.append((rank, at, golden_id))
    return [(at, golden_id) for _, at, golden_id in sorted(candidates)]


def _own(golden_id: str, present: Present) -> Keys:
    """Records held, less those last held by ids that now redirect here."""
    held = present.held[golden_id]
    retired = {i for r in held for i in present.retired_holding.get(r, ())}
    redirecting = [
        i
        for i in retired
        if {present.holder[r] for r in present.last_held.get(i, ()) if r in present.holder} == {golden_id}
    ]
    return held.difference(*(present.last_held[i] for i in redirecting))


def _from_retired(clusters: Sequence[Keys], present: Present, taken: Mapping[int, str]) -> list[tuple[int, str]]:
    """Rule 3, the retired id with most live records first, then the one retired last."""
    where: dict[bytes, tuple[str, int]] = {r: ("cluster", at) for at, c in enumerate(clusters) for r in c}
    gone = {r for held in present.held.values() for r in held if r not in where}
    named = set(taken.values())
    losing: dict[int, set[str]] = {}  # cluster → ids that held some of its records and bear no cluster now
    for golden_id in present.held.keys() - named:
        for r in present.held[golden_id]:
            if r in where:
                losing.setdefault(where[r][1], set()).add(golden_id)
    found = []
    for at, cluster in enumerate(clusters):
        if at in taken:
            continue
        retired = {i for r in cluster for i in present.retired_holding.get(r, ())}
        for golden_id in retired | losing.get(at, set()):
            last = present.last_held.get(golden_id) or present.held.get(golden_id, frozenset())
            live: Counter[object] = Counter()
            for r in last:
                if r in where:
                    live[where[r]] += 1
                elif r in present.holder and r not in gone:
                    live[present.holder[r]] += 1
            mine = live.pop(("cluster", at), 0)
            if mine and mine >= max(live.values(), default=0):
                retired_seq = present.retired_seq.get(golden_id, JUST_NOW)
                found.append(((-mine, -retired_seq, present.born[golden_id], min(cluster)), golden_id, at))
    return [(at, golden_id) for _, golden_id, at in sorted(found)]
