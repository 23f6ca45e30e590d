"""The engine against the brute-force specification, after every batch of random histories."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings

from laws.histories import DEEP, NOW, START, Plan, histories, tiny_model, twins
from laws.specification import Specification, Specified
from laws.world import World
from onefold.graph.engine import Engine
from onefold.graph.identity import one_shot_id, record_key
from onefold.graph.rebuild.integrity import Snapshot, snapshot
from onefold.graph.store.memory import MemoryStore

pytestmark = pytest.mark.usefixtures("small_crowds")

ATTACHING = tiny_model(caps=(6, 3, 7), link_bits=-6, attach_margin=0)
ONE, TWO = (Plan(ATTACHING, [(c,) for c in (*START, *twins(0, ("twins", 0, b, 0, 0)))]) for b in (0, 1))
EXAMPLES = 120 * DEEP
ENOUGH = 200  # steps in which changed settings have reached all records
REACHED = (
    *("matched", "generic key", "hubs bind", "several keys", "bare", "empty record", "shared evidence", "cut"),
    *("oversize same-group", "same", "not same", "not same in one evidence"),
    *("attached", "attach refused by tie", "attach refused by not same", "attach refused by not same, attached before"),
    *("likelier in another way", "likelier somebody else", "alike, yet likelier somebody else"),
    *("became generic", "no longer generic", "more carriers than are looked at"),
    *("own field by name",),
    *("joins", "per person", "under way"),
    *("accepted", "unchanged", "rejected", "edge withdrawn", "cluster split", "clusters merged"),
)
"""What the histories must have come by at least once, or the comparison says little."""


def test_the_engine_says_what_the_specification_says() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(histories())
    @example(ONE)
    @example(TWO)
    def run(plan: Plan) -> None:
        seen["histories"] += 1
        compare(plan, seen)

    run()
    print("specification:", dict(sorted(seen.items())))
    assert not [name for name in REACHED if not seen[name]]


def compare(plan: Plan, seen: Counter[str]) -> None:
    """Take a history through both and compare after every batch."""
    engine, world = Engine(MemoryStore(), plan.model, clock=lambda: NOW, work_cap=plan.work_cap), World("t")
    specification = Specification(plan.model)
    before: Specified | None = None
    steps = [*(batch for batch in plan.batches for batch in (batch, *((None,) * plan.patience))), *[None] * ENOUGH]
    for batch in steps:
        if batch is None:
            if not world.under_way:
                continue
            engine.settle("t")
        else:
            results = engine.ingest("t", batch)
            expected = [world.take(command) for command in batch]
            assert [r.outcome for r in results] == expected, batch
            seen.update(outcome.value for outcome in expected)
        world.under_way = engine.settings("t").under_way
        seen["under way"] += bool(world.under_way)
        said = specification.specify(world)
        for namespace, value in said.generic:
            assert engine.is_generic("t", namespace, value)
        same(engine.store.read("t", snapshot), said)
        seen.update(said.seen)
        if before is not None:
            seen["became generic"] += bool(said.generic - before.generic)
            seen["no longer generic"] += bool(before.generic - said.generic)
            seen["edge withdrawn"] += bool(before.edges.keys() - said.edges.keys())
            seen["cluster split"] += any(not any(c <= d for d in said.clusters) for c in before.clusters)
            seen["clusters merged"] += any(not any(c <= d for d in before.clusters) for c in said.clusters)
        before = said
    assert not world.under_way
    report = engine.check("t")
    assert not report.problems
    assert before is not None
    same_once(plan, before)


def same(stored: Snapshot, said: Specified) -> None:
    """Compare what is stored with what is specified."""
    assert {k: r.fingerprint for k, r in stored.records.items()} == said.members
    assert {pair: (e.weight, e.support) for pair, e in stored.edges.items()} == said.edges
    assert {frozenset(keys) for keys in stored.people} == said.clusters.keys()
    joins = {}
    for keys, golden_id in stored.people.items():
        golden = stored.golden[golden_id]
        assert golden.records == len(keys)
        joins[frozenset(keys)] = (golden.weakest_join, golden.best_rejected, golden.cut)
    assert joins == said.clusters


def same_once(plan: Plan, said: Specified) -> None:
    """Compare what all batches as one say, without keeping it, with what is specified."""
    engine = Engine(MemoryStore(), plan.model, clock=lambda: NOW)
    found = engine.resolve_once("t", [command for batch in plan.batches for command in batch])
    people: dict[tuple[str, float | None], set[bytes]] = {}
    for r in found.results:
        if r.golden_id and r.error is None:  # one that was rejected may name no record
            people.setdefault((r.golden_id, r.confidence), set()).add(record_key("t", r.source, r.record_id))
    expected = {
        (one_shot_id(min(keys)), None if weakest is None else plan.model.probability(weakest)): set(keys)
        for keys, (weakest, _, _) in said.clusters.items()
    }
    assert people == expected
    assert found.matches == len(said.edges)
    assert not engine.store.tenants(), "nothing was written"
