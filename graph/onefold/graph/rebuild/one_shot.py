"""Who is who in one batch, once: the way of a touchpoint up to the clusters, without golden values, and never written.

The partition is that of ingesting the same commands: the same functions over the same reader (semantics §1). A golden
record's id is a hash of its smallest record key (semantics §8), so that it depends on nothing but its records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onefold.graph.answers import OneShot
from onefold.graph.identity import one_shot_id
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.touchpoint import Command
from onefold.graph.transaction.decide import changed_records, derive, taken
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.uses import uses_of


def one_shot(
    tenant: str, reader: Reader, commands: Sequence[Command], model: Model, pool: FeaturePool, received_at: int
) -> OneShot:
    """What becomes of each command, and in which golden record its record is; arguments as of `decide`."""
    intake, graph = taken(tenant, reader, commands, model, pool, received_at, warn=False, work_cap=None)
    changed, crowds = changed_records(intake, uses_of(intake))
    components = derive(graph, changed, intake.settings, Delta(), crowds)
    found: dict[bytes, tuple[str, float | None]] = {}
    for cluster in (c for clusters in components for c in clusters):
        found |= dict.fromkeys(cluster.records, (one_shot_id(cluster.records[0]), model.confidence(cluster.weakest)))
    results = [
        replace(result, golden_id=found[key][0], confidence=found[key][1]) if key in found else result
        for key, result in zip(intake.about, intake.results, strict=True)
    ]
    members = [member for _, member in graph.moved.values() if member is not None]
    return OneShot(results, len(graph.put), len(members) - len(set(members)))
