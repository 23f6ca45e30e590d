"""Touchpoints and the other commands, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable

from onefold.graph.answers import CommandResult
from onefold.graph.errors import InvalidArgument, InvalidTouchpoint, OnefoldError
from onefold.graph.normalize import IDENTIFIER_NAMESPACES, ValueProblem
from onefold.graph.touchpoint import Command, DeleteRecord, StoredTouchpoint, Touchpoint
from onefold.server.convert.enums import OUTCOMES, VALUE_PROBLEMS
from onefold.server.convert.scalars import asked_ref, micros_of, ref_message, ref_of, timestamp_of
from onefold.server.errors import error_of
from onefold.v1 import golden_record_pb2, ingest_pb2, problem_pb2, touchpoint_pb2


def touchpoint_of(message: touchpoint_pb2.Touchpoint) -> Touchpoint:
    """The touchpoint that a message tells.

    Raises:
        InvalidTouchpoint: a time is out of range, or a value stands in the wrong list.
    """
    observed_at = message.observed_at if message.HasField("observed_at") else None
    return Touchpoint(
        source=message.source,
        values=(*_identifiers_of(message), *_attributes_of(message)),
        touchpoint_id=message.touchpoint_id,
        record_id=message.record_id,
        channel=message.channel,
        observed_at=None if observed_at is None else micros_of(observed_at, "observed_at"),
        payload=tuple((field.name, field.value) for field in message.payload),
    )


def _identifiers_of(message: touchpoint_pb2.Touchpoint) -> list[tuple[str, str]]:
    values = [(identifier.namespace, identifier.value) for identifier in message.identifiers]
    for at, (namespace, _) in enumerate(values):
        if namespace not in IDENTIFIER_NAMESPACES:
            known = ", ".join(sorted(IDENTIFIER_NAMESPACES))
            text = f"{namespace!r} is not an identifier namespace (those are {known}); attributes have their own list"
            raise InvalidTouchpoint(text, field=f"identifiers[{at}].namespace")
    return values


def _attributes_of(message: touchpoint_pb2.Touchpoint) -> list[tuple[str, str]]:
    values = [(attribute.name, attribute.value) for attribute in message.attributes]
    for at, (name, _) in enumerate(values):
        if name in IDENTIFIER_NAMESPACES:
            text = f"{name} identifies by itself: send it among the identifiers"
            raise InvalidTouchpoint(text, field=f"attributes[{at}].name")
    return values


def touchpoint_message(touchpoint: Touchpoint) -> touchpoint_pb2.Touchpoint:
    """The message that tells a touchpoint."""
    message = touchpoint_pb2.Touchpoint(
        source=touchpoint.source,
        touchpoint_id=touchpoint.touchpoint_id,
        record_id=touchpoint.record_id,
        channel=touchpoint.channel,
        observed_at=timestamp_of(touchpoint.observed_at),
    )
    for field, value in touchpoint.values:
        if field in IDENTIFIER_NAMESPACES:
            message.identifiers.add(namespace=field, value=value)
        else:
            message.attributes.add(name=field, value=value)
    for name, value in touchpoint.payload:
        message.payload.add(name=name, value=value)
    return message


def stored_of(message: golden_record_pb2.StoredTouchpoint) -> StoredTouchpoint:
    """A live touchpoint; its key and hash stay in the store."""
    received_at = micros_of(message.received_at, "received_at")
    return StoredTouchpoint(
        touchpoint_of(message.touchpoint), record_key=b"", content_hash=b"", received_at=received_at
    )


def stored_message(stored: StoredTouchpoint) -> golden_record_pb2.StoredTouchpoint:
    """The message that shows a live touchpoint."""
    touchpoint = touchpoint_message(stored.touchpoint)
    return golden_record_pb2.StoredTouchpoint(touchpoint=touchpoint, received_at=timestamp_of(stored.received_at))


def command_of(message: ingest_pb2.IngestItem) -> Command:
    """The command that an item tells.

    Raises:
        InvalidTouchpoint: see `touchpoint_of`.
        InvalidArgument: the item is empty, or the record to forget is not named.
    """
    match message.WhichOneof("command"):
        case "touchpoint":
            return touchpoint_of(message.touchpoint)
        case "delete_record":
            return DeleteRecord(*asked_ref(message.delete_record, "delete_record"))
    raise InvalidArgument("an item is a touchpoint or a record to delete; this one is empty", field="command")


def command_message(command: Command) -> ingest_pb2.IngestItem:
    """The item that tells a command.

    Raises:
        InvalidArgument: it is not one of those that are ingested.
    """
    if isinstance(command, Touchpoint):
        return ingest_pb2.IngestItem(touchpoint=touchpoint_message(command))
    if isinstance(command, DeleteRecord):
        return ingest_pb2.IngestItem(delete_record=ref_message((command.source, command.record_id)))
    raise InvalidArgument(f"{type(command).__name__} is not ingested; it has a call of its own", field="command")


def result_of(message: ingest_pb2.IngestResult) -> CommandResult:
    """What became of a command."""
    source, record_id = ref_of(message.record)
    return CommandResult(
        outcome=OUTCOMES.member(message.outcome, "outcome"),
        source=source,
        record_id=record_id,
        touchpoint_id=message.touchpoint_id,
        golden_id=message.golden_record_id,
        confidence=message.confidence if message.HasField("confidence") else None,
        error=problem_of(message.problem) if message.HasField("problem") else None,
        warnings=warnings_of(message.warnings),
    )


def result_message(result: CommandResult) -> ingest_pb2.IngestResult:
    """The message that tells what became of a command."""
    return ingest_pb2.IngestResult(
        outcome=OUTCOMES.number(result.outcome),
        record=ref_message((result.source, result.record_id)) if result.source or result.record_id else None,
        touchpoint_id=result.touchpoint_id,
        golden_record_id=result.golden_id,
        confidence=result.confidence,
        problem=None if result.error is None else problem_message(result.error),
        warnings=warning_messages(result.warnings),
    )


def warning_messages(warnings: Iterable[tuple[str, ValueProblem]]) -> list[ingest_pb2.ValueWarning]:
    """The messages that tell which values link nothing, and why."""
    return [ingest_pb2.ValueWarning(field=field, problem=VALUE_PROBLEMS.number(what)) for field, what in warnings]


def warnings_of(messages: Iterable[ingest_pb2.ValueWarning]) -> tuple[tuple[str, ValueProblem], ...]:
    """(field, problem) of values that link nothing; a problem that only a newer server knows is unknown."""
    return tuple((w.field, VALUE_PROBLEMS.member_or(w.problem, ValueProblem.UNKNOWN)) for w in messages)


def problem_of(message: problem_pb2.Problem) -> OnefoldError:
    """The error that an item's problem stands for."""
    return error_of(message.reason, message.message, dict(message.metadata))


def problem_message(error: OnefoldError) -> problem_pb2.Problem:
    """The problem that tells an item's error."""
    return problem_pb2.Problem(
        reason=error.reason,
        message=error.message,
        field=error.metadata.get("field", ""),
        retryable=error.retryable,
        metadata=error.metadata,
    )
