"""In what a tenant has outgrown its model."""

from __future__ import annotations

from collections.abc import Iterable

from onefold.graph.training.outgrown import Outgrown
from onefold.server.convert.scalars import Words
from onefold.v1 import model_doubt_pb2

DOUBTS = Words(
    {
        Outgrown.RECORDS.value: model_doubt_pb2.MODEL_DOUBT_RECORDS,
        Outgrown.FIELDS.value: model_doubt_pb2.MODEL_DOUBT_FIELDS,
        Outgrown.TRUST.value: model_doubt_pb2.MODEL_DOUBT_TRUST,
    }
)


def doubt_messages(outgrown: Iterable[Outgrown]) -> list[model_doubt_pb2.ModelDoubt.ValueType]:
    """The enum values that tell it."""
    return [DOUBTS.number(reason.value) for reason in outgrown]


def doubts_of(messages: Iterable[int]) -> tuple[Outgrown, ...]:
    """In what a tenant has outgrown its model, as an answer told it."""
    return tuple(Outgrown(DOUBTS.word(message, "outgrown")) for message in messages)
