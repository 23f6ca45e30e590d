"""Training: the same bits in any order, persons told from households, refusal where there is nothing to learn."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from onefold.graph.engine import Engine
from onefold.graph.errors import TooLittleToTrain
from onefold.graph.kernels.score import score_pairs
from onefold.graph.kinds import Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import STATED, Model, parse_model, shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import LabelledPair, Record, SourceSettings, Touchpoint
from onefold.graph.training import Trained, records_of, train
from onefold.graph.training.grouping import clusters
from onefold.graph.training.pairs import candidate_pairs
from onefold.graph.training.sample import packed, sample
from onefold.graph.transaction.blocking.rules import RULE_NAMES
from onefold.graph.units import UNIT
from people.population import generate

NOT_SAID = frozenset({"entity", "source", "profile", "record_id"})
PEOPLE = 400
SEVERAL, MANY = 2000, 3000  # generated, of whom few come again


@cache
def people(profile: str = "crm", count: int = PEOPLE) -> tuple[tuple[Touchpoint, str], ...]:
    """Touchpoints of generated people, each with who it is of."""
    return tuple(
        (
            Touchpoint(
                "file", record_id=r["record_id"], values=tuple((k, v) for k, v in r.items() if k not in NOT_SAID)
            ),
            r["entity"],
        )
        for r in generate(count, 31, profile)
    )


@cache
def trained(profile: str = "crm") -> Trained:
    return train(*records(profile))


def records(profile: str = "crm") -> tuple[list[Record], Mapping[str, SourceSettings]]:
    return records_of([touchpoint for touchpoint, _ in people(profile)])


def resolved(model: Model, said: Sequence[tuple[Touchpoint, str]]) -> list[str]:
    """The golden id of each touchpoint's record, by the engine."""
    engine = Engine(MemoryStore(), model)
    return [result.golden_id for result in engine.ingest("default", [touchpoint for touchpoint, _ in said])]


def f1(model: Model, said: Sequence[tuple[Touchpoint, str]]) -> float:
    found = resolved(model, said)
    both, ours, true = (
        _pairs(x) for x in (list(zip(found, (e for _, e in said), strict=True)), found, [e for _, e in said])
    )
    return 2 * both / (ours + true)


def _pairs(labels: Sequence[object]) -> int:
    counts: dict[object, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return sum(n * (n - 1) // 2 for n in counts.values())


def test_same_records_in_any_order_make_the_same_model() -> None:
    drawn, sources = records()
    random.Random(5).shuffle(drawn)
    assert train(drawn, sources).model.body == trained().model.body


def test_another_process_with_another_hash_seed_makes_the_same_model() -> None:
    code = "from unit.graph.training.test_train import trained; print(trained().model.model_id)"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        told = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        assert told.stdout.strip() == trained().model.model_id


def test_what_is_trained_is_a_model_like_any_other_and_tells_how_it_came_about() -> None:
    model, report = trained().model, trained().report
    assert parse_model(model.body) == model
    assert report.records == model.population == len(people())
    assert report.converged
    assert report.calibration == "unsupervised"
    assert set(model.rules) <= RULE_NAMES | {"email", "phone", "loyalty_id", "national_id"}
    assert 0 < len([r for r in report.rules if r.kept]) < len(report.rules)
    assert {f.field for f in report.fields} >= {"given_name", "family_name", "email"}


@pytest.mark.parametrize(("profile", "least"), [("crm", 0.93), ("mixed", 0.92)])
def test_it_finds_people_without_being_told_who_is_who(profile: str, least: float) -> None:
    assert f1(trained(profile).model, people(profile)) > least


def test_what_a_household_shares_makes_nobody_one_person() -> None:
    model = trained().model
    home = (("family_name", "Novak"), ("street_number", "14"), ("street_name", "Mill Lane"), ("postal_code", "LS1 4AB"))
    home += (("city", "Leeds"), ("phone", "+44 113 496 0123"))
    left = Touchpoint("file", record_id="1", values=(("given_name", "Anna"), ("birth_date", "1980-02-03"), *home))
    right = Touchpoint("file", record_id="2", values=(("given_name", "Peter"), ("birth_date", "1977-11-23"), *home))
    drawn = sample(*records_of([left, right]), model)
    pool = packed(drawn.evidences, model)
    weight = score_pairs(np.array([0]), np.array([1]), pool.features(), pool.weights)[0][0]
    assert model.probability(int(weight)) < 0.05
    assert model.alternatives


def test_training_groups_the_sample_as_the_engine_does() -> None:
    model = trained().model
    said = people()
    drawn = sample(*records(), model)
    everyone = np.array([drawn.said_by["file", t.record_id] for t, _ in said])
    engine = resolved(model, said)
    pairs = candidate_pairs(drawn.evidences, model.hubs, model.key_cap)
    kept = pairs.only(pairs.found_by(np.array([r in model.rules for r in pairs.rules])))
    ours = packed(drawn.evidences, model)
    weight = score_pairs(kept.low, kept.high, ours.features(), ours.weights)[0]
    group = clusters(model, ours, drawn.size, kept.low, kept.high, weight)[everyone]
    # fingerprints are salted by the model, so hubs and ties may differ: nearly all, not all
    together = {(a, b) for a, b in zip(group.tolist(), engine, strict=True)}
    assert len(together) <= 1.01 * max(len(set(engine)), len(set(group.tolist())))


def test_labels_correct_the_calibrator_and_nothing_else() -> None:
    said = people()
    plain = trained().model
    liar = [
        LabelledPair(("file", a.record_id), ("file", b.record_id), same=False)
        for (a, x), (b, y) in pairwise(said)
        if x == y
    ]
    told = train(*records(), labels=liar)
    assert told.report.calibration == "labels"
    assert told.report.labels > 50
    assert replace(told.model, calibrator=plain.calibrator).body == plain.body
    assert told.model.probability(8 * 1024) < plain.probability(8 * 1024)


def test_labels_too_few_to_count_change_nothing_and_are_told() -> None:
    said = people()
    few = [LabelledPair(("file", a.record_id), ("file", b.record_id), x == y) for (a, x), (b, y) in pairwise(said[:20])]
    unknown = [LabelledPair(("elsewhere", str(n)), label.left, same=True) for n, label in enumerate(few * 5)]
    told = train(*records(), labels=[*few, *few, *unknown])
    assert told.model == trained().model
    assert (told.report.calibration, told.report.labels) == ("unsupervised", 0)
    assert any(note.startswith("of 133 labels, ") and note.endswith("; 50 would count") for note in told.report.notes)


def test_what_is_ruled_is_not_learned() -> None:
    shipped = shipped_model()
    ruled = FieldModel("record_kind", Kind.EXACT, (0, -1000 * UNIT))
    base = replace(shipped, fields=(*(f for f in shipped.fields if f.name not in STATED), ruled))
    drawn, sources = records()
    found = train(drawn, sources, base=base)
    assert found.model.fields[-1] == ruled
    assert not STATED & {f.field for f in found.report.fields}
    assert all({*h.fields} >= STATED for h in found.model.variants)
    assert not any(STATED & {*h.fields} for h in found.model.alternatives)
    hardly_any = [note for note in found.report.notes if note.startswith("record_kind")]
    assert not hardly_any


def test_too_little_is_refused_in_words() -> None:
    drawn, sources = records()
    with pytest.raises(TooLittleToTrain, match="training needs 100"):
        train(drawn[:99], sources)


def test_nobody_who_comes_once_becomes_somebody_else() -> None:
    said = _once_each(people("crm", MANY), again=0.0)
    learned = train(*records_of([touchpoint for touchpoint, _ in said]))
    found = resolved(learned.model, said)
    assert len(found) - len(set(found)) <= len(said) / 250
    assert any("typical" in note for note in learned.report.notes)


@pytest.mark.parametrize(("profile", "least"), [("web", 0.7), ("crm", 0.8)])
def test_where_few_come_twice_it_is_people_that_are_found(profile: str, least: float) -> None:
    said = _once_each(people(profile, MANY), again=0.1)
    learned = train(*records_of([touchpoint for touchpoint, _ in said]))
    assert f1(learned.model, said) > least


def test_clean_repetitions_show_how_people_come_again() -> None:
    said = [
        (replace(touchpoint, record_id=f"{entity}.{copy}"), entity)
        for touchpoint, entity in _once_each(people("names", SEVERAL), again=0.0)
        for copy in range(1 + len(entity) % 3 + int(entity[-1]) % 3)
    ]
    assert f1(train(*records_of([touchpoint for touchpoint, _ in said])).model, said) > 0.97


def test_an_identifier_that_nobody_shares_is_believed_alone() -> None:
    draw = random.Random(3)
    said = []
    for touchpoint, entity in _once_each(people("names", SEVERAL), again=0.0):
        number = ("national_id", f"{draw.randrange(10**8, 10**9)}")
        for copy, more in enumerate(((), touchpoint.values[:1], touchpoint.values[1:])):
            said.append((replace(touchpoint, record_id=f"{entity}.{copy}", values=(number, *more)), entity))
    assert f1(train(*records_of([touchpoint for touchpoint, _ in said])).model, said) > 0.99


def _once_each(said: Sequence[tuple[Touchpoint, str]], again: float) -> list[tuple[Touchpoint, str]]:
    """The first touchpoint of everybody, and of a share of them the second."""
    times: Counter[str] = Counter()
    chosen = []
    for touchpoint, entity in said:
        times[entity] += 1
        if times[entity] == 1 or (times[entity] == 2 and len(chosen) % 100 < 100 * again):
            chosen.append((touchpoint, entity))
    return chosen


@pytest.mark.parametrize("different", [0, 1, 2, 3])
def test_records_that_all_say_the_same_or_nothing_teach_nothing(different: int) -> None:
    said = [(("given_name", "Ann"), ("birth_date", "1971-05-24"), ("city", f"Leeds {n}")) for n in range(different)]
    records = [Touchpoint("file", record_id=str(n), values=said[n % different] if said else ()) for n in range(600)]
    with pytest.raises(TooLittleToTrain, match=r"different things?; training needs"):
        train(*records_of(records))


def test_the_more_pairs_of_one_person_there_are_the_more_of_it_is_the_records_own() -> None:
    few, some = trained().report.trust, train(*records_of([t for t, _ in people(count=4 * PEOPLE)])).report.trust
    assert 0.0 < few < some < 1.0
    once = {who: touchpoint for touchpoint, who in people(count=4 * PEOPLE)}
    assert train(*records_of(list(once.values()))).report.trust < 0.1 < few
