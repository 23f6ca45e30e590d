"""Source settings and statistics."""

from __future__ import annotations

from onefold.graph.engine.admin import Statistics
from onefold.graph.store.contract.head import Counts
from onefold.graph.touchpoint import Keep, Party, SourceSettings
from onefold.server.convert.doubts import doubt_messages, doubts_of
from onefold.server.convert.enums import DATE_ORDERS, KEEPS, PARTIES
from onefold.server.convert.scalars import asked_name
from onefold.v1 import admin_pb2

_COUNTED = (
    *("touchpoints", "records", "identifiers", "evidences", "matches", "keys"),
    *("golden_records", "assertions", "changes"),
)


def settings_of(message: admin_pb2.SourceSettings) -> SourceSettings:
    """The settings that a message tells.

    Raises:
        InvalidArgument: the source is missing, or an enum value is not known.
    """
    return SourceSettings(
        source=asked_name(message.source, "settings.source"),
        region=message.region if message.HasField("region") else None,
        date_order=DATE_ORDERS.member_or_none(message.date_order, "settings.date_order"),
        priority=message.priority,
        party=PARTIES.member_or_none(message.party, "settings.party") or Party.FIRST,
        keep=KEEPS.member_or_none(message.keep, "settings.keep") or Keep.APPEND,
    )


def settings_message(settings: SourceSettings) -> admin_pb2.SourceSettings:
    """The message that tells settings."""
    return admin_pb2.SourceSettings(
        source=settings.source,
        region=settings.region,
        date_order=DATE_ORDERS.number_or_unspecified(settings.date_order),
        priority=settings.priority,
        party=PARTIES.number(settings.party),
        keep=KEEPS.number(settings.keep),
    )


def statistics_message(told: Statistics) -> admin_pb2.GetStatisticsResponse:
    """The message that tells how a tenant stands."""
    return admin_pb2.GetStatisticsResponse(
        **{name: getattr(told.counts, name) for name in _COUNTED},
        extra=told.counts.extra,
        seq=told.seq,
        model_id=told.model_id,
        outgrown=doubt_messages(told.outgrown),
    )


def statistics_of(message: admin_pb2.GetStatisticsResponse) -> Statistics:
    """How a tenant stands."""
    counts = Counts(**{name: getattr(message, name) for name in _COUNTED}, extra=dict(message.extra))
    return Statistics(counts, message.seq, message.model_id, doubts_of(message.outgrown))
