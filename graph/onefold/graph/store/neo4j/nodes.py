"""Rows as node properties and back.

What reads back exactly is in a few properties (JSON where a row nests); beside them stand flat properties and a
`caption`, which are for people in Neo4j Browser and never read by the store. Keys are hex text: it is readable, and
sorts as the bytes do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from onefold.graph.store.codec import (
    decode_golden_values,
    decode_pairs,
    decode_said,
    encode_golden_values,
    encode_pairs,
    encode_said,
)
from onefold.graph.store.rows import (
    RECORD_KIND,
    Change,
    ChangeKind,
    Edge,
    Generation,
    GenerationState,
    GoldenRecord,
    StoredModel,
)
from onefold.graph.touchpoint import Assertion, AssertionKind, Record, StoredTouchpoint, Touchpoint

UNITS_PER_BIT = 1024
SEPARATOR = " | "

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Properties = dict[str, Any]


def hexes(keys: Iterable[bytes]) -> list[str]:
    """Keys as hex text."""
    return [key.hex() for key in keys]


def unhex(texts: Iterable[str]) -> list[bytes]:
    """The inverse of `hexes`."""
    return [bytes.fromhex(text) for text in texts]


def touchpoint_properties(tenant: str, stored: StoredTouchpoint) -> Properties:
    """Properties of a (:Touchpoint)."""
    touchpoint = stored.touchpoint
    return {
        "tenant": tenant,
        "source": touchpoint.source,
        "touchpoint_id": touchpoint.touchpoint_id,
        "record_id": touchpoint.record_id,
        "channel": touchpoint.channel,
        "observed_at": touchpoint.observed_at,
        "values": encode_pairs(touchpoint.values),
        "payload": encode_pairs(touchpoint.payload),
        "record_key": stored.record_key.hex(),
        "content_hash": stored.content_hash.hex(),
        "received_at": stored.received_at,
        "caption": touchpoint.channel or touchpoint.source,
        "observed": shown_time(touchpoint.observed_at),
    }


def touchpoint_from(p: Properties) -> StoredTouchpoint:
    """The inverse of `touchpoint_properties`."""
    touchpoint = Touchpoint(
        source=p["source"],
        values=decode_pairs(p["values"]),
        touchpoint_id=p["touchpoint_id"],
        record_id=p["record_id"],
        channel=p["channel"],
        observed_at=p.get("observed_at"),
        payload=decode_pairs(p["payload"]),
    )
    return StoredTouchpoint(
        touchpoint, bytes.fromhex(p["record_key"]), bytes.fromhex(p["content_hash"]), p["received_at"]
    )


def record_properties(tenant: str, record: Record) -> Properties:
    """Properties of a (:Record); its placement is on its relationships."""
    says: dict[str, list[str]] = {}
    for one in record.said:
        says.setdefault(one.field, []).append(one.raw)
    return {
        **{name: SEPARATOR.join(texts) for name, texts in says.items() if ":" not in name},
        "tenant": tenant,
        "key": record.key.hex(),
        "source": record.source,
        "record_id": record.record_id,
        "said": encode_said(record.said),
        "touchpoints": record.touchpoints,
        "newest_at": record.newest[0],
        "newest_id": record.newest[1],
        "caption": f"{record.source}:{record.record_id}",
    }


def record_from(p: Properties, fingerprint: str | None, golden_id: str | None) -> Record:
    """The inverse of `record_properties`, with where the record is placed."""
    return Record(
        key=bytes.fromhex(p["key"]),
        source=p["source"],
        record_id=p["record_id"],
        said=decode_said(p["said"]),
        touchpoints=p["touchpoints"],
        newest=(p.get("newest_at"), p["newest_id"]),
        fingerprint=bytes.fromhex(fingerprint or ""),
        golden_id=golden_id or "",
    )


def golden_properties(tenant: str, golden: GoldenRecord) -> Properties:
    """Properties of a (:GoldenRecord)."""
    flat: dict[str, str] = {}
    for one in golden.values:
        for name, text in one.value:
            if ":" not in name:
                flat.setdefault(name, text)
        if len(one.value) > 1:
            flat.setdefault(one.attribute, " ".join(text for _, text in one.value))
    named = (flat[name] for name in ("name", "full_name", "organization_name") if name in flat)
    others = (text for name, text in flat.items() if name != RECORD_KIND)
    caption = next(named, None) or next(others, golden.golden_id)
    return {
        **flat,
        "tenant": tenant,
        "golden_id": golden.golden_id,
        "born_seq": golden.born[0],
        "born_ordinal": golden.born[1],
        "live": golden.live,
        "retired_seq": golden.retired_seq,
        "records": golden.records,
        "weakest_join": golden.weakest_join,
        "best_rejected": golden.best_rejected,
        "cut": golden.cut,
        "values": encode_golden_values(golden.values),
        "caption": caption,
        "weakest_join_bits": None if golden.weakest_join is None else golden.weakest_join / UNITS_PER_BIT,
    }


def golden_from(p: Properties) -> GoldenRecord:
    """The inverse of `golden_properties`."""
    return GoldenRecord(
        golden_id=p["golden_id"],
        born=(p["born_seq"], p["born_ordinal"]),
        live=p["live"],
        retired_seq=p["retired_seq"],
        records=p["records"],
        weakest_join=p.get("weakest_join"),
        best_rejected=p.get("best_rejected"),
        cut=p["cut"],
        values=decode_golden_values(p["values"]),
    )


def assertion_properties(tenant: str, assertion: Assertion) -> Properties:
    """Properties of a live (:Assertion)."""
    return {
        "tenant": tenant,
        "assertion_id": assertion.assertion_id,
        "kind": assertion.kind,
        "left": assertion.left.hex(),
        "right": assertion.right.hex(),
        "left_ref": list(assertion.left_ref),
        "right_ref": list(assertion.right_ref),
        "author": assertion.author,
        "reason": assertion.reason,
        "asserted_at": assertion.asserted_at,
        "live": True,
        "caption": assertion.kind,
        "asserted": shown_time(assertion.asserted_at),
    }


def assertion_from(p: Properties) -> Assertion:
    """The inverse of `assertion_properties`."""
    left_source, left_id = p["left_ref"]
    right_source, right_id = p["right_ref"]
    return Assertion(
        assertion_id=p["assertion_id"],
        kind=AssertionKind(p["kind"]),
        left=bytes.fromhex(p["left"]),
        right=bytes.fromhex(p["right"]),
        left_ref=(left_source, left_id),
        right_ref=(right_source, right_id),
        author=p["author"],
        reason=p["reason"],
        asserted_at=p["asserted_at"],
    )


def change_properties(tenant: str, ordinal: int, change: Change) -> Properties:
    """Properties of a (:Change); `ordinal` is its place in the delta."""
    return {
        "tenant": tenant,
        "seq": change.seq,
        "ordinal": ordinal,
        "at": change.at,
        "kind": change.kind,
        "golden_id": change.golden_id,
        "before": hexes(change.before),
        "after": hexes(change.after),
        "related": list(change.related),
        "caption": change.kind,
        "happened": shown_time(change.at),
    }


def change_from(p: Properties) -> Change:
    """The inverse of `change_properties`."""
    return Change(
        seq=p["seq"],
        at=p["at"],
        kind=ChangeKind(p["kind"]),
        golden_id=p["golden_id"],
        before=tuple(unhex(p["before"])),
        after=tuple(unhex(p["after"])),
        related=tuple(p["related"]),
    )


def generation_properties(tenant: str, generation: Generation) -> Properties:
    """Properties of a (:Generation)."""
    return {
        "tenant": tenant,
        "generation": generation.generation,
        "model_id": generation.model_id,
        "state": generation.state,
        "cursor": generation.cursor.hex(),
        "started_seq": generation.started_seq,
        "caption": f"generation {generation.generation}",
    }


def generation_from(p: Properties) -> Generation:
    """The inverse of `generation_properties`."""
    state = GenerationState(p["state"])
    return Generation(p["generation"], p["model_id"], state, bytes.fromhex(p["cursor"]), p["started_seq"])


def model_properties(tenant: str, model: StoredModel) -> Properties:
    """Properties of a (:Model), but for its body."""
    return {
        "tenant": tenant,
        "model_id": model.model_id,
        "name": model.name,
        "population": model.population,
        "normalizer": model.normalizer,
        "stored_at": model.stored_at,
        "stored": shown_time(model.stored_at),
        "caption": model.name or model.model_id,
    }


def edge_row(edge: Edge) -> list[Any]:
    """The columns that write a [:MATCHES]: low, high, weight, bits, support, levels."""
    levels = [level - 256 if level > 127 else level for level in edge.levels]
    return [edge.low.hex(), edge.high.hex(), edge.weight, edge.weight / UNITS_PER_BIT, edge.support, levels]


def edge_from(row: list[Any]) -> Edge:
    """The edge of the columns low, high, weight, support, levels."""
    low, high, weight, support, levels = row
    return Edge(bytes.fromhex(low), bytes.fromhex(high), weight, support, bytes([level & 0xFF for level in levels]))


def evidence_value(body: bytes) -> str | bytes:
    """A body as text where it is text, so that people can read it; else as bytes."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body


def evidence_from(value: str | bytes) -> bytes:
    """The inverse of `evidence_value`."""
    return value.encode() if isinstance(value, str) else bytes(value)


def shown_time(at: int | None) -> str | None:
    """Microseconds since the epoch as ISO 8601; None where there is none, or no calendar reaches it."""
    if at is None:
        return None
    try:
        return (_EPOCH + timedelta(microseconds=at)).isoformat()
    except OverflowError:
        return None
