"""Which column is what: the mapping of one file's columns to fields, ids and time, and the settings of its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from onefold.graph.errors import InvalidArgument, InvalidMapping
from onefold.graph.normalize import FIELD_NAMES
from onefold.graph.touchpoint import DateOrder, IdentifierSettings, Keep, Party, PutIdentifier, SourceSettings
from onefold.graph.transaction.intake.validation import check_identifier
from onefold.server.files.encodings.encoding import known_codec
from onefold.server.files.formats.headers import did_you_mean
from onefold.server.files.times import zone_named

CUSTOM: Final = "custom:"

Columns = tuple[str, ...]
"""Columns joined by a space to make one value."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a source's values mean; `time_zone` and `encoding` are only used while reading, the rest is stored."""

    region: str | None = None
    date_order: DateOrder | None = None
    priority: int = 0
    party: Party = Party.FIRST
    keep: Keep = Keep.APPEND
    time_zone: str | None = None
    encoding: str | None = None

    def of_source(self, source: str) -> SourceSettings:
        """The settings as stored for a source."""
        return SourceSettings(source, self.region, self.date_order, self.priority, self.party, self.keep)

    def is_stored(self) -> bool:
        """Whether anything differs from what a source has by default."""
        return replace(self, time_zone=None, encoding=None) != Settings()


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column is what.

    Attributes:
        fields: field → its values; each value is one column, or several joined by a space.
        source: the constant source, or None: the file's name.
        source_column: the column that names the source; excludes `source`.
        record_id: the column of the record id, or None: the row's number.
        time, touchpoint_id, channel, deleted: columns, or None.
        ignore: columns never looked at.
        settings: of the source, or of every source that the column names.
        date_orders: source → the order of its dates of birth, where their values tell it (`date_orders`).
        identifiers: settings of identifier namespaces, of the tenant.
    """

    fields: dict[str, tuple[Columns, ...]] = field(default_factory=dict)
    source: str | None = None
    source_column: str | None = None
    record_id: str | None = None
    time: str | None = None
    touchpoint_id: str | None = None
    channel: str | None = None
    deleted: str | None = None
    ignore: Columns = ()
    settings: Settings = Settings()
    date_orders: dict[str, DateOrder] = field(default_factory=dict)
    identifiers: tuple[IdentifierSettings, ...] = ()

    def roles(self) -> dict[str, str]:
        """Key of the mapping file → column, for everything that is no field."""
        columns = {
            "source": self.source_column,
            "record_id": self.record_id,
            "time": self.time,
            "touchpoint_id": self.touchpoint_id,
            "channel": self.channel,
            "deleted": self.deleted,
        }
        return {key: column for key, column in columns.items() if column is not None}

    def used(self) -> dict[str, list[str]]:
        """Column → the keys it is used for."""
        used: dict[str, list[str]] = {}
        for key, column in self.roles().items():
            used.setdefault(column, []).append(key)
        for name, values in self.fields.items():
            for columns in values:
                for column in columns:
                    used.setdefault(column, []).append(name)
        return used

    def payload(self, columns: Sequence[str]) -> list[str]:
        """The columns that are shown but never evidence."""
        used = self.used()
        return [column for column in columns if column not in used and column not in self.ignore]


Where = Callable[[str], str]
"""Key of the mapping file, dotted, → where it stands ("mapping.yaml:7: ")."""


def checked(mapping: Mapping, where: Where) -> Mapping:
    """The mapping, when it can be used.

    Raises:
        InvalidMapping: a field, a setting or their combination is wrong; names the place and the key.
    """

    def wrong(key: str, message: str) -> InvalidMapping:
        return InvalidMapping(f"{where(key)}{key}: {message}", key=key)

    for name in mapping.fields:
        if name not in FIELD_NAMES and not (name.startswith(CUSTOM) and name.removeprefix(CUSTOM).strip()):
            raise wrong(
                f"fields.{name}", f"there is no such field; {did_you_mean(name, FIELD_NAMES)}; or custom:{name}"
            )
    _check_settings(mapping.settings, wrong)
    for settings in mapping.identifiers:
        try:
            check_identifier(PutIdentifier(settings))
        except InvalidArgument as error:
            key = f"identifiers.{settings.namespace}" + ("" if error.field == "namespace" else f".{error.field}")
            raise wrong(key, error.message) from None
    if mapping.settings.keep == Keep.SNAPSHOT and mapping.time is None:
        raise wrong("settings.keep", "snapshot keeps the newest row of a record and needs a time: name its column")
    if mapping.deleted is not None and mapping.record_id is None:
        raise wrong("deleted", "what is deleted needs a name: give the record_id column too")
    for column, keys in mapping.used().items():
        if column in mapping.ignore:
            raise wrong("ignore", f"column {column!r} is ignored, and used as {keys[0]}")
    return mapping


def _check_settings(settings: Settings, wrong: Callable[[str, str], InvalidMapping]) -> None:
    region = settings.region
    if region is not None and not (len(region) == 2 and region.isascii() and region.isalpha() and region.isupper()):
        raise wrong("settings.region", f"{region!r} is not an ISO 3166 country code; write two capitals such as GB")
    if settings.time_zone is not None:
        try:
            zone_named(settings.time_zone)
        except ValueError as error:
            raise wrong("settings.time_zone", str(error)) from None
    if settings.encoding is not None:
        try:
            known_codec(settings.encoding)
        except ValueError as error:
            raise wrong("settings.encoding", str(error)) from None


def fitted(mapping: Mapping, file: str, columns: Sequence[str], where: Where) -> Mapping:
    """The mapping, when the file has every column that it names.

    Raises:
        InvalidMapping: a column is missing; names the file, the key, and the nearest column there is.
    """
    for column, keys in mapping.used().items():
        if column not in columns:
            prefix = "" if keys[0] in mapping.roles() else "fields."
            key = prefix + keys[0]
            message = f"{file} has no column {column!r}; {did_you_mean(column, columns)}"
            raise InvalidMapping(f"{where(key)}{key}: {message}", key=key, column=column)
    return mapping
