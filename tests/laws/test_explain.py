"""Explanations say what was done: every join, a steward's too, and no key that does not find."""

from __future__ import annotations

from collections.abc import Callable

from laws import new_engine, take
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


def test_no_key_finds_a_record_that_says_too_little(store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), shipped_model()
    take(store, tenant, model, [[Touchpoint("crm", BOB, "1", "1"), Touchpoint("crm", BOB[1:2], "2", "2")]])
    pair = new_engine(store, model).explain_match(tenant, ("crm", "1"), ("crm", "2"))
    assert (pair.found_by, pair.generic, pair.is_edge) == ((), (), False)
    assert "says too little" in pair.verdict
