from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import grpc
import pytest
from google.rpc import error_details_pb2, status_pb2
from grpc_status import rpc_status

from onefold.graph import errors
from onefold.graph.answers import Outcome
from onefold.graph.touchpoint import DeleteRecord, Touchpoint
from onefold.server.client import Client
from onefold.v1 import ingest_pb2, ingest_pb2_grpc

Person = Callable[..., Touchpoint]
YEAR_9999_US = 253_402_300_799 * 10**6


def details(failure: grpc.RpcError) -> dict[str, object]:
    status = rpc_status.from_call(failure)
    assert isinstance(status, status_pb2.Status)
    kinds = [getattr(error_details_pb2, packed.TypeName().rsplit(".", 1)[1]) for packed in status.details]
    return {kind.__name__: kind.FromString(packed.value) for kind, packed in zip(kinds, status.details, strict=True)}


def test_two_records_of_one_person_resolve_to_one_golden_record(client: Client, tenant: str, person: Person) -> None:
    a, b, c = client.ingest(tenant, [person(1, "crm", "1"), person(1, "shop", "a"), person(2, "crm", "2")])
    assert [r.outcome for r in (a, b, c)] == [Outcome.ACCEPTED] * 3
    assert a.golden_id == b.golden_id != c.golden_id
    assert a.confidence is not None
    assert a.confidence > 0.9
    assert c.confidence is None


def test_a_replay_changes_nothing(client: Client, tenant: str, person: Person) -> None:
    batch = [person(1, "crm", "1", touchpoint_id="t1"), person(2, "crm", "2"), DeleteRecord("crm", "absent")]
    first = client.ingest(tenant, batch)
    log = client.changes(tenant)
    again = client.ingest(tenant, batch)
    assert [r.outcome for r in again] == [Outcome.UNCHANGED] * 3
    assert [r.golden_id for r in again] == [r.golden_id for r in first]
    assert client.changes(tenant) == log


def test_derived_ids_are_answered(client: Client, tenant: str) -> None:
    (result,) = client.ingest(tenant, [Touchpoint("web", (("cookie_id", "c-77-aq"),))])
    assert result.record_id.startswith("~")
    assert result.touchpoint_id
    assert client.touchpoints_of(tenant, "web", result.record_id)[0].touchpoint.touchpoint_id == result.touchpoint_id


@pytest.mark.parametrize(
    ("change", "error", "field"),
    [
        ({"source": ""}, errors.InvalidTouchpoint, "source"),
        ({"observed_at": YEAR_9999_US}, errors.InvalidTouchpoint, "observed_at"),
        ({"values": (("shoe_size", "9"),)}, errors.InvalidTouchpoint, "shoe_size"),
        ({"values": (("email", "a\0b@mailbox.org"),)}, errors.InvalidTouchpoint, "email"),
        ({"payload": (("note", "x" * 10_000_000),)}, errors.InvalidTouchpoint, "payload.note"),
        ({"touchpoint_id": "taken"}, errors.TouchpointIdReused, None),
    ],
)
def test_a_bad_touchpoint_never_fails_its_neighbours(
    client: Client, tenant: str, person: Person, change: dict[str, object], error: type[Exception], field: str | None
) -> None:
    good = person(1, "crm", "1", touchpoint_id="taken")
    bad = replace(person(2, "crm", "2"), **change)  # type: ignore[arg-type]
    first, refused, last = client.ingest(tenant, [good, bad, person(3, "crm", "3")])
    assert (first.outcome, last.outcome) == (Outcome.ACCEPTED, Outcome.ACCEPTED)
    assert (refused.outcome, type(refused.error)) == (Outcome.REJECTED, error)
    assert getattr(refused.error, "field", None) == field
    assert client.counts(tenant).touchpoints == 2


def test_a_malformed_value_is_kept_and_warned_of(client: Client, tenant: str) -> None:
    (result,) = client.ingest(tenant, [Touchpoint("crm", (("email", "not an e-mail"), ("given_name", "Ottoline")))])
    assert result.outcome is Outcome.ACCEPTED
    assert result.warnings == (("email", "malformed"),)


def test_deleting_a_record_forgets_it(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(1, "crm", "1"), person(1, "shop", "a")])
    assert client.delete_record(tenant, "shop", "a").outcome is Outcome.ACCEPTED
    assert client.delete_record(tenant, "shop", "a").outcome is Outcome.UNCHANGED
    assert client.golden_of_record(tenant, "crm", "1").records == 1
    with pytest.raises(errors.NotFound, match="no such record"):
        client.golden_of_record(tenant, "shop", "a")


def test_tenants_see_nothing_of_each_other(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(1, "crm", "1")])
    other = tenant[:-1] + ("0" if tenant[-1] != "0" else "1")
    (result,) = client.ingest(other, [person(1, "crm", "1")])
    assert result.outcome is Outcome.ACCEPTED
    assert client.golden_of_record(other, "crm", "1").golden_id != client.golden_of_record(tenant, "crm", "1").golden_id
    assert client.counts(other).records == 1


def test_too_many_items_are_refused_with_the_field(client: Client, tenant: str) -> None:
    stub = ingest_pb2_grpc.IngestServiceStub(client.channel)
    request = ingest_pb2.IngestBatchRequest(request_id="r-9", items=[ingest_pb2.IngestItem()] * 501)
    with pytest.raises(grpc.RpcError) as caught:
        stub.IngestBatch(request, metadata=(("onefold-tenant", tenant),))
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    found = details(caught.value)
    assert (found["ErrorInfo"].reason, found["ErrorInfo"].domain) == ("INVALID_ARGUMENT", "onefold")
    assert [violation.field for violation in found["BadRequest"].field_violations] == ["items"]
    assert found["RequestInfo"].request_id == "r-9"
    assert "RetryInfo" not in found


def test_text_that_is_not_utf8_is_refused(client: Client, tenant: str) -> None:
    raw = client.channel.unary_unary("/onefold.v1.IngestService/IngestBatch")
    touchpoint = b"\x0a\x02\xff\xfe"  # field 1, the source, of two bytes that are not UTF-8
    item = b"\x0a" + bytes([len(touchpoint)]) + touchpoint
    with pytest.raises(grpc.RpcError) as caught:
        raw(b"\x12" + bytes([len(item)]) + item, metadata=(("onefold-tenant", tenant),))
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert "UTF-8" in caught.value.details()


def test_a_malformed_tenant_is_refused(client: Client) -> None:
    with pytest.raises(errors.InvalidArgument, match="onefold-tenant"):
        client.counts("No Tenant")


def test_the_request_id_comes_back(client: Client, tenant: str) -> None:
    stub = ingest_pb2_grpc.IngestServiceStub(client.channel)
    request = ingest_pb2.IngestBatchRequest(request_id="trace me")
    _, call = stub.IngestBatch.with_call(request, metadata=(("onefold-tenant", tenant),))
    assert ("onefold-request-id", "trace me") in [tuple(pair) for pair in call.trailing_metadata()]
