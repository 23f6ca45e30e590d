"""Any model that is read is one the engine can work with; the calibrator never falls."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from onefold.graph.errors import InvalidMapping
from onefold.graph.model.hypotheses import STRANGERS, Hypothesis
from onefold.graph.model.model import MAX_WEIGHT, parse_model, shipped_model
from onefold.graph.units import UNIT

SHIPPED = shipped_model()
PLAIN = dataclasses.replace(SHIPPED, variants=(), alternatives=())
MOVED, MATES = Hypothesis("moved", -3 * UNIT, ("email", "given_name")), Hypothesis("housemates", -UNIT, ("city",))


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"key_cap": 1}, "key_cap is 1"),
        ({"hubs": 1 << 63}, "hubs is 9223372036854775808"),
        ({"population": -1}, "population is -1"),
        ({"normalizer": 1 << 63}, "normalizer is"),
        ({"calibrator": ((0, 0), (1, 1 << 63))}, "none may exceed"),
        ({"fields": (*SHIPPED.fields, SHIPPED.fields[0])}, "once"),
        ({"fields": (dataclasses.replace(SHIPPED.fields[0], frequency_suffix={"x": 1 << 63}),)}, "none may exceed"),
        ({"hubs": 0}, "hubs is 0"),
        ({"component_cap": 0}, "component_cap is 0"),
        ({"calibrated_max": 0}, "calibrated_max is 0"),
        ({"prior": 1 << 60}, "none may exceed"),
        ({"link_bits": -MAX_WEIGHT}, "none may exceed"),
        ({"attach_margin": 1 << 60}, "none may exceed"),
        ({"calibrator": ((0, 0), (1, 0))}, "strictly increasing"),
        ({"variants": (Hypothesis("moved", 0, ("email", "shoe_size")),)}, "unknown field shoe_size"),
        ({"alternatives": (Hypothesis("twins", 0, ("shoe_size",)),)}, "unknown field shoe_size"),
        ({"alternatives": (MATES, dataclasses.replace(MATES, prior=7))}, "a name of its own"),
        ({"variants": (MATES,), "alternatives": (MATES,)}, "a name of its own"),
        ({"alternatives": (Hypothesis(STRANGERS, 0, ("city",)),)}, "none is called strangers"),
        ({"variants": (Hypothesis("", 0, ("city",)),)}, "a name of its own"),
        ({"variants": (dataclasses.replace(MOVED, prior=MAX_WEIGHT + 1),)}, "none may exceed"),
        ({"alternatives": (dataclasses.replace(MATES, prior=-MAX_WEIGHT - 1),)}, "none may exceed"),
    ],
)
def test_a_model_that_cannot_work_is_refused(changed: dict[str, Any], match: str) -> None:
    with pytest.raises(InvalidMapping, match=match):
        parse_model(dataclasses.replace(PLAIN, **changed).body)


@pytest.mark.parametrize(
    "changed",
    [
        {"prior": float("inf")},
        {"groups": []},
        {"fields": [{"name": "email", "kind": 3, "weights": []}]},
        {"rules": 7},
        {"variants": 7},
        {"variants": ["moved"]},
        {"variants": [{"name": "moved", "prior": 0, "fields": "email"}]},
        {"alternatives": [{"name": "twins", "fields": []}]},
        {"alternatives": [{"name": "twins", "prior": 0.5, "fields": []}]},
    ],
)
def test_what_is_no_model_is_refused_as_such(changed: dict[str, Any]) -> None:
    body = json.dumps({**json.loads(SHIPPED.body), **changed}).encode()
    with pytest.raises(InvalidMapping, match="not a model of Onefold"):
        parse_model(body)


def test_brackets_without_end_are_no_model() -> None:
    with pytest.raises(InvalidMapping, match="not a model of Onefold"):
        parse_model(b"[" * 100_000)


@pytest.mark.parametrize("shift", [0, -3000, 3000, -40_000, 40_000])
@pytest.mark.parametrize("calibrated_max", [1, 20 * UNIT])
def test_the_stop_weight_is_the_last_that_does_not_join(shift: int, calibrated_max: int) -> None:
    knots = tuple((x, y + shift) for x, y in SHIPPED.calibrator)
    model = dataclasses.replace(SHIPPED, calibrator=knots, calibrated_max=calibrated_max)
    assert model.calibrate(model.stop_weight) <= 0 < model.calibrate(model.stop_weight + 1)
    assert model.probability(model.stop_weight) <= 0.5 < model.probability(model.stop_weight + 1)
    calibrated = [model.calibrate(w) for w in range(-60_000, 60_000, 7)]
    assert calibrated == sorted(calibrated)
    assert all(abs(c) <= calibrated_max for c in calibrated)
    assert model.calibrate(1 << 60) == calibrated_max == -model.calibrate(-(1 << 60))


def test_a_model_that_attaches_nothing_keeps_the_id_it_had_before_any_could() -> None:
    off = dataclasses.replace(PLAIN, attach_margin=None, rules=())
    assert json.loads(off.body)["format"] == 1
    assert "attach_margin" not in json.loads(off.body)
    assert parse_model(off.body).model_id == off.model_id


@pytest.mark.parametrize("margin", [0, 3 * UNIT, -UNIT])
def test_a_margin_is_part_of_a_model(margin: int) -> None:
    model = dataclasses.replace(PLAIN, attach_margin=margin)
    assert json.loads(model.body)["format"] == 2
    assert parse_model(model.body) == model
    assert model.model_id != dataclasses.replace(PLAIN, attach_margin=None).model_id


@pytest.mark.parametrize("kinds", [{"variants": (MOVED,)}, {"alternatives": (MATES,)}])
@pytest.mark.parametrize("margin", [None, UNIT])
def test_hypotheses_are_part_of_a_model(kinds: dict[str, Any], margin: int | None) -> None:
    plain = dataclasses.replace(PLAIN, attach_margin=margin)
    model = dataclasses.replace(plain, **kinds)
    assert json.loads(model.body)["format"] == 3
    assert parse_model(model.body) == model
    assert model.model_id != plain.model_id
    assert {"variants", "alternatives"}.isdisjoint(json.loads(plain.body))


def test_a_field_that_a_hypothesis_names_twice_counts_once() -> None:
    body = json.loads(dataclasses.replace(PLAIN, variants=(MOVED,)).body)
    body["variants"][0]["fields"] = ["given_name", "email", "email"]
    assert parse_model(json.dumps(body).encode()).variants == (MOVED,)


def test_a_model_without_hypotheses_weighs_against_strangers() -> None:
    assert PLAIN.weigh({"email": 20_000, "city": -700}) == PLAIN.prior + 19_300
    assert PLAIN.one_person({}) == ("", PLAIN.prior)


def test_a_model_of_a_later_format_is_refused() -> None:
    later = json.dumps({**json.loads(SHIPPED.body), "format": 99}).encode()
    with pytest.raises(InvalidMapping, match="format 99 is not supported; this version reads 1 to 3"):
        parse_model(later)
