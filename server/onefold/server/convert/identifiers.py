"""Settings of identifiers, and changes of settings that are under way."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.answers import Identifiers, UnderWay
from onefold.graph.settings import SubjectKind
from onefold.graph.touchpoint import IdentifierSettings
from onefold.server.convert.scalars import asked_name
from onefold.v1 import admin_pb2


def settings_of(message: admin_pb2.IdentifierSettings) -> IdentifierSettings:
    """The settings that a message tells. Raises InvalidArgument when the namespace is missing."""
    return IdentifierSettings(
        namespace=asked_name(message.namespace, "settings.namespace"),
        joins=message.joins,
        per_person_max=message.per_person_max if message.HasField("per_person_max") else None,
        people_max=message.people_max if message.HasField("people_max") else None,
        never=tuple(message.never),
    )


def settings_message(settings: IdentifierSettings) -> admin_pb2.IdentifierSettings:
    """The message that tells settings."""
    return admin_pb2.IdentifierSettings(
        namespace=settings.namespace,
        joins=settings.joins,
        per_person_max=settings.per_person_max,
        people_max=settings.people_max,
        never=settings.never,
    )


def list_message(told: Identifiers) -> admin_pb2.ListIdentifiersResponse:
    """The message that tells all settings of identifiers, and what is under way."""
    return admin_pb2.ListIdentifiersResponse(
        identifiers=map(settings_message, told.settings),
        under_way=[
            admin_pb2.SettingsChange(settings=" ".join(u.subject), share_done=u.share_done) for u in told.under_way
        ],
    )


def list_of(message: admin_pb2.ListIdentifiersResponse) -> Identifiers:
    """All settings of identifiers, and what is under way."""
    return Identifiers(tuple(map(settings_of, message.identifiers)), tuple(_changes_of(message.under_way)))


def _changes_of(messages: Sequence[admin_pb2.SettingsChange]) -> list[UnderWay]:
    found = []
    for message in messages:
        kind, _, name = message.settings.partition(" ")
        found.append(UnderWay((SubjectKind(kind), name), message.share_done))
    return found
