"""Models: what weighs the evidence. The engine's side of `model.proto`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from onefold.graph.answers import Progress, RescoreProgress
from onefold.graph.engine.on_store import OnStore
from onefold.graph.errors import InvalidArgument
from onefold.graph.model import stored as models
from onefold.graph.model.compare import ModelComparison, compare_models
from onefold.graph.model.model import Model
from onefold.graph.rebuild.rescore import Rescore
from onefold.graph.rebuild.shadow import shadow_run
from onefold.graph.store.contract.models import StoredModel
from onefold.graph.touchpoint import LabelledPair
from onefold.graph.training import TrainingReport, train
from onefold.graph.training.stored import lessons_of

MAX_REGROUPINGS = 100_000


class Models(Protocol):
    """Models trained, stored, listed, compared, tried and activated."""

    def train(
        self, tenant: str, labels: Sequence[LabelledPair] = (), name: str = "trained", progress: Progress | None = None
    ) -> tuple[StoredModel, TrainingReport]:
        """Learn a model from the tenant's records and store it, without activating it.

        Stewards' assertions about the records count as labels. Raises TooLittleToTrain.
        """

    def models(self, tenant: str) -> list[StoredModel]:
        """All stored models, by when they were stored."""

    def active_model_id(self, tenant: str) -> str:
        """The id of the active model; "" for a tenant that has none yet."""

    def model(self, tenant: str, model_id: str) -> Model:
        """A stored model; "" is the active one. Raises NotFound."""

    def put_model(self, tenant: str, model: Model) -> StoredModel:
        """Store a model without activating it; one that is stored stays as it is."""

    def compare_models(self, tenant: str, left: str, right: str) -> ModelComparison:
        """What differs between two stored models, by id; "" is the active one. Raises NotFound."""

    def activate(self, tenant: str, model_id: str, expected_model_id: str) -> Iterator[RescoreProgress]:
        """Re-score with a stored model, by compare-and-set: `expected_model_id` ("" for none) is the active one.

        A tenant without records takes the model at once. One that was stopped goes on where it was when it is called
        again. Raises NotFound; ModelOutdated; Conflict, when it begins or when it would flip, if another model is the
        active one by then.
        """

    def shadow_run(self, tenant: str, model: Model | str, max_regroupings: int = 1000) -> Iterator[RescoreProgress]:
        """What activating a model, or the stored one of an id, would change; the last step has it all. Writes nothing.

        Raises NotFound; ModelOutdated; InvalidArgument where `max_regroupings` is not 0 to 100,000.
        """


class EngineModels(OnStore):
    """Models as the tenant's store keeps them."""

    def train(
        self, tenant: str, labels: Sequence[LabelledPair] = (), name: str = "trained", progress: Progress | None = None
    ) -> tuple[StoredModel, TrainingReport]:
        """Learn a model from the tenant's records and store it."""
        lessons = self.store.read(tenant, lessons_of)
        both = (*labels, *lessons.labels)
        learned = train(lessons.records, lessons.sources, labels=both, name=name, progress=progress)
        return self.put_model(tenant, learned.model), learned.report

    def models(self, tenant: str) -> list[StoredModel]:
        """All stored models, by when they were stored."""
        return self.store.read(tenant, lambda r: r.models())

    def active_model_id(self, tenant: str) -> str:
        """The id of the active model."""
        return self.store.read(tenant, lambda r: r.tenant().model_id)

    def model(self, tenant: str, model_id: str) -> Model:
        """A stored model."""
        return self.store.read(tenant, lambda r: models.find(r, model_id))

    def put_model(self, tenant: str, model: Model) -> StoredModel:
        """Store a model without activating it."""
        at = self._clock()
        return self.store.transact(tenant, lambda r: models.add(r, model, at))

    def compare_models(self, tenant: str, left: str, right: str) -> ModelComparison:
        """What differs between two stored models."""
        pair = self.store.read(tenant, lambda r: (models.find(r, left), models.find(r, right)))
        return compare_models(*pair)

    def activate(self, tenant: str, model_id: str, expected_model_id: str) -> Iterator[RescoreProgress]:
        """Re-score with a stored model, by compare-and-set."""
        model = self.model(tenant, model_id)
        models.check_usable(model)
        return Rescore(tenant, self.store, model, self._clock, expected_model_id).run()

    def shadow_run(self, tenant: str, model: Model | str, max_regroupings: int = 1000) -> Iterator[RescoreProgress]:
        """What activating a model would change."""
        if not 0 <= max_regroupings <= MAX_REGROUPINGS:
            text = f"max_regroupings is 0 to {MAX_REGROUPINGS}, not {max_regroupings}"
            raise InvalidArgument(text, field="max_regroupings")
        tried = self.model(tenant, model) if isinstance(model, str) else model
        models.check_usable(tried)
        steps = shadow_run(tenant, self.store, tried)
        return (replace(step, regroupings=step.regroupings[:max_regroupings]) for step in steps)
