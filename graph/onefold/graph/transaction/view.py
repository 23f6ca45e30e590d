"""What a transaction or a question looks at: one committed state, with the model that reads it."""

from __future__ import annotations

from dataclasses import dataclass

from onefold.graph.model.model import Model
from onefold.graph.store.contract import Reader
from onefold.graph.transaction.features import FeaturePool


@dataclass(frozen=True, slots=True)
class View:
    """What travels together through every step.

    Attributes:
        tenant: whose graph.
        reader: the state before.
        model: that of the reader's generation.
        pool: packed evidences of that model, for this thread.
        at: our clock, microseconds since the epoch.
    """

    tenant: str
    reader: Reader
    model: Model
    pool: FeaturePool
    at: int = 0
