"""From commands to clusters: take them, find which records may say something else now, derive what follows.

    members → blocking keys → candidates → matches → components → linkage

Ingesting, resolving a file once and trying what a deletion would part all begin with this; re-scoring begins with the
records, with no commands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onefold.graph.settings import Settings
from onefold.graph.store.contract import Delta
from onefold.graph.touchpoint import Command, Record
from onefold.graph.transaction.blocking.keys import update_keys
from onefold.graph.transaction.candidates import support_changes
from onefold.graph.transaction.components import affected
from onefold.graph.transaction.generic import Crowds, all_carriers, flipped
from onefold.graph.transaction.intake.commands import WORK_CAP, Intake
from onefold.graph.transaction.linkage import Cluster, link
from onefold.graph.transaction.matches import update_matches
from onefold.graph.transaction.members import update_members
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.uses import Uses, uses_of
from onefold.graph.transaction.view import View


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from commands.

    Attributes:
        intake: the commands, worked through.
        uses: identifiers used before and after.
        changed: records that may say something else now, as they are; None where one is no more.
        near: what was met of the graph.
        delta: evidence and matches that came and went.
        clusters: all clusters of the components that were linked again.
    """

    intake: Intake
    uses: Uses
    changed: Mapping[bytes, Record | None]
    near: Neighbourhood
    delta: Delta
    clusters: list[Cluster]


def derive(
    view: View,
    commands: Sequence[Command],
    *,
    warn: bool = True,
    work_cap: int | None = WORK_CAP,
    settle: bool = False,
) -> Derived:
    """What follows from the commands; arguments as of `decide` and `Intake`."""
    intake = Intake(view.tenant, view.reader, view.at, warn=warn, work_cap=work_cap)
    intake.take(commands)
    if settle:
        intake.settle()
    uses = uses_of(intake)
    changed, crowds = _changed(intake, uses)
    near = Neighbourhood(view, intake.assertions)
    delta = Delta(generation=view.reader.tenant().generation or 1)
    components = derive_records(near, changed, intake.settings, crowds, delta)
    return Derived(intake, uses, changed, near, delta, [c for component in components for c in component])


def derive_records(
    near: Neighbourhood,
    changed: Mapping[bytes, Record | None],
    settings: Settings,
    crowds: Crowds,
    delta: Delta,
    orphans: Sequence[bytes] = (),
) -> list[tuple[Cluster, ...]]:
    """What follows from changed records; per component that was linked again, its clusters.

    Args:
        near: what was met of the graph: nothing yet but assertions.
        changed: the records, as they are after the commands; None where one is no more.
        settings: what records are read by.
        crowds: knows which identifiers are generic.
        delta: is told of evidence and matches that come and go.
        orphans: evidences whose last record went without this generation being told (see `rescore`).
    """
    update_members(near, changed, settings, crowds, delta, orphans)
    update_keys(near)
    low, high, net = support_changes(near, near.blocking_came, near.blocking_gone)
    update_matches(near, low, high, net)
    delta.edges = list(near.put.values())
    delta.edges_gone = [(near.edges[pair].low, near.edges[pair].high) for pair in near.dropped]
    return [link(near, component).clusters for component in affected(near, set(changed))]


def _changed(intake: Intake, uses: Uses) -> tuple[dict[bytes, Record | None], Crowds]:
    """Records that may say something else now, as they are after the commands, and which identifiers are generic then.

    An identifier that becomes generic, or is no longer, changes what all its carriers say.
    """
    changed = {k: r for k, r in intake.touched().items() if r is not None or intake.before[k] is not None}
    changed |= intake.reader.records([end for end in intake.assertions.ends() if end not in changed])
    before, after = Crowds.around(intake, uses)
    for record in all_carriers(intake.reader, flipped(before, after, uses.touched())):
        changed.setdefault(record.key, record)
    return changed, after
