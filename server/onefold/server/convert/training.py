"""Labels to train with, and how a model was learned."""

from __future__ import annotations

from onefold.graph.errors import InvalidArgument
from onefold.graph.store.contract.models import StoredModel
from onefold.graph.touchpoint import LabelledPair
from onefold.graph.training.report import FieldReport, OwnFieldReport, ReliabilityBin, RuleReport, TrainingReport
from onefold.server.convert.enums import CALIBRATIONS
from onefold.server.convert.models import stored_model_message
from onefold.server.convert.scalars import asked_ref, ref_message
from onefold.server.progress import Done, Step
from onefold.v1 import model_pb2

_OWN_PLAIN = ("field", "kind", "kept", "matches", "m", "u", "gain_bits", "bounded_with", "repeats")
_PLAIN = ("records", "evidences", "pairs", "rounds", "converged", "prior_bits", "labels", "notes", "trust")


def label_message(label: LabelledPair) -> model_pb2.LabelledPair:
    """The message that tells a label."""
    return model_pb2.LabelledPair(left=ref_message(label.left), right=ref_message(label.right), same=label.same)


def label_of(message: model_pb2.LabelledPair, field: str) -> LabelledPair:
    """The label that a message tells. Raises InvalidArgument when it does not name two records."""
    left, right = asked_ref(message.left, f"{field}.left"), asked_ref(message.right, f"{field}.right")
    if left == right:
        raise InvalidArgument(f"{field} is about one record; a label is about two", field=field)
    return LabelledPair(left, right, message.same)


def report_message(report: TrainingReport) -> model_pb2.TrainingReport:
    """The message that tells how a model was learned."""
    return model_pb2.TrainingReport(
        **{name: getattr(report, name) for name in _PLAIN},
        levels=map(_level_message, report.fields),
        rules=map(_rule_message, report.rules),
        calibration=CALIBRATIONS.number(report.calibration),
        reliability=map(_bin_message, report.reliability),
        odds=[model_pb2.HypothesisOdds(name=name, bits=bits) for name, bits in report.odds_bits.items()],
        own_fields=map(_own_field_message, report.own_fields),
    )


def report_of(message: model_pb2.TrainingReport) -> TrainingReport:
    """How a model was learned."""
    plain = {name: getattr(message, name) for name in _PLAIN}
    plain["notes"] = tuple(message.notes)
    return TrainingReport(
        **plain,
        odds_bits={kind.name: kind.bits for kind in message.odds},
        fields=tuple(FieldReport(f.field, f.kind, f.level, f.m, f.u, f.bits, f.pairs) for f in message.levels),
        rules=tuple(
            RuleReport(r.rule, r.kept, r.keys, r.pairs, r.only_pairs, r.expected_matches) for r in message.rules
        ),
        calibration=CALIBRATIONS.member(message.calibration, "calibration"),
        reliability=tuple(
            ReliabilityBin(b.low_bits, b.high_bits, b.pairs, b.stated, b.expected) for b in message.reliability
        ),
        own_fields=tuple(map(_own_field_of, message.own_fields)),
    )


def _level_message(f: FieldReport) -> model_pb2.LevelReport:
    return model_pb2.LevelReport(field=f.field, kind=f.kind, level=f.level, pairs=f.pairs, m=f.m, u=f.u, bits=f.bits)


def _rule_message(r: RuleReport) -> model_pb2.RuleReport:
    return model_pb2.RuleReport(
        rule=r.rule, kept=r.kept, keys=r.keys, pairs=r.pairs, only_pairs=r.alone, expected_matches=r.matches
    )


def _bin_message(b: ReliabilityBin) -> model_pb2.ReliabilityBin:
    return model_pb2.ReliabilityBin(**{name: getattr(b, name) for name in ReliabilityBin.__slots__})


def _own_field_message(f: OwnFieldReport) -> model_pb2.OwnFieldReport:
    levels = [model_pb2.LevelBits(level=level, bits=bits) for level, bits in f.levels.items()]
    return model_pb2.OwnFieldReport(**{name: getattr(f, name) for name in _OWN_PLAIN}, levels=levels)


def _own_field_of(message: model_pb2.OwnFieldReport) -> OwnFieldReport:
    levels = {level.level: level.bits for level in message.levels}
    return OwnFieldReport(**{name: getattr(message, name) for name in _OWN_PLAIN}, levels=levels)


def training_message(
    item: Step | Done[tuple[StoredModel, TrainingReport]], active_model_id: str
) -> model_pb2.TrainModelResponse:
    """The message that tells how far a training is, or what came of it."""
    if isinstance(item, Step):
        return model_pb2.TrainModelResponse(step=item.text, done=item.done, total=item.total)
    stored, report = item.result
    model = stored_model_message(stored, active_model_id)
    return model_pb2.TrainModelResponse(model=model, report=report_message(report))
