from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from onefold.graph import errors
from onefold.graph.answers import IdState
from onefold.graph.ask.export import ExportKind
from onefold.graph.model.model import shipped_model
from onefold.graph.rated import RatedGolden
from onefold.graph.touchpoint import DeleteRecord, SourceSettings, Touchpoint
from onefold.server.client import Client
from onefold.v1 import golden_pb2, golden_record_pb2, golden_record_pb2_grpc

Person = Callable[..., Touchpoint]
DAY_US = 86_400 * 10**6


def test_a_golden_record_shows_its_values_with_provenance(client: Client, tenant: str, person: Person) -> None:
    older = person(1, "crm", "1", observed_at=DAY_US)
    newer = replace(person(1, "shop", "a", observed_at=2 * DAY_US), values=(*older.values, ("city", "Leiden")))
    client.ingest(tenant, [older, newer])
    golden = client.golden_of_record(tenant, "crm", "1")
    assert client.golden_record(tenant, golden.golden_id).golden == (golden,)
    assert golden.records == 2
    assert golden.weakest_join is not None
    values = {value.attribute: value for value in golden.values}
    assert dict(values["name"].value) == {"given_name": "Thaddeus", "family_name": "Okonkwo-Bright"}
    assert (values["email"].source, values["email"].observed_at) == ("shop", 2 * DAY_US)
    assert values["email"].rule in {"most_recent", "only", "most_frequent", "value_order"}


def test_of_several_identifiers_one_is_preferred(client: Client, tenant: str) -> None:
    def said(record_id: str, email: str, phone: str, at: int, source: str = "shop") -> Touchpoint:
        values = (("full_name", "Ottoline Vandersloot"), ("birth_date", "1950-01-02"), ("loyalty_id", "L-4711-0815"))
        return Touchpoint(source, (*values, ("email", email), ("phone", phone)), record_id=record_id, observed_at=at)

    def listed(attribute: str) -> dict[str, tuple[str, bool]]:
        found = [v for v in client.golden_of_record(tenant, "shop", "1").values if v.attribute == attribute]
        return {value.value[0][1]: (value.rule, value.preferred) for value in found}

    first = said("1", "ottoline@mailbox.org", "+44 20 7946 0001", DAY_US)
    client.ingest(tenant, [first])
    assert listed("email") == {"ottoline@mailbox.org": ("only", False)}
    client.ingest(tenant, [said("2", "o.vandersloot@mailbox.org", "020 7946 0001", 2 * DAY_US)])
    client.put_source(tenant, SourceSettings("crm", region="GB", priority=5))
    client.put_source(tenant, SourceSettings("shop", region="GB"))
    assert listed("email") == {
        "o.vandersloot@mailbox.org": ("most_recent", True),
        "ottoline@mailbox.org": ("listed", False),
    }
    assert [preferred for _, preferred in listed("phone").values()] == [False]  # one number, written in two ways
    client.ingest(tenant, [said("3", "vandersloot@mailbox.org", "020 7946 0001", 0, "crm")])
    assert listed("email") == {
        "vandersloot@mailbox.org": ("priority", True),
        "o.vandersloot@mailbox.org": ("listed", False),
        "ottoline@mailbox.org": ("listed", False),
    }
    client.delete_record(tenant, "crm", "3")
    assert [email for email, (_, preferred) in listed("email").items() if preferred] == ["o.vandersloot@mailbox.org"]
    golden = client.golden_of_record(tenant, "shop", "1")
    (row,) = [row for page in client.export(tenant, ExportKind.GOLDEN) for row in page.rows]
    assert isinstance(row, RatedGolden)
    assert row == golden == client.explain_golden(tenant, golden.golden_id).golden
    assert client.check(tenant).problems == ()


def test_an_id_that_was_merged_redirects(client: Client, tenant: str, person: Person) -> None:
    known, visit = client.ingest(
        tenant, [person(1, "crm", "1"), Touchpoint("web", (("cookie_id", "c-1"),), record_id="w")]
    )
    assert known.golden_id != visit.golden_id
    client.ingest(tenant, [person(1, "web", "w")])  # she logs in
    now = client.golden_of_record(tenant, "web", "w").golden_id
    (retired,) = {known.golden_id, visit.golden_id} - {now}
    answer = client.golden_record(tenant, retired)
    assert (answer.state, [golden.golden_id for golden in answer.golden]) == (IdState.REDIRECTED, [now])
    assert [change.kind for change in client.lineage(tenant, retired)] == ["created", "retired"]
    with pytest.raises(errors.NotFound, match=now):
        client.records_of(tenant, retired)


def test_an_id_whose_records_are_gone_says_so(client: Client, tenant: str, person: Person) -> None:
    (result,) = client.ingest(tenant, [person(1, "crm", "1")])
    client.delete_record(tenant, "crm", "1")
    answer = client.golden_record(tenant, result.golden_id)
    assert (answer.state, answer.golden) == (IdState.GONE, ())


def test_what_never_was_is_not_found(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(1, "crm", "1")])
    for ask in (
        lambda: client.golden_record(tenant, "never"),
        lambda: client.golden_of_record(tenant, "crm", "never"),
        lambda: client.records_of(tenant, "never"),
        lambda: client.touchpoints_of(tenant, "crm", "never"),
        lambda: client.lineage(tenant, "never"),
        lambda: client.explain_match(tenant, ("crm", "1"), ("crm", "never")),
        lambda: client.explain_golden(tenant, "never"),
    ):
        with pytest.raises(errors.NotFound):
            ask()


def test_records_and_touchpoints_come_in_pages(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(1, "crm", str(n)) for n in range(5)])
    visits = [
        person(1, "crm", "0", touchpoint_id=f"t{n}", observed_at=None if n == 2 else n * DAY_US) for n in range(5)
    ]
    client.ingest(tenant, visits)
    golden_id = client.golden_of_record(tenant, "crm", "0").golden_id
    stub = golden_record_pb2_grpc.GoldenRecordServiceStub(client.channel)
    metadata = (("onefold-tenant", tenant),)

    def all_pages(method: Callable[..., object], request: object, items: str) -> list[list[object]]:
        pages = []
        while True:
            response = method(request, metadata=metadata)
            pages.append(list(getattr(response, items)))
            request.page_token = response.next_page_token
            if not response.next_page_token:
                return pages

    records = golden_record_pb2.ListRecordsRequest(golden_record_id=golden_id, page_size=2)
    pages = all_pages(stub.ListRecords, records, "records")
    assert [len(page) for page in pages] == [2, 2, 1]
    keys = [record.record_key for page in pages for record in page]
    assert keys == sorted(keys) == [record.key for record in client.records_of(tenant, golden_id)]

    asked = golden_record_pb2.ListTouchpointsRequest(record={"source": "crm", "record_id": "0"}, page_size=2)
    pages = all_pages(stub.ListTouchpoints, asked, "touchpoints")
    told = [stored.touchpoint.touchpoint_id for page in pages for stored in page]
    assert [len(page) for page in pages] == [2, 2, 2]
    assert told == [s.touchpoint.touchpoint_id for s in client.touchpoints_of(tenant, "crm", "0")]
    assert told[-4:] == ["t0", "t1", "t3", "t4"]  # those without a time come first

    every = client.records_of(tenant, golden_id)
    assert client.records_of(tenant, golden_id, every[1].key, 2) == every[2:4]
    visits_told = client.touchpoints_of(tenant, "crm", "0")
    for at, stored in enumerate(visits_told):
        moment = stored.touchpoint.observed_at, stored.touchpoint.touchpoint_id
        assert client.touchpoints_of(tenant, "crm", "0", moment, 2) == visits_told[at + 1 : at + 3]
    history = client.lineage(tenant, golden_id)
    assert client.lineage(tenant, golden_id, after_seq=history[0].seq) == history[1:]


def test_a_stored_touchpoint_is_what_was_sent(client: Client, tenant: str) -> None:
    sent = Touchpoint(
        "shop",
        (("email", "Ottoline.V@Mailbox.org"), ("full_name", "Ottoline \u200bVandersloot"), ("custom:club", "gold")),
        touchpoint_id="t1",
        record_id="r1",
        channel="store",
        observed_at=-1,
        payload=(("basket", "3 items"), ("note", "سلام 👋")),
    )
    client.ingest(tenant, [sent])
    (stored,) = client.touchpoints_of(tenant, "shop", "r1")
    assert stored.touchpoint == sent
    assert stored.received_at > 1_700_000_000 * 10**6


def test_golden_records_are_found_by_identifier(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(1, "crm", "1"), person(2, "crm", "2")])
    email = dict(person(1, "crm", "1").values)["email"]
    (found,) = client.find_by_identifier(tenant, "email", f"  {email.upper()} ").golden
    assert found.golden_id == client.golden_of_record(tenant, "crm", "1").golden_id
    assert client.find_by_identifier(tenant, "email", "nobody@mailbox.org").golden == ()
    with pytest.raises(errors.InvalidArgument, match="namespace"):
        client.find_by_identifier(tenant, "shoe_size", "9")


def test_an_identifier_of_too_many_says_that_it_is_generic(client: Client, tenant: str) -> None:
    callers = [
        Touchpoint("calls", (("phone", "+442079460999"), ("birth_date", f"{1800 + n}-05-17")), record_id=str(n))
        for n in range(shipped_model().key_cap + 1)
    ]
    client.ingest(tenant, callers[:-1])
    assert not client.is_generic(tenant, "phone", "+44 20 7946 0999")
    client.ingest(tenant, callers[-1:])
    assert client.is_generic(tenant, "phone", "+44 20 7946 0999")
    client.ingest(tenant, [DeleteRecord("calls", "7")])
    assert not client.is_generic(tenant, "phone", "+44 20 7946 0999")


def test_a_shared_identifier_finds_all_in_pages(client: Client, tenant: str) -> None:
    family = [
        ("Marguerite", "1950-01-02"),
        ("Thaddeus", "1979-03-04"),
        ("Ottoline", "1983-05-06"),
        ("Cornelius", "2001-07-08"),
    ]
    client.ingest(
        tenant,
        [
            Touchpoint("crm", (("phone", "+442079461234"), ("given_name", name), ("birth_date", born)), record_id=name)
            for name, born in family
        ],
    )
    found = client.find_by_identifier(tenant, "phone", "+44 20 7946 1234").golden
    assert {golden.golden_id for golden in found} == {
        client.golden_of_record(tenant, "crm", name).golden_id for name, _ in family
    }
    stub = golden_record_pb2_grpc.GoldenRecordServiceStub(client.channel)
    request = golden_record_pb2.FindGoldenRecordsRequest(
        identifier={"namespace": "phone", "value": "+442079461234"}, page_size=1
    )
    ids = []
    while True:
        page = stub.FindGoldenRecords(request, metadata=(("onefold-tenant", tenant),))
        ids += [golden.golden_record_id for golden in page.golden_records]
        request.page_token = page.next_page_token
        if not page.next_page_token:
            break
    assert ids == [golden.golden_id for golden in found]
    assert client.find_by_identifier(tenant, "phone", "+44 20 7946 1234", ids[0], 2).golden == found[1:3]


def test_a_golden_record_says_what_it_is_of(client: Client, tenant: str) -> None:
    phone = ("phone", "+46405550100")
    told = {
        "firm": (("organization_name", "Nordvik Marine AB"), phone),
        "stated": (("record_kind", "ORGANIZATION"), ("full_name", "Larsen Bygg")),
        "person": (("full_name", "Karin Nordvik"), ("employer", "Nordvik Marine AB"), phone),
        "caller": (("cookie_id", "c-77"),),
    }
    client.ingest(tenant, [Touchpoint("crm", values, record_id=name) for name, values in told.items()])
    golden = {name: client.golden_of_record(tenant, "crm", name) for name in told}
    assert {name: one.kind for name, one in golden.items()} == {
        "firm": "organization",
        "stated": "organization",
        "person": "person",
        "caller": "",
    }
    stub = golden_record_pb2_grpc.GoldenRecordServiceStub(client.channel)
    asked = golden_record_pb2.GetGoldenRecordRequest(golden_record_id=golden["firm"].golden_id)
    (message,) = stub.GetGoldenRecord(asked, metadata=(("onefold-tenant", tenant),)).golden_records
    assert message.kind == golden_pb2.RECORD_KIND_ORGANIZATION
