"""Who a touchpoint is, and why records match or not."""

from __future__ import annotations

from onefold.graph.answers import Candidate, FieldComparison, GoldenExplanation, Join, MatchExplanation, ResolveAnswer
from onefold.server.convert.golden import golden_message, golden_of
from onefold.server.convert.scalars import Words, ref_message, ref_of
from onefold.server.export import Probability
from onefold.v1 import comparison_pb2, explain_pb2, resolve_pb2

ASSERTIONS = Words(
    {
        "": explain_pb2.ASSERTION_KIND_UNSPECIFIED,
        "same": explain_pb2.ASSERTION_KIND_SAME,
        "not_same": explain_pb2.ASSERTION_KIND_NOT_SAME,
    }
)


def resolution_message(answer: ResolveAnswer, probability: Probability) -> resolve_pb2.Resolution:
    """The message that says who a touchpoint is."""
    candidates = [
        resolve_pb2.Candidate(
            golden_record=golden_message(candidate.golden, probability),
            bits=candidate.bits,
            probability=candidate.probability,
            fields=map(_comparison_message, candidate.explanation),
        )
        for candidate in answer.candidates
    ]
    return resolve_pb2.Resolution(
        golden_record_id=answer.golden_id, confidence=answer.confidence, candidates=candidates
    )


def resolution_of(message: resolve_pb2.Resolution) -> ResolveAnswer:
    """Who a touchpoint is."""
    candidates = tuple(
        Candidate(golden_of(c.golden_record), c.bits, c.probability, tuple(map(_comparison_of, c.fields)))
        for c in message.candidates
    )
    confidence = message.confidence if message.HasField("confidence") else None
    return ResolveAnswer(message.golden_record_id, confidence, candidates)


def _comparison_message(row: FieldComparison) -> comparison_pb2.FieldComparison:
    return comparison_pb2.FieldComparison(
        field=row.field, level=row.level, left=row.left, right=row.right, bits=row.bits
    )


def _comparison_of(message: comparison_pb2.FieldComparison) -> FieldComparison:
    return FieldComparison(message.field, message.level, tuple(message.left), tuple(message.right), message.bits)


def match_message(match: MatchExplanation) -> explain_pb2.ExplainMatchResponse:
    """The message that explains a match."""
    return explain_pb2.ExplainMatchResponse(
        left=ref_message(match.left),
        right=ref_message(match.right),
        prior_bits=match.prior_bits,
        fields=map(_comparison_message, match.fields),
        total_bits=match.total_bits,
        probability=match.probability,
        same_evidence=match.same_evidence,
        found_by=match.found_by,
        generic=match.generic,
        is_match=match.is_edge,
        assertion=ASSERTIONS.number(match.assertion),
        same_golden_record=match.same_golden_record,
        verdict=match.verdict,
    )


def match_of(message: explain_pb2.ExplainMatchResponse) -> MatchExplanation:
    """The explanation of a match."""
    return MatchExplanation(
        left=ref_of(message.left),
        right=ref_of(message.right),
        prior_bits=message.prior_bits,
        fields=tuple(map(_comparison_of, message.fields)),
        total_bits=message.total_bits,
        probability=message.probability,
        same_evidence=message.same_evidence,
        found_by=tuple(message.found_by),
        generic=tuple(message.generic),
        is_edge=message.is_match,
        assertion=ASSERTIONS.word(message.assertion, "assertion"),
        same_golden_record=message.same_golden_record,
        verdict=message.verdict,
    )


def built_message(built: GoldenExplanation, probability: Probability) -> explain_pb2.ExplainGoldenRecordResponse:
    """The message that says how a golden record was built."""
    return explain_pb2.ExplainGoldenRecordResponse(
        golden_record=golden_message(built.golden, probability),
        records=map(ref_message, built.records),
        joins=map(_join_message, built.joins),
        rejected=map(_join_message, built.rejected),
        component_records=built.component_records,
        cut_at_bits=built.cut_at_bits,
    )


def built_of(message: explain_pb2.ExplainGoldenRecordResponse) -> GoldenExplanation:
    """How a golden record was built."""
    return GoldenExplanation(
        golden=golden_of(message.golden_record),
        records=tuple(map(ref_of, message.records)),
        joins=tuple(map(_join_of, message.joins)),
        rejected=tuple(map(_join_of, message.rejected)),
        component_records=message.component_records,
        cut_at_bits=message.cut_at_bits if message.HasField("cut_at_bits") else None,
    )


def _join_message(join: Join) -> explain_pb2.Join:
    return explain_pb2.Join(
        left=map(ref_message, join.left),
        right=map(ref_message, join.right),
        bits=join.bits,
        probability=join.probability,
        asserted=join.asserted,
        attached=join.attached,
    )


def _join_of(message: explain_pb2.Join) -> Join:
    left, right = tuple(map(ref_of, message.left)), tuple(map(ref_of, message.right))
    return Join(left, right, message.bits, message.probability, message.asserted, message.attached)
