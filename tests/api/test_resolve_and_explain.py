from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from onefold.graph import errors
from onefold.graph.touchpoint import Touchpoint
from onefold.server.client import Client
from onefold.v1 import resolve_pb2, resolve_pb2_grpc

Person = Callable[..., Touchpoint]


def test_resolve_says_what_ingesting_would(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(1, "crm", "1"), person(2, "crm", "2")])
    before = client.changes(tenant)
    asked = [replace(person(n, "web", "w"), record_id=f"w{n}") for n in (1, 2, 3)]
    answers = client.resolve(tenant, asked)
    assert client.changes(tenant) == before  # nothing was written
    ingested = client.ingest(tenant, asked)
    assert [answer.golden_id for answer in answers[:2]] == [result.golden_id for result in ingested[:2]]
    assert answers[2].golden_id == ""
    assert answers[0].candidates[0].golden.golden_id == answers[0].golden_id
    assert answers[0].candidates[0].probability > 0.9
    assert {row.field: row.level for row in answers[0].candidates[0].explanation}["email"] == "exact"


def test_a_bad_touchpoint_of_a_batch_is_refused_by_itself(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(1, "crm", "1")])
    stub = resolve_pb2_grpc.ResolveServiceStub(client.channel)
    request = resolve_pb2.BatchResolveRequest()
    request.touchpoints.add(source="web", identifiers=[{"namespace": "email", "value": "x@mailbox.org"}])
    request.touchpoints.add(identifiers=[{"namespace": "email", "value": "x@mailbox.org"}])
    request.touchpoints.add(source="web", attributes=[{"name": "email", "value": "x@mailbox.org"}])
    results = stub.BatchResolve(request, metadata=(("onefold-tenant", tenant),)).results
    assert [result.WhichOneof("answer") for result in results] == ["resolution", "problem", "problem"]
    assert [result.problem.field for result in results] == ["", "source", "attributes[0].name"]


def test_the_number_of_candidates_has_limits(client: Client, tenant: str, person: Person) -> None:
    with pytest.raises(errors.InvalidArgument, match="max_candidates"):
        client.resolve(tenant, [person(1, "crm", "1")], limit=101)


def test_one_touchpoint_alone(client: Client, tenant: str, person: Person) -> None:
    stub = resolve_pb2_grpc.ResolveServiceStub(client.channel)
    request = resolve_pb2.ResolveRequest(touchpoint={"source": "web"}, max_candidates=1)
    resolution = stub.Resolve(request, metadata=(("onefold-tenant", tenant),)).resolution
    assert resolution.golden_record_id == ""
    assert not resolution.HasField("confidence")


def test_a_match_is_explained_in_bits_that_add_up(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(1, "crm", "1"), person(1, "shop", "a"), person(2, "crm", "2")])
    match = client.explain_match(tenant, ("crm", "1"), ("shop", "a"))
    assert match.same_golden_record
    assert match.prior_bits + sum(row.bits for row in match.fields) == match.total_bits
    other = client.explain_match(tenant, ("crm", "1"), ("crm", "2"))
    assert (other.same_golden_record, other.is_edge) == (False, False)
    assert other.total_bits < 0
    assert other.verdict


def test_a_golden_record_is_explained_by_its_joins(client: Client, tenant: str, person: Person) -> None:
    third = replace(person(1, "web", "w"), values=person(1, "web", "w").values[:4])
    client.ingest(tenant, [person(1, "crm", "1"), person(1, "shop", "a"), third])
    golden = client.golden_of_record(tenant, "crm", "1")
    built = client.explain_golden(tenant, golden.golden_id)
    assert set(built.records) == {("crm", "1"), ("shop", "a"), ("web", "w")}
    assert built.golden == golden
    assert built.joins
