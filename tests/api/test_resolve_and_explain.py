from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import grpc
import pytest

from onefold.graph import errors
from onefold.graph.reasons import WhyNot
from onefold.graph.touchpoint import Touchpoint
from onefold.server.client import Client
from onefold.v1 import explain_pb2, explain_pb2_grpc, resolve_pb2, resolve_pb2_grpc

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
    fields = sum(row.bits for row in match.fields)
    assert match.prior_bits + fields + match.way_bits + match.alternative_bits == match.total_bits
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


def test_what_a_field_counts_is_level_rarity_and_bound(client: Client, tenant: str, person: Person) -> None:
    login = ("login", "marguerite.f")
    all_of_it = replace(person(1, "crm", "1"), values=(*person(1, "crm", "1").values, login))
    said = {"email", "given_name", "family_name"}
    less = replace(
        all_of_it, source="shop", record_id="a", values=(*(v for v in all_of_it.values if v[0] in said), login)
    )
    client.ingest(tenant, [all_of_it, less])
    match = client.explain_match(tenant, ("crm", "1"), ("shop", "a"))
    rows = {row.field: row for row in match.fields}
    assert rows["given_name"].frequency_bits > 0
    assert rows["login"].group == rows["email"].group
    assert rows["login"].bound_bits < 0
    assert match.calibrated_bits > 0
    assert match.decisive
    assert all(name in match.verdict for name in match.decisive)
    assert match.why_not is WhyNot.NONE
    assert match.join is not None
    assert match.join.bits == match.total_bits
    assert (match.join.pairs, match.remedy) == (1, "")


def test_two_people_are_told_why_and_what_would_change_it(client: Client, tenant: str, person: Person) -> None:
    name = (("given_name", "Sarah"), ("family_name", "Jones"), ("phone", "+44 113 496 0111"))
    client.ingest(
        tenant,
        [
            person(1, "crm", "1"),
            person(2, "crm", "2"),
            Touchpoint("crm", (*name, ("birth_date", "1980-03-04"), ("national_id", "AB123456C")), record_id="3"),
            Touchpoint("till", (*name, ("birth_date", "1955-11-23"), ("national_id", "QQ908172D")), record_id="4"),
        ],
    )
    strangers = client.explain_match(tenant, ("crm", "1"), ("crm", "2"))
    assert strangers.why_not is WhyNot.NO_COMMON_KEY
    assert {"email", "phone"} <= {*strangers.left_rules}
    assert "no blocking key" in strangers.verdict
    colleagues = client.explain_match(tenant, ("crm", "3"), ("till", "4"))
    assert colleagues.why_not is WhyNot.ANOTHER
    assert f"likelier {colleagues.alternative}, with " in colleagues.verdict
    assert "phone" in colleagues.alternative_fields
    assert "birth_date" in colleagues.decisive
    assert "birth_date different" in colleagues.verdict
    assert "birth_date" in colleagues.remedy


def test_what_holds_a_golden_record_together(client: Client, tenant: str, person: Person) -> None:
    """The phone leads from the e-mail's owner to the login's owner; without it there are two."""
    values = dict(person(1, "crm", "1").values)
    name = (("given_name", values["given_name"]), ("family_name", values["family_name"]))
    email, phone, login = ("email", values["email"]), ("phone", values["phone"]), ("login", "marguerite.f")
    client.ingest(
        tenant,
        [
            Touchpoint("crm", (*name, email), record_id="1"),
            Touchpoint("web", (email, phone, login), record_id="w"),
            Touchpoint("app", (phone, login, ("device_id", "d-1-2-3-4-5")), record_id="d"),
        ],
    )
    built = client.explain_golden(tenant, client.golden_of_record(tenant, "web", "w").golden_id)
    assert len(built.records) == 3
    (bridge,) = built.bridges or ()
    assert bridge.record == ("web", "w")
    assert {frozenset(part) for part in bridge.parts} == {frozenset({("crm", "1")}), frozenset({("app", "d")})}
    assert built.weakest is not None
    weakest = built.joins[built.weakest]
    assert weakest.bits == min(join.bits for join in built.joins)
    assert built.golden.weakest_join == round(weakest.bits * 1024)
    assert (weakest.matching, weakest.pairs) == (1, 2)
    assert weakest.best is not None
    assert {weakest.best[0], weakest.best[1]} == {("crm", "1"), ("web", "w")}


def test_a_dry_run_tells_of_a_merge_and_writes_nothing(client: Client, tenant: str, person: Person) -> None:
    said = person(1, "crm", "1").values
    client.ingest(tenant, [Touchpoint("crm", said[2:], record_id="1"), Touchpoint("web", said[:1], record_id="w")])
    before = client.changes(tenant)
    told = client.explain_touchpoint(tenant, person(1, "shop", "a"))
    assert client.changes(tenant) == before
    assert told.best is not None
    assert told.best.left == ("shop", "a")
    assert told.confidence is not None
    assert told.verdict.startswith("It would join golden record")
    (result,) = client.ingest(tenant, [person(1, "shop", "a")])
    assert (result.golden_id, result.confidence) == (told.golden_id, told.confidence)
    again = client.explain_touchpoint(tenant, person(1, "shop", "a"))
    assert (again.unchanged, again.effects) == (True, ())


def test_a_dry_run_of_a_stranger_and_of_a_bad_touchpoint(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(1, "crm", "1")])
    told = client.explain_touchpoint(tenant, person(2, "crm", "2"))
    assert (told.golden_id, told.best, told.confidence) == ("", None, None)
    assert [effect.golden_id for effect in told.effects] == [""]
    with pytest.raises(errors.InvalidTouchpoint, match="source"):
        client.explain_touchpoint(tenant, Touchpoint("", (("email", "x@mailbox.org"),)))


def test_a_record_beside_a_golden_record_is_told_by_its_best_fit(client: Client, tenant: str, person: Person) -> None:
    less = replace(person(1, "shop", "a"), values=person(1, "shop", "a").values[:2])
    client.ingest(tenant, [person(1, "crm", "1"), less, person(2, "crm", "2")])
    golden = client.golden_of_record(tenant, "crm", "1").golden_id
    stranger = client.explain_membership(tenant, ("crm", "2"), golden)
    assert (stranger.left, stranger.right[0]) == (("crm", "2"), "shop")  # it says less that could disagree
    assert stranger.why_not is not WhyNot.NONE
    one_of_it = client.explain_membership(tenant, ("shop", "a"), golden)
    assert (one_of_it.right, one_of_it.same_golden_record) == (("crm", "1"), True)
    alone = client.golden_of_record(tenant, "crm", "2").golden_id
    assert client.explain_membership(tenant, ("crm", "2"), alone).right == ("crm", "2")
    with pytest.raises(errors.NotFound, match="golden record"):
        client.explain_membership(tenant, ("crm", "2"), "never")


def test_a_record_is_compared_with_one_thing(client: Client, tenant: str) -> None:
    stub = explain_pb2_grpc.ExplainServiceStub(client.channel)
    ref = {"source": "crm", "record_id": "1"}
    request = explain_pb2.ExplainMatchRequest(left=ref, right=ref, golden_record_id="g")
    with pytest.raises(grpc.RpcError, match="not both"):
        stub.ExplainMatch(request, metadata=(("onefold-tenant", tenant),))
