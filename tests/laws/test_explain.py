"""Explanations say what was done: every join, a steward's too, and no key that does not find."""

from __future__ import annotations

from collections.abc import Callable

from histories import tiny_model

from laws import new_engine, take
from onefold.graph.explanations import WhyNot
from onefold.graph.linkage import ASSERTED
from onefold.graph.model.model import shipped_model
from onefold.graph.store.contract import Store
from onefold.graph.touchpoint import Assert, Touchpoint

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
    assert (pair.assertion, pair.rulings[1].author, pair.rulings[1].reason) == ("", "eve", "other voice")
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
