"""Tenants are looked at when somebody works with them, and trained anew as far as the mode says, once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from structlog.testing import capture_logs

from generated import generated
from onefold.graph.engine import Engine
from onefold.graph.errors import StoreFull, StoreUnavailable
from onefold.graph.model.model import shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import LabelledPair
from onefold.graph.training import Trained
from onefold.graph.training.outgrown import Outgrown
from onefold.server.runtime.retraining import Retraining
from onefold.server.runtime.tending import Tending

SHIPPED = shipped_model()
ROWS = 150
PEOPLE = generated(ROWS, 5, "crm")
RECORDS, TRUST = (Outgrown.RECORDS,), (Outgrown.TRUST,)


class Watched(Engine):
    """Counts its trainings; `before` is called in each, `looking` in each look."""

    trainings = 0
    looks = 0

    @staticmethod
    def before() -> None:
        """Do what a test wants to happen meanwhile."""

    @staticmethod
    def looking(tenant: str) -> None:
        """Do what a test wants to happen meanwhile."""

    def train(
        self, tenant: str, labels: Sequence[LabelledPair] = (), name: str = "trained", progress: Any = None
    ) -> Trained:
        """See the engine."""
        self.trainings += 1
        self.before()
        return super().train(tenant, labels, name, progress)

    def outgrown(self, tenant: str, counts: Any = None) -> tuple[Outgrown, ...]:
        """See the engine."""
        self.looks += 1
        self.looking(tenant)
        return super().outgrown(tenant, counts)


@pytest.fixture
def engine() -> Watched:
    watched = Watched(MemoryStore(), SHIPPED)
    for tenant in ("t", "u"):
        watched.ingest(tenant, PEOPLE)
    return watched


def failing(error: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def test_nothing_is_trained_where_it_is_off(engine: Watched) -> None:
    assert not Retraining(engine, "off", 1.0).retrain("t", ROWS, RECORDS)
    assert engine.trainings == 0


def test_the_same_reasons_are_tried_again_when_there_are_half_as_many_records_more(engine: Watched) -> None:
    retraining = Retraining(engine, "train", 1.0)
    asked = [(ROWS, RECORDS), (ROWS, RECORDS), (ROWS * 3 // 2 - 1, RECORDS), (ROWS * 3 // 2, RECORDS), (ROWS, TRUST)]
    tried = []
    for records, reasons in asked:
        assert not retraining.retrain("t", records, reasons)
        tried.append(engine.trainings)
    assert tried == [1, 1, 1, 2, 3]
    assert engine.active_model_id("t") == SHIPPED.model_id
    assert len(engine.models("t")) == 2


@pytest.mark.parametrize(("mode", "max_moved", "active"), [("activate", 1.0, True), ("activate", 0.0, False),
                                                           ("shadow", 1.0, False)])  # fmt: skip
def test_a_model_is_activated_only_where_that_is_allowed_and_moves_few(
    engine: Watched, mode: Any, max_moved: float, active: bool
) -> None:
    assert Retraining(engine, mode, max_moved).retrain("t", ROWS, RECORDS) is active
    assert (engine.active_model_id("t") != SHIPPED.model_id) is active
    assert engine.active_model_id("u") == SHIPPED.model_id


def test_too_few_records_are_no_error(engine: Watched) -> None:
    engine.ingest("few", PEOPLE[:9])
    with capture_logs() as log:
        assert not Retraining(engine, "activate", 1.0).retrain("few", 9, RECORDS)
    assert [line["event"] for line in log] == ["not retrained"]


def test_somebody_who_activates_a_model_meanwhile_is_not_overruled(engine: Watched) -> None:
    other = engine.put_model("t", replace(SHIPPED, name="other"))

    def meanwhile() -> None:
        list(engine.activate("t", other.model_id, SHIPPED.model_id))

    retraining = Retraining(engine, "activate", 1.0)
    engine.before = meanwhile  # type: ignore[method-assign]
    for _ in range(2):
        assert not retraining.retrain("t", ROWS, RECORDS)
        assert engine.active_model_id("t") == other.model_id
    assert engine.trainings == 1


def test_what_is_worth_repeating_is_tried_again(engine: Watched) -> None:
    retraining = Retraining(engine, "train", 1.0)
    engine.before = failing(StoreUnavailable("away"))  # type: ignore[method-assign]
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="away"):
            retraining.retrain("t", ROWS, RECORDS)
    engine.before = failing(StoreFull("full"))  # type: ignore[method-assign]
    with pytest.raises(StoreFull, match="full"):
        retraining.retrain("t", ROWS, RECORDS)
    assert not retraining.retrain("t", ROWS, RECORDS)
    assert engine.trainings == 3


def test_a_server_that_stops_ends_a_training_at_its_next_step(engine: Watched) -> None:
    retraining = Retraining(engine, "activate", 1.0)
    engine.before = retraining.stop  # type: ignore[method-assign]
    assert not retraining.retrain("t", ROWS, RECORDS)
    assert len(engine.models("t")) == 1


async def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.005)


def test_a_tenant_is_looked_at_when_it_was_written_since(engine: Watched) -> None:
    async def work() -> None:
        tending = Tending(engine, Retraining(engine, "off", 0.0), 0.01)
        tending.start()
        assert tending.outgrown("t") == ()  # nobody looked yet, and nobody waits for it
        await until(lambda: tending.outgrown("t") != ())
        looks = engine.looks
        await until(lambda: "t" not in tending._active)
        tending.active("t")
        await until(lambda: "t" not in tending._active)
        assert engine.looks == looks
        engine.ingest("t", [replace(PEOPLE[0], record_id="more")])
        tending.active("t")
        await until(lambda: engine.looks == looks + 1)
        assert tending.tenants(Outgrown.RECORDS) == 1
        await tending.close()

    asyncio.run(work())


@pytest.mark.parametrize("error", [StoreUnavailable("away"), RuntimeError("a defect")])
def test_one_tenant_that_fails_keeps_no_other_from_being_looked_at(engine: Watched, error: Exception) -> None:
    def looking(tenant: str) -> None:
        if tenant == "t" and engine.looks == 1:
            raise error

    async def work() -> None:
        engine.looking = looking  # type: ignore[method-assign]
        tending = Tending(engine, Retraining(engine, "off", 0.0), 0.01)
        tending.active("t")
        tending.active("u")
        tending.start()
        await until(lambda: tending.tenants(Outgrown.RECORDS) == (2 if isinstance(error, StoreUnavailable) else 1))
        await until(lambda: tending.outgrown("t") != ())
        await tending.close()

    with capture_logs() as log:
        asyncio.run(work())
    assert log[0]["event"] in ("tending waits", "tending failed")
    assert log[0]["tenant"] == "t"
