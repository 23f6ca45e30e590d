"""How far a re-scoring is, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass

from onefold.v1 import admin_pb2


@dataclass(frozen=True, slots=True)
class RescoreSummary:
    """What a re-scoring changed; `admin.proto` says what each number counts."""

    model_id: str
    activated: bool
    golden_records_before: int
    golden_records_after: int
    merges: int
    splits: int
    records_moved: int


@dataclass(frozen=True, slots=True)
class RescoreProgress:
    """How far it is, in records; `summary` stands in the last one."""

    records_done: int
    records_total: int
    summary: RescoreSummary | None = None


def progress_message(progress: RescoreProgress) -> admin_pb2.RescoreResponse:
    """The message that tells how far it is."""
    s = progress.summary
    summary = None
    if s is not None:
        summary = admin_pb2.RescoreSummary(**{name: getattr(s, name) for name in RescoreSummary.__slots__})
    return admin_pb2.RescoreResponse(
        records_done=progress.records_done, records_total=progress.records_total, summary=summary
    )


def progress_of(message: admin_pb2.RescoreResponse) -> RescoreProgress:
    """How far it is."""
    summary = None
    if message.HasField("summary"):
        summary = RescoreSummary(**{name: getattr(message.summary, name) for name in RescoreSummary.__slots__})
    return RescoreProgress(message.records_done, message.records_total, summary)
