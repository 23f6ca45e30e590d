"""Settings of sources and identifiers, and the changes of them that are under way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from onefold.graph.settings import Settings, SettingsChange
from onefold.graph.touchpoint import IdentifierSettings, SourceSettings


class SettingsReader(Protocol):
    """What is set."""

    def settings(self) -> Settings:
        """All stored settings of sources and identifiers, and the changes of them that are under way."""


@dataclass
class SettingsDelta:
    """What changes of settings.

    Attributes:
        sources, identifiers: settings to store.
        under_way: changes of settings that came, or reached further records; `under_way_gone`: orders of those done.
    """

    __slots__ = ()

    sources: list[SourceSettings] = field(default_factory=list)
    identifiers: list[IdentifierSettings] = field(default_factory=list)
    under_way: list[SettingsChange] = field(default_factory=list)
    under_way_gone: list[int] = field(default_factory=list)
