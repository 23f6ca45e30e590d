"""Times, weights and names: the small parts that every message is made of."""

from __future__ import annotations

from google.protobuf.timestamp_pb2 import Timestamp

from onefold.graph.errors import InvalidArgument, InvalidTouchpoint
from onefold.graph.transaction.intake.validation import MAX_ID
from onefold.graph.units import MICROS, UNIT
from onefold.v1 import touchpoint_pb2

RecordRef = tuple[str, str]

# What a google.protobuf.Timestamp may hold: the years 1 to 9999.
_MIN_SECONDS, _MAX_SECONDS = -62_135_596_800, 253_402_300_799


def micros_of(time: Timestamp, field: str) -> int:
    """Microseconds since the epoch; finer parts are cut off. Raises InvalidTouchpoint outside the years 1 to 9999."""
    if not (_MIN_SECONDS <= time.seconds <= _MAX_SECONDS and 0 <= time.nanos < 1000 * MICROS):
        raise InvalidTouchpoint(
            f"{field} is not a valid time: it must lie in the years 1 to 9999, nanos in [0, 1e9)", field
        )
    return time.seconds * MICROS + time.nanos // 1000


def timestamp_of(micros: int | None) -> Timestamp | None:
    """The protobuf time; None stays None, which protobuf takes as absent."""
    if micros is None:
        return None
    return Timestamp(seconds=micros // MICROS, nanos=micros % MICROS * 1000)


def bits_of(weight: int) -> float:
    """Bits of a weight in 1/1024 bit; exact."""
    return weight / UNIT


def weight_of(bits: float) -> int:
    """The weight in 1/1024 bit; the inverse of `bits_of`."""
    return round(bits * UNIT)


def ref_message(ref: RecordRef) -> touchpoint_pb2.RecordRef:
    """A record's name as a message."""
    return touchpoint_pb2.RecordRef(source=ref[0], record_id=ref[1])


def ref_of(message: touchpoint_pb2.RecordRef) -> RecordRef:
    """A record's name, as an answer gave it."""
    return message.source, message.record_id


def asked_ref(message: touchpoint_pb2.RecordRef, field: str) -> RecordRef:
    """A record's name, as a caller asks for it. Raises InvalidArgument when a part is missing or cannot be a name."""
    source = asked_name(message.source, f"{field}.source")
    return source, asked_name(message.record_id, f"{field}.record_id")


def asked_name(name: str, field: str) -> str:
    """An id that a caller asks for. Raises InvalidArgument when it is empty or cannot be one."""
    if not name:
        raise InvalidArgument(f"{field} is required", field=field)
    if len(name) > MAX_ID or "\0" in name:
        raise InvalidArgument(f"{field} is not a name: longer than {MAX_ID} characters, or with a NUL", field=field)
    return name
