"""Which model `--model` names."""

from __future__ import annotations

from pathlib import Path

from onefold.graph.errors import InvalidArgument
from onefold.graph.model.model import Model, load_model, shipped_model


def model_named(name: str) -> Model:
    """The shipped model, or that of a file.

    Raises:
        InvalidArgument: there is no such file.
        InvalidMapping: the file is no model.
    """
    if name == "shipped":
        return shipped_model()
    if not Path(name).is_file():
        raise InvalidArgument(f"there is no model {name!r}; write shipped, or the path of a model file", field="model")
    return load_model(name)
