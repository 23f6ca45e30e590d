"""Which model a setting or an option names: the shipped one, one stored for a tenant by its id, or a file's."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from onefold.graph.errors import InvalidArgument
from onefold.graph.model.model import Model, load_model, shipped_model

SHIPPED, AUTO = "shipped", "auto"
_MODEL_ID = re.compile(r"[0-9a-f]{32}")


def is_model_id(name: str) -> bool:
    """Whether a name is the id of a stored model; a file of that name comes first."""
    return _MODEL_ID.fullmatch(name) is not None and not Path(name).exists()


def named_model(name: str, stored: Callable[[str], Model]) -> Model:
    """The model of a name; `stored` gives the one of an id.

    Raises:
        NotFound: no model of this id is stored.
        InvalidArgument: there is no such file.
        InvalidMapping: the file is no model.
    """
    if name == SHIPPED:
        return shipped_model()
    if is_model_id(name):
        return stored(name)
    if not Path(name).is_file():
        text = f"there is no model {name!r}; write shipped, the id of a stored model, or the path of a model file"
        raise InvalidArgument(text, field="model")
    return load_model(name)
