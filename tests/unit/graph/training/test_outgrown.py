"""A tenant that has outgrown its model is told in what; one that fits it, or could not learn a better one, is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generated import generated
from onefold.graph.engine import Engine
from onefold.graph.model.model import UNIT, Model, shipped_model
from onefold.graph.normalize import EVIDENCE_FIELDS
from onefold.graph.store.memory import MemoryStore
from onefold.graph.store.rows import Counts
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.training.outgrown import Outgrown, reasons

SHIPPED = shipped_model()
NAMED = {"given_name": ("ann",), "email": ("ann@mailbox.org",)}
FITTING = Counts(records=25_000, evidences=25_000, matches=20_000)


def people(rows: int, profile: str = "crm") -> list[Touchpoint]:
    return generated(rows, 5, profile)


def engine_with(touchpoints: list[Touchpoint], model: Model = SHIPPED) -> Engine:
    engine = Engine(MemoryStore(), model)
    engine.ingest("t", touchpoints)
    return engine


def activate_trained(engine: Engine) -> None:
    stored = engine.put_model("t", engine.train("t").model)
    list(engine.activate("t", stored.model_id, engine.active_model_id("t")))


def test_the_shipped_model_fits_a_tenant_like_those_it_was_made_for() -> None:
    assert reasons(SHIPPED, FITTING, [NAMED] * 10) == ()
    assert set(EVIDENCE_FIELDS) - {"custom"} <= {f.name for f in SHIPPED.fields}


@pytest.mark.parametrize("records", [25_000 * 8 + 1, 25_000 // 8 - 1])
def test_many_times_more_or_fewer_records_are_told(records: int) -> None:
    assert Outgrown.RECORDS in reasons(SHIPPED, replace(FITTING, records=records), [NAMED])
    kept = Counts(records=25_000 * 8, evidences=25_000 * 8, matches=1_000_000)
    assert Outgrown.RECORDS not in reasons(SHIPPED, kept, [NAMED])


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"email": ("a@b.org",)}, True),  # absent from this model
        ({"custom": ("dog=rex",)}, True),  # by no name of its own
        ({"custom:dog": ("rex",)}, False),
        ({"record_kind": ("person",), "joins": ("login",), "per_person": ("login 1",)}, False),
        ({}, False),
    ],
)
def test_fields_that_the_model_never_learned_of_are_told(fields: dict[str, tuple[str, ...]], told: bool) -> None:
    own = replace(next(f for f in SHIPPED.fields if f.name == "login"), name="custom:dog", group="")
    model = replace(SHIPPED, fields=(*(f for f in SHIPPED.fields if f.name not in ("email", "record_kind")), own))
    said = {"given_name": ("ann",), **fields}
    plain = {"given_name": ("bob",)}
    assert (reasons(model, FITTING, [said, *[plain] * 9]) == (Outgrown.FIELDS,)) is told
    assert reasons(model, FITTING, [said, *[plain] * 10]) == ()


def test_own_fields_that_were_judged_to_be_no_evidence_are_not_told_for_ever() -> None:
    judged = tuple(f if f.name != "custom" else replace(f, weights=(0,) * len(f.weights)) for f in SHIPPED.fields)
    assert reasons(replace(SHIPPED, fields=judged), FITTING, [{**NAMED, "custom": ("batch=7",)}]) == ()


@pytest.mark.parametrize(
    ("matches", "records", "told"),
    [
        (20_000 * 8 + 2000, 25_000, True),
        (20_000 * 8 - 2000, 25_000, False),
        (2000, 25_000, True),
        (2000, 26_000, False),  # with records that say the same it may be enough
        (20_000, 190_000, False),
    ],
)
def test_many_times_more_or_fewer_matches_than_the_prior_expects_are_told(
    matches: int, records: int, told: bool
) -> None:
    counts = Counts(records=records, evidences=25_000, matches=matches)
    assert (Outgrown.TRUST in reasons(SHIPPED, counts, [NAMED])) is told


def test_few_matches_are_chance() -> None:
    rare = replace(SHIPPED, prior=SHIPPED.prior - 12 * UNIT)  # expects 5 of so many
    assert reasons(rare, replace(FITTING, matches=99), [NAMED]) == ()
    assert reasons(rare, replace(FITTING, matches=100), [NAMED]) == (Outgrown.TRUST,)


def test_a_small_tenant_is_told_nothing() -> None:
    assert engine_with(people(99)).outgrown("t") == ()
    assert engine_with(people(5)).outgrown("nobody") == ()


@pytest.mark.parametrize(("rows", "profile"), [(110, "crm"), (300, "web"), (1500, "mixed")])
def test_what_was_just_trained_and_activated_is_never_outgrown(rows: int, profile: str) -> None:
    engine = engine_with(people(rows, profile))
    assert Outgrown.RECORDS in engine.outgrown("t")
    activate_trained(engine)
    assert engine.outgrown("t") == ()
    assert engine.outgrown("t", engine.counts("t")) == ()


def test_own_fields_are_told_until_a_model_has_judged_them() -> None:
    touchpoints = [replace(t, values=(*t.values, ("custom:batch", str(n % 7)))) for n, t in enumerate(people(300))]
    engine = engine_with(touchpoints)
    assert Outgrown.FIELDS in engine.outgrown("t")
    activate_trained(engine)
    assert engine.outgrown("t") == ()


def test_own_fields_that_came_after_the_training_are_told() -> None:
    engine = engine_with(people(300))
    activate_trained(engine)
    engine.ingest("t", [replace(t, values=(*t.values, ("custom:dog", "rex"))) for t in people(40)])
    assert engine.outgrown("t") == (Outgrown.FIELDS,)
