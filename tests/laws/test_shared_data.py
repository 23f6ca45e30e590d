"""The shared data sets, streamed in random orders, give the batch's partition; record ids never matter.

Skipped where the data is absent; ONEFOLD_DATA names its folder. ONEFOLD_ORDERS=20 tries twenty orders of each file on
the memory store instead of three, and six instead of one on each of the others, which take their time.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from laws.states import EVERYTHING, assert_same, fresh, shuffled, state, take
from onefold.graph.model.model import shipped_model
from onefold.graph.store.contract import Store
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Command, Touchpoint
from onefold.server.cli.inputs import planned
from onefold.server.files.commands import Located, RowReader

DATA = Path(os.environ.get("ONEFOLD_DATA") or Path(__file__).parents[3] / "shared" / "data")
FILES = {"fake_1000.csv": ["cluster"], "pseudopeople_5k.csv": ["entity_id"]}
LARGEST_BATCH = {"memory": 200, "embedded": 400, "neo4j": 800}
MEMORY_ORDERS = int(os.environ.get("ONEFOLD_ORDERS", "3"))
ORDERS = range(max(1, MEMORY_ORDERS // 3))
EVERY_ORDER = [("memory", order) for order in range(MEMORY_ORDERS)] + [("embedded", order) for order in ORDERS]
EVERY_ORDER += [pytest.param("neo4j", order, marks=pytest.mark.neo4j) for order in ORDERS]


def commands_of(name: str) -> list[Command]:
    """The file's commands, its truth not looked at."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    (item,) = planned([str(path)], None, FILES[name])
    found = list(RowReader(item.table, item.mapping).commands())
    assert all(isinstance(one, Located) for one in found)
    return [one.command for one in found if isinstance(one, Located)]


@pytest.mark.slow
@pytest.mark.parametrize(("store_name", "order"), EVERY_ORDER)
@pytest.mark.parametrize("name", FILES)
def test_streamed_in_any_order(
    name: str, order: int, store_name: str, store: Store, fresh_tenant: Callable[[], str]
) -> None:
    commands, model, tenant = commands_of(name), shipped_model(), fresh_tenant()
    take(store, tenant, model, shuffled(commands, random.Random(order), LARGEST_BATCH[store_name]))
    assert_same(state(store, tenant), fresh(tenant, model, commands))


@pytest.mark.parametrize("name", ["fake_1000.csv"])
def test_record_ids_never_matter(name: str) -> None:
    commands = [c for c in commands_of(name) if isinstance(c, Touchpoint)]
    rng = random.Random(6)
    numbers = rng.sample(range(EVERYTHING), len(commands))
    renamed = [replace(c, record_id=f"r{n}", touchpoint_id="") for c, n in zip(commands, numbers, strict=True)]
    assert partition_of_rows(commands) == partition_of_rows(renamed)


def partition_of_rows(commands: list[Touchpoint]) -> set[frozenset[int]]:
    """Which rows, by their number, are one person."""
    results = take(MemoryStore(), "t", shipped_model(), [commands])
    people: dict[str, set[int]] = {}
    for row, result in enumerate(results):
        people.setdefault(result.golden_id, set()).add(row)
    return {frozenset(rows) for rows in people.values()}
