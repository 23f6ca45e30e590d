"""The way of a touchpoint, in the order in which it happens: one write transaction from commands to a `Delta`.

    intake → members → blocking keys → candidates → matches → components → linkage → golden records → change log

`derive` goes from commands to clusters, a module for each step; what is left here is what the clusters mean for golden
records. A batch of one and a batch of a million take the same way; what comes out is a function of the live records
alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onefold.graph.answers import CommandResult
from onefold.graph.model.stored import to_store
from onefold.graph.settings import Settings
from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.models import Generation, GenerationState
from onefold.graph.touchpoint import Command, IdentifierSettings, Record, SourceSettings
from onefold.graph.transaction.blocking.keys import write_keys
from onefold.graph.transaction.derive import Derived, derive
from onefold.graph.transaction.golden.update import GoldenUpdate
from onefold.graph.transaction.intake.commands import WORK_CAP, Intake
from onefold.graph.transaction.linkage import Cluster
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.uses import Uses, identifier_changes
from onefold.graph.transaction.view import View


@dataclass(frozen=True, slots=True)
class Decision:
    """What a transaction decided.

    Attributes:
        delta: what to write.
        results: what became of each command, golden ids not filled in.
        about: the record key of each command, None where it names none.
        golden_of: record → golden id after the transaction, for the records it looked at.
        clusters: all clusters that were linked again.
        near: what it met of the graph.
        settings: what records are read by after it.
    """

    delta: Delta
    results: list[CommandResult]
    about: list[bytes | None]
    golden_of: Mapping[bytes, str]
    clusters: list[Cluster]
    near: Neighbourhood
    settings: Settings


def decide(view: View, commands: Sequence[Command], work_cap: int | None = WORK_CAP, settle: bool = False) -> Decision:
    """What the commands change, without changing anything.

    Args:
        view: the state before, with the active generation's model.
        commands: in commit order.
        work_cap: of how many records changed settings are let reach; see `Intake`.
        settle: changes of settings that are under way reach further records, too.
    """
    derived = derive(view, commands, work_cap=work_cap, settle=settle)
    intake, near, delta, clusters = derived.intake, derived.near, derived.delta, derived.clusters
    _write_commands(intake, derived.uses, delta)
    write_keys(near, delta)
    live = {key: record for key, record in derived.changed.items() if record is not None}
    update = GoldenUpdate(
        view.reader, delta, live, _placed(derived, live), intake.settings, view.at, intake.assertions.ends()
    )
    golden_of = update.apply(clusters, _deleted(intake))
    update.log_settings(intake.put)
    if not delta.is_empty():
        head = view.reader.tenant()
        delta.seq = max(update.seq, head.seq + 1)
        if head.generation == 0:
            _begin(view, delta)
    return Decision(delta, intake.results, intake.about, golden_of, clusters, near, intake.settings)


def _placed(derived: Derived, live: Mapping[bytes, Record]) -> dict[bytes, bytes]:
    """Record → member, where the placement is written anew or what the member says differs.

    Those that moved to another member; those deleted and added again in one batch, saying the same, whose placement
    went with the deletion; and bare records that say something else: they stay members under their own keys.
    """
    intake = derived.intake
    member_of = {record: after for record, (_, after) in derived.near.moved.items() if after is not None}
    for key in intake.forgotten:
        before = intake.before[key]
        if intake.records[key] is not None and before is not None:
            member_of.setdefault(key, before.fingerprint)
    return member_of | {key: key for key in derived.delta.evidence if key in live}


def _deleted(intake: Intake) -> set[bytes]:
    """Records that were there and are no more."""
    return {key for key, record in intake.records.items() if record is None and intake.before[key] is not None}


def _write_commands(intake: Intake, uses: Uses, delta: Delta) -> None:
    """What the commands themselves say, for a store to keep."""
    delta.touchpoints = list(intake.touchpoints.values())
    delta.records = [r for r in intake.records.values() if r is not None]
    delta.forgotten_records = sorted(k for k in intake.forgotten if intake.before.get(k) is not None)
    delta.identifier_uses, delta.identifiers_dropped = identifier_changes(intake, uses)
    delta.sources = [s for s in intake.put.values() if isinstance(s, SourceSettings)]
    delta.identifiers = [s for s in intake.put.values() if isinstance(s, IdentifierSettings)]
    was, now = (set(s.under_way) for s in (intake.settings_before, intake.settings))
    delta.under_way = sorted(now - was, key=lambda change: change.order)
    delta.under_way_gone = sorted({change.order for change in was} - {change.order for change in now})
    delta.assertions = list(intake.assertions.accepted.values())
    revoked = intake.assertions.revoked.items()
    delta.revoked = {i: (command.author, command.reason, intake.received_at) for i, (_, command) in revoked}


def _begin(view: View, delta: Delta) -> None:
    """The tenant's first generation comes with its first change, never with commands that are all rejected."""
    delta.generations = [Generation(delta.generation, view.model.model_id, GenerationState.ACTIVE)]
    delta.activate = delta.generation
    delta.model = to_store(view.model, view.at)
