"""Why, in words and numbers. The engine's side of `explain.proto`."""

from __future__ import annotations

from typing import Protocol

from onefold.graph.engine.on_store import OnStore
from onefold.graph.explain.golden import explain_golden
from onefold.graph.explain.match import explain_match
from onefold.graph.explain.membership import explain_membership
from onefold.graph.explain.what_if import explain_touchpoint
from onefold.graph.explanations import GoldenExplanation, MatchExplanation, Ref, TouchpointExplanation
from onefold.graph.touchpoint import Touchpoint


class Explain(Protocol):
    """Everything is computed anew by the active model; writes nothing. A record is named (source, record id)."""

    def explain_match(self, tenant: str, left: Ref, right: Ref) -> MatchExplanation:
        """Why two records match or not. Raises NotFound."""

    def explain_membership(self, tenant: str, record: Ref, golden_id: str) -> MatchExplanation:
        """Why a record is in a live golden record or not, by its best fit. Raises NotFound."""

    def explain_golden(self, tenant: str, golden_id: str) -> GoldenExplanation:
        """How a live golden record was built. Raises NotFound."""

    def explain_touchpoint(self, tenant: str, touchpoint: Touchpoint) -> TouchpointExplanation:
        """What would happen if a touchpoint arrived. Raises InvalidInput where it would be refused."""


class EngineExplain(OnStore):
    """The steps of a transaction, taken again and thrown away."""

    def explain_match(self, tenant: str, left: Ref, right: Ref) -> MatchExplanation:
        """Why two records match or not."""
        return self._viewed(tenant, lambda view: explain_match(view, left, right))

    def explain_membership(self, tenant: str, record: Ref, golden_id: str) -> MatchExplanation:
        """Why a record is in a live golden record or not, by its best fit."""
        return self._viewed(tenant, lambda view: explain_membership(view, record, golden_id))

    def explain_golden(self, tenant: str, golden_id: str) -> GoldenExplanation:
        """How a live golden record was built."""
        return self._viewed(tenant, lambda view: explain_golden(view, golden_id))

    def explain_touchpoint(self, tenant: str, touchpoint: Touchpoint) -> TouchpointExplanation:
        """What would happen if a touchpoint arrived."""
        return self._viewed(tenant, lambda view: explain_touchpoint(view, touchpoint))
