"""What records say now, and which members come, go and change hands because of it.

A member is a node of the graph: an evidence, shared by all records that say it; or a single record that says too
little to be compared with others (bare), under its own key, so that two people of whom nothing is known stay two
(docs/adr/0005). A record moves when it says something else; a member comes with its first record and goes with its
last.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import replace

import numpy as np

from onefold.graph.kernels.score import weights_alone
from onefold.graph.model.model import Model
from onefold.graph.settings import Rules, Settings
from onefold.graph.store.contract import Delta
from onefold.graph.touchpoint import Record
from onefold.graph.transaction.evidence import Member, fingerprint
from onefold.graph.transaction.generic import Crowds
from onefold.graph.transaction.identifiers.rules import identifiers_in, never_used
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.said import conventions_of, evidence_of, said_by


def update_members(
    near: Neighbourhood,
    changed: Mapping[bytes, Record | None],
    settings: Settings,
    crowds: Crowds,
    delta: Delta,
    orphans: Sequence[bytes] = (),
) -> None:
    """Note in `near` which records move between members, and which members come and go; arguments as of `derive`."""
    members = _members(near, changed, settings, crowds)
    _move(near, changed, members, delta)
    _come_and_go(near, members, delta)
    _remove_orphans(near, orphans, delta)


def _members(
    near: Neighbourhood, changed: Mapping[bytes, Record | None], settings: Settings, crowds: Crowds
) -> dict[bytes, Member]:
    """Record → what it says now; the fingerprint of bare evidence is replaced by the record's own key."""
    alike: dict[int, list[Record]] = {}  # what is read by the same rules
    for key, record in changed.items():
        if record is not None:
            alike.setdefault(id(settings.rules_of(key)), []).append(record)
    says: dict[bytes, Member] = {}
    for records in alike.values():
        says |= _said(records, settings, crowds, near.model)
    distinct = {m.fingerprint: m for m in says.values()}
    rows = np.array([near.pool.add(f, m.evidence) for f, m in distinct.items()], np.int64)
    if len(rows):
        # Bare: even somebody who says exactly the same would not be a match.
        weight = weights_alone(rows, near.pool.features(), near.pool.weights)
        bare = {f for f, w in zip(distinct, weight.tolist(), strict=True) if w <= near.model.stop_weight}
        says = {k: replace(m, fingerprint=k) if m.fingerprint in bare else m for k, m in says.items()}
    return {k: says[k] for k in changed if k in says}


def _said(records: Sequence[Record], settings: Settings, crowds: Crowds, model: Model) -> dict[bytes, Member]:
    """Record → what it says, of records that are read by the same rules."""
    rules: Rules = settings.rules_of(records[0].key)
    by = {r.key: settings.source_of(r.key, r.source) for r in records}
    said = {r.key: said_by(r, by[r.key]) for r in records}
    generic = crowds.generic((i for values in said.values() for i in identifiers_in(values, rules)), rules)
    says = {}
    for key, values in said.items():
        unused = generic | never_used(values, rules, conventions_of(by[key])) if rules else generic
        says[key] = evidence_of(values, unused, model.salt, model.own_fields, rules)
    return says


def _move(
    near: Neighbourhood, changed: Mapping[bytes, Record | None], members: Mapping[bytes, Member], delta: Delta
) -> None:
    """Note which records move, and what bare records, which stay where they are, say now."""
    standing = near.reader.records(list(changed))
    for key in changed:
        before = standing[key].fingerprint or None if key in standing else None
        after = members[key].fingerprint if key in members else None
        if before != after:
            near.moved[key] = (before, after)
    near.settle_moves()
    bare = [key for key, member in members.items() if member.fingerprint == key]
    said = near.reader.evidence(bare)  # a bare record may say something else under the same key
    delta.evidence |= {key: members[key].body for key in bare if said.get(key) != members[key].body}


def _come_and_go(near: Neighbourhood, members: Mapping[bytes, Member], delta: Delta) -> None:
    """Note which members have their first record now, and which have lost their last."""
    touched = {m for pair in near.moved.values() for m in pair if m is not None}
    near.load_records(touched)
    by_fingerprint = {m.fingerprint: m for m in members.values()}
    orphaned = _orphaned(near, touched)
    for key in touched:
        had, has = near.had_records(key) or key in orphaned, bool(near.records(key))
        if has and not had:
            near.came[key] = by_fingerprint[key]
            delta.evidence[key] = by_fingerprint[key].body
        elif had and not has:
            near.gone.add(key)
            delta.evidence_gone.append(key)


def _orphaned(near: Neighbourhood, members: Collection[bytes]) -> Set[bytes]:
    """Of members without records before, those whose evidence still stands: only while a generation is being built."""
    if near.reader.generation() == near.reader.tenant().generation:
        return frozenset()
    return near.reader.evidence([m for m in members if not near.had_records(m)]).keys()


def _remove_orphans(near: Neighbourhood, orphans: Sequence[bytes], delta: Delta) -> None:
    """Let evidence go that no record says; that of a bare record has no keys and no matches to go with it."""
    unsaid = [key for key in orphans if key not in near.gone and not near.records(key)]
    delta.evidence_gone += unsaid
    for key, body in near.reader.evidence(unsaid).items():
        if fingerprint(body, near.model.salt) == key:
            near.gone.add(key)
