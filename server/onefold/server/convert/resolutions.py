"""Who a touchpoint is."""

from __future__ import annotations

from onefold.graph.answers import Candidate, ResolveAnswer
from onefold.server.convert.comparisons import comparison_message, comparison_of, likeliest_message, likeliest_of
from onefold.server.convert.golden import golden_message, golden_of
from onefold.v1 import resolve_pb2


def resolution_message(answer: ResolveAnswer) -> resolve_pb2.Resolution:
    """The message that says who a touchpoint is."""
    candidates = [
        resolve_pb2.Candidate(
            golden_record=golden_message(candidate.golden),
            bits=candidate.bits,
            probability=candidate.probability,
            fields=map(comparison_message, candidate.explanation),
            likeliest=likeliest_message(candidate),
        )
        for candidate in answer.candidates
    ]
    return resolve_pb2.Resolution(
        golden_record_id=answer.golden_id, confidence=answer.confidence, candidates=candidates
    )


def resolution_of(message: resolve_pb2.Resolution) -> ResolveAnswer:
    """Who a touchpoint is."""
    candidates = tuple(
        Candidate(
            golden_of(c.golden_record),
            c.bits,
            c.probability,
            tuple(map(comparison_of, c.fields)),
            **likeliest_of(c.likeliest),
        )
        for c in message.candidates
    )
    confidence = message.confidence if message.HasField("confidence") else None
    return ResolveAnswer(message.golden_record_id, confidence, candidates)
