"""Models, and the generations of derived rows that were scored with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class GenerationState(StrEnum):
    """What becomes of a generation, in this order."""

    BUILDING = "building"
    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Generation:
    """One body of derived data. `cursor` is the last record key built, while it is being built."""

    generation: int
    model_id: str
    state: GenerationState
    cursor: bytes = b""
    started_seq: int = 0


@dataclass(frozen=True, slots=True)
class StoredModel:
    """What is known of a stored model without reading its body.

    Attributes:
        model_id: the hash of its body.
        name: what people call it.
        population: number of records it was fitted for.
        normalizer: version of the normalization it was fitted with.
        stored_at: when it was first stored here, by our clock; microseconds since the epoch.
    """

    model_id: str
    name: str
    population: int
    normalizer: int
    stored_at: int


class ModelReader(Protocol):
    """Models and generations."""

    def generations(self) -> list[Generation]:
        """All generations that have rows or are being built, oldest first."""

    def model(self, model_id: str) -> bytes | None:
        """The stored body of a model."""

    def models(self) -> list[StoredModel]:
        """All stored models, by (stored_at, model id); reads no bodies."""


@dataclass
class ModelDelta:
    """What changes of models and generations.

    Attributes:
        generations: generations to put.
        drop_generation: one whose derived rows all go.
        activate: the generation that becomes the active one.
        model: (what is known of it, body) to store, unless one of that id is.
    """

    __slots__ = ()

    generations: list[Generation] = field(default_factory=list)
    drop_generation: int | None = None
    activate: int | None = None
    model: tuple[StoredModel, bytes] | None = None
