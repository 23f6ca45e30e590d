"""In what a tenant has outgrown its model."""

from __future__ import annotations

from collections.abc import Iterable

from onefold.graph.training.outgrown import Outgrown
from onefold.server.convert.enums import DOUBTS
from onefold.v1 import model_doubt_pb2


def doubt_messages(outgrown: Iterable[Outgrown]) -> list[model_doubt_pb2.ModelDoubt.ValueType]:
    """The enum values that tell it."""
    return [DOUBTS.number(reason) for reason in outgrown]


def doubts_of(messages: Iterable[int]) -> tuple[Outgrown, ...]:
    """In what a tenant has outgrown its model, as an answer told it."""
    return tuple(DOUBTS.member(message, "outgrown") for message in messages)
