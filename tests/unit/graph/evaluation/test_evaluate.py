"""A small population, resolved and judged: every figure against a count over all pairs of its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby

import numpy as np
import pytest

from onefold.graph.engine import Engine
from onefold.graph.errors import InvalidArgument
from onefold.graph.evaluation.evaluate import Evaluation, evaluate, histogram
from onefold.graph.evaluation.labelled import LabelledEvaluation, evaluate_labels
from onefold.graph.evaluation.resolved import Ref
from onefold.graph.explanations import Join
from onefold.graph.identity import one_shot_id
from onefold.graph.model.model import Model, shipped_model
from onefold.graph.store.contract import Reader
from onefold.graph.store.memory import MemoryStore
from onefold.graph.store.pages import scan_records
from onefold.graph.touchpoint import LabelledPair, Record, Touchpoint
from onefold.graph.transaction.blocking.rules import key_texts
from onefold.graph.transaction.components import component_of
from onefold.graph.transaction.evidence import parse_body
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.view import View
from onefold.graph.units import UNIT
from people.population import generate

PEOPLE, SEED = 120, 31
NOT_SAID = frozenset({"entity", "source", "profile", "record_id"})
MODEL = shipped_model()


def seen(reader: Reader, model: Model = MODEL) -> View:
    return View("t", reader, model, FeaturePool(model))


class World:
    """A resolved population, and what evaluating it needs."""

    def __init__(self) -> None:
        rows = list(generate(PEOPLE, SEED))
        # beside them somebody whose record says exactly what another person's does: a mistake to be found
        self.commands = [
            Touchpoint(r["source"], tuple((k, v) for k, v in r.items() if k not in NOT_SAID), record_id=r["record_id"])
            for r in rows
        ]
        self.commands.append(Touchpoint(rows[0]["source"], self.commands[0].values, record_id="double"))
        self.engine = Engine(MemoryStore(), MODEL)
        self.engine.ingest("t", self.commands)
        self.truth: dict[Ref, str] = {(r["source"], r["record_id"]): r["entity"] for r in rows}
        self.truth[rows[0]["source"], "double"] = "another"
        self.records: list[Record] = self.engine.store.read("t", lambda r: r.scan_records(b"", 10_000))

    def read(self) -> Reader:
        return self.engine.store.read("t", lambda reader: reader)

    def evaluate(self, truth: dict[Ref, str]) -> Evaluation:
        return self.engine.store.read("t", lambda r: evaluate(seen(r), truth))

    def labelled(self, labels: list[LabelledPair]) -> LabelledEvaluation:
        return self.engine.store.read("t", lambda r: evaluate_labels(seen(r), labels))

    def pairs(self) -> Iterator[tuple[Record, Record, bool]]:
        """Every pair of records, and whether it is one entity."""
        for a, b in combinations(self.records, 2):
            yield a, b, self.truth[a.source, a.record_id] == self.truth[b.source, b.record_id]

    def found_by_key(self) -> set[frozenset[bytes]]:
        """Pairs of evidences that some key finds, by the hub rule read literally."""
        reader = self.read()
        carried: dict[tuple[str, str], list[bytes]] = {}
        members = {r.fingerprint for r in self.records} - {r.key for r in self.records}
        for member in sorted(members):
            for text in key_texts(parse_body(reader.evidence([member])[member]), MODEL.rules):
                carried.setdefault(text, []).append(member)
        return {
            frozenset(pair)
            for carriers in carried.values()
            if len(carriers) <= MODEL.key_cap
            for pair in combinations(carriers, 2)
            if set(pair) & set(carriers[: MODEL.hubs])
        }


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@pytest.fixture(scope="module")
def found(world: World) -> Evaluation:
    return world.evaluate(world.truth)


def test_clusters_are_the_golden_records(world: World, found: Evaluation) -> None:
    right = sum(same and a.golden_id == b.golden_id for a, b, same in world.pairs())
    assert (found.records, found.without_truth) == (len(world.records), 0)
    assert found.clusters.pairs_right == right
    assert found.clusters.pairs_found == sum(a.golden_id == b.golden_id for a, b, _ in world.pairs())
    assert found.clusters.pairs_true == found.ceiling.pairs_true == sum(same for *_, same in world.pairs())


def test_the_ceiling_is_what_keys_find_and_components_hold(world: World, found: Evaluation) -> None:
    by_key = world.found_by_key()
    near = Neighbourhood(seen(world.read()))
    component = {r.fingerprint: component_of(near, r.fingerprint).members for r in world.records}
    true = [(a.fingerprint, b.fingerprint) for a, b, same in world.pairs() if same]
    keyed = sum(a == b or frozenset((a, b)) in by_key for a, b in true)
    inside = sum(component[a] == component[b] for a, b in true)
    assert found.ceiling.candidates == len(by_key)
    assert found.ceiling.found_by_key == pytest.approx(keyed / len(true))
    assert found.ceiling.in_one_component == pytest.approx(inside / len(true))
    assert found.ceiling.components == len(set(component.values()))
    assert found.ceiling.largest_component == max(Counter(component[r.fingerprint] for r in world.records).values())
    assert found.clusters.pairwise.recall <= found.ceiling.in_one_component


def test_pairs_are_judged_by_evidence_within_the_window(world: World, found: Evaluation) -> None:
    reader = world.read()
    entity: dict[bytes, str] = {}
    for record in scan_records(reader):  # by key: the first says whose an evidence of several entities is
        entity.setdefault(record.fingerprint, world.truth[record.source, record.record_id])
    first = {r.fingerprint: (r.source, r.record_id) for r in reversed(world.records)}
    weights: list[tuple[int, bool]] = []
    for pair in world.found_by_key():
        low, high = pair
        bits = world.engine.explain_match("t", first[low], first[high]).total_bits
        weights.append((round(bits * UNIT), entity[low] == entity[high]))
    near = [same for weight, same in weights if abs(weight) <= 10 * UNIT]
    assert found.pairs.pairs.count == len(near)
    assert sum(b.mass * b.true for b in found.pairs.pairs.bins) == pytest.approx(sum(near))
    assert {row[0]: row[1:] for row in found.pairs.histogram if any(row[1:])} == {
        bits: (sum(w // UNIT == bits and s for w, s in weights), sum(w // UNIT == bits and not s for w, s in weights))
        for bits in {w // UNIT for w, _ in weights}
    }


def test_confidence_of_golden_records_is_judged_by_their_purity(world: World, found: Evaluation) -> None:
    entities: dict[str, set[str]] = {}
    size = Counter(r.golden_id for r in world.records)
    for record in world.records:
        entities.setdefault(record.golden_id, set()).add(world.truth[record.source, record.record_id])
    pure = [len(of) == 1 for golden, of in entities.items() if size[golden] > 1]
    assert found.golden.count == len(pure)
    assert sum(b.mass * b.true for b in found.golden.bins) == pytest.approx(sum(pure))


def test_the_worst_mistakes_are_told_with_their_records_and_what_decided(world: World, found: Evaluation) -> None:
    merge = next(m for m in found.merges if any(r.record_id == "double" for r in m.records))
    held = {r.golden_id for r in world.records if r.record_id == "double"}
    keys = sorted(r.key for r in world.records if r.golden_id in held)
    assert merge.name == one_shot_id(keys[0])
    assert merge.size == len(keys)
    assert merge.pair is not None
    assert merge.pair.same_golden_record
    assert [m.pairs for m in found.merges] == sorted((m.pairs for m in found.merges), reverse=True)
    assert found.splits
    for split in found.splits:
        ours = [r for r in world.records if world.truth[r.source, r.record_id] == split.name]
        golden = Counter(r.golden_id for r in ours)
        assert (split.size, split.parts) == (len(ours), len(golden))
        assert split.pairs == sum(a.golden_id != b.golden_id for a, b in combinations(ours, 2))
        assert split.pair is not None
        assert not split.pair.same_golden_record
        shown = {r.source + r.record_id: r for r in split.records}
        assert all(shown[r.source + r.record_id].values == tuple((s.field, s.raw) for s in r.said) for r in ours)


def test_what_decided_is_the_worst_join_and_the_heaviest_match_across(world: World, found: Evaluation) -> None:
    truth, golden = world.truth, {(r.source, r.record_id): r.golden_id for r in world.records}

    def heaviest(left: Sequence[Ref], right: Sequence[Ref], part: Mapping[Ref, str]) -> float:
        across = [(a, b) for a in left for b in right if part[a] != part[b]]
        return max(world.engine.explain_match("t", a, b).total_bits for a, b in across)

    def wrong(join: Join) -> int:
        return sum(truth[a] != truth[b] for a in join.left for b in join.right)

    for split in found.splits:
        ours = [ref for ref, entity in truth.items() if entity == split.name]
        assert split.pair is not None
        assert split.pair.total_bits == heaviest(ours, ours, golden)
        parts = [(part, len(list(group))) for part, group in groupby(r.golden_id for r in split.records)]
        assert len({part for part, _ in parts}) == len(parts)
        assert [count for _, count in parts] == sorted((count for _, count in parts), reverse=True)
    for merge in found.merges:
        (golden_id,) = {golden[r.source, r.record_id] for r in merge.records}
        worst = max(world.engine.explain_golden("t", golden_id).joins, key=wrong)
        assert merge.join_bits == worst.bits
        assert merge.pair is not None
        assert merge.pair.total_bits == heaviest(worst.left, worst.right, truth)


def test_components_that_grew_too_large_are_counted(world: World) -> None:
    narrow = replace(MODEL, component_cap=4)
    engine = Engine(MemoryStore(), narrow)
    engine.ingest("t", world.commands)

    def look(reader: Reader) -> tuple[Evaluation, int]:
        view = seen(reader, narrow)
        near = Neighbourhood(view)
        components = {component_of(near, r.fingerprint) for r in scan_records(reader)}
        cut = sum(component.threshold_bits > narrow.link_bits for component in components)
        return evaluate(view, world.truth), cut

    got, cut = engine.store.read("t", look)
    assert 0 < cut < got.ceiling.components
    assert got.ceiling.components_cut == cut


def test_records_without_a_truth_are_judged_by_nothing(world: World, found: Evaluation) -> None:
    dropped = {ref for n, ref in enumerate(sorted(world.truth)) if n % 3 == 0}
    got = world.evaluate({ref: value for ref, value in world.truth.items() if ref not in dropped})
    assert (got.records, got.without_truth) == (found.records, len(dropped))
    assert got.clusters.records == found.records - len(dropped)
    kept = [r for r in world.records if (r.source, r.record_id) not in dropped]
    together = sum(a.golden_id == b.golden_id for a, b in combinations(kept, 2))
    assert got.clusters.pairs_found == together
    nothing = world.evaluate({})
    assert (nothing.clusters.records, nothing.pairs.pairs.count, nothing.merges, nothing.splits) == (0, 0, (), ())


def test_the_truth_is_only_compared(world: World, found: Evaluation) -> None:
    renamed = {ref: f"x{value}" for ref, value in world.truth.items()}
    got = world.evaluate(renamed)
    assert (got.clusters, got.ceiling, got.pairs.pairs, got.golden) == (
        found.clusters, found.ceiling, found.pairs.pairs, found.golden,
    )  # fmt: skip


def test_labelled_pairs_alone_judge_themselves(world: World) -> None:
    some = [
        (a, b, same)
        for n, (a, b, same) in enumerate(world.pairs())
        if same or n % 400 == 0 or a.golden_id == b.golden_id
    ]
    labels = [LabelledPair((a.source, a.record_id), (b.source, b.record_id), same) for a, b, same in some]
    twice = [LabelledPair(labels[0].right, labels[0].left, not labels[0].same)]
    absent = [LabelledPair(("nowhere", "1"), labels[0].left, same=True)]
    got = world.labelled(labels + twice + absent)
    assert (got.labels, got.absent, got.same) == (len(labels), 1, sum(same for *_, same in some))
    together = [a.golden_id == b.golden_id for a, b, _ in some]
    right = sum(t and same for t, (*_, same) in zip(together, some, strict=True))
    assert got.scores.precision == pytest.approx(right / sum(together))
    assert got.scores.recall == pytest.approx(right / got.same)
    by_key = world.found_by_key()
    keyed = [a.fingerprint == b.fingerprint or frozenset((a.fingerprint, b.fingerprint)) in by_key
             for a, b, same in some if same]  # fmt: skip
    assert got.found_by_key == pytest.approx(np.mean(keyed))
    near = [label.same for label in labels
            if abs(world.engine.explain_match("t", label.left, label.right).total_bits) <= 10]  # fmt: skip
    assert (got.pairs.count, sum(b.mass * b.true for b in got.pairs.bins)) == (len(near), pytest.approx(sum(near)))
    assert got.wrong
    assert all(m.same_golden_record for m in got.wrong)
    for worst in (got.wrong, got.missed):
        assert [m.total_bits for m in worst] == sorted((m.total_bits for m in worst), reverse=True)
        assert worst[0].total_bits > worst[-1].total_bits
    assert got.missed
    assert not any(m.same_golden_record for m in got.missed)


def test_labels_of_nobody_here_judge_nothing(world: World) -> None:
    with pytest.raises(InvalidArgument, match="no label is about two records that are there; a record here is "):
        world.labelled([LabelledPair(("nowhere", "1"), ("nowhere", "2"), same=True)])


def test_a_histogram_has_a_bar_for_every_whole_bit() -> None:
    weight = np.array([-3 * UNIT, -2 * UNIT - 1, 5, 70 * UNIT], np.int64)
    rows = histogram(weight, np.array([False, True, True, True]))
    assert (rows[0], rows[-1], len(rows)) == ((-3, 1, 1), (60, 1, 0), 64)
    assert rows[3] == (0, 1, 0)


def test_labels_correct_a_calibration_on_entities_they_are_not_of(world: World, found: Evaluation) -> None:
    assert found.pairs.with_labels is not None
    assert found.pairs.with_labels.count == found.pairs.held_out.count
    assert 50 <= found.pairs.labels <= 1000
    shy = replace(MODEL, calibrator=tuple((x, y - 4 * UNIT) for x, y in MODEL.calibrator))
    engine = Engine(MemoryStore(), shy)
    engine.ingest("t", world.commands)
    got = engine.store.read("t", lambda r: evaluate(seen(r, shy), world.truth)).pairs
    assert got.with_labels is not None
    assert got.with_labels.ece < got.held_out.ece - 0.05
    few = world.engine.store.read("t", lambda r: evaluate(seen(r), world.truth, labels=20))
    assert (few.pairs.labels, few.pairs.with_labels) == (20, None)
