"""The way of a touchpoint, in the order in which it happens: one write transaction from commands to a `Delta`.

    normalize → record → evidence → blocking keys → candidates → score → matches
       → what is affected → components → close → cluster → golden records (diff) → change events

A batch of one and a batch of a million take the same way; what comes out is a function of the live records alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np

from onefold.graph.answers import CommandResult
from onefold.graph.kernels.score import weights_alone
from onefold.graph.model.model import Model
from onefold.graph.model.stored import to_store
from onefold.graph.settings import Rules, Settings
from onefold.graph.store.contract import Reader
from onefold.graph.store.delta import Delta
from onefold.graph.store.rows import Generation, GenerationState
from onefold.graph.touchpoint import Command, IdentifierSettings, Record, SourceSettings
from onefold.graph.transaction.blocking import blocking_keys, carriers
from onefold.graph.transaction.candidates import support_changes
from onefold.graph.transaction.components import affected
from onefold.graph.transaction.evidence import Member, conventions_of, evidence_of, fingerprint, parse_body, said_by
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.generic import Crowds, all_carriers, flipped
from onefold.graph.transaction.golden.update import GoldenUpdate
from onefold.graph.transaction.identifiers.rules import identifiers_in, never_used
from onefold.graph.transaction.intake import WORK_CAP, Intake
from onefold.graph.transaction.linkage import Cluster, link
from onefold.graph.transaction.matches import update_matches
from onefold.graph.transaction.neighbourhood import Graph
from onefold.graph.transaction.uses import Uses, identifier_changes, uses_of


@dataclass(frozen=True, slots=True)
class Decision:
    """What a transaction decided.

    Attributes:
        delta: what to write.
        results: what became of each command, golden ids not filled in.
        about: the record key of each command, None where it names none.
        golden_of: record → golden id after the transaction, for the records it looked at.
        clusters: all clusters that were linked again.
        graph: what it met.
        settings: what records are read by after it.
    """

    delta: Delta
    results: list[CommandResult]
    about: list[bytes | None]
    golden_of: Mapping[bytes, str]
    clusters: list[Cluster]
    graph: Graph
    settings: Settings


def decide(
    tenant: str,
    reader: Reader,
    commands: Sequence[Command],
    model: Model,
    pool: FeaturePool,
    received_at: int,
    work_cap: int | None = WORK_CAP,
    settle: bool = False,
) -> Decision:
    """What the commands change, without changing anything.

    Args:
        tenant: whose graph.
        reader: the state before.
        commands: in commit order.
        model: the active generation's model.
        pool: packed evidences of that model, for this thread.
        received_at: our clock, microseconds since the epoch.
        work_cap: of how many records changed settings are let reach; see `Intake`.
        settle: changes of settings that are under way reach further records, too.
    """
    intake, graph = taken(tenant, reader, commands, model, pool, received_at, work_cap=work_cap)
    if settle:
        intake.settle()
    head = reader.tenant()
    delta = Delta(generation=head.generation or 1)
    uses = uses_of(intake)
    _write_intake(intake, uses, delta)
    changed, crowds = changed_records(intake, uses)
    clusters = [c for component in derive(graph, changed, intake.settings, delta, crowds) for c in component]
    write_keys(graph, delta)
    live = {k: r for k, r in changed.items() if r is not None}
    gone = {k for k, r in intake.records.items() if r is None and intake.before[k] is not None}
    member_of = {r: after for r, (_, after) in graph.moved.items() if after is not None}
    member_of |= _come_back(intake, member_of)
    member_of |= {k: k for k in delta.evidence if k in live}  # bare records that say something else
    update = GoldenUpdate(reader, delta, live, member_of, intake.settings, received_at, intake.assertions.ends())
    golden_of = update.apply(clusters, gone)
    update.log_settings(intake.put)
    if not delta.is_empty():
        delta.seq = max(update.seq, head.seq + 1)
        if head.generation == 0:
            _begin(delta, model, received_at)
    return Decision(delta, intake.results, intake.about, golden_of, clusters, graph, intake.settings)


def taken(
    tenant: str,
    reader: Reader,
    commands: Sequence[Command],
    model: Model,
    pool: FeaturePool,
    received_at: int,
    *,
    warn: bool = True,
    work_cap: int | None = WORK_CAP,
) -> tuple[Intake, Graph]:
    """The commands worked through, and a graph that knows of their assertions; arguments as of `decide`, `Intake`."""
    intake = Intake(tenant, reader, received_at, warn=warn, work_cap=work_cap)
    intake.take(commands)
    return intake, Graph(reader, model, pool, intake.assertions)


def _come_back(intake: Intake, member_of: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """Record → member of those deleted and added again, saying the same: their placement went with the deletion."""
    again = (k for k in intake.forgotten if intake.records[k] is not None and k not in member_of)
    return {k: before.fingerprint for k in again if (before := intake.before[k]) is not None}


def changed_records(intake: Intake, uses: Uses) -> tuple[dict[bytes, Record | None], Crowds]:
    """Records that may say something else now, as they are after the commands, and which identifiers are generic then.

    An identifier that becomes generic, or is no longer, changes what all its carriers say.
    """
    changed = {k: r for k, r in intake.touched().items() if r is not None or intake.before[k] is not None}
    changed |= intake.reader.records([end for end in intake.assertions.ends() if end not in changed])
    before, after = Crowds.around(intake, uses)
    for record in all_carriers(intake.reader, flipped(before, after, uses.touched())):
        changed.setdefault(record.key, record)
    return changed, after


def derive(
    graph: Graph,
    changed: Mapping[bytes, Record | None],
    settings: Settings,
    delta: Delta,
    crowds: Crowds,
    orphans: Sequence[bytes] = (),
) -> list[tuple[Cluster, ...]]:
    """Evidence, keys, matches and components that follow from changed records; per component linked, its clusters.

    `crowds` knows which identifiers are generic; `orphans` are evidences whose last record went without this
    generation being told (see `rescore`).
    """
    members = _members(graph, changed, settings, crowds)
    _move(graph, changed, members, delta)
    _remove_orphans(graph, orphans, delta)
    _keys(graph)
    low, high, net = support_changes(graph, graph.blocking_came, graph.blocking_gone)
    update_matches(graph, low, high, net)
    delta.edges = list(graph.put.values())
    delta.edges_gone = [(graph.edges[pair].low, graph.edges[pair].high) for pair in graph.dropped]
    components = affected(graph, set(changed))
    return [link(graph, component).clusters for component in components]


def _remove_orphans(graph: Graph, orphans: Sequence[bytes], delta: Delta) -> None:
    """Let evidence go that no record says; that of a bare record has no keys and no matches to go with it."""
    unsaid = [key for key in orphans if key not in graph.gone and not graph.records(key)]
    delta.evidence_gone += unsaid
    for key, body in graph.reader.evidence(unsaid).items():
        if fingerprint(body, graph.model.salt) == key:
            graph.gone.add(key)


def _begin(delta: Delta, model: Model, at: int) -> None:
    """The tenant's first generation comes with its first change, never with commands that are all rejected."""
    delta.generations = [Generation(delta.generation, model.model_id, GenerationState.ACTIVE)]
    delta.activate = delta.generation
    delta.model = to_store(model, at)


def _write_intake(intake: Intake, uses: Uses, delta: Delta) -> None:
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


def _members(
    graph: Graph, changed: Mapping[bytes, Record | None], settings: Settings, crowds: Crowds
) -> dict[bytes, Member]:
    """Record → what it says now; the fingerprint of bare evidence is replaced by the record's own key."""
    alike: dict[int, list[Record]] = {}  # what is read by the same rules
    for key, record in changed.items():
        if record is not None:
            alike.setdefault(id(settings.rules_of(key)), []).append(record)
    says: dict[bytes, Member] = {}
    for records in alike.values():
        says |= _said(records, settings, crowds, graph.model)
    distinct = {m.fingerprint: m for m in says.values()}
    rows = np.array([graph.pool.add(f, m.evidence) for f, m in distinct.items()], np.int64)
    if len(rows):
        weight = weights_alone(rows, graph.pool.features(), graph.pool.weights)
        bare = {f for f, w in zip(distinct, weight.tolist(), strict=True) if w <= graph.model.stop_weight}
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


def _move(graph: Graph, changed: Mapping[bytes, Record | None], members: Mapping[bytes, Member], delta: Delta) -> None:
    """Note which records move between members, and which members come and go with them."""
    standing = graph.reader.records(list(changed))
    for key in changed:
        before = standing[key].fingerprint or None if key in standing else None
        after = members[key].fingerprint if key in members else None
        if before != after:
            graph.moved[key] = (before, after)
    bare = [key for key, member in members.items() if member.fingerprint == key]
    said = graph.reader.evidence(bare)  # a bare record may say something else under the same key
    delta.evidence |= {key: members[key].body for key in bare if said.get(key) != members[key].body}
    graph.settle_moves()
    touched = {m for pair in graph.moved.values() for m in pair if m is not None}
    graph.load_records(touched)
    by_fingerprint = {m.fingerprint: m for m in members.values()}
    orphaned = _orphaned(graph, touched)
    for key in touched:
        had, has = graph.had_records(key) or key in orphaned, bool(graph.records(key))
        if has and not had:
            graph.came[key] = by_fingerprint[key]
            delta.evidence[key] = by_fingerprint[key].body
        elif had and not has:
            graph.gone.add(key)
            delta.evidence_gone.append(key)


def _orphaned(graph: Graph, members: Collection[bytes]) -> Set[bytes]:
    """Of members without records before, those whose evidence still stands: only while a generation is being built."""
    if graph.reader.generation() == graph.reader.tenant().generation:
        return frozenset()
    return graph.reader.evidence([m for m in members if not graph.had_records(m)]).keys()


def _keys(graph: Graph) -> None:
    """Blocking keys of the evidences that came and went; bare records have none."""
    secret, rules = graph.reader.tenant().secret, graph.model.rules
    records = graph.moved.keys()
    for key, member in graph.came.items():
        if key not in records:
            graph.blocking_came[key] = blocking_keys(member.evidence, secret, rules)
    bodies = graph.reader.evidence([key for key in graph.gone if key not in records])
    graph.blocking_gone = {key: blocking_keys(parse_body(body), secret, rules) for key, body in bodies.items()}


def write_keys(graph: Graph, delta: Delta) -> None:
    """Blocking keys that came and went, for a store to keep; apart from `derive`, since not every batch is kept."""
    delta.postings, delta.postings_gone = carriers(graph.blocking_came), carriers(graph.blocking_gone)
