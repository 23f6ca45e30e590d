"""Models as they are stored and compared, and what re-scoring with one would change."""

from __future__ import annotations

from onefold.graph.answers import Regrouping, RescoreProgress, RescoreSummary
from onefold.graph.model.compare import (
    CalibrationPoint,
    FrequencyDifference,
    ModelComparison,
    NumberDifference,
    WeightDifference,
)
from onefold.graph.store.contract.models import StoredModel
from onefold.server.convert.enums import REGROUPING_KINDS
from onefold.server.convert.rescoring import summary_message, summary_of
from onefold.server.convert.scalars import micros_of, ref_message, ref_of, timestamp_of
from onefold.v1 import model_pb2


def stored_model_message(model: StoredModel, active_model_id: str) -> model_pb2.StoredModel:
    """The message that tells of a stored model."""
    return model_pb2.StoredModel(
        model_id=model.model_id,
        name=model.name,
        population=model.population,
        normalizer=model.normalizer,
        stored_at=timestamp_of(model.stored_at),
        active=model.model_id == active_model_id,
    )


def stored_model_of(message: model_pb2.StoredModel) -> StoredModel:
    """What is known of a stored model."""
    at = micros_of(message.stored_at, "stored_at")
    return StoredModel(message.model_id, message.name, message.population, message.normalizer, at)


def comparison_message(comparison: ModelComparison) -> model_pb2.CompareModelsResponse:
    """The message that tells what differs."""
    numbers = [model_pb2.NumberDifference(name=n.name, left=n.left, right=n.right) for n in comparison.numbers]
    points = (
        model_pb2.CalibrationPoint(raw_bits=p.raw_bits, left_bits=p.left_bits, right_bits=p.right_bits)
        for p in comparison.calibration
    )
    return model_pb2.CompareModelsResponse(
        left_model_id=comparison.left,
        right_model_id=comparison.right,
        weights=[
            model_pb2.WeightDifference(field=w.field, level=w.level, left_bits=w.left_bits, right_bits=w.right_bits)
            for w in comparison.weights
        ],
        frequencies=[model_pb2.FrequencyDifference(field=f.field, values=f.values) for f in comparison.frequencies],
        numbers=numbers,
        calibration=points,
    )


def comparison_of(message: model_pb2.CompareModelsResponse) -> ModelComparison:
    """What differs."""
    return ModelComparison(
        left=message.left_model_id,
        right=message.right_model_id,
        weights=tuple(_weight_of(w) for w in message.weights),
        frequencies=tuple(FrequencyDifference(f.field, f.values) for f in message.frequencies),
        numbers=tuple(_number_of(n) for n in message.numbers),
        calibration=tuple(CalibrationPoint(round(p.raw_bits), p.left_bits, p.right_bits) for p in message.calibration),
    )


def _weight_of(message: model_pb2.WeightDifference) -> WeightDifference:
    left = message.left_bits if message.HasField("left_bits") else None
    right = message.right_bits if message.HasField("right_bits") else None
    return WeightDifference(message.field, message.level, left, right)


def _number_of(message: model_pb2.NumberDifference) -> NumberDifference:
    left = message.left if message.HasField("left") else None
    right = message.right if message.HasField("right") else None
    return NumberDifference(message.name, left, right)


def regrouping_message(regrouping: Regrouping) -> model_pb2.Regrouping:
    """The message that tells of golden records that would become others."""
    before = [
        model_pb2.RegroupedRecords(golden_record_id=golden_id, records=map(ref_message, refs))
        for golden_id, refs in regrouping.before
    ]
    after = [model_pb2.RegroupedRecords(records=map(ref_message, refs)) for refs in regrouping.after]
    return model_pb2.Regrouping(kind=REGROUPING_KINDS.number(regrouping.kind), before=before, after=after)


def regrouping_of(message: model_pb2.Regrouping) -> Regrouping:
    """Golden records that would become others."""
    before = tuple((group.golden_record_id, tuple(map(ref_of, group.records))) for group in message.before)
    return Regrouping(before, tuple(tuple(map(ref_of, group.records)) for group in message.after))


def activation_message(progress: RescoreProgress) -> model_pb2.ActivateModelResponse:
    """The message that tells how far an activation is."""
    return model_pb2.ActivateModelResponse(
        records_done=progress.records_done,
        records_total=progress.records_total,
        summary=summary_message(progress.summary),
    )


def shadow_message(progress: RescoreProgress, regroupings: tuple[Regrouping, ...]) -> model_pb2.ShadowRunResponse:
    """The message that tells how far a shadow run is, and some of what it found."""
    return model_pb2.ShadowRunResponse(
        records_done=progress.records_done,
        records_total=progress.records_total,
        summary=summary_message(progress.summary),
        regroupings=map(regrouping_message, regroupings),
    )


def steps_of(message: model_pb2.ActivateModelResponse | model_pb2.ShadowRunResponse) -> RescoreProgress:
    """How far an activation or a shadow run is."""
    summary: RescoreSummary | None = summary_of(message.summary) if message.HasField("summary") else None
    found = message.regroupings if isinstance(message, model_pb2.ShadowRunResponse) else ()
    return RescoreProgress(message.records_done, message.records_total, summary, tuple(map(regrouping_of, found)))
