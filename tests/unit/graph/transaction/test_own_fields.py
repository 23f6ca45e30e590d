"""A source's own fields, `custom:<name>`: each by its name where the model knows it, else all in one as ever."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onefold.graph.engine import Engine
from onefold.graph.kernels.score import field_values
from onefold.graph.kinds import Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import MAX_VALUES, Model, parse_model, shipped_model
from onefold.graph.normalize import Conventions, custom_field, normalize_record
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.transaction.blocking.rules import OWN_RULES, key_texts
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.said import evidence_of, folded
from onefold.graph.units import UNIT

SAID = (("family_name", "Novak"), ("birth_date", "1980-02-03"), ("custom:Tier", "Gold"), ("custom:Shoe=Size", "UK 9"))


def knowing(*names: str) -> Model:
    """The shipped model with weights for own fields."""
    base = shipped_model()
    own = tuple(FieldModel(custom_field(name), Kind.EXACT, (UNIT, -UNIT)) for name in names)
    return replace(base, fields=(*base.fields, *own))


def said(*values: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    return normalize_record(values, Conventions())


def test_a_model_that_knows_no_name_sees_the_evidence_that_it_always_saw() -> None:
    """Byte for byte: stored models keep their fingerprints, hubs and partitions."""
    member = evidence_of(said(*SAID), frozenset(), b"", shipped_model().own_fields)
    body = (
        b'{"birth_date":["19800203"],"custom":["shoe size=uk 9","tier=gold"],"family_name":["novak"],'
        b'"record_kind":["person"]}'
    )
    assert member.body == body


def test_a_model_sees_by_name_what_it_knows_by_name() -> None:
    model = knowing("custom:TIER ")
    assert model.own_fields == {"custom:tier"}
    evidence = evidence_of(said(*SAID), frozenset(), b"", model.own_fields).evidence
    assert evidence["custom:tier"] == ("gold",)
    assert evidence["custom"] == ("shoe size=uk 9",)
    assert parse_model(model.body) == model


def test_a_record_may_have_many_more_own_fields_than_a_field_has_values() -> None:
    names = [f"custom:{letter}" for letter in "abcdefghijkl"]
    assert len(names) > MAX_VALUES
    model = knowing(*names)
    pool = FeaturePool(model, model.fields)
    for n, changed in enumerate(("", "custom:l")):
        values = [(name, "other" if name == changed else "same") for name in names]
        pool.add(bytes([n]), evidence_of(said(*values), frozenset(), b"", model.own_fields).evidence)
    values = field_values(np.array([0]), np.array([1]), pool.features(), pool.weights)[1]
    assert [v // UNIT for v in values[0][-len(names) :].tolist()] == [*[1] * (len(names) - 1), -1]


def test_names_too_long_for_a_value_are_known_by_the_name_that_they_are_kept_under() -> None:
    name = "custom:" + "n" * 80
    assert set(said((name, "hello"))) == {custom_field(name)}
    assert folded(said((name, "hello")), frozenset()) == {"custom": ("nnnnnnnnnnnnnnnn218e89c3ba575968=hello",)}


def test_values_of_own_fields_find_pairs_under_the_fields_name_only() -> None:
    one, other = ({"custom:tier": ("gold",), "birth_date": ("19800203",)}, {"custom:shop": ("gold",)})
    rules = {"custom:tier", *("custom:tier" + more for more, _ in OWN_RULES)}
    assert rules & {rule for rule, _ in key_texts(one)} == {"custom:tier", "custom:tier, year"}
    assert not {text for text in key_texts(one) if text in key_texts(other)}
    assert [rule for rule, _ in key_texts(one, ["custom:tier, year"])] == ["custom:tier, year"]
    assert key_texts(one, ["name"]) == []


def test_an_explanation_and_the_golden_record_name_the_field() -> None:
    engine = Engine(MemoryStore(), knowing("custom:tier"))
    engine.ingest("t", [Touchpoint("crm", (*SAID, ("given_name", f"An{n}")), str(n), str(n)) for n in range(2)])
    explained = engine.explain_match("t", ("crm", "0"), ("crm", "1"))
    assert {f.field for f in explained.fields} >= {"custom:tier", "custom"}
    golden = engine.golden_of_record("t", "crm", "0")
    assert {value.attribute for value in golden.values} >= {"custom:Tier", "custom:Shoe=Size"}
