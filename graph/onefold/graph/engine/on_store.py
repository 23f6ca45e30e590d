"""What all calls of the engine stand on: the store, the clock, and the models at work."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from onefold.graph.engine.models_at_work import ModelsAtWork
from onefold.graph.model import stored as models
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Reader, Store
from onefold.graph.transaction.intake.commands import WORK_CAP
from onefold.graph.transaction.view import View

T = TypeVar("T")


class OnStore:
    """A store, and how it is read. One clock reading per call: a store may look, or decide, several times."""

    def __init__(
        self, store: Store, model: Model, clock: Callable[[], int] | None = None, work_cap: int | None = WORK_CAP
    ) -> None:
        """`model` is used by tenants that have none yet; others keep their active one. `clock` gives microseconds.

        `work_cap`: of how many records changed settings are let reach in one transaction; None: all of them.

        Raises:
            ModelOutdated: `model` was made for another version of the normalization.
        """
        models.check_usable(model)
        self.store = store
        self.default_model = model
        self._work_cap = work_cap
        self._clock = clock or (lambda: time.time_ns() // 1000)
        self._models = ModelsAtWork(model)

    def active_model(self, tenant: str) -> Model:
        """The model that the tenant's golden records rest on; the default one where it has none yet."""
        return self.store.read(tenant, self._models.of)

    def _viewed(self, tenant: str, look: Callable[[View], T]) -> T:
        """What `look` finds in one committed state, with the model that is active in it."""
        at = self._clock()

        def read(reader: Reader) -> T:
            with self._models.viewed(tenant, reader, at) as view:
                return look(view)

        return self.store.read(tenant, read)
