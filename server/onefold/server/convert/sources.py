"""Source settings and statistics."""

from __future__ import annotations

from onefold.graph.engine.admin import Statistics
from onefold.graph.store.contract.head import Counts
from onefold.graph.touchpoint import SourceSettings
from onefold.server.convert.doubts import doubt_messages, doubts_of
from onefold.server.convert.scalars import Words, asked_name
from onefold.v1 import admin_pb2

DATE_ORDERS = Words(
    {
        "": admin_pb2.DATE_ORDER_UNSPECIFIED,
        "DMY": admin_pb2.DATE_ORDER_DMY,
        "MDY": admin_pb2.DATE_ORDER_MDY,
        "YMD": admin_pb2.DATE_ORDER_YMD,
    }
)
PARTIES = Words({"first": admin_pb2.PARTY_FIRST, "second": admin_pb2.PARTY_SECOND, "third": admin_pb2.PARTY_THIRD})
KEEPS = Words({"append": admin_pb2.KEEP_APPEND, "snapshot": admin_pb2.KEEP_SNAPSHOT})

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
        date_order=DATE_ORDERS.word(message.date_order, "settings.date_order") or None,
        priority=message.priority,
        party=PARTIES.word(message.party or admin_pb2.PARTY_FIRST, "settings.party"),
        keep=KEEPS.word(message.keep or admin_pb2.KEEP_APPEND, "settings.keep"),
    )


def settings_message(settings: SourceSettings) -> admin_pb2.SourceSettings:
    """The message that tells settings."""
    return admin_pb2.SourceSettings(
        source=settings.source,
        region=settings.region,
        date_order=DATE_ORDERS.number(settings.date_order or ""),
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
