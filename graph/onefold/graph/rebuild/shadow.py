"""A shadow run: what re-scoring with a model would change, built in memory; nothing is written.

Which golden records change together is a graph: a golden record of before and one of after hang together when they
share a record. Each connected part of it that is not one and the same set of records is a `Regrouping`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from onefold.graph.answers import Regrouping, RescoreProgress, RescoreSummary
from onefold.graph.identity import record_key
from onefold.graph.model.model import Model
from onefold.graph.rebuild.one_shot import one_shot
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.memory import MemoryStore
from onefold.graph.store.pages import history, scan_records
from onefold.graph.touchpoint import Command, Record
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.view import View

Ref = tuple[str, str]


def shadow_run(tenant: str, store: Store, model: Model) -> Iterator[RescoreProgress]:
    """How far it is; the last step has the summary and every regrouping. Holds the tenant in memory."""

    def look(reader: Reader) -> tuple[list[Command], int, list[Record]]:
        return *history(reader), list(scan_records(reader))

    commands, newest, records = store.read(tenant, look)
    yield RescoreProgress(0, len(records))
    before = {r.key: r.golden_id for r in records}
    pool = FeaturePool(model)
    shot = MemoryStore().read(tenant, lambda r: one_shot(View(tenant, r, model, pool, newest), commands))
    after = {record_key(tenant, r.source, r.record_id): r.golden_id for r in shot.results if r.golden_id}
    found = regroupings(before, after, {r.key: (r.source, r.record_id) for r in records})
    yield RescoreProgress(len(records), len(records), summarize(model.model_id, False, before, after), found)


def summarize(
    model_id: str, activated: bool, before: Mapping[bytes, str], after: Mapping[bytes, str]
) -> RescoreSummary:
    """Merges, splits and moved records between two partitions of the same records."""
    old, new = _held(before), _held(after)
    shared = Counter((before[r], after[r]) for r in before)
    return RescoreSummary(
        model_id=model_id,
        activated=activated,
        golden_records_before=len(old),
        golden_records_after=len(new),
        merges=sum(len({before[r] for r in records}) > 1 for records in new.values()),
        splits=sum(len({after[r] for r in records}) > 1 for records in old.values()),
        records_moved=sum(n for (was, now), n in shared.items() if not len(old[was]) == n == len(new[now])),
    )


def regroupings(
    before: Mapping[bytes, str], after: Mapping[bytes, str], refs: Mapping[bytes, Ref]
) -> tuple[Regrouping, ...]:
    """What differs between two partitions of the same records: most records first, then by smallest record key."""
    old, new = _held(before), _held(after)
    found: list[tuple[tuple[int, bytes], Regrouping]] = []
    seen: set[str] = set()
    for golden_id, records in old.items():
        if golden_id in seen:
            continue
        ours, theirs = {golden_id}, {after[r] for r in records}
        waiting = list(theirs)
        while waiting:
            for other in {before[r] for r in new[waiting.pop()]} - ours:
                ours.add(other)
                more = {after[r] for r in old[other]} - theirs
                theirs |= more
                waiting += more
        seen |= ours
        if len(ours) > 1 or len(theirs) > 1:
            groups = [sorted((sorted(held[i]), i) for i in ids) for held, ids in ((old, ours), (new, theirs))]
            regrouping = Regrouping(
                before=tuple((i, tuple(refs[r] for r in keys)) for keys, i in groups[0]),
                after=tuple(tuple(refs[r] for r in keys) for keys, _ in groups[1]),
            )
            found.append(((-sum(len(old[i]) for i in ours), groups[0][0][0][0]), regrouping))
    return tuple(regrouping for _, regrouping in sorted(found, key=lambda one: one[0]))


def _held(golden_of: Mapping[bytes, str]) -> dict[str, set[bytes]]:
    held: dict[str, set[bytes]] = {}
    for record, golden_id in golden_of.items():
        held.setdefault(golden_id, set()).add(record)
    return held
