"""Models over the API: stored, listed, compared, tried, activated over the one that was expected."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from onefold.graph import errors
from onefold.graph.model.compare import compare_models
from onefold.graph.model.model import UNIT, shipped_model
from onefold.graph.touchpoint import Touchpoint
from onefold.server.client import Client
from onefold.server.service import models as model_service
from onefold.v1 import model_pb2, model_pb2_grpc

Person = Callable[..., Touchpoint]
SHIPPED = shipped_model()
STRICT = dataclasses.replace(SHIPPED, name="strict", prior=SHIPPED.prior - 400 * UNIT)
OUTDATED = dataclasses.replace(SHIPPED, name="outdated", normalizer=SHIPPED.normalizer + 1)


@pytest.fixture
def people(client: Client, tenant: str, person: Person) -> str:
    """A tenant with three people, of whom one stands in two sources in slightly other words."""
    similar = Touchpoint("web", person(1, "web", "w").values[:4], record_id="w")
    client.ingest(tenant, [person(1, "crm", "1"), similar, person(2, "crm", "2"), person(3, "crm", "3")])
    return tenant


def test_a_model_is_stored_listed_and_read_without_being_activated(client: Client, people: str) -> None:
    stored = client.put_model(people, STRICT)
    assert (stored.model_id, stored.name, stored.normalizer) == (STRICT.model_id, "strict", STRICT.normalizer)
    assert client.put_model(people, STRICT) == stored
    assert [m.model_id for m in client.models(people)] == [SHIPPED.model_id, STRICT.model_id]
    assert client.model(people, STRICT.model_id).body == STRICT.body
    assert client.active_model_id(people) == SHIPPED.model_id
    assert client.model(people, "").model_id == SHIPPED.model_id


def test_models_are_listed_in_pages(client: Client, tenant: str) -> None:
    ids = [client.put_model(tenant, dataclasses.replace(SHIPPED, name=f"m{n}")).model_id for n in range(5)]
    stub, metadata = model_pb2_grpc.ModelServiceStub(client.channel), (("onefold-tenant", tenant),)
    found, request = [], model_pb2.ListModelsRequest(page_size=2)
    for size in (2, 2, 1):
        page = stub.ListModels(request, metadata=metadata)
        assert len(page.models) == size
        found += [m.model_id for m in page.models]
        request.page_token = page.next_page_token
    assert (found, request.page_token) == (ids, "")
    assert client.active_model_id(tenant) == ""
    with pytest.raises(Exception, match="page_token is not one that this list gave"):
        stub.ListModels(model_pb2.ListModelsRequest(page_token="eA=="), metadata=metadata)


def test_what_is_no_model_is_refused(client: Client, tenant: str) -> None:
    stub, metadata = model_pb2_grpc.ModelServiceStub(client.channel), (("onefold-tenant", tenant),)
    with pytest.raises(Exception, match="this is not a model of Onefold"):
        stub.PutModel(model_pb2.PutModelRequest(body=b"{}"), metadata=metadata)
    assert client.models(tenant) == []


def test_a_model_that_is_not_there_is_not_found(client: Client, people: str, tenant: str) -> None:
    with pytest.raises(errors.NotFound, match="no model nothing is stored"):
        client.model(people, "nothing")
    with pytest.raises(errors.NotFound, match="no model nothing is stored"):
        list(client.activate(people, "nothing", SHIPPED.model_id))
    with pytest.raises(errors.NotFound, match="no active model yet"):
        client.model(f"{tenant}-empty", "")


def test_two_models_are_compared(client: Client, people: str) -> None:
    client.put_model(people, STRICT)
    found = client.compare_models(people, SHIPPED.model_id, STRICT.model_id)
    assert found == compare_models(SHIPPED, STRICT)
    assert [number.name for number in found.numbers] == ["prior"]


def test_a_shadow_run_says_what_would_change_and_changes_nothing(
    client: Client, people: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_service, "REGROUPED_RECORDS", 1)
    before = client.golden_of_record(people, "crm", "1")
    *steps, done = client.shadow_run(people, STRICT)
    assert all(step.summary is None for step in steps)
    assert done.summary is not None
    assert (done.summary.splits, done.summary.activated, done.records_total) == (1, False, 4)
    (split,) = done.regroupings
    assert (split.kind, split.before[0][0]) == ("split", before.golden_id)
    assert sorted(ref for group in split.after for ref in group) == [("crm", "1"), ("web", "w")]
    assert [m.model_id for m in client.models(people)] == [SHIPPED.model_id]
    assert client.golden_of_record(people, "crm", "1") == before
    *_, none_listed = client.shadow_run(people, STRICT, max_regroupings=0)
    assert (none_listed.summary, none_listed.regroupings) == (done.summary, ())
    with pytest.raises(errors.InvalidArgument, match="max_regroupings is 0 to 100000"):
        list(client.shadow_run(people, STRICT, max_regroupings=-1))


def test_activation_is_a_compare_and_set(client: Client, people: str) -> None:
    client.put_model(people, STRICT)
    with pytest.raises(errors.Conflict, match=f"but it is {SHIPPED.model_id}") as lost:
        list(client.activate(people, STRICT.model_id, ""))
    assert lost.value.metadata == {"expected_model_id": "", "active_model_id": SHIPPED.model_id}
    *_, last = client.activate(people, STRICT.model_id, SHIPPED.model_id)
    assert last.summary is not None
    assert (last.summary.activated, last.summary.splits) == (True, 1)
    assert client.active_model_id(people) == STRICT.model_id
    assert client.check(people).problems == ()
    *_, back = client.activate(people, SHIPPED.model_id, STRICT.model_id)
    assert back.summary is not None
    assert back.summary.merges == 1


def test_a_tenant_without_records_takes_a_model_at_once(client: Client, tenant: str, person: Person) -> None:
    client.put_model(tenant, STRICT)
    *_, last = client.activate(tenant, STRICT.model_id, "")
    assert last.summary is not None
    assert last.summary.activated
    similar = Touchpoint("web", person(1, "web", "w").values[:4], record_id="w")
    client.ingest(tenant, [person(1, "crm", "1"), similar])
    assert client.counts(tenant).golden_records == 2
    assert client.check(tenant).problems == ()


def test_a_model_of_another_normalization_is_not_activated(client: Client, people: str) -> None:
    client.put_model(people, OUTDATED)
    with pytest.raises(errors.ModelOutdated, match="of the normalization"):
        list(client.activate(people, OUTDATED.model_id, SHIPPED.model_id))
    with pytest.raises(errors.ModelOutdated, match="of the normalization"):
        list(client.shadow_run(people, OUTDATED.model_id))
    assert client.active_model_id(people) == SHIPPED.model_id
