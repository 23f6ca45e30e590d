"""The models that tenants work with, parsed once, and the feature pools that belong to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from onefold.graph.model import stored as models
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Reader
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.view import View

MAX_POOLS = 4  # feature pools kept of a tenant, for threads that read and write at once


class ModelsAtWork:
    """Of all tenants of one store. Thread-safe."""

    def __init__(self, default: Model) -> None:
        """`default` is the model of tenants that have none yet."""
        self.default = default
        self._models = {default.model_id: default}
        self._pools: dict[str, list[FeaturePool]] = {}
        self._lock = Lock()

    def of(self, reader: Reader) -> Model:
        """The model that is active in the state that is read."""
        model_id = reader.tenant().model_id
        if not model_id:
            return self.default
        return self._models.get(model_id) or self._models.setdefault(model_id, models.find(reader, model_id))

    @contextmanager
    def viewed(self, tenant: str, reader: Reader, at: int) -> Iterator[View]:
        """The state that is read, with the tenant's model, and a feature pool that no other thread uses meanwhile."""
        model = self.of(reader)
        with self._lock:
            free = self._pools.setdefault(tenant, [])
            free[:] = [pool for pool in free if pool.model.model_id == model.model_id]  # not those of an earlier model
            pool = free.pop() if free else FeaturePool(model)
        pool.begin()
        try:
            yield View(tenant, reader, model, pool, at)
        finally:
            with self._lock:
                if len(free) < MAX_POOLS:
                    free.append(pool)
