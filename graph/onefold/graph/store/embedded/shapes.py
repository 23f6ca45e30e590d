"""Rows of SQLite to domain types and back, in the column order that the constants beside them state."""

from __future__ import annotations

from typing import Any

from onefold.graph.store.codec import (
    decode_golden_values,
    decode_pairs,
    decode_said,
    decode_texts,
    encode_golden_values,
    encode_pairs,
    encode_said,
    encode_texts,
    join_keys,
    split_keys,
)
from onefold.graph.store.rows import Change, ChangeKind, GoldenRecord
from onefold.graph.touchpoint import Assertion, AssertionKind, Record, StoredTouchpoint, Touchpoint

Row = tuple[Any, ...]

TOUCHPOINT = "source, touchpoint_id, record, record_id, channel, observed_at, received_at, content_hash, said, payload"
RECORD = "record, source, record_id, said, touchpoints, newest_at, newest_id"
ASSERTION = "assertion_id, kind, left_record, right_record, refs, author, reason, asserted_at"
GOLDEN = (
    "golden_id, born_seq, born_ordinal, live, retired_seq, records, weakest_join, best_rejected, cut, golden_values"
)
CHANGE = "seq, at, kind, golden_id, held_before, held_after, related"


def touchpoint_row(stored: StoredTouchpoint) -> Row:
    """The columns `TOUCHPOINT`."""
    said = stored.touchpoint
    return (
        said.source,
        said.touchpoint_id,
        stored.record_key,
        said.record_id,
        said.channel,
        said.observed_at,
        stored.received_at,
        stored.content_hash,
        encode_pairs(said.values),
        encode_pairs(said.payload),
    )


def touchpoint_of(row: Row) -> StoredTouchpoint:
    """From the columns `TOUCHPOINT`."""
    source, touchpoint_id, record, record_id, channel, observed_at, received_at, content_hash, said, payload = row
    touchpoint = Touchpoint(
        source=source,
        values=decode_pairs(said),
        touchpoint_id=touchpoint_id,
        record_id=record_id,
        channel=channel,
        observed_at=observed_at,
        payload=decode_pairs(payload),
    )
    return StoredTouchpoint(touchpoint, record, content_hash, received_at)


def record_row(record: Record) -> Row:
    """The columns `RECORD`."""
    newest_at, newest_id = record.newest
    said = encode_said(record.said)
    return record.key, record.source, record.record_id, said, record.touchpoints, newest_at, newest_id


def record_of(row: Row) -> Record:
    """From the columns `RECORD`, fingerprint and golden id (both None where the record is not placed)."""
    key, source, record_id, said, touchpoints, newest_at, newest_id, fingerprint, golden_id = row
    newest = (newest_at, newest_id)
    return Record(key, source, record_id, decode_said(said), touchpoints, newest, fingerprint or b"", golden_id or "")


def assertion_row(assertion: Assertion) -> Row:
    """The columns `ASSERTION`."""
    return (
        assertion.assertion_id,
        assertion.kind,
        assertion.left,
        assertion.right,
        encode_pairs((assertion.left_ref, assertion.right_ref)),
        assertion.author,
        assertion.reason,
        assertion.asserted_at,
    )


def assertion_of(row: Row) -> Assertion:
    """From the columns `ASSERTION`."""
    assertion_id, kind, left, right, refs, author, reason, asserted_at = row
    left_ref, right_ref = decode_pairs(refs)
    return Assertion(assertion_id, AssertionKind(kind), left, right, left_ref, right_ref, author, reason, asserted_at)


def golden_row(golden: GoldenRecord) -> Row:
    """The columns `GOLDEN`."""
    return (
        golden.golden_id,
        *golden.born,
        golden.live,
        golden.retired_seq,
        golden.records,
        golden.weakest_join,
        golden.best_rejected,
        golden.cut,
        encode_golden_values(golden.values),
    )


def golden_of(row: Row) -> GoldenRecord:
    """From the columns `GOLDEN`."""
    golden_id, seq, ordinal, live, retired_seq, records, weakest_join, best_rejected, cut, values = row
    return GoldenRecord(
        golden_id=golden_id,
        born=(seq, ordinal),
        live=bool(live),
        retired_seq=retired_seq,
        records=records,
        weakest_join=weakest_join,
        best_rejected=best_rejected,
        cut=bool(cut),
        values=decode_golden_values(values),
    )


def change_row(change: Change) -> Row:
    """The columns `CHANGE`."""
    before, after = join_keys(change.before), join_keys(change.after)
    return change.seq, change.at, change.kind, change.golden_id, before, after, encode_texts(change.related)


def change_of(row: Row) -> Change:
    """From the columns `CHANGE`."""
    seq, at, kind, golden_id, before, after, related = row
    held = tuple(split_keys(before)), tuple(split_keys(after))
    return Change(seq, at, ChangeKind(kind), golden_id, *held, decode_texts(related))
