"""A source's own fields are judged by what everything else has decided, and learned with it where they earn weight."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from functools import cache

import numpy as np
import pytest

from onefold.graph.kinds import Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import MAX_VALUES
from onefold.graph.touchpoint import Record, SourceSettings, Touchpoint
from onefold.graph.training import Trained, records_of, train
from onefold.graph.training.own_fields.earned import earned, shares
from onefold.graph.training.own_fields.fields import OwnFields, kind_of
from onefold.graph.training.own_fields.judged import MOST_BITS
from onefold.graph.training.own_fields.repeats import follows, is_of_a_home
from onefold.graph.training.own_fields.together import groups
from onefold.graph.units import UNIT
from people.attributes import ATTRIBUTES, NOISE, with_noise
from people.population import generate, shuffled

NOT_SAID = frozenset({"entity", "source", "profile", "record_id"})
OWN = frozenset({*ATTRIBUTES, *NOISE})
PEOPLE, SEED = 500, 31
Drawn = tuple[list[Record], Mapping[str, SourceSettings]]


@cache
def rows() -> tuple[dict[str, str], ...]:
    """Customers with attributes and noise."""
    return tuple(with_noise(shuffled(list(generate(PEOPLE, SEED, "customers")), SEED), SEED))


def said(rows: Iterable[Mapping[str, str]], own: Iterable[str]) -> Drawn:
    """Records of rows, with some of the columns that no field is known for."""
    kept = set(own)
    return records_of(
        [
            Touchpoint(
                row["source"],
                tuple(
                    (f"custom:{name}" if name in kept else name, value)
                    for name, value in row.items()
                    if name in kept or name not in OWN | NOT_SAID
                ),
                record_id=row["record_id"],
            )
            for row in rows
        ]
    )


def names(own: Iterable[str]) -> frozenset[str]:
    return frozenset(f"custom:{name}" for name in own)


@cache
def informed() -> Trained:
    return train(*said(rows(), ATTRIBUTES), candidates=names(ATTRIBUTES))


def test_attributes_are_evidence_and_have_weights_of_their_own() -> None:
    model, told = informed().model, informed().report.own_fields
    assert model.own_fields == names(ATTRIBUTES)
    assert not informed().left_out
    assert all(report.kept and report.gain_bits > 1 for report in told)
    worth = {f.name: f.weights[0] / UNIT for f in model.fields if f.name in model.own_fields}
    assert worth["custom:policy_no"] > worth["custom:favourite_branch"] + 2
    for field in (f for f in model.fields if f.name in model.own_fields):
        best = max([field.frequency_default, *field.frequency.values()])
        assert field.weights[0] + max(best, 0) <= MOST_BITS * UNIT
        assert field.weights[-1] < 0


def test_columns_of_noise_change_nothing() -> None:
    """Not a bit of the model: neither where there is nothing but noise, nor beside what is evidence."""
    plain = train(*said(rows(), ())).model
    noisy = train(*said(rows(), NOISE), candidates=names(NOISE))
    assert noisy.model.body == plain.body
    assert noisy.left_out == names(NOISE)
    both = train(*said(rows(), OWN), candidates=names(OWN))
    assert both.model.body == informed().model.body
    assert both.left_out == names(NOISE)


def test_what_was_said_to_be_evidence_and_is_none_weighs_nothing() -> None:
    told = train(*said(rows(), NOISE))
    assert not told.left_out
    (custom,) = (f for f in told.model.fields if f.name == "custom")
    assert not any(custom.weights)


def test_any_order_of_records_makes_the_same_model() -> None:
    records, sources = said(rows(), OWN)
    random.Random(5).shuffle(records)
    assert train(records, sources, candidates=names(OWN)).model.body == informed().model.body


def test_more_fields_than_a_field_has_values_are_all_evidence() -> None:
    columns = tuple(f"code_{letter}" for letter in "abcdefghijk")
    assert len(columns) > MAX_VALUES
    marked = [
        row | {name: str(random.Random(f"{name}{row['entity']}").randrange(10**6)) for name in columns}
        for row in rows()
    ]
    assert train(*said(marked, columns)).model.own_fields == names(columns)


def marked(row: Mapping[str, str], name: str, of: str, mark: Callable[[str], str]) -> dict[str, str]:
    """The row with a column that follows another."""
    return dict(row) | ({name: mark(row[of])} if of in row else {})


def number_of(value: str) -> str:
    return f"D{random.Random(value).randrange(200)}"


@pytest.mark.parametrize(
    ("name", "of", "mark", "repeats"),
    [
        ("policy_copy", "policy_no", str, "custom:policy_"),
        ("handle", "email", lambda value: value.replace("@", " at "), "email"),
        ("depot", "city", number_of, "city"),
    ],
)
def test_what_repeats_another_column_is_left_out(name: str, of: str, mark: Callable[[str], str], repeats: str) -> None:
    drawn = said((marked(row, name, of, mark) for row in rows()), {*ATTRIBUTES, name})
    told = {report.field: report for report in train(*drawn).report.own_fields}
    left_out = {field: report.repeats for field, report in told.items() if not report.kept}
    assert len(left_out) == 1
    (field, repeated) = left_out.popitem()
    assert field.startswith("custom:policy" if of == "policy_no" else f"custom:{name}")
    assert repeated.startswith(repeats)


def test_what_always_changes_with_another_field_follows_it_and_what_changes_by_itself_does_not() -> None:
    rng = np.random.default_rng(7)
    verdict = np.repeat([9, -9], [5000, 20_000])
    other = (rng.random(len(verdict)) > np.where(verdict > 0, 0.6, 0.0001)).astype(np.int8)
    itself = (rng.random(len(verdict)) > np.where(verdict > 0, 0.6, 0.0001)).astype(np.int8)
    assert follows(other, other, verdict) == 1.0
    assert follows(itself, other, verdict) == 0.0
    assert follows(np.full_like(other, -1), other, verdict) == 0.0


def test_what_relatives_agree_in_says_whose_home_it_is() -> None:
    rng = np.random.Generator(np.random.PCG64(3))
    verdict = np.repeat([9, -9, -9], [300, 100, 5_000])
    akin = np.repeat([True, True, False], [300, 100, 5_000])
    guardian = np.where(np.repeat([0.9, 0.95, 0.01], [300, 100, 5_000]) > rng.random(5_400), 0, 1).astype(np.int8)
    policy = np.where(np.repeat([0.9, 0.01, 0.01], [300, 100, 5_000]) > rng.random(5_400), 0, 1).astype(np.int8)
    branch = np.where(np.repeat([0.9, 0.6, 0.4], [300, 100, 5_000]) > rng.random(5_400), 0, 1).astype(np.int8)
    nobody = np.zeros(5_400, bool)
    assert is_of_a_home(guardian, akin, nobody, verdict)
    assert not is_of_a_home(policy, akin, nobody, verdict)
    assert not is_of_a_home(branch, akin, nobody, verdict)
    few = np.arange(5_400) % 5 == 0
    assert not is_of_a_home(guardian[few], akin[few], nobody[few], verdict[few])


def test_where_nothing_else_says_who_lives_together_those_of_one_family_name_tell_it() -> None:
    rng = np.random.Generator(np.random.PCG64(3))
    verdict = np.repeat([9, -9, -9], [300, 2_000, 5_000])
    one_name, nobody = np.repeat([False, True, False], [300, 2_000, 5_000]), np.zeros(7_300, bool)
    address = np.where(np.repeat([0.9, 0.05, 0.002], [300, 2_000, 5_000]) > rng.random(7_300), 0, 1).astype(np.int8)
    plate = np.where(np.repeat([0.9, 0.002, 0.002], [300, 2_000, 5_000]) > rng.random(7_300), 0, 1).astype(np.int8)
    assert is_of_a_home(address, nobody, one_name, verdict)
    assert not is_of_a_home(plate, nobody, one_name, verdict)


def test_fields_that_say_partly_the_same_are_bounded_together() -> None:
    rng = np.random.default_rng(7)
    person = np.repeat([True, False], [20_000, 40_000])
    common = rng.random(len(person)) < np.where(person, 0.75, 0.02)
    agree = [common ^ (rng.random(len(person)) < 0.03) for _ in range(2)]
    agree.append(rng.random(len(person)) < np.where(person, 0.8, 0.02))
    fields = tuple(FieldModel(f"custom:{n}", Kind.EXACT, (0, 0)) for n in range(3))
    own = OwnFields(fields, np.stack([~a for a in agree], axis=1).astype(np.int8), np.arange(len(person)), ({},) * 3)
    verdict = np.where(person, 12, -12)
    found = earned(own, [verdict] * 3)
    of, bounds = groups(own, verdict, found, [0, 1, 2])
    assert set(of) == {0, 1}
    assert found.bits[0, 0] <= bounds[of[0]] / UNIT < found.bits[0, 0] + 1


def test_shares_see_through_people_among_strangers() -> None:
    """Of the pairs called strangers some are one person, as likely as they are said to be."""
    rng = np.random.default_rng(7)
    verdict = np.repeat([8, -5], [2000, 40_000])
    person = rng.random(len(verdict)) < 1 / (1 + 2.0**-verdict)
    agree = rng.random(len(verdict)) < np.where(person, 0.8, 0.0005)
    m, u = shares(1 - agree.astype(np.int64), verdict, 2)
    assert m[0] == pytest.approx(0.8, abs=0.03)
    assert u[0] == pytest.approx(0.0005, abs=0.0015)  # 40 of the 1,200 people among the strangers, more or less
    assert agree[verdict < 0].mean() > 0.02


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([f"pl-{n}" for n in range(50)], Kind.CODE),
        ([f"{letter}{other}ston" for letter in "abcdefgh" for other in "abcdefgh"], Kind.TEXT),
        (["red", "green", "blue"], Kind.EXACT),
    ],
)
def test_values_say_how_they_are_compared(values: list[str], kind: Kind) -> None:
    assert kind_of(values) is kind
