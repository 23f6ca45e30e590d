"""Who is this? The engine's side of `resolve.proto`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from onefold.graph.answers import OneShot, ResolveAnswer
from onefold.graph.ask.resolve import resolve
from onefold.graph.engine.on_store import OnStore
from onefold.graph.rebuild.one_shot import one_shot
from onefold.graph.touchpoint import Command, Touchpoint


class Resolve(Protocol):
    """Who a touchpoint is; writes nothing."""

    def resolve(self, tenant: str, touchpoints: Sequence[Touchpoint], limit: int = 5) -> list[ResolveAnswer]:
        """Who each touchpoint is, by itself, with at most `limit` candidates.

        Raises:
            InvalidInput: why ingesting the first that is wrong would be rejected.
        """


class EngineResolve(OnStore):
    """Decides as ingesting would, and throws what it decided away."""

    def resolve(self, tenant: str, touchpoints: Sequence[Touchpoint], limit: int = 5) -> list[ResolveAnswer]:
        """Who each touchpoint is, by itself."""
        return self._viewed(tenant, lambda view: [resolve(view, t, limit) for t in touchpoints])

    def resolve_once(self, tenant: str, commands: Sequence[Command]) -> OneShot:
        """Who is who after these commands: the partition that `ingest` would make, in half the time; writes nothing."""
        return self._viewed(tenant, lambda view: one_shot(view, commands))
