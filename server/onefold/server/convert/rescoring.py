"""How far a re-scoring is, and what it changed."""

from __future__ import annotations

from onefold.graph.answers import RescoreProgress, RescoreSummary
from onefold.v1 import admin_pb2


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
