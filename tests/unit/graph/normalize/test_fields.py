"""The table of fields and what follows from it elsewhere."""

from __future__ import annotations

import pytest

from modelling.fields import FIELDS as MODELLED
from onefold.graph.kinds import LEVELS, Kind, numbered
from onefold.graph.model.model import shipped_model
from onefold.graph.normalize import EVIDENCE_FIELDS, FIELD_NAMES, IDENTIFIER_NAMESPACES, Conventions, normalize
from onefold.graph.normalize.fields import BY_NAME, FIELDS
from onefold.graph.training.estimates.typical import of_one_person, of_strangers


def test_a_field_stands_once_and_is_sent_or_told_and_compared_or_taken_apart() -> None:
    assert len(BY_NAME) == len(FIELDS)
    for field in FIELDS:
        assert field.reads or field.evidence
        assert field.kind is not None or not field.evidence
        assert field.evidence or not field.identifier


@pytest.mark.parametrize("name", FIELD_NAMES)
def test_every_field_reads_any_text(name: str) -> None:
    assert normalize(name, "", Conventions()).problem == "empty"
    assert normalize(name, "n/a", Conventions()).values == ()


def test_what_other_rooms_know_follows_from_the_table() -> None:
    assert {"email", "phone", "national_id", "lei"} <= IDENTIFIER_NAMESPACES
    assert {f.name for f in MODELLED} == set(EVIDENCE_FIELDS)
    assert all(f.kind is BY_NAME[f.name].kind for f in shipped_model().fields)


def test_shares_of_levels_are_stated_by_names_that_exist() -> None:
    for field in MODELLED:
        assert {*field.stated, *field.chance, *field.weights} <= set(field.levels)
    fields = shipped_model().fields
    person = of_one_person(fields)
    assert person.sum(axis=1) == pytest.approx(1)
    assert of_strangers(fields, person).sum(axis=1) == pytest.approx(1)


@pytest.mark.parametrize("kind", Kind)
def test_numbers_of_levels_are_those_of_the_table(kind: Kind) -> None:
    assert tuple(name.replace("_", " ") for name in numbered(kind)._fields) == LEVELS[kind]
    assert tuple(numbered(kind)) == tuple(range(len(LEVELS[kind])))
    assert LEVELS[kind][0] == "exact"


@pytest.mark.parametrize("field", ["", "nickname", "custom", "custom:", "custom: \u200b", "Email"])
def test_an_unknown_field_is_an_error(field: str) -> None:
    with pytest.raises(ValueError, match="unknown field"):
        normalize(field, "x", Conventions())
