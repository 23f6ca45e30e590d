"""Why records match or not, how golden records were built, and what a touchpoint would change."""

from __future__ import annotations

from collections.abc import Iterable

from onefold.graph.explanations import (
    Bridge,
    FieldAverage,
    GoldenEffect,
    GoldenExplanation,
    Join,
    MatchExplanation,
    Ref,
    Ruling,
    TouchpointExplanation,
)
from onefold.server.convert.comparisons import (
    likeliest_message,
    likeliest_of,
    waterfall_message,
    waterfall_of,
    waterfall_parts,
)
from onefold.server.convert.enums import ASSERTION_KINDS, REASONS
from onefold.server.convert.golden import golden_message, golden_of
from onefold.server.convert.scalars import ref_message, ref_of
from onefold.server.convert.touchpoints import warning_messages, warnings_of
from onefold.v1 import explain_pb2, touchpoint_pb2


def match_message(match: MatchExplanation) -> explain_pb2.ExplainMatchResponse:
    """The message that explains a match."""
    return explain_pb2.ExplainMatchResponse(
        waterfall=waterfall_message(match),
        same_evidence=match.same_evidence,
        found_by=match.found_by,
        generic=match.generic,
        crowded=match.crowded,
        left_rules=match.left_rules,
        right_rules=match.right_rules,
        is_match=match.is_edge,
        assertion=ASSERTION_KINDS.number_or_unspecified(match.assertion),
        same_golden_record=match.same_golden_record,
        verdict=match.verdict,
        why_not=REASONS.number(match.why_not),
        rulings=map(_ruling_message, match.rulings),
        join=None if match.join is None else _join_message(match.join),
        remedy=match.remedy,
    )


def match_of(message: explain_pb2.ExplainMatchResponse) -> MatchExplanation:
    """The explanation of a match."""
    return MatchExplanation(
        **waterfall_parts(message.waterfall),
        same_evidence=message.same_evidence,
        found_by=tuple(message.found_by),
        generic=tuple(message.generic),
        crowded=tuple(message.crowded),
        left_rules=tuple(message.left_rules),
        right_rules=tuple(message.right_rules),
        is_edge=message.is_match,
        assertion=ASSERTION_KINDS.member_or_none(message.assertion, "assertion"),
        same_golden_record=message.same_golden_record,
        verdict=message.verdict,
        why_not=REASONS.member(message.why_not, "why_not"),
        rulings=tuple(map(_ruling_of, message.rulings)),
        join=_join_of(message.join) if message.HasField("join") else None,
        remedy=message.remedy,
    )


def _ruling_message(r: Ruling) -> explain_pb2.Ruling:
    return explain_pb2.Ruling(
        assertion_id=r.assertion_id,
        kind=ASSERTION_KINDS.number(r.kind),
        left=ref_message(r.left),
        right=ref_message(r.right),
        author=r.author,
        reason=r.reason,
    )


def _ruling_of(m: explain_pb2.Ruling) -> Ruling:
    kind = ASSERTION_KINDS.member(m.kind, "kind")
    return Ruling(m.assertion_id, kind, ref_of(m.left), ref_of(m.right), m.author, m.reason)


def built_message(built: GoldenExplanation) -> explain_pb2.ExplainGoldenRecordResponse:
    """The message that says how a golden record was built."""
    return explain_pb2.ExplainGoldenRecordResponse(
        golden_record=golden_message(built.golden),
        records=map(ref_message, built.records),
        joins=map(_join_message, built.joins),
        rejected=map(_join_message, built.rejected),
        component_records=built.component_records,
        cut_at_bits=built.cut_at_bits,
        weakest=built.weakest,
        bridges=map(_bridge_message, built.bridges or ()),
        bridges_skipped=built.bridges is None,
    )


def built_of(message: explain_pb2.ExplainGoldenRecordResponse) -> GoldenExplanation:
    """How a golden record was built."""
    return GoldenExplanation(
        golden=golden_of(message.golden_record),
        records=_refs_of(message.records),
        joins=tuple(map(_join_of, message.joins)),
        rejected=tuple(map(_join_of, message.rejected)),
        component_records=message.component_records,
        cut_at_bits=message.cut_at_bits if message.HasField("cut_at_bits") else None,
        weakest=message.weakest if message.HasField("weakest") else None,
        bridges=None if message.bridges_skipped else tuple(map(_bridge_of, message.bridges)),
    )


def _join_message(join: Join) -> explain_pb2.Join:
    left, right, bits = join.best or (None, None, 0.0)
    return explain_pb2.Join(
        left=map(ref_message, join.left),
        right=map(ref_message, join.right),
        bits=join.bits,
        probability=join.probability,
        asserted=join.asserted,
        attached=join.attached,
        fields=[explain_pb2.FieldAverage(field=f.field, bits=f.bits, pairs=f.pairs) for f in join.fields],
        pairs=join.pairs,
        matching=join.matching,
        best_left=None if left is None else ref_message(left),
        best_right=None if right is None else ref_message(right),
        best_bits=bits,
        likeliest=likeliest_message(join),
    )


def _join_of(message: explain_pb2.Join) -> Join:
    best = ref_of(message.best_left), ref_of(message.best_right), message.best_bits
    return Join(
        left=_refs_of(message.left),
        right=_refs_of(message.right),
        bits=message.bits,
        probability=message.probability,
        asserted=message.asserted,
        attached=message.attached,
        fields=tuple(FieldAverage(f.field, f.bits, f.pairs) for f in message.fields),
        pairs=message.pairs,
        matching=message.matching,
        best=best if message.HasField("best_left") else None,
        **likeliest_of(message.likeliest),
    )


def _bridge_message(bridge: Bridge) -> explain_pb2.Bridge:
    parts = [explain_pb2.RecordGroup(records=map(ref_message, part)) for part in bridge.parts]
    return explain_pb2.Bridge(record=ref_message(bridge.record), parts=parts)


def _bridge_of(message: explain_pb2.Bridge) -> Bridge:
    return Bridge(ref_of(message.record), tuple(_refs_of(part.records) for part in message.parts))


def _refs_of(messages: Iterable[touchpoint_pb2.RecordRef]) -> tuple[Ref, ...]:
    return tuple(map(ref_of, messages))


def dry_run_message(e: TouchpointExplanation) -> explain_pb2.ExplainTouchpointResponse:
    """The message that says what a touchpoint would change."""
    return explain_pb2.ExplainTouchpointResponse(
        record=ref_message(e.record),
        unchanged=e.unchanged,
        golden_record_id=e.golden_id,
        confidence_before=e.confidence_before,
        confidence=e.confidence,
        effects=map(_effect_message, e.effects),
        best=None if e.best is None else waterfall_message(e.best),
        warnings=warning_messages(e.warnings),
        verdict=e.verdict,
    )


def dry_run_of(message: explain_pb2.ExplainTouchpointResponse) -> TouchpointExplanation:
    """What a touchpoint would change."""
    return TouchpointExplanation(
        record=ref_of(message.record),
        unchanged=message.unchanged,
        golden_id=message.golden_record_id,
        confidence_before=message.confidence_before if message.HasField("confidence_before") else None,
        confidence=message.confidence if message.HasField("confidence") else None,
        effects=tuple(map(_effect_of, message.effects)),
        best=waterfall_of(message.best) if message.HasField("best") else None,
        warnings=warnings_of(message.warnings),
        verdict=message.verdict,
    )


def _effect_message(effect: GoldenEffect) -> explain_pb2.GoldenRecordEffect:
    return explain_pb2.GoldenRecordEffect(
        golden_record_id=effect.golden_id,
        before=map(ref_message, effect.before),
        after=map(ref_message, effect.after),
        confidence_before=effect.confidence_before,
        confidence_after=effect.confidence_after,
        merged_from=effect.merged_from,
        split_into=effect.split_into,
    )


def _effect_of(message: explain_pb2.GoldenRecordEffect) -> GoldenEffect:
    return GoldenEffect(
        golden_id=message.golden_record_id,
        before=_refs_of(message.before),
        after=_refs_of(message.after),
        confidence_before=message.confidence_before if message.HasField("confidence_before") else None,
        confidence_after=message.confidence_after if message.HasField("confidence_after") else None,
        merged_from=tuple(message.merged_from),
        split_into=tuple(message.split_into),
    )
