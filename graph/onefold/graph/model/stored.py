"""Models as a tenant keeps them: how one is stored and found again, and whether this code can work with it."""

from __future__ import annotations

from onefold.graph.errors import ModelOutdated, NotFound
from onefold.graph.model.model import Model, parse_model
from onefold.graph.normalize import NORMALIZER_VERSION
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.store.contract.models import StoredModel


def to_store(model: Model, at: int) -> tuple[StoredModel, bytes]:
    """What a delta stores of a model; `at` is now, microseconds since the epoch."""
    return StoredModel(model.model_id, model.name, model.population, model.normalizer, at), model.body


def add(reader: Reader, model: Model, at: int) -> tuple[Delta, StoredModel]:
    """What storing a model changes, without activating it, and what is noted of it; one that is stored stays."""
    there = next((known for known in reader.models() if known.model_id == model.model_id), None)
    if there is not None:
        return Delta(), there
    head, stored = reader.tenant(), to_store(model, at)
    return Delta(generation=head.generation, seq=head.seq + 1, model=stored), stored[0]


def find(reader: Reader, model_id: str) -> Model:
    """A stored model, "" the active one; parsed anew, which takes some milliseconds. Raises NotFound."""
    asked = model_id or reader.tenant().model_id
    if not asked:
        raise NotFound("this tenant has no active model yet: nothing was ingested")
    body = reader.model(asked)
    if body is None:
        raise NotFound(f"no model {asked} is stored here; onefold model list shows those that are")
    return parse_model(body)


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
