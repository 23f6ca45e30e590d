"""Which model a setting or an option names: the shipped one, one stored for a tenant by its id, or a file's."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from onefold.graph.engine import Engine
from onefold.graph.errors import InvalidArgument, TooLittleToTrain
from onefold.graph.model.model import Model, load_model, shipped_model
from onefold.graph.store.contract import Store

SHIPPED, AUTO = "shipped", "auto"
_MODEL_ID = re.compile(r"[0-9a-f]{32}")


def is_model_id(name: str) -> bool:
    """Whether a name is the id of a stored model; a file of that name comes first."""
    return _MODEL_ID.fullmatch(name) is not None and not Path(name).exists()


def check_named(name: str) -> None:
    """Raises InvalidArgument when a name can be no model's: no known word, no id, and no file."""
    if name not in (SHIPPED, AUTO) and not is_model_id(name):
        _check_file(name, f"{AUTO}, {SHIPPED}")


def _check_file(name: str, words: str) -> None:
    if not Path(name).is_file():
        text = f"there is no model {name!r}; write {words}, the id of a stored model, or the path of a model file"
        raise InvalidArgument(text, field="model")


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
    _check_file(name, SHIPPED)
    return load_model(name)


def model_of_new_tenants(name: str, store: Store, tenant: str) -> Model:
    """The model of a setting, for tenants of a store that have none yet; others keep theirs.

    An id is that of a model stored for `tenant`; "auto" is learned from what `tenant` has stored, and stored there,
    or the shipped one when that says too little. Raises as `named_model`.
    """
    engine = Engine(store, shipped_model())
    if name != AUTO:
        return named_model(name, partial(engine.model, tenant))
    try:
        stored, _ = engine.train(tenant)
    except TooLittleToTrain:
        return engine.default_model
    return engine.model(tenant, stored.model_id)
