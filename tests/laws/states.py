"""What the laws compare: states of stores, fresh builds, the change log and every golden record id ever issued."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from laws.histories import NOW
from onefold.graph.answers import CommandResult, IdState, Outcome
from onefold.graph.engine import Engine
from onefold.graph.model.model import Model
from onefold.graph.rebuild.integrity import Snapshot, differences, snapshot
from onefold.graph.store.contract import Store
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Command

EVERYTHING = 1 << 30
Partition = dict[frozenset[bytes], str]


WORK_CAP = 3  # records that changed settings reach at once


def new_engine(store: Store, model: Model, work_cap: int | None = None) -> Engine:
    """An engine whose clock stands still."""
    return Engine(store, model, clock=lambda: NOW, work_cap=work_cap)


def take(
    store: Store, tenant: str, model: Model, batches: Iterable[Sequence[Command]], settle: bool = True
) -> list[CommandResult]:
    """Ingest the batches, one transaction each; what changed settings leave to be done is done at the end."""
    engine = new_engine(store, model, WORK_CAP)
    results = [result for batch in batches for result in engine.ingest(tenant, batch)]
    while settle and engine.settle(tenant).under_way:
        pass
    return results


def fresh(tenant: str, model: Model, commands: Sequence[Command]) -> Snapshot:
    """The state that the commands lead to in one batch, on a memory store of their own."""
    store = MemoryStore()
    take(store, tenant, model, [commands])
    return state(store, tenant)


def state(store: Store, tenant: str) -> Snapshot:
    """Everything the master law speaks of."""
    return store.read(tenant, snapshot)


def seq(store: Store, tenant: str) -> int:
    """The tenant's sequence number."""
    return store.read(tenant, lambda reader: reader.tenant().seq)


def assert_same(actual: Snapshot, expected: Snapshot) -> None:
    """Same records, edges, partition and golden values."""
    assert list(differences(actual, expected)) == []


def assert_sound(store: Store, tenant: str, model: Model) -> None:
    """The state equals a fresh build, no record is lost, and the change log folds to it."""
    assert new_engine(store, model).check(tenant).problems == ()
    now = state(store, tenant)
    assert sorted(r for group in now.people for r in group) == sorted(now.records)
    assert {i: len(group) for group, i in now.people.items()} == {i: g.records for i, g in now.golden.items()}
    assert_log_folds(store, tenant)


def partition(store: Store, tenant: str) -> Partition:
    """Records of each live golden record → its id."""
    return {frozenset(group): golden_id for group, golden_id in state(store, tenant).people.items()}


def assert_log_folds(store: Store, tenant: str) -> None:
    """Every entry begins where the fold of those before it stands, and the fold ends in the present."""
    held: dict[str, tuple[bytes, ...]] = {}
    issued: set[str] = set()
    last = 0
    for entry in store.read(tenant, lambda reader: reader.changes(0, EVERYTHING)):
        assert entry.seq > last
        last = entry.seq
        if entry.kind == "settings":
            assert entry.golden_id.split(" ", 1)[0] in ("source", "identifier")
            continue
        assert (entry.kind == "created") == (entry.golden_id not in issued)
        issued.add(entry.golden_id)
        assert held.get(entry.golden_id, ()) == entry.before
        assert bool(entry.after) != (entry.kind == "retired")
        assert (entry.before == entry.after) == (entry.kind in ("updated", "ruled"))
        held[entry.golden_id] = entry.after
        if not entry.after:
            del held[entry.golden_id]
    assert last <= seq(store, tenant)
    assert {i: frozenset(records) for i, records in held.items()} == {i: g for g, i in partition(store, tenant).items()}
    rows = store.read(tenant, lambda reader: reader.golden(sorted(issued)))
    assert {i for i, row in rows.items() if row.live} == held.keys()
    assert rows.keys() == issued


class Ledger:
    """Every golden record id ever issued, with the records it last held: what `get` must answer truthfully."""

    def __init__(self) -> None:
        self.last: dict[str, frozenset[bytes]] = {}
        self.seq = 0

    def verify(self, store: Store, tenant: str, model: Model) -> None:
        """Ask for each id after some transactions: what it held last, it may have held between two of them only."""
        live = {golden_id: group for group, golden_id in partition(store, tenant).items()}
        for change in store.read(tenant, lambda r: r.changes(self.seq, 1_000_000)):
            self.seq = change.seq
            if change.after:
                self.last[change.golden_id] = frozenset(change.after)
        assert live.items() <= self.last.items()
        at = {r: golden_id for golden_id, group in live.items() for r in group}
        engine = new_engine(store, model)
        for golden_id, records in self.last.items():
            answer = engine.golden_record(tenant, golden_id)
            now = {golden_id} if golden_id in live else {at[r] for r in records if r in at}
            assert {g.golden_id for g in answer.golden} == now
            if golden_id in live:
                assert answer.state is IdState.LIVE
            else:
                assert answer.state is (IdState.GONE, IdState.REDIRECTED, IdState.SPLIT)[min(len(now), 2)]


def accepted(commands: Sequence[Command], results: Sequence[CommandResult]) -> list[Command]:
    """The commands that changed something."""
    return [c for c, r in zip(commands, results, strict=True) if r.outcome is Outcome.ACCEPTED]


def shuffled(commands: Sequence[Command], rng: random.Random, largest: int = 9) -> list[list[Command]]:
    """The commands in any order, in batches of any size."""
    order = list(commands)
    rng.shuffle(order)
    batches = []
    while order:
        size = rng.randint(1, largest)
        batches.append(order[:size])
        del order[:size]
    return batches
