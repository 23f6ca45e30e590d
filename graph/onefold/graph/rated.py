"""A golden record as answers show it: with its confidence, by the model that it was read with."""

from __future__ import annotations

from dataclasses import dataclass, fields

from onefold.graph.model.model import Model
from onefold.graph.store.contract.golden import GoldenRecord


@dataclass(frozen=True, slots=True)
class RatedGolden(GoldenRecord):
    """A golden record, and how sure it is.

    Attributes:
        confidence: calibrated probability of its weakest join, by the model that was active when it was read; None for
            a record alone.
    """

    confidence: float | None = None


_STORED = [f.name for f in fields(GoldenRecord)]


def rated(golden: GoldenRecord, model: Model) -> RatedGolden:
    """The golden record with its confidence by the model."""
    stored = {name: getattr(golden, name) for name in _STORED}
    return RatedGolden(**stored, confidence=model.confidence(golden.weakest_join))
