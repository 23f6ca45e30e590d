"""Explanations against the brute-force specification: every pair apart has exactly one reason, and it is true.

So are the other claims: decisive fields decide, averages are those of the linkage, bridges are what deleting a record
shows, and a dry run says what ingesting does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernels import oracles
from laws.histories import (
    DEEP,
    MATES,
    MOVED,
    RELATIVES,
    TWINS,
    Plan,
    contents,
    crowd,
    histories,
    tiny_model,
)
from laws.specification import Specification, Specified, too_many
from laws.states import accepted, new_engine, seq, state
from laws.world import Key, World
from onefold.graph.engine import Engine
from onefold.graph.explanations import (
    FieldAverage,
    FieldComparison,
    Join,
    Likeliest,
    MatchExplanation,
    TouchpointExplanation,
)
from onefold.graph.model.hypotheses import STRANGERS, Hypothesis
from onefold.graph.model.model import Model
from onefold.graph.reasons import WhyNot
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import DeleteRecord, IdentifierSettings, PutIdentifier, Touchpoint
from onefold.graph.units import UNIT

pytestmark = pytest.mark.usefixtures("small_crowds")

EXAMPLES = 60 * DEEP
LARGE, SMALL = 80, 48  # records of a crowd in which every reason is met; every pair of them is looked at
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large]


class Facts:
    """What the specification says of two records."""

    def __init__(self, world: World, model: Model) -> None:
        self.model = model
        self.spec = Specification(model)
        self.said: Specified = self.spec.specify(world)
        self.stop = self.spec._stop()
        self.active = [x for x in world.keyed_assertions() if x[1] in self.said.members and x[2] in self.said.members]
        self.cluster_of = {r: c for c in self.said.clusters for r in c}
        self.says = self.said.says
        carriers: dict[tuple[str, str], list[Key]] = {}
        for member in sorted({m for r, m in self.said.members.items() if m != r}):
            for text in self.spec._texts(member):
                carriers.setdefault(text, []).append(member)
        self.carriers = carriers

    def reason(self, a: Key, b: Key) -> WhyNot:
        """Why two records are not one person."""
        if self.cluster_of[a] == self.cluster_of[b]:
            return WhyNot.NONE
        if self.forbidden(self.same_class(a), self.same_class(b)):
            return WhyNot.NOT_SAME
        x, y = self.said.members[a], self.said.members[b]
        if a == x or b == y:
            return WhyNot.BARE
        weight = self.spec._weight(x, y)
        if self.said.component[a] != self.said.component[b]:
            ways = self.ways(x, y) | {"generic" for _ in self.generic_in_common(a, b)}
            if "found" not in ways:
                return WhyNot.NO_HUB if "crowded" in ways else WhyNot.GENERIC_KEYS if ways else WhyNot.NO_COMMON_KEY
            if weight > self.stop and weight >= self.model.link_bits * UNIT:
                return WhyNot.COMPONENT_CUT
        else:
            if self.between(a, b) > self.stop:
                if not self.forbidden(self.cluster_of[a], self.cluster_of[b]):
                    assert self.too_many(a, b)
                    return WhyNot.PER_PERSON
                return WhyNot.NOT_SAME_OTHERS
            if weight > self.stop:
                return WhyNot.GROUPS_DIFFER
        if self.spec.against(x, y):
            return WhyNot.PER_PERSON
        if weight <= self.stop < self.spec._one_person(x, y):
            return WhyNot.ANOTHER
        return WhyNot.CONTRADICTED if weight <= self.stop and self.decisive(a, b) else WhyNot.TOO_LITTLE

    def generic_in_common(self, a: Key, b: Key) -> set[tuple[str, str]]:
        unused = self.said.unused[a] | self.said.unused[b]
        return unused & self.said.identifiers[a] & self.said.identifiers[b]

    def same_class(self, record: Key) -> frozenset[Key]:
        groups = oracles.components.connected(
            self.said.members, [(a, b) for kind, a, b in self.active if kind == "same"]
        )
        return next(g for g in groups if record in g)

    def forbidden(self, left: Collection[Key], right: Collection[Key]) -> bool:
        apart = [{a, b} for kind, a, b in self.active if kind == "not_same"]
        return any({a, b} in apart for a in left for b in right)

    def ways(self, x: Key, y: Key) -> set[str]:
        ways = set()
        for text in self.spec._texts(x) & self.spec._texts(y):
            members = self.carriers[text]
            hubs = members[: self.model.hubs]
            usable = len(members) <= self.model.key_cap
            ways.add(("found" if x in hubs or y in hubs else "crowded") if usable else "generic")
        return ways

    def between(self, a: Key, b: Key) -> int:
        """The weight of the two clusters, as linkage has it."""
        records = set(self.said.component[a])
        nodes = self.spec._nodes(self.said.members, records, [x for x in self.active if {*x[1:]} <= records])
        cores = [self.cluster_of[r] - self.said.attached for r in (a, b)]
        left, right = ([e for _, said, group in nodes if set(group) <= core for e in said] for core in cores)
        numbers = dict(enumerate([*left, *right]))
        weight = oracles.linkage.between(
            range(len(left)),
            range(len(left), len(numbers)),
            lambda p, q: self.spec._compare(numbers[p], numbers[q]),
            lambda weights: oracles.score.weigh(self.spec.weighing, weights),
        )
        assert weight is not None
        return weight

    def decisive(self, a: Key, b: Key) -> tuple[str, ...]:
        """The fields on the side of the outcome that, each time the one that moves most, take it to the other side."""
        alone = self.spec._alone(self.says[a], self.says[b])
        above = self.weight_without(a, b, ()) > self.stop
        sign = 1 if above else -1
        found = [(f.name, w) for f, w in zip(self.spec.weighing.fields, alone, strict=True) if w]
        found += [(f"per_person {name}", -300 * UNIT) for name in self.too_many_alone(a, b)]
        left = {name: sign * w for name, w in found if sign * w > 0}
        gone: list[str] = []
        while (self.weight_without(a, b, gone) > self.stop) == above:
            if not left:
                return ()
            gone.append(max(left, key=lambda name: (-sign * self.weight_without(a, b, [*gone, name]), left[name])))
            del left[gone[-1]]
        return tuple(gone)

    def weight_without(self, a: Key, b: Key, fields: Collection[str]) -> int:
        """The weight of two records, but for what some fields count."""
        alone = self.spec._alone(self.says[a], self.says[b])
        weighing = self.spec.weighing
        rest = [None if f.name in fields else w for f, w in zip(weighing.fields, alone, strict=True)]
        broken = [name for name in self.too_many_alone(a, b) if f"per_person {name}" not in fields]
        return oracles.score.weigh(weighing, oracles.score.bounded(weighing, tuple(rest))) - 300 * UNIT * len(broken)

    def too_many_alone(self, a: Key, b: Key) -> list[str]:
        """The identifiers of which two records, as one person, would have too many values."""
        return sorted(too_many([[self.spec.evidence[self.says[r]]] for r in (a, b)]))

    def too_many(self, a: Key, b: Key) -> set[str]:
        """The identifiers of which the clusters of two records, as one, would have too many values."""
        records = set(self.said.component[a])
        nodes = self.spec._nodes(self.said.members, records, [x for x in self.active if {*x[1:]} <= records])
        both = self.cluster_of[a] | self.cluster_of[b]
        return too_many([[self.spec.evidence[e] for e in said] for _, said, group in nodes if set(group) <= both])


def taken(plan: Plan) -> tuple[Engine, World]:
    """An engine and the specification's world after the same history."""
    engine, world = new_engine(MemoryStore(), plan.model), World("t")
    for batch in plan.batches:
        engine.ingest("t", batch)
        for command in batch:
            world.take(command)
    return engine, world


@settings(max_examples=EXAMPLES, suppress_health_check=CHECKS)
@given(histories())
def test_every_pair_has_exactly_one_reason_and_it_is_true(plan: Plan) -> None:
    reasons(plan)


def test_every_reason_is_met() -> None:
    seen: Counter[WhyNot] = Counter()
    for seed, caps in enumerate(((4, 2, 5), (6, 1, 9), (12, 2, 30), (20, 1, 6), (30, 5, 60))):
        others = {"variants": (MOVED,), "alternatives": (MATES, RELATIVES, TWINS)} if seed % 2 else {}
        model = tiny_model(f"crowd {seed}", prior=-6100, caps=caps, **others)
        limits = PutIdentifier(IdentifierSettings("phone", per_person_max=1))
        seen += reasons(Plan(model, [tuple(crowd(seed, LARGE))]))
        seen += reasons(Plan(model, [(limits, *crowd(seed, SMALL))]))
    assert seen.keys() == set(WhyNot), seen


def reasons(plan: Plan) -> Counter[WhyNot]:
    """Check what is said of every pair of records; how often each reason was met."""
    seen: Counter[WhyNot] = Counter()
    engine, world = taken(plan)
    facts = Facts(world, plan.model)
    for a, b in combinations(engine.store.read("t", lambda r: r.scan_records(b"", 1000)), 2):
        e = engine.explain_match("t", (a.source, a.record_id), (b.source, b.record_id))
        assert e.why_not is facts.reason(a.key, b.key), e.verdict
        assert {namespace for namespace, _ in facts.generic_in_common(a.key, b.key)} <= set(e.generic)
        seen[e.why_not] += 1
        adds_up(e, facts, a.key, b.key)
    return seen


def adds_up(e: MatchExplanation, facts: Facts, a: Key, b: Key) -> None:
    """The waterfall, its decisive fields, and the words are those of the facts."""
    model = facts.model
    weight = facts.weight_without(a, b, ())
    assert round(e.total_bits * UNIT) == weight
    assert e.prior_bits + sum(f.bits for f in e.fields) + e.way_bits + e.alternative_bits == e.total_bits
    likeliest(e, e.fields, model)
    assert (e.calibrated_bits > 0) == (weight > facts.stop)
    assert all(f.bound_bits <= 0 for f in e.fields)
    above = weight > facts.stop
    assert e.decisive == facts.decisive(a, b)
    for n in range(len(e.decisive)):
        assert (facts.weight_without(a, b, e.decisive[:n]) > facts.stop) == above
    if e.decisive:
        assert (facts.weight_without(a, b, e.decisive) > facts.stop) != above
    assert bool(e.remedy) == (e.why_not is not WhyNot.NONE)
    assert e.verdict.startswith("They are one person" if e.why_not is WhyNot.NONE else "They are two people")
    assert all(name in e.verdict for name in e.decisive) or e.why_not not in (WhyNot.CONTRADICTED, WhyNot.ANOTHER)
    assert e.alternative in e.verdict or e.why_not is not WhyNot.ANOTHER
    if e.join is not None and not e.join.asserted:
        weighs(e.join, model)
        assert 0 <= e.join.matching <= e.join.pairs
        if not e.same_golden_record:
            assert round(e.join.bits * UNIT) == facts.between(a, b)


def weighs(join: Join, model: Model) -> None:
    """The weight of a join is that of its averages, and the hypotheses told are those that decide."""
    fields = sum(f.bits for f in join.fields)
    assert model.prior / UNIT + fields + join.way_bits + join.alternative_bits == join.bits
    likeliest(join, join.fields, model)


def likeliest(told: Likeliest, fields: Sequence[FieldComparison | FieldAverage], model: Model) -> None:
    """The way and the alternative told are the likeliest, by what the fields say."""
    bits = {f.field: f.bits for f in fields}

    ruled = sum(w for name, w in bits.items() if name not in {f.name for f in model.fields})

    def best(hypotheses: Sequence[Hypothesis], first: tuple[str, float], ruled: float = 0.0) -> tuple[str, float]:
        found = [(h.name, h.prior / UNIT + ruled + sum(bits.get(f, 0.0) for f in h.fields)) for h in hypotheses]
        return max((first, *found), key=lambda h: h[1])

    plain = model.prior / UNIT + sum(bits.values())
    assert (told.way, plain + told.way_bits) == best(model.variants, ("", plain), ruled)
    assert (told.alternative, -told.alternative_bits) == best(model.alternatives, (STRANGERS, 0.0))
    shared = {h.name: h.fields for h in model.alternatives}.get(told.alternative, ())
    assert set(told.alternative_fields) == {f for f in shared if bits.get(f)}


@settings(max_examples=EXAMPLES // 2, suppress_health_check=CHECKS)
@given(histories(steps=30))
def test_bridges_are_what_deleting_a_record_shows(plan: Plan) -> None:
    engine, _ = taken(plan)
    live = accepted_commands(engine, plan)
    for golden in engine.store.read("t", lambda r: r.scan_golden("", 1000)):
        built = engine.explain_golden("t", golden.golden_id)
        if built.bridges is None:
            assert len(built.records) > plan.model.component_cap
            continue
        weights = [join.bits for join in built.joins if not join.asserted]
        if built.weakest is not None and not built.joins[built.weakest].asserted:
            assert built.joins[built.weakest].bits == min(weights)
        for join in built.joins:
            if not join.asserted:
                weighs(join, plan.model)
        shown = {b.record: {frozenset(p) for p in b.parts} for b in built.bridges}
        for record in built.records:
            rest = set(built.records) - {record}
            without = new_engine(MemoryStore(), plan.model)
            without.ingest("t", [*live, DeleteRecord(*record)])
            parts: dict[str, set[tuple[str, str]]] = {}
            for other in rest:
                parts.setdefault(without.golden_of_record("t", *other).golden_id, set()).add(other)
            expected = {frozenset(p) for p in parts.values()}
            assert shown.get(record) == (expected if len(expected) > 1 else None)


def accepted_commands(engine: Engine, plan: Plan) -> list:
    """What a fresh store needs to stand where the history ended."""
    fresh = new_engine(MemoryStore(), plan.model)
    return accepted(plan.commands, [r for batch in plan.batches for r in fresh.ingest("t", batch)])


@settings(max_examples=EXAMPLES, suppress_health_check=CHECKS)
@given(histories(steps=40), contents(), st.sampled_from(("a", "b", "new")), st.sampled_from(("", "1", "x")))
def test_a_dry_run_says_what_ingesting_does(plan: Plan, values: tuple, source: str, record_id: str) -> None:
    engine, _ = taken(plan)
    touchpoint = Touchpoint(source, values, "dry", record_id, observed_at=3)
    before = state(engine.store, "t")
    told = engine.explain_touchpoint("t", touchpoint)
    assert state(engine.store, "t").people == before.people
    at = seq(engine.store, "t")
    (result,) = engine.ingest("t", [touchpoint])
    assert (result.source, result.record_id) == told.record
    assert result.confidence == told.confidence
    born = {c.golden_id for c in engine.changes("t", at) if c.kind == "created"}
    assert told.golden_id == ("" if result.golden_id in born else result.golden_id)
    came_true(engine, told, at)


def came_true(engine: Engine, told: TouchpointExplanation, at: int) -> None:
    """The effects told are those of the change log after `at`, and the confidences those that hold now."""
    now = {c.golden_id: c for c in engine.changes("t", at) if c.before != c.after}
    born = {i for i, c in now.items() if c.kind == "created"}
    names = {r.key: (r.source, r.record_id) for r in engine.store.read("t", lambda r: r.scan_records(b"", 1000))}
    expected = {
        ("" if i in born else i, frozenset(names[k] for k in c.before), frozenset(names[k] for k in c.after))
        for i, c in now.items()
    }
    shown = {(e.golden_id, frozenset(e.before), frozenset(e.after)) for e in told.effects if e.before != e.after}
    assert shown == expected
    for effect in told.effects:
        if effect.after:
            golden = engine.golden_of_record("t", *effect.after[0])
            weakest = golden.weakest_join
            sure = None if weakest is None else engine.active_model("t").probability(weakest)
            assert effect.confidence_after == sure
        assert effect.golden_id not in (*effect.merged_from, *(i for i in effect.split_into if i))
