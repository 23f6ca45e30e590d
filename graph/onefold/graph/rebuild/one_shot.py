"""Who is who in one batch, once: the way of a touchpoint up to the clusters, without golden values, and never written.

The partition is that of ingesting the same commands: the same functions over the same reader (semantics §1). A golden
record's id is a hash of its smallest record key (semantics §8), so that it depends on nothing but its records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onefold.graph.answers import OneShot
from onefold.graph.identity import one_shot_id
from onefold.graph.touchpoint import Command
from onefold.graph.transaction.derive import derive
from onefold.graph.transaction.view import View


def one_shot(view: View, commands: Sequence[Command]) -> OneShot:
    """What becomes of each command, and in which golden record its record is."""
    derived = derive(view, commands, warn=False, work_cap=None)
    intake, near = derived.intake, derived.near
    found: dict[bytes, tuple[str, float | None]] = {}
    for cluster in derived.clusters:
        confidence = view.model.confidence(cluster.weakest)
        found |= dict.fromkeys(cluster.records, (one_shot_id(cluster.records[0]), confidence))
    results = [
        replace(result, golden_id=found[key][0], confidence=found[key][1]) if key in found else result
        for key, result in zip(intake.about, intake.results, strict=True)
    ]
    members = [member for _, member in near.moved.values() if member is not None]
    return OneShot(results, len(near.put), len(members) - len(set(members)))
