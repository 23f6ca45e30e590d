"""ModelService: models trained, stored, listed, compared, tried and activated."""

# ruff: noqa: N802, ARG002 (gRPC names the methods, and passes a context that nobody needs)

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from threading import Event
from typing import Any

from onefold.graph.answers import Progress, Regrouping, RescoreProgress
from onefold.graph.model.model import Model, parse_model
from onefold.graph.store.contract.models import StoredModel
from onefold.graph.training import TrainingReport
from onefold.server.convert.models import (
    activation_message,
    comparison_message,
    shadow_message,
    stored_model_message,
)
from onefold.server.convert.pages import page_cursor, page_of, page_size
from onefold.server.convert.scalars import asked_name
from onefold.server.convert.training import label_of, training_message
from onefold.server.progress import watched
from onefold.server.runtime.backend import Backend
from onefold.server.runtime.calls import current_call
from onefold.v1 import model_pb2 as pb
from onefold.v1 import model_pb2_grpc

DEFAULT_REGROUPINGS = 1000
REGROUPED_RECORDS = 10_000
"""Records of the regroupings of one message, about: some hundred kilobytes."""


class ModelService(model_pb2_grpc.ModelServiceServicer):
    """See `model.proto`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._engine = backend.engine

    async def TrainModel(self, request: pb.TrainModelRequest, context: Any) -> AsyncIterator[pb.TrainModelResponse]:
        """Progress, and at last the stored model with its report. A caller that goes away ends it."""
        tenant, name, stopped = current_call().tenant, request.name or "trained", Event()

        def train(progress: Progress) -> tuple[StoredModel, TrainingReport]:
            labels = [label_of(label, f"labels[{at}]") for at, label in enumerate(request.labels)]
            return self._engine.train(tenant, labels, name, progress)

        active = await self._active(tenant)
        try:
            async for step in self._backend.each(watched(train, stopped)):
                yield training_message(step, active)
        finally:
            stopped.set()

    async def ListModels(self, request: pb.ListModelsRequest, context: Any) -> pb.ListModelsResponse:
        """All stored models, by when they were stored."""
        tenant, size = current_call().tenant, page_size(request)
        after = page_cursor("models", request.page_token)
        active = await self._active(tenant)
        models = await self._backend.read(self._engine.models, tenant)
        page, token = page_of("models", [model for model in models if _order(model) > after], size, _order)
        return pb.ListModelsResponse(
            models=[stored_model_message(model, active) for model in page], next_page_token=token
        )

    async def GetModel(self, request: pb.GetModelRequest, context: Any) -> pb.GetModelResponse:
        """A stored model with its content."""
        tenant = current_call().tenant
        model = await self._backend.read(self._engine.model, tenant, _asked(request.model_id, "model_id"))
        return pb.GetModelResponse(model=await self._known(tenant, model.model_id), body=model.body)

    async def PutModel(self, request: pb.PutModelRequest, context: Any) -> pb.PutModelResponse:
        """Store a model without activating it."""
        tenant = current_call().tenant
        model = await self._backend.read(parse_model, request.body)
        stored = await self._backend.read(self._engine.put_model, tenant, model)
        return pb.PutModelResponse(model=stored_model_message(stored, await self._active(tenant)))

    async def CompareModels(self, request: pb.CompareModelsRequest, context: Any) -> pb.CompareModelsResponse:
        """What differs between two stored models."""
        tenant = current_call().tenant
        left = _asked(request.left_model_id, "left_model_id")
        right = asked_name(request.right_model_id, "right_model_id")
        return comparison_message(await self._backend.read(self._engine.compare_models, tenant, left, right))

    async def ActivateModel(
        self, request: pb.ActivateModelRequest, context: Any
    ) -> AsyncIterator[pb.ActivateModelResponse]:
        """Progress, and at last the summary. A caller that goes away does not stop what is already switched."""
        tenant, model_id = current_call().tenant, asked_name(request.model_id, "model_id")
        steps = await self._backend.read(self._engine.activate, tenant, model_id, request.expected_model_id)
        async for step in self._backend.each(steps):
            yield activation_message(step)

    async def ShadowRun(self, request: pb.ShadowRunRequest, context: Any) -> AsyncIterator[pb.ShadowRunResponse]:
        """Progress, and then what would change."""
        tenant = current_call().tenant
        limit = request.max_regroupings if request.HasField("max_regroupings") else DEFAULT_REGROUPINGS
        steps = await self._backend.read(self._engine.shadow_run, tenant, await self._tried(request), limit)
        async for step in self._backend.each(steps):
            for message in _shadow_messages(step):
                yield message

    async def _active(self, tenant: str) -> str:
        return await self._backend.read(self._engine.active_model_id, tenant)

    async def _known(self, tenant: str, model_id: str) -> pb.StoredModel:
        models = await self._backend.read(self._engine.models, tenant)
        known = next(model for model in models if model.model_id == model_id)
        return stored_model_message(known, await self._active(tenant))

    async def _tried(self, request: pb.ShadowRunRequest) -> Model | str:
        if request.WhichOneof("model") == "body":
            return await self._backend.read(parse_model, request.body)
        return asked_name(request.model_id, "model_id")


def _asked(model_id: str, field: str) -> str:
    """The model id that a request names; "" for the active one."""
    return asked_name(model_id, field) if model_id else ""


def _shadow_messages(step: RescoreProgress) -> Iterator[pb.ShadowRunResponse]:
    """The messages of one step: the summary in the first, the regroupings over as many as they need."""
    parts = _parts(step.regroupings)
    yield shadow_message(step, tuple(parts[0]) if parts else ())
    for part in parts[1:]:
        yield shadow_message(RescoreProgress(step.records_done, step.records_total), tuple(part))


def _parts(regroupings: Sequence[Regrouping]) -> list[list[Regrouping]]:
    """The regroupings, cut where a part has `REGROUPED_RECORDS` records or more."""
    parts: list[list[Regrouping]] = []
    records = REGROUPED_RECORDS
    for regrouping in regroupings:
        if records >= REGROUPED_RECORDS:
            parts.append([])
            records = 0
        parts[-1].append(regrouping)
        records += regrouping.records
    return parts


def _order(model: StoredModel) -> str:
    """Text that sorts as the store lists models."""
    return f"{model.stored_at:020d}|{model.model_id}"
