"""A crowd of synthetic people as commands, and the judgement of a store that was sent them through a fault."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from random import Random

from onefold.graph.engine import Engine
from onefold.graph.model.model import Model
from onefold.graph.rebuild.integrity import Snapshot, differences, snapshot
from onefold.graph.store.contract import Reader, Store
from onefold.graph.store.contract.changes import Change
from onefold.graph.store.memory import MemoryStore
from onefold.graph.store.pages import scan_records
from onefold.graph.store.urls import open_store
from onefold.graph.touchpoint import Command, DeleteRecord, Touchpoint
from people.population import generate_rows, shuffled

DEEP = int(os.environ.get("ONEFOLD_DEEP", "1"))  # ONEFOLD_DEEP=3 kills at three random moments where one is the sample
NOT_VALUES = ("record_id", "source", "profile", "entity")
IN_TWO = 3  # every third record says one half first, the other later
DELETED = 50  # every fiftieth record is deleted again
LATER = 60  # commands between a record's first touchpoint and what follows of it
PAGE = 1000


class Crowd:
    """The commands, in the order in which they are sent; the position of the first is 1."""

    def __init__(self, seed: int, records: int, model: Model) -> None:
        self.model = model
        self.commands = _commands(seed, records)

    @cached_property
    def touchpoints(self) -> dict[tuple[str, str], Touchpoint]:
        """What is live at the end, by (source, touchpoint id)."""
        return live(self.commands)

    def fresh(self, tenant: str) -> Snapshot:
        """The state of a store that got everything at once and never saw a fault."""
        if tenant not in self._fresh:
            store = MemoryStore()
            Engine(store, self.model).ingest(tenant, self.commands)
            self._fresh[tenant] = store.read(tenant, snapshot)
        return self._fresh[tenant]

    @cached_property
    def _fresh(self) -> dict[str, Snapshot]:
        return {}


def live(commands: Iterable[Command]) -> dict[tuple[str, str], Touchpoint]:
    """The touchpoints that are live after the commands."""
    kept: dict[tuple[str, str], Touchpoint] = {}
    for command in commands:
        if isinstance(command, Touchpoint):
            kept[command.source, command.touchpoint_id] = command
        elif isinstance(command, DeleteRecord):
            gone = (command.source, command.record_id)
            kept = {key: t for key, t in kept.items() if (t.source, t.record_id) != gone}
    return kept


def stored_touchpoints(reader: Reader) -> list[Touchpoint]:
    """Every touchpoint that is there, as often as it is; values are sorted, since the wire regroups them."""
    keys = [record.key for record in scan_records(reader)]
    found = [stored.touchpoint for each in reader.touchpoints_of(keys).values() for stored in each]
    return [replace(touchpoint, values=tuple(sorted(touchpoint.values))) for touchpoint in found]


def assert_arrived(url: str, crowd: Crowd, tenant: str = "default") -> None:
    """Nothing lost, nothing doubled, nothing half done: opens the store, so no server may own it."""
    store = open_store(url)
    try:
        assert_complete(store, crowd, tenant)
    finally:
        store.close()


def assert_complete(store: Store, crowd: Crowd, tenant: str) -> None:
    """The same, of an opened store."""
    touchpoints = store.read(tenant, stored_touchpoints)
    times = Counter((t.source, t.touchpoint_id) for t in touchpoints)
    assert times == Counter(dict.fromkeys(crowd.touchpoints, 1))
    assert set(touchpoints) == set(crowd.touchpoints.values())
    engine = Engine(store, crowd.model)
    assert engine.check(tenant).problems == ()
    stored = store.read(tenant, snapshot)
    assert list(differences(stored, crowd.fresh(tenant))) == []
    assert_folds_to(stored, list(_changes(engine, tenant)), store.read(tenant, lambda reader: reader.tenant().seq))


def assert_folds_to(stored: Snapshot, changes: Sequence[Change], seq: int) -> None:
    """The change log has every seq once, each entry follows from those before, and all of them make the present.

    Every command of a crowd changes a golden record, so no transaction takes a seq without an entry.
    """
    assert [change.seq for change in changes] == list(range(1, seq + 1))
    held: dict[str, tuple[bytes, ...]] = {}
    for change in changes:
        assert held.get(change.golden_id, ()) == change.before
        held[change.golden_id] = change.after
    assert {keys: golden_id for golden_id, keys in held.items() if keys} == stored.people


def _changes(engine: Engine, tenant: str) -> Iterator[Change]:
    after = 0
    while page := engine.changes(tenant, after, PAGE):
        yield from page
        after = page[-1].seq


def _commands(seed: int, records: int) -> list[Command]:
    rows = shuffled(list(generate_rows(records, seed)), seed)
    rng = Random(f"crowd/{seed}")
    timed: list[tuple[float, Command]] = []
    for at, row in enumerate(rows):
        ref = (row["source"], row["record_id"])
        values = tuple((field, value) for field, value in sorted(row.items()) if field not in NOT_VALUES)
        parts = (values[::2], values[1::2]) if at % IN_TWO == 0 and len(values) > 1 else (values,)
        for number, part in enumerate(parts):
            touchpoint = Touchpoint(ref[0], part, touchpoint_id=f"{ref[1]}/{number}", record_id=ref[1])
            timed.append((at + number * rng.uniform(1, LATER), touchpoint))
        if at % DELETED == 0:
            timed.append((at + LATER + rng.uniform(1, LATER), DeleteRecord(*ref)))
    return [command for _, command in sorted(timed, key=lambda one: one[0])]
