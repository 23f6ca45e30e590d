"""Golden records, their records and their history."""

from __future__ import annotations

from onefold.graph.answers import GoldenAnswer
from onefold.graph.normalize import RecordKind
from onefold.graph.rated import RatedGolden
from onefold.graph.store.contract.changes import Change, ChangeKind
from onefold.graph.store.contract.golden import GoldenValue
from onefold.graph.touchpoint import Record, Said
from onefold.server.convert.enums import CHANGE_KINDS, RECORD_KINDS, STATES, SURVIVOR_RULES
from onefold.server.convert.scalars import bits_of, micros_of, ref_message, ref_of, timestamp_of, weight_of
from onefold.v1 import change_pb2, golden_pb2, golden_record_pb2, touchpoint_pb2


def golden_message(golden: RatedGolden) -> golden_pb2.GoldenRecord:
    """The message that shows a golden record."""
    weakest, rejected = golden.weakest_join, golden.best_rejected
    return golden_pb2.GoldenRecord(
        golden_record_id=golden.golden_id,
        live=golden.live,
        records=golden.records,
        confidence=golden.confidence,
        weakest_join_bits=None if weakest is None else bits_of(weakest),
        best_rejected_bits=None if rejected is None else bits_of(rejected),
        cut=golden.cut,
        values=map(_value_message, golden.values),
        created_seq=golden.born[0],
        retired_seq=None if golden.live else golden.retired_seq,
        kind=RECORD_KINDS.number(RecordKind(golden.kind)) if golden.kind else None,
        pending=golden.pending,
    )


def golden_of(message: golden_pb2.GoldenRecord) -> RatedGolden:
    """The golden record; the ordinal of its birth stays in the store."""
    return RatedGolden(
        golden_id=message.golden_record_id,
        born=(message.created_seq, 0),
        live=message.live,
        retired_seq=message.retired_seq,
        records=message.records,
        weakest_join=weight_of(message.weakest_join_bits) if message.HasField("weakest_join_bits") else None,
        best_rejected=weight_of(message.best_rejected_bits) if message.HasField("best_rejected_bits") else None,
        cut=message.cut,
        values=tuple(map(_value_of, message.values)),
        pending=message.pending,
        confidence=message.confidence if message.HasField("confidence") else None,
    )


def _value_message(value: GoldenValue) -> golden_pb2.GoldenValue:
    return golden_pb2.GoldenValue(
        attribute=value.attribute,
        parts=[touchpoint_pb2.Attribute(name=name, value=raw) for name, raw in value.value],
        record=ref_message((value.source, value.record_id)),
        observed_at=timestamp_of(value.observed_at),
        rule=SURVIVOR_RULES.number(value.rule),
        preferred=value.preferred,
        losers=[
            golden_pb2.LosingValue(value=text, record=ref_message((source, record_id)))
            for text, source, record_id in value.losers
        ],
    )


def _value_of(message: golden_pb2.GoldenValue) -> GoldenValue:
    source, record_id = ref_of(message.record)
    return GoldenValue(
        attribute=message.attribute,
        value=tuple((part.name, part.value) for part in message.parts),
        source=source,
        record_id=record_id,
        observed_at=micros_of(message.observed_at, "observed_at") if message.HasField("observed_at") else None,
        rule=SURVIVOR_RULES.member(message.rule, "rule"),
        losers=tuple((loser.value, *ref_of(loser.record)) for loser in message.losers),
        preferred=message.preferred,
    )


def answer_message(answer: GoldenAnswer) -> golden_record_pb2.GetGoldenRecordResponse:
    """The message that says what a golden record id means now."""
    state = STATES.number(answer.state)
    return golden_record_pb2.GetGoldenRecordResponse(state=state, golden_records=map(golden_message, answer.golden))


def answer_of(asked: str, message: golden_record_pb2.GetGoldenRecordResponse) -> GoldenAnswer:
    """What the golden record id that was asked for means now."""
    state = STATES.member(message.state, "state")
    return GoldenAnswer(asked, state, tuple(map(golden_of, message.golden_records)))


def record_message(record: Record) -> golden_pb2.Record:
    """The message that shows a record."""
    return golden_pb2.Record(
        record=ref_message((record.source, record.record_id)),
        record_key=record.key,
        statements=[
            golden_pb2.Statement(
                field=said.field,
                value=said.raw,
                first_seen=timestamp_of(said.first_seen),
                last_seen=timestamp_of(said.last_seen),
                touchpoints=said.count,
            )
            for said in record.said
        ],
        touchpoints=record.touchpoints,
        newest_observed_at=timestamp_of(record.newest[0]),
        newest_touchpoint_id=record.newest[1],
        golden_record_id=record.golden_id,
        fingerprint=record.fingerprint,
    )


def record_of(message: golden_pb2.Record) -> Record:
    """The record that a message shows."""
    source, record_id = ref_of(message.record)
    at = "newest_observed_at"
    newest = micros_of(message.newest_observed_at, at) if message.HasField("newest_observed_at") else None
    return Record(
        key=message.record_key,
        source=source,
        record_id=record_id,
        said=tuple(map(_said_of, message.statements)),
        touchpoints=message.touchpoints,
        newest=(newest, message.newest_touchpoint_id),
        fingerprint=message.fingerprint,
        golden_id=message.golden_record_id,
    )


def _said_of(message: golden_pb2.Statement) -> Said:
    first = micros_of(message.first_seen, "first_seen") if message.HasField("first_seen") else None
    last = micros_of(message.last_seen, "last_seen") if message.HasField("last_seen") else None
    return Said(message.field, message.value, first, last, message.touchpoints)


def change_message(change: Change) -> change_pb2.Change:
    """The message that tells an entry of the change log."""
    of_settings = change.kind is ChangeKind.SETTINGS
    return change_pb2.Change(
        seq=change.seq,
        committed_at=timestamp_of(change.at),
        kind=CHANGE_KINDS.number(change.kind),
        golden_record_id="" if of_settings else change.golden_id,
        settings=change.golden_id if of_settings else None,
        before=change.before,
        after=change.after,
        related=change.related,
    )


def change_of(message: change_pb2.Change) -> Change:
    """The entry of the change log that a message tells."""
    return Change(
        seq=message.seq,
        at=micros_of(message.committed_at, "committed_at"),
        kind=CHANGE_KINDS.member(message.kind, "kind"),
        golden_id=message.settings if message.HasField("settings") else message.golden_record_id,
        before=tuple(message.before),
        after=tuple(message.after),
        related=tuple(message.related),
    )
