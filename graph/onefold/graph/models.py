"""Models as a tenant keeps them: what is noted of one when it is stored, and whether this code can work with it."""

from __future__ import annotations

from onefold.graph.errors import ModelOutdated
from onefold.graph.model.model import Model
from onefold.graph.normalize import NORMALIZER_VERSION
from onefold.graph.store.rows import StoredModel


def to_store(model: Model, at: int) -> tuple[StoredModel, bytes]:
    """What a delta stores of a model; `at` is now, microseconds since the epoch."""
    return StoredModel(model.model_id, model.name, model.population, model.normalizer, at), model.body


def check_usable(model: Model) -> None:
    """Pass a model that was made for this code's normalization.

    Raises:
        ModelOutdated: it was made for another: its weights and rare values are those of other canonical values.
    """
    if model.normalizer != NORMALIZER_VERSION:
        raise ModelOutdated(
            f"model {model.model_id} ({model.name}) was made for version {model.normalizer} of the normalization, and "
            f"this is version {NORMALIZER_VERSION}; train anew, or use the shipped model",
            model_id=model.model_id,
        )
