"""Explanations say what was done: every join, a steward's too, and no key that does not find."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laws.histories import MATES, MOVED, RELATIVES, TWINS, tiny_model
from laws.states import new_engine, take
from onefold.graph.model.hypotheses import Hypothesis
from onefold.graph.model.model import shipped_model
from onefold.graph.reasons import WhyNot
from onefold.graph.store.contract import Store
from onefold.graph.touchpoint import Assert, Touchpoint
from onefold.graph.transaction.linkage import ASSERTED

BOB = (("given_name", "Bob"), ("family_name", "Berg"), ("email", "bob.berg@posteo.de"))
ZOE = (("given_name", "Zoe"), ("family_name", "Quist"), ("email", "zoe@posteo.de"))


def test_joins_of_records_that_say_the_same_and_of_a_steward(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    people = [Touchpoint("crm", said, str(n), str(n)) for n, said in enumerate((BOB, BOB, ZOE))]
    take(store, tenant, model, [people])
    engine = new_engine(store, model)
    (alike,) = engine.explain_golden(tenant, engine.golden_of_record(tenant, "crm", "0").golden_id).joins
    assert not alike.asserted
    assert alike.probability > 0.9
    take(store, tenant, model, [[Assert("a", "same", ("crm", "1"), ("crm", "2"))]])
    (ruled,) = engine.explain_golden(tenant, engine.golden_of_record(tenant, "crm", "0").golden_id).joins
    assert ruled.asserted
    assert len((*ruled.left, *ruled.right)) == 3


def test_a_steward_joins_one_who_says_too_little(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    people = [Touchpoint("crm", BOB, "1", "1"), Touchpoint("crm", ZOE[:1], "2", "2")]
    take(store, tenant, model, [people, [Assert("a", "same", ("crm", "1"), ("crm", "2"))]])
    engine = new_engine(store, model)
    golden = engine.golden_of_record(tenant, "crm", "2")
    (ruled,) = engine.explain_golden(tenant, golden.golden_id).joins
    assert (ruled.asserted, ruled.fields) == (True, ())
    assert golden.weakest_join == ASSERTED


def test_no_key_finds_a_record_that_says_too_little(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    take(store, tenant, model, [[Touchpoint("crm", BOB, "1", "1"), Touchpoint("crm", BOB[1:2], "2", "2")]])
    pair = new_engine(store, model).explain_match(tenant, ("crm", "1"), ("crm", "2"))
    assert (pair.found_by, pair.generic, pair.is_edge) == ((), (), False)
    assert "says too little" in pair.verdict


def test_a_record_that_fits_a_person_as_a_whole_is_attached(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), tiny_model(link_bits=-6, attach_margin=0)
    email = ("email", "anna@gmx.de")
    people = [
        Touchpoint("crm", (("given_name", "Anna"), ("birth_date", "1955-11-23"), email), "1", "1"),
        Touchpoint("crm", (("given_name", "Bob"), ("birth_date", "1980-02-01"), email), "2", "2"),
        Touchpoint("crm", (("given_name", "Anna"), ("birth_date", "1980-02-01")), "3", "3"),
    ]
    take(store, tenant, model, [people, [Assert("a", "same", ("crm", "1"), ("crm", "2"))]])
    engine = new_engine(store, model)
    golden = engine.golden_of_record(tenant, "crm", "3")
    assert golden.records == 3
    _, attached = engine.explain_golden(tenant, golden.golden_id).joins
    assert attached.attached
    assert attached.right == (("crm", "3"),)
    assert golden.weakest_join == attached.bits * 1024
    assert engine.resolve(tenant, [Touchpoint("crm", people[2].values)])[0].golden_id == golden.golden_id
    take(store, tenant, model, [[Assert("b", "not_same", ("crm", "2"), ("crm", "3"))]])
    assert engine.golden_of_record(tenant, "crm", "3").records == 1


def test_a_steward_keeps_apart_along_a_chain(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    people = [Touchpoint("crm", (*BOB, ("login", f"bob{n}")), str(n), str(n)) for n in range(4)]
    rulings = [
        Assert("a", "same", ("crm", "0"), ("crm", "1")),
        Assert("b", "not_same", ("crm", "1"), ("crm", "2"), "eve", "other voice"),
        Assert("c", "same", ("crm", "2"), ("crm", "absent")),
    ]
    take(store, tenant, model, [people, rulings])
    engine = new_engine(store, model)
    pair = engine.explain_match(tenant, ("crm", "0"), ("crm", "2"))
    assert pair.why_not is WhyNot.NOT_SAME
    assert [r.assertion_id for r in pair.rulings] == ["a", "b"]
    assert (pair.assertion, pair.rulings[1].author, pair.rulings[1].reason) == (None, "eve", "other voice")
    assert "crm:0 same crm:1, crm:1 not same crm:2, by eve" in pair.verdict
    assert "Revoking b" in pair.remedy
    direct = engine.explain_match(tenant, ("crm", "2"), ("crm", "1"))
    assert (direct.assertion, direct.why_not) == ("not_same", WhyNot.NOT_SAME)
    beside = engine.explain_match(tenant, ("crm", "3"), ("crm", "0"))
    other = engine.explain_match(tenant, ("crm", "3"), ("crm", "2"))
    assert {beside.why_not, other.why_not} == {WhyNot.NONE, WhyNot.NOT_SAME_OTHERS}


def test_a_record_beside_itself_is_one(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    take(store, tenant, model, [[Touchpoint("crm", BOB, "1", "1")]])
    pair = new_engine(store, model).explain_match(tenant, ("crm", "1"), ("crm", "1"))
    assert (pair.same_golden_record, pair.why_not, pair.remedy) == (True, WhyNot.NONE, "")
    assert "it is one record" in pair.verdict


def test_swapped_names_are_shown_as_such(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    said = (("given_name", "Ottoline"), ("family_name", "Quill"), ("birth_date", "1980-03-04"))
    turned = (("given_name", "Quill"), ("family_name", "Ottoline"), ("birth_date", "1980-03-04"))
    take(store, tenant, model, [[Touchpoint("crm", said, "1", "1"), Touchpoint("web", turned, "2", "2")]])
    pair = new_engine(store, model).explain_match(tenant, ("crm", "1"), ("web", "2"))
    rows = {f.field: f for f in pair.fields}
    assert rows["given_name"].level == "swapped"
    assert rows["given_name"].bits > 0


STONE = (("family_name", "Stone"), ("phone", "020 7946 0958"))
BORN = ("birth_date", "1980-01-03")
FAMILIES = tiny_model(link_bits=-6, variants=(MOVED,), alternatives=(MATES, RELATIVES, TWINS))
ALIKE = Hypothesis("people of one table", -4000, ("family_name", "phone"))


def test_twins_are_two_people_and_told_to_be_twins(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant = fresh_tenant()
    anna, bob = ((*STONE, BORN, ("given_name", name)) for name in ("Anna", "Bob"))
    take(store, tenant, FAMILIES, [[Touchpoint("crm", anna, "1", "1"), Touchpoint("crm", bob, "2", "2")]])
    pair = new_engine(store, FAMILIES).explain_match(tenant, ("crm", "1"), ("crm", "2"))
    assert pair.why_not is WhyNot.ANOTHER
    assert (pair.alternative, pair.decisive) == ("twins", ("given_name",))
    assert set(pair.alternative_fields) == {"birth_date", "family_name", "phone"}
    assert "likelier twins, with phone, birth_date, family_name in common (-10.2 bits): -0.5 bits" in pair.verdict
    assert "decided by given_name different -3.0, without which it would be above 0" in pair.verdict
    assert "agree on given_name" in pair.remedy
    assert pair.join is not None
    assert (pair.join.alternative, [f.field for f in pair.join.telling]) == ("twins", ["given_name"])


def test_where_nothing_disagrees_what_they_share_is_not_enough(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), tiny_model(alternatives=(ALIKE,))
    said = (STONE, (*STONE, BORN))
    take(store, tenant, model, [[Touchpoint("crm", values, str(n), str(n)) for n, values in enumerate(said)]])
    pair = new_engine(store, model).explain_match(tenant, ("crm", "0"), ("crm", "1"))
    assert (pair.why_not, pair.decisive) == (WhyNot.ANOTHER, ())
    assert pair.remedy.startswith("What people of one table do not share would have to agree.")


def test_one_person_is_told_who_else_it_could_have_been(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, anna = fresh_tenant(), (*STONE, BORN, ("given_name", "Anna"))
    moved = (*anna[:1], *anna[2:], ("phone", "0113 496 0101"), ("email", "x@posteo.de"))
    was = (*anna, ("email", "anna@gmx.de"))
    people = [Touchpoint("crm", said, str(n), str(n)) for n, said in enumerate((anna, was, moved))]
    take(store, tenant, FAMILIES, [people])
    engine = new_engine(store, FAMILIES)
    same = engine.explain_match(tenant, ("crm", "0"), ("crm", "1"))
    assert "; the likeliest other: twins, -" in same.verdict
    assert (same.way, same.way_bits) == ("", 0.0)
    apart = engine.explain_match(tenant, ("crm", "1"), ("crm", "2"))
    assert (apart.way, apart.way_bits) == ("moved", 1500 / 1024)
    assert "taken as moved" in apart.verdict
    (told,) = engine.resolve(tenant, [Touchpoint("web", was)])
    best = told.candidates[0]
    fields = FAMILIES.prior / 1024 + sum(f.bits for f in best.explanation)
    assert best.bits == fields + best.way_bits + best.alternative_bits
    assert best.alternative_bits < 0


def test_what_says_the_same_is_one_person_of_little_confidence(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), tiny_model(alternatives=(ALIKE,))
    take(store, tenant, model, [[Touchpoint("crm", STONE, str(n), str(n)) for n in range(2)]])
    engine = new_engine(store, model)
    pair = engine.explain_match(tenant, ("crm", "0"), ("crm", "1"))
    assert (pair.same_golden_record, pair.why_not, pair.same_evidence) == (True, WhyNot.NONE, True)
    assert "both say exactly the same, no more than people of one table would: -0.3 bits" in pair.verdict
    golden = engine.golden_of_record(tenant, "crm", "0")
    built = engine.explain_golden(tenant, golden.golden_id)
    assert built.joins[0].bits == pair.total_bits == -300 / 1024
    assert built.joins[0].probability == pytest.approx(pair.probability)
    assert pair.probability < 0.5
    again = engine.explain_touchpoint(tenant, Touchpoint("web", STONE, "new", "new"))
    assert again.golden_id == golden.golden_id
    assert again.best is not None
    assert again.best.total_bits == pair.total_bits
    (answer,) = engine.resolve(tenant, [Touchpoint("web", STONE)])
    assert answer.golden_id == golden.golden_id
    assert answer.candidates[0].bits == pair.total_bits
    assert engine.ingest(tenant, [Touchpoint("web", STONE, "new", "new")])[0].golden_id == golden.golden_id
