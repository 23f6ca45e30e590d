"""Models of a tenant: stored, compared, tried in a shadow run, activated only over the one that was expected."""

from __future__ import annotations

import dataclasses
import gc
import weakref
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onefold.graph.answers import Regrouping, RescoreProgress
from onefold.graph.ask import export
from onefold.graph.ask.export import ExportKind
from onefold.graph.engine import Engine
from onefold.graph.errors import Conflict, ModelOutdated, NotFound
from onefold.graph.model.compare import FrequencyDifference, NumberDifference, WeightDifference, compare_models
from onefold.graph.model.hypotheses import Hypothesis
from onefold.graph.model.model import Model, shipped_model
from onefold.graph.rated import RatedGolden
from onefold.graph.rebuild.shadow import regroupings, summarize
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.transaction import features
from onefold.graph.units import UNIT

SHIPPED = shipped_model()
STRICT = dataclasses.replace(SHIPPED, name="strict", prior=SHIPPED.prior - 60 * UNIT)
MILDER = dataclasses.replace(SHIPPED, name="milder", calibrated_max=2 * UNIT)
OUTDATED = dataclasses.replace(SHIPPED, name="old", normalizer=SHIPPED.normalizer + 1)
SAID = (("given_name", "Ottoline"), ("family_name", "Vandersloot"), ("birth_date", "1961-02-03"))
SAME = [Touchpoint("crm", SAID, record_id="1"), Touchpoint("web", (*SAID, ("city", "Leeds")), record_id="2")]
OTHER = Touchpoint("crm", (("email", "thaddeus@mailbox.org"), ("given_name", "Thaddeus")), record_id="3")


def engine_with(*touchpoints: Touchpoint, model: Model = SHIPPED) -> Engine:
    engine = Engine(MemoryStore(), model, clock=lambda: 7)
    engine.ingest("t", touchpoints)
    return engine


def last(steps: Iterable[RescoreProgress]) -> RescoreProgress:
    *_, step = steps
    return step


def test_a_page_of_an_export_tells_probabilities_by_the_model_of_its_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "PAGE", 1)
    other = (("given_name", "Thaddeus"), ("family_name", "Quillfeather"), ("birth_date", "1972-08-09"))
    engine = engine_with(*SAME, *(Touchpoint(source, other, record_id="9") for source in ("crm", "web")))
    engine.put_model("t", MILDER)
    pages = engine.export("t", ExportKind.GOLDEN)
    rows = [next(pages).rows[0]]
    last(engine.activate("t", MILDER.model_id, SHIPPED.model_id))
    rows += [row for page in pages for row in page.rows]
    assert len(rows) == 2
    for row, model in zip(rows, (SHIPPED, MILDER), strict=True):
        assert isinstance(row, RatedGolden)
        assert row.weakest_join is not None
        assert row.confidence == model.probability(row.weakest_join)


def test_a_model_is_stored_without_being_activated() -> None:
    engine = engine_with(OTHER)
    stored = engine.put_model("t", STRICT)
    assert (stored.model_id, stored.name, stored.population) == (STRICT.model_id, "strict", STRICT.population)
    assert engine.put_model("t", STRICT) == stored
    assert {m.model_id for m in engine.models("t")} == {SHIPPED.model_id, STRICT.model_id}
    assert engine.model("t", STRICT.model_id).body == STRICT.body
    assert engine.active_model("t").model_id == SHIPPED.model_id
    with pytest.raises(NotFound, match="no model none is stored"):
        engine.model("t", "none")


def test_models_of_tenants_never_mix() -> None:
    engine = engine_with(OTHER)
    engine.put_model("t", STRICT)
    assert engine.models("other") == []
    with pytest.raises(NotFound, match=STRICT.model_id):
        engine.model("other", STRICT.model_id)


def test_activation_is_a_compare_and_set() -> None:
    engine = engine_with(*SAME)
    engine.put_model("t", STRICT)
    with pytest.raises(Conflict, match=f"model {STRICT.model_id} was expected.*but it is {SHIPPED.model_id}"):
        last(engine.activate("t", STRICT.model_id, expected_model_id=STRICT.model_id))
    summary = last(engine.activate("t", STRICT.model_id, expected_model_id=SHIPPED.model_id)).summary
    assert summary is not None
    assert (summary.activated, summary.splits) == (True, 1)
    assert engine.active_model("t").model_id == STRICT.model_id


def test_what_was_packed_for_an_earlier_model_is_let_go() -> None:
    engine = engine_with(*SAME)
    engine.put_model("t", STRICT)
    last(engine.activate("t", STRICT.model_id, SHIPPED.model_id))
    (packed,) = (weakref.ref(pool) for pools in engine._models._pools.values() for pool in pools)
    engine.ingest("t", [OTHER])
    gc.collect()
    assert packed() is None


@pytest.mark.parametrize("asked", ["explain_match", "explain_golden", "resolve"])
def test_questions_alone_never_fill_the_memory(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "POOL_ROWS", 1)
    engine = engine_with(*SAME)
    golden_id = engine.golden_of_record("t", "crm", "1").golden_id
    ask: dict[str, Callable[[], object]] = {
        "explain_match": lambda: engine.explain_match("t", ("crm", "1"), ("web", "2")),
        "explain_golden": lambda: engine.explain_golden("t", golden_id),
        "resolve": lambda: engine.resolve("t", [OTHER]),
    }
    ask[asked]()
    (pool,) = engine._models._pools["t"]
    pool.add(b"k" * 16, {"email": ("somebody@else.org",)})
    ask[asked]()
    assert pool.row(b"k" * 16) == -1


def test_of_two_activations_at_once_one_loses() -> None:
    engine = engine_with(*SAME)
    loose = dataclasses.replace(SHIPPED, name="loose")
    ids = [engine.put_model("t", model).model_id for model in (STRICT, loose)]
    first, second = (engine.activate("t", model_id, SHIPPED.model_id) for model_id in ids)
    next(first)
    last(second)
    with pytest.raises(Conflict):
        last(first)
    assert engine.active_model("t").model_id == loose.model_id


def test_a_tenant_without_records_takes_a_model_at_once() -> None:
    engine = Engine(MemoryStore(), SHIPPED)
    engine.put_model("t", STRICT)
    assert engine.active_model_id("t") == ""
    with pytest.raises(Conflict, match="was expected to be the active one, but it is none"):
        last(engine.activate("t", STRICT.model_id, SHIPPED.model_id))
    summary = last(engine.activate("t", STRICT.model_id, "")).summary
    assert summary is not None
    assert summary.activated
    engine.ingest("t", SAME)
    assert engine.counts("t").golden_records == 2  # by the strict model
    assert engine.check("t").problems == ()


def test_a_model_may_be_stored_before_any_record() -> None:
    engine = Engine(MemoryStore(), SHIPPED)
    engine.put_model("t", STRICT)
    assert last(engine.rescore("t")).summary is not None
    engine.ingest("t", SAME)
    assert engine.active_model("t").model_id == SHIPPED.model_id
    assert engine.check("t").problems == ()


def test_a_model_of_another_normalization_is_kept_but_not_used() -> None:
    engine = engine_with(*SAME)
    engine.put_model("t", OUTDATED)
    refused: list[Any] = [
        lambda: engine.activate("t", OUTDATED.model_id, SHIPPED.model_id),
        lambda: engine.rescore_with("t", OUTDATED),
        lambda: engine.shadow_run("t", OUTDATED),
        lambda: Engine(MemoryStore(), OUTDATED),
    ]
    for attempt in refused:
        with pytest.raises(ModelOutdated, match=r"was made for version \d+ of the normalization"):
            attempt()


def test_a_shadow_run_says_what_would_split_and_what_would_merge() -> None:
    engine = engine_with(*SAME, OTHER)
    before = engine.golden_of_record("t", "crm", "1").golden_id
    step = last(engine.shadow_run("t", STRICT))
    assert step.summary is not None
    assert (step.summary.splits, step.summary.merges, step.summary.activated) == (1, 0, False)
    (split,) = step.regroupings
    refs = [record for _, records in split.before for record in records]
    assert (split.kind, split.records, [i for i, _ in split.before]) == ("split", 2, [before])
    assert split.after == tuple((ref,) for ref in refs)
    assert sorted(refs) == [("crm", "1"), ("web", "2")]
    assert engine.golden_of_record("t", "crm", "1").golden_id == before

    strict = engine_with(*SAME, OTHER, model=STRICT)
    (merge,) = last(strict.shadow_run("t", SHIPPED)).regroupings
    assert (merge.kind, merge.after) == ("merge", (tuple(refs),))


def keyed(golden_of: dict[str, str]) -> dict[bytes, str]:
    return {record.encode(): golden_id for record, golden_id in golden_of.items()}


def test_golden_records_that_exchange_records_are_one_regrouping() -> None:
    before = keyed({"a": "g1", "b": "g1", "c": "g2", "d": "g3", "e": "g4", "f": "g5", "g": "g5"})
    after = keyed({"a": "h1", "b": "h2", "c": "h2", "d": "h3", "e": "h3", "f": "h4", "g": "h4"})
    refs = {record: ("s", record.decode()) for record in before}
    exchange = Regrouping(
        before=(("g1", (("s", "a"), ("s", "b"))), ("g2", (("s", "c"),))),
        after=((("s", "a"),), (("s", "b"), ("s", "c"))),
    )
    merge = Regrouping(before=(("g3", (("s", "d"),)), ("g4", (("s", "e"),))), after=((("s", "d"), ("s", "e")),))
    assert regroupings(before, after, refs) == (exchange, merge)
    assert (exchange.kind, merge.kind) == ("regroup", "merge")
    reverse = dict(reversed(before.items())), dict(reversed(after.items())), refs
    assert regroupings(*reverse) == (exchange, merge)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_a_record_moved_when_its_golden_record_is_another_set(rows: list[tuple[int, int]]) -> None:
    before, after = ({b"%d" % n: str(row[side]) for n, row in enumerate(rows)} for side in (0, 1))
    held = [{r: {x for x in of if of[x] == of[r]} for r in of} for of in (before, after)]
    assert summarize("m", False, before, after).records_moved == sum(held[0][r] != held[1][r] for r in before)


def test_equal_models_differ_in_nothing() -> None:
    same = compare_models(SHIPPED, dataclasses.replace(SHIPPED, name="other name"))
    assert (same.weights, same.frequencies, same.numbers) == ((), (), ())
    assert all(point.left_bits == point.right_bits for point in same.calibration)


def test_every_number_of_a_model_is_compared() -> None:
    told_otherwise = {"name", "fields", "groups", "calibrator", "rules", "variants", "alternatives"}
    names = {field.name for field in dataclasses.fields(Model)} - told_otherwise
    other = dataclasses.replace(SHIPPED, **{name: (getattr(SHIPPED, name) or 0) + UNIT for name in names})
    assert {number.name for number in compare_models(SHIPPED, other).numbers} == names


def test_a_field_bounded_with_another_group_is_told() -> None:
    (at, field), *_ = [(n, f) for n, f in enumerate(SHIPPED.fields) if f.group]
    fields = [*SHIPPED.fields]
    fields[at] = dataclasses.replace(field, group="")
    found = compare_models(SHIPPED, dataclasses.replace(SHIPPED, fields=tuple(fields)))
    assert found.numbers == (NumberDifference(f"{field.name} in group {field.group}", 1.0, 0.0),)


def test_hypotheses_that_differ_are_told() -> None:
    moved, mates = Hypothesis("moved", -3 * UNIT, ("email",)), Hypothesis("housemates", -UNIT, ("city", "phone"))
    left = dataclasses.replace(SHIPPED, variants=(moved,), alternatives=(mates,))
    assert compare_models(left, left).numbers == ()
    other = Hypothesis("housemates", -2 * UNIT, ("city", "street_name"))
    right = dataclasses.replace(SHIPPED, variants=(), alternatives=(other, Hypothesis("twins", 0, ())))
    assert compare_models(left, right).numbers == (
        NumberDifference("variant moved", -3, None),
        NumberDifference("alternative housemates", -1, -2),
        NumberDifference("phone in housemates", 1, 0),
        NumberDifference("street_name in housemates", 0, 1),
        NumberDifference("alternative twins", None, 0),
    )


def test_every_kind_of_difference_is_told() -> None:
    first, second, *rest = SHIPPED.fields
    changed = dataclasses.replace(first, weights=(first.weights[0] + UNIT, *first.weights[1:]))
    changed = dataclasses.replace(changed, frequency={**first.frequency, "hapax": 512})
    group = next(iter(SHIPPED.groups))
    model = dataclasses.replace(
        SHIPPED,
        fields=(changed, *rest),
        prior=SHIPPED.prior - UNIT // 2,
        key_cap=SHIPPED.key_cap + 1,
        groups={**SHIPPED.groups, group: 3 * UNIT},
        rules=(*SHIPPED.rules, "tea leaves"),
        calibrator=tuple((x, y - UNIT) for x, y in SHIPPED.calibrator),
    )
    found = compare_models(SHIPPED, model)
    (weight, *lost) = found.weights
    bits = first.weights[0] / UNIT
    assert weight == WeightDifference(first.name, "exact", bits, bits + 1)
    assert {(d.field, d.right_bits) for d in lost} == {(second.name, None)}
    assert found.frequencies == (FrequencyDifference(first.name, 1),)
    assert found.numbers == (
        NumberDifference("prior", SHIPPED.prior / UNIT, SHIPPED.prior / UNIT - 0.5),
        NumberDifference("key_cap", SHIPPED.key_cap, SHIPPED.key_cap + 1),
        NumberDifference(f"group {group}", SHIPPED.groups[group] / UNIT, 3),
        NumberDifference("rule tea leaves", 0, 1),
    )
    shown = {point.raw_bits: point.left_bits - point.right_bits for point in found.calibration}
    assert shown[0] == 1
