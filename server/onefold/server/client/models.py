"""The client's calls of `model.proto`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onefold.graph.answers import Progress, Regrouping, RescoreProgress
from onefold.graph.model.compare import ModelComparison
from onefold.graph.model.model import Model, parse_model
from onefold.graph.store.contract.models import StoredModel
from onefold.graph.touchpoint import LabelledPair
from onefold.graph.training import TrainingReport
from onefold.server.client.calls import Calls, metadata_of, told
from onefold.server.convert.models import comparison_of, steps_of, stored_model_of
from onefold.server.convert.training import label_message, report_of
from onefold.v1 import model_pb2, model_pb2_grpc


class ClientModels(Calls):
    """Models stored, listed, compared, tried and activated."""

    def __init__(self, target: str, patience_s: float) -> None:
        """See `Calls`."""
        super().__init__(target, patience_s)
        self._model = model_pb2_grpc.ModelServiceStub(self.channel)

    def train(
        self, tenant: str, labels: Sequence[LabelledPair] = (), name: str = "trained", progress: Progress | None = None
    ) -> tuple[StoredModel, TrainingReport]:
        """Learn a model from the tenant's records; it is stored there, and not activated. Raises TooLittleToTrain."""
        request = model_pb2.TrainModelRequest(name=name, labels=map(label_message, labels))
        result = model_pb2.TrainModelResponse()
        for result in told(self._model.TrainModel(request, metadata=metadata_of(tenant))):
            if progress is not None and result.step:
                progress(result.step, result.done, result.total)
        return stored_model_of(result.model), report_of(result.report)

    def models(self, tenant: str) -> list[StoredModel]:
        """All stored models, by when they were stored."""
        return [stored_model_of(model) for model in self._models(tenant)]

    def active_model_id(self, tenant: str) -> str:
        """The id of the tenant's active model; "" for a tenant that has none yet."""
        return next((model.model_id for model in self._models(tenant) if model.active), "")

    def model(self, tenant: str, model_id: str) -> Model:
        """A stored model; "" is the active one. Raises NotFound."""
        request = model_pb2.GetModelRequest(model_id=model_id)
        return parse_model(self._call(self._model.GetModel, tenant, request).body)

    def put_model(self, tenant: str, model: Model) -> StoredModel:
        """Store a model without activating it; one that is stored stays as it is."""
        request = model_pb2.PutModelRequest(body=model.body)
        return stored_model_of(self._call(self._model.PutModel, tenant, request).model)

    def compare_models(self, tenant: str, left: str, right: str) -> ModelComparison:
        """What differs between two stored models, by id. Raises NotFound."""
        request = model_pb2.CompareModelsRequest(left_model_id=left, right_model_id=right)
        return comparison_of(self._call(self._model.CompareModels, tenant, request))

    def activate(self, tenant: str, model_id: str, expected_model_id: str) -> Iterator[RescoreProgress]:
        """Re-score with a stored model, by compare-and-set. After a break, call it again: it goes on."""
        request = model_pb2.ActivateModelRequest(model_id=model_id, expected_model_id=expected_model_id)
        yield from map(steps_of, told(self._model.ActivateModel(request, metadata=metadata_of(tenant))))

    def shadow_run(self, tenant: str, model: Model | str, max_regroupings: int = 1000) -> Iterator[RescoreProgress]:
        """What activating a model, or the stored one of an id, would change; the last step has it all."""
        request = model_pb2.ShadowRunRequest(max_regroupings=max_regroupings)
        if isinstance(model, str):
            request.model_id = model
        else:
            request.body = model.body
        found: list[Regrouping] = []
        summary = None
        step = RescoreProgress(0, 0)
        for step in map(steps_of, told(self._model.ShadowRun(request, metadata=metadata_of(tenant)))):
            summary = step.summary or summary
            found += step.regroupings
            if summary is None:
                yield step
        yield RescoreProgress(step.records_done, step.records_total, summary, tuple(found))

    def _models(self, tenant: str) -> list[model_pb2.StoredModel]:
        pages = self._pages(self._model.ListModels, tenant, model_pb2.ListModelsRequest())
        return [model for page in pages for model in page.models]
