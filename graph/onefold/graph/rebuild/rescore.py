"""Score everything again: build the next generation beside the active one, catch up, flip in one transaction.

Readers see the old or the new, never a mix: all derived rows carry their generation, and golden records change only in
the flip. The build goes by record key in chunks, each a short write transaction, and keeps its cursor in the store, so
that one that was stopped goes on where it was. What was written meanwhile is found in the change log and evaluated
again before the flip; an assertion that came, went, awoke or fell asleep meanwhile starts the build anew.

While a generation is being built, the golden id of a placement is a provisional label that says all the flip needs to
know of its cluster. A record deleted meanwhile takes its placement with it, without this generation being told:
evidence that nobody says any more is found by looking for it, and a component that lost a record by the count in its
labels.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onefold.graph.answers import RescoreProgress, RescoreSummary
from onefold.graph.errors import Conflict
from onefold.graph.model.model import Model
from onefold.graph.model.stored import to_store
from onefold.graph.rebuild.shadow import summarize
from onefold.graph.store.contract import Delta, Reader, Store
from onefold.graph.store.contract.changes import Change, ChangeKind
from onefold.graph.store.contract.models import Generation, GenerationState
from onefold.graph.store.pages import scan_records
from onefold.graph.touchpoint import Record
from onefold.graph.transaction.blocking.keys import write_keys
from onefold.graph.transaction.derive import derive_records
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.generic import Crowds
from onefold.graph.transaction.golden.update import GoldenUpdate
from onefold.graph.transaction.linkage import Cluster
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.view import View

T = TypeVar("T")
CHUNK = 2000  # records of one transaction of the build
CATCH_UP = 5000  # entries of the change log below which the rest is caught up in the flip itself
EVERYTHING = 1 << 31  # changes, and evidences of records deleted meanwhile: all of them, once, in the flip


@dataclass(frozen=True, slots=True)
class Rescore:
    """One re-scoring of one tenant with one model.

    `expected_model_id` makes it a compare-and-set: the model that must be the active one ("" for none) when it begins
    and when it flips; None asks for none.
    """

    tenant: str
    store: Store
    model: Model
    clock: Callable[[], int]
    expected_model_id: str | None = None

    def run(self) -> Iterator[RescoreProgress]:
        """Build, catch up, flip; one progress after each transaction, the summary in the last.

        Raises:
            Conflict: another re-scoring of the tenant ended or replaced the generation that is being built, or the
                active model is not the expected one.
        """
        pool = FeaturePool(self.model)
        total = self.store.read(self.tenant, lambda r: r.counts().records)
        if not self.store.read(self.tenant, lambda r: r.tenant().generation):
            activated = self.store.transact(self.tenant, self._begin_empty)
            yield RescoreProgress(0, 0, RescoreSummary(self.model.model_id, activated, 0, 0, 0, 0, 0))
            return
        summary = None
        while summary is None:
            generation = self.store.transact(self.tenant, self._begin)
            done = 0
            while step := self._transact(lambda r: self._build(r, pool), generation):
                done += step
                yield RescoreProgress(done, max(total, done))
            while self._transact(lambda r: self._catch_up(r, pool), generation):
                yield RescoreProgress(done, max(total, done))
            summary = self._transact(lambda r: self._flip(r, pool), generation)
        self.store.transact(self.tenant, _drop_retired)
        yield RescoreProgress(total, total, summary)

    def _transact(self, step: Callable[[Reader], tuple[Delta, T]], generation: int) -> T:
        return self.store.transact(self.tenant, step, generation)

    def _check_expected(self, reader: Reader) -> None:
        """Raise Conflict when the active model is not the expected one."""
        active = reader.tenant().model_id
        if self.expected_model_id not in (None, active):
            raise Conflict(
                f"model {self.expected_model_id or 'none'} was expected to be the active one, but it is "
                f"{active or 'none'}; look again, then repeat",
                expected_model_id=self.expected_model_id or "",
                active_model_id=active,
            )

    def _begin_empty(self, reader: Reader) -> tuple[Delta, bool]:
        """Make an expressly activated model that of a tenant that has no records yet; whether it was."""
        self._check_expected(reader)
        head = reader.tenant()
        if self.expected_model_id is None or head.generation:
            return Delta(), False
        delta = Delta(generation=1, seq=head.seq + 1, activate=1, model=to_store(self.model, self.clock()))
        delta.generations = [Generation(1, self.model.model_id, GenerationState.ACTIVE)]
        return delta, True

    def _begin(self, reader: Reader) -> tuple[Delta, int]:
        """The generation to build: one of this model that was begun before, or the next."""
        self._check_expected(reader)
        head = reader.tenant()
        known = reader.generations()
        for g in known:
            ours = g.state is GenerationState.BUILDING and g.model_id == self.model.model_id
            if ours and not _ruled(reader, reader.changes(g.started_seq, EVERYTHING), {}):
                return Delta(), g.generation
        number = max(g.generation for g in known) + 1
        delta = Delta(generation=number, seq=head.seq + 1)
        stale = [g.generation for g in known if g.state is not GenerationState.ACTIVE]
        delta.drop_generation = stale[0] if stale else None
        delta.model = to_store(self.model, self.clock())
        delta.generations = [Generation(number, self.model.model_id, GenerationState.BUILDING, b"", head.seq + 1)]
        return delta, number

    def _build(self, reader: Reader, pool: FeaturePool) -> tuple[Delta, int]:
        """Evaluate the next records; how many."""
        building = _building(reader)
        page = reader.scan_records(building.cursor, CHUNK)
        if not page:
            return Delta(), 0
        delta = self._evaluate(reader, pool, {r.key: r for r in page})
        delta.generations = [
            Generation(
                building.generation, building.model_id, GenerationState.BUILDING, page[-1].key, building.started_seq
            )
        ]
        return delta, len(page)

    def _catch_up(self, reader: Reader, pool: FeaturePool) -> tuple[Delta, bool]:
        """Evaluate what changed since; False when so little is left that the flip does it, or it must begin anew."""
        building = _building(reader)
        changes = reader.changes(building.started_seq, CATCH_UP)
        changed = _records_in(reader, changes)
        if len(changes) < CATCH_UP or _ruled(reader, changes, changed):
            return Delta(), False
        delta = self._evaluate(reader, pool, changed)
        delta.generations = [
            Generation(
                building.generation, building.model_id, GenerationState.BUILDING, building.cursor, changes[-1].seq
            )
        ]
        return delta, True

    def _evaluate(
        self, reader: Reader, pool: FeaturePool, changed: Mapping[bytes, Record | None], orphans: Sequence[bytes] = ()
    ) -> Delta:
        """What changed records mean in the generation being built, with provisional labels for golden ids."""
        head = reader.tenant()
        delta = Delta(generation=reader.generation(), seq=head.seq + 1)
        pool.begin()
        near = Neighbourhood(View(self.tenant, reader, self.model, pool))
        settings = reader.settings()
        clusters = derive_records(near, changed, settings, Crowds(reader, settings), delta, orphans)
        write_keys(near, delta)
        for component in clusters:
            member_of = near.member_of([r for c in component for r in c.records])
            for cluster in component:
                label = _label(cluster, component, delta.seq)
                delta.placements += [(r, member_of[r][1] or b"", label) for r in cluster.records]
        return delta

    def _flip(self, reader: Reader, pool: FeaturePool) -> tuple[Delta, RescoreSummary | None]:
        """Catch up with the last changes and make the generation the active one; None: begin anew."""
        self._check_expected(reader)
        building, head = _building(reader), reader.tenant()
        changes = reader.changes(building.started_seq, EVERYTHING)
        changed = _records_in(reader, changes)
        if _ruled(reader, changes, changed):
            return Delta(generation=building.generation, seq=head.seq + 1, drop_generation=building.generation), None
        standing = {r.key: r for r in scan_records(reader)}
        bereaved = {key: standing[key] for key in _bereaved(standing)}
        delta = self._evaluate(reader, pool, {**bereaved, **changed}, reader.orphans(EVERYTHING))
        placed = {r.key: (r.fingerprint, r.golden_id) for r in standing.values()}
        placed |= {r: (member, label) for r, member, label in delta.placements}
        delta.placements = []
        active = reader.at(head.generation)
        at = self.clock()
        member_of = {r: member for r, (member, _) in placed.items()}
        update = GoldenUpdate(active, delta, {}, member_of, reader.settings(), at)
        before = active.golden_of(list(placed))
        golden_of = update.apply(_clusters((r, label) for r, (_, label) in placed.items()), set())
        delta.seq = max(update.seq, head.seq + 1)
        known = {g.generation: g for g in reader.generations()}
        delta.generations = [
            Generation(building.generation, building.model_id, GenerationState.ACTIVE),
            Generation(head.generation, known[head.generation].model_id, GenerationState.RETIRED),
        ]
        delta.activate = building.generation
        return delta, summarize(self.model.model_id, True, before, golden_of)


def _label(cluster: Cluster, component: tuple[Cluster, ...], seq: int) -> str:
    """All that a flip needs to know of a cluster, as the provisional golden id of its records.

    With it stands which component it was linked in (its smallest record and the transaction's seq: unlike any other)
    and how many records that had.
    """
    smallest = min(c.records[0] for c in component)
    linked_in = [f"{smallest.hex()}@{seq}", sum(len(c.records) for c in component)]
    return json.dumps([cluster.records[0].hex(), cluster.weakest, cluster.rejected, cluster.cut, *linked_in])


def _bereaved(placed: Mapping[bytes, Record]) -> set[bytes]:
    """Records whose component has fewer records than when it was linked: one was deleted meanwhile."""
    remaining: dict[tuple[str, int], list[bytes]] = {}
    for key, record in placed.items():
        if record.golden_id:
            _, _, _, _, component, size = json.loads(record.golden_id)
            remaining.setdefault((component, size), []).append(key)
    return {key for (_, size), keys in remaining.items() if len(keys) < size for key in keys}


def _clusters(labels: Iterable[tuple[bytes, str]]) -> list[Cluster]:
    """The clusters that provisional labels stand for."""
    held: dict[str, list[bytes]] = {}
    for record, label in labels:
        held.setdefault(label, []).append(record)
    clusters = []
    for label, records in held.items():
        _, weakest, rejected, cut, *_ = json.loads(label)
        clusters.append(Cluster(tuple(sorted(records)), weakest, rejected, cut))
    return clusters


def _building(reader: Reader) -> Generation:
    """The generation being built. Raises Conflict when it is not, or no longer."""
    for g in reader.generations():
        if g.generation == reader.generation() and g.state is GenerationState.BUILDING:
            return g
    raise Conflict("another re-scoring of this tenant ended or replaced this one")


def _ruled(reader: Reader, changes: Iterable[Change], changed: Mapping[bytes, Record | None]) -> bool:
    """Whether an assertion came or went, or may have become active or dormant, with a record that came or went."""
    if any(c.kind is ChangeKind.RULED for c in changes):
        return True
    return bool(reader.assertions_about([key for key, r in changed.items() if r is None or not r.fingerprint]))


def _records_in(reader: Reader, changes: Iterable[Change]) -> dict[bytes, Record | None]:
    """Records that entries of the change log speak of, as they are now; None where they are no more."""
    keys = {r for c in changes for r in (*c.before, *c.after)}
    found = reader.records(list(keys))
    return {key: found.get(key) for key in keys}


def _drop_retired(reader: Reader) -> tuple[Delta, None]:
    retired = [g.generation for g in reader.generations() if g.state is GenerationState.RETIRED]
    if not retired:
        return Delta(), None
    return Delta(generation=reader.generation(), seq=reader.tenant().seq + 1, drop_generation=retired[0]), None
