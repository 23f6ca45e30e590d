"""How far a re-scoring is, and what it changed."""

from __future__ import annotations

from onefold.graph.answers import RescoreProgress, RescoreSummary
from onefold.v1 import admin_pb2


def progress_message(progress: RescoreProgress) -> admin_pb2.RescoreResponse:
    """The message that tells how far it is; regroupings are told by a shadow run only."""
    return admin_pb2.RescoreResponse(
        records_done=progress.records_done,
        records_total=progress.records_total,
        summary=summary_message(progress.summary),
    )


def progress_of(message: admin_pb2.RescoreResponse) -> RescoreProgress:
    """How far it is."""
    summary = summary_of(message.summary) if message.HasField("summary") else None
    return RescoreProgress(message.records_done, message.records_total, summary)


def summary_message(summary: RescoreSummary | None) -> admin_pb2.RescoreSummary | None:
    """The message that tells what it changed; None stays None, which protobuf takes as absent."""
    if summary is None:
        return None
    return admin_pb2.RescoreSummary(**{name: getattr(summary, name) for name in RescoreSummary.__slots__})


def summary_of(message: admin_pb2.RescoreSummary) -> RescoreSummary:
    """What it changed."""
    return RescoreSummary(**{name: getattr(message, name) for name in RescoreSummary.__slots__})
