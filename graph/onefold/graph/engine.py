"""The engine: what the server and the command line ask for, each in one call.

Every call names its tenant. Records are written by `ingest` alone, models and generations by `put_model`, `rescore` and
`activate`; everything else only reads. Errors are those of `onefold.graph.errors`; a rejected command never raises, it
is in its `CommandResult`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

from onefold.graph.answers import (
    CommandResult,
    GoldenAnswer,
    IntegrityReport,
    OneShot,
    RescoreProgress,
    ResolveAnswer,
)
from onefold.graph.ask import queries
from onefold.graph.ask.outcomes import results_of
from onefold.graph.ask.resolve import resolve
from onefold.graph.explain.golden import explain_golden
from onefold.graph.explain.match import explain_match
from onefold.graph.explain.membership import explain_membership
from onefold.graph.explain.what_if import explain_touchpoint
from onefold.graph.explanations import GoldenExplanation, MatchExplanation, TouchpointExplanation
from onefold.graph.model import stored as models
from onefold.graph.model.compare import ModelComparison, compare_models
from onefold.graph.model.model import Model
from onefold.graph.rebuild.integrity import check
from onefold.graph.rebuild.one_shot import one_shot
from onefold.graph.rebuild.rescore import Rescore
from onefold.graph.rebuild.shadow import shadow_run
from onefold.graph.settings import Settings
from onefold.graph.store.contract import Delta, Reader, Store
from onefold.graph.store.contract.changes import Change
from onefold.graph.store.contract.golden import GoldenRecord
from onefold.graph.store.contract.head import Counts
from onefold.graph.store.contract.matches import Edge
from onefold.graph.store.contract.models import StoredModel
from onefold.graph.touchpoint import (
    Command,
    LabelledPair,
    Record,
    SourceSettings,
    StoredTouchpoint,
    Touchpoint,
)
from onefold.graph.training import Trained, train
from onefold.graph.training.outgrown import Outgrown, outgrown
from onefold.graph.training.stored import lessons_of
from onefold.graph.transaction.decide import decide
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.intake import WORK_CAP
from onefold.graph.transaction.view import View
from onefold.graph.warm import warm

T = TypeVar("T")
MAX_POOLS = 4  # feature pools kept for threads that read and write at once


class Engine:
    """One engine serves all tenants of one store. Thread-safe: writes of a tenant queue on the store's lock."""

    def __init__(
        self, store: Store, model: Model, clock: Callable[[], int] | None = None, work_cap: int | None = WORK_CAP
    ) -> None:
        """`model` is used by tenants that have none yet; others keep their active one. `clock` gives microseconds.

        `work_cap`: of how many records changed settings are let reach in one transaction; None: all of them.

        Raises:
            ModelOutdated: `model` was made for another version of the normalization.
        """
        models.check_usable(model)
        self.store = store
        self.default_model = model
        self._work_cap = work_cap
        self._clock = clock or (lambda: time.time_ns() // 1000)
        self._models = {model.model_id: model}
        self._pools: dict[str, list[FeaturePool]] = {}
        self._lock = Lock()

    def warm(self) -> None:
        """Compile or load every kernel, so that no first call is slow."""
        warm(self.default_model)

    def ingest(self, tenant: str, commands: Sequence[Command], received_at: int | None = None) -> list[CommandResult]:
        """One result per command, in order, after one transaction. Replaying commands is safe."""
        at = self._clock() if received_at is None else received_at

        def run(reader: Reader) -> tuple[Delta, list[CommandResult]]:
            with self._at_work(tenant, reader, at) as view:
                decision = decide(view, commands, self._work_cap)
                return decision.delta, results_of(view, decision)

        return self.store.transact(tenant, run)

    def resolve_once(self, tenant: str, commands: Sequence[Command]) -> OneShot:
        """Who is who after these commands: the partition that `ingest` would make, in half the time; writes nothing."""
        at = self._clock()

        def look(reader: Reader) -> OneShot:
            with self._at_work(tenant, reader, at) as view:
                return one_shot(view, commands)

        return self.store.read(tenant, look)

    def resolve(self, tenant: str, touchpoints: Sequence[Touchpoint], limit: int = 5) -> list[ResolveAnswer]:
        """Who each touchpoint is, by itself; writes nothing. Raises InvalidTouchpoint for the first that is wrong."""
        at = self._clock()

        def look(reader: Reader) -> list[ResolveAnswer]:
            with self._at_work(tenant, reader, at) as view:
                return [resolve(view, t, limit) for t in touchpoints]

        return self.store.read(tenant, look)

    def golden_record(self, tenant: str, golden_id: str) -> GoldenAnswer:
        """What an id ever issued means now. Raises NotFound when it never was."""
        return self.store.read(tenant, lambda r: queries.golden_answer(r, golden_id))

    def golden_of_record(self, tenant: str, source: str, record_id: str) -> GoldenRecord:
        """The golden record of a record. Raises NotFound."""
        return self.store.read(tenant, lambda r: queries.golden_of_record(r, tenant, source, record_id))

    def find_by_identifier(self, tenant: str, namespace: str, value: str, limit: int = 100) -> list[GoldenRecord]:
        """Golden records whose records use an identifier (raw value; normalized here)."""
        return self.store.read(tenant, lambda r: queries.find_by_identifier(r, namespace, value, limit))

    def is_generic(self, tenant: str, namespace: str, value: str) -> bool:
        """Whether so many share an identifier (raw value) that it neither finds nor joins anybody."""
        return self.store.read(tenant, lambda r: queries.is_generic(r, namespace, value, self._model(r)))

    def records_of(self, tenant: str, golden_id: str) -> list[Record]:
        """Records of a live golden record, by key. Raises NotFound."""
        return self.store.read(tenant, lambda r: queries.records_of(r, golden_id))

    def touchpoints_of(self, tenant: str, source: str, record_id: str) -> list[StoredTouchpoint]:
        """Live touchpoints of a record, oldest first. Raises NotFound."""
        return self.store.read(tenant, lambda r: queries.touchpoints_of(r, tenant, source, record_id))

    def lineage(self, tenant: str, golden_id: str, after_seq: int = 0, limit: int = 100) -> list[Change]:
        """What became of an id, oldest first. Raises NotFound."""
        return self.store.read(tenant, lambda r: queries.lineage(r, golden_id, after_seq, limit))

    def explain_match(self, tenant: str, left: tuple[str, str], right: tuple[str, str]) -> MatchExplanation:
        """Why two records, each (source, record id), match or not. Raises NotFound."""

        def look(reader: Reader) -> MatchExplanation:
            with self._at_work(tenant, reader) as view:
                return explain_match(view, left, right)

        return self.store.read(tenant, look)

    def explain_membership(self, tenant: str, record: tuple[str, str], golden_id: str) -> MatchExplanation:
        """Why a record, (source, record id), is in a live golden record or not, by its best fit. Raises NotFound."""

        def look(reader: Reader) -> MatchExplanation:
            with self._at_work(tenant, reader) as view:
                return explain_membership(view, record, golden_id)

        return self.store.read(tenant, look)

    def explain_golden(self, tenant: str, golden_id: str) -> GoldenExplanation:
        """How a live golden record was built. Raises NotFound."""

        def look(reader: Reader) -> GoldenExplanation:
            with self._at_work(tenant, reader) as view:
                return explain_golden(view, golden_id)

        return self.store.read(tenant, look)

    def explain_touchpoint(self, tenant: str, touchpoint: Touchpoint) -> TouchpointExplanation:
        """What would happen if a touchpoint arrived; writes nothing. Raises InvalidInput where it would be refused."""
        at = self._clock()

        def look(reader: Reader) -> TouchpointExplanation:
            with self._at_work(tenant, reader, at) as view:
                return explain_touchpoint(view, touchpoint)

        return self.store.read(tenant, look)

    def changes(self, tenant: str, after_seq: int = 0, limit: int = 1000) -> list[Change]:
        """Entries of the change log after a cursor, in commit order."""
        return self.store.read(tenant, lambda r: r.changes(after_seq, limit))

    def scan_records(self, tenant: str, after: bytes = b"", limit: int = 1000) -> list[Record]:
        """A page of records with key > `after`, ascending: with their golden ids, the crosswalk."""
        return self.store.read(tenant, lambda r: r.scan_records(after, limit))

    def scan_golden(self, tenant: str, after: str = "", limit: int = 1000) -> list[GoldenRecord]:
        """A page of live golden records with id > `after`, ascending."""
        return self.store.read(tenant, lambda r: r.scan_golden(after, limit))

    def scan_edges(self, tenant: str, after: tuple[bytes, bytes] = (b"", b""), limit: int = 1000) -> list[Edge]:
        """A page of matches with (low, high) > `after`, ascending."""
        return self.store.read(tenant, lambda r: r.scan_edges(after, limit))

    def records(self, tenant: str, keys: Sequence[bytes]) -> dict[bytes, Record]:
        """Records by key: what entries of the change log refer to."""
        return self.store.read(tenant, lambda r: r.records(keys))

    def sources(self, tenant: str) -> list[SourceSettings]:
        """Stored source settings, by source."""
        stored = self.settings(tenant).sources
        return [stored[name] for name in sorted(stored)]

    def settings(self, tenant: str) -> Settings:
        """All settings, and the changes of them that are under way."""
        return self.store.read(tenant, lambda r: r.settings())

    def settle(self, tenant: str) -> Settings:
        """Let changed settings reach further records, so many as `work_cap` allows, in one transaction.

        The settings after it: repeat while changes are under way. Safe to repeat, and in several places at once.
        """
        at = self._clock()

        def run(reader: Reader) -> tuple[Delta, Settings]:
            settings = reader.settings()
            if not settings.under_way:
                return Delta(), settings
            with self._at_work(tenant, reader, at) as view:
                decision = decide(view, (), self._work_cap, settle=True)
                return decision.delta, decision.settings

        return self.store.transact(tenant, run)

    def counts(self, tenant: str) -> Counts:
        """How many of each the tenant holds."""
        return self.store.read(tenant, lambda r: r.counts())

    def outgrown(self, tenant: str, counts: Counts | None = None) -> tuple[Outgrown, ...]:
        """In what the tenant has outgrown its active model; `counts` as of `counts`, where they are known already."""
        return self.store.read(tenant, lambda r: outgrown(r, self._model(r), counts))

    def active_model(self, tenant: str) -> Model:
        """The model that the tenant's golden records rest on."""
        return self.store.read(tenant, self._model)

    def active_model_id(self, tenant: str) -> str:
        """The id of that model; "" for a tenant that has none yet."""
        return self.store.read(tenant, lambda r: r.tenant().model_id)

    def check(self, tenant: str) -> IntegrityReport:
        """Compare the stored state with a fresh build of its records (slow: the whole tenant)."""
        return self.store.read(tenant, lambda r: check(tenant, r, self._model(r)))

    def rescore(self, tenant: str, model: Model | None = None, dry_run: bool = False) -> Iterator[RescoreProgress]:
        """Build the next generation beside the active one, yielding progress, then flip to it.

        `model` None means the active one. A dry run (a shadow run) builds in memory, writes nothing, and says which
        golden records would merge or split. One that was stopped goes on where it was when it is called again with the
        same model. Raises ModelOutdated when another model than the active one is of another normalization.
        """
        if model is None:
            model = self.active_model(tenant)
        else:
            models.check_usable(model)
        if dry_run:
            return shadow_run(tenant, self.store, model)
        return Rescore(tenant, self.store, model, self._clock).run()

    def activate(self, tenant: str, model_id: str, expected_model_id: str) -> Iterator[RescoreProgress]:
        """Re-score with a stored model, by compare-and-set: `expected_model_id` ("" for none) is the active one.

        A tenant without records takes the model at once. Raises NotFound; ModelOutdated; Conflict, when it begins or
        when it would flip, if another model is the active one by then.
        """
        model = self.model(tenant, model_id)
        models.check_usable(model)
        return Rescore(tenant, self.store, model, self._clock, expected_model_id).run()

    def train(
        self,
        tenant: str,
        labels: Sequence[LabelledPair] = (),
        name: str = "trained",
        progress: Callable[[str, int, int], None] | None = None,
    ) -> Trained:
        """Learn a model from the tenant's records; stewards' assertions about them count as labels. Stores nothing.

        `progress` is told the step in words, how much of it is done, and of how much. Raises TooLittleToTrain.
        """
        lessons = self.store.read(tenant, lessons_of)
        both = (*labels, *lessons.labels)
        return train(lessons.records, lessons.sources, labels=both, name=name, progress=progress)

    def put_model(self, tenant: str, model: Model) -> StoredModel:
        """Store a model without activating it; one that is stored stays as it is."""
        at = self._clock()
        return self.store.transact(tenant, lambda r: models.add(r, model, at))

    def models(self, tenant: str) -> list[StoredModel]:
        """All stored models, by when they were stored."""
        return self.store.read(tenant, lambda r: r.models())

    def model(self, tenant: str, model_id: str) -> Model:
        """A stored model. Raises NotFound."""
        return self.store.read(tenant, lambda r: models.find(r, model_id))

    def compare_models(self, tenant: str, left: str, right: str) -> ModelComparison:
        """What differs between two stored models, by id. Raises NotFound."""
        pair = self.store.read(tenant, lambda r: (models.find(r, left), models.find(r, right)))
        return compare_models(*pair)

    def _model(self, reader: Reader) -> Model:
        model_id = reader.tenant().model_id
        if not model_id:
            return self.default_model
        return self._models.get(model_id) or self._models.setdefault(model_id, models.find(reader, model_id))

    @contextmanager
    def _at_work(self, tenant: str, reader: Reader, at: int = 0) -> Iterator[View]:
        """The state with the tenant's model, and a feature pool of it that no other thread uses meanwhile."""
        model = self._model(reader)
        with self._lock:
            free = self._pools.setdefault(tenant, [])
            free[:] = [pool for pool in free if pool.model.model_id == model.model_id]  # not those of an earlier model
            pool = free.pop() if free else FeaturePool(model)
        pool.begin()
        try:
            yield View(tenant, reader, model, pool, at)
        finally:
            with self._lock:
                if len(free) < MAX_POOLS:
                    free.append(pool)
