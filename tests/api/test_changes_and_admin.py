from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import pytest

from onefold.graph import errors
from onefold.graph.answers import Identifiers, Outcome
from onefold.graph.ask import export
from onefold.graph.ask.export import CrosswalkRow, EdgeRow, ExportKind
from onefold.graph.rated import RatedGolden
from onefold.graph.touchpoint import IdentifierSettings, SourceSettings, Touchpoint
from onefold.server.app import Server
from onefold.server.client import Client
from onefold.v1 import admin_pb2, admin_pb2_grpc

Person = Callable[..., Touchpoint]


def test_the_change_log_is_read_from_a_cursor(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(n, "crm", str(n)) for n in range(4)])
    log = client.changes(tenant)
    assert [change.kind for change in log] == ["created"] * 4
    assert [change.seq for change in log] == sorted({change.seq for change in log})
    assert client.changes(tenant, after_seq=log[1].seq, limit=1) == log[2:3]
    assert client.changes(tenant, after_seq=log[-1].seq) == []
    with pytest.raises(errors.InvalidArgument, match="after_seq"):
        client.changes(tenant, after_seq=-1)


def test_a_watcher_sees_every_change_once(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(0, "crm", "0"), person(1, "crm", "1")])
    seen: list[object] = []
    watcher = threading.Thread(target=lambda: seen.extend(islice(client.watch(tenant), 5)))
    watcher.start()
    for n in (2, 3, 4):
        client.ingest(tenant, [person(n, "crm", str(n))])
    watcher.join(20)
    assert seen == client.changes(tenant)


def test_source_settings_are_stored_and_matter(client: Client, tenant: str) -> None:
    settings = SourceSettings("shop", region="GB", date_order="DMY", priority=5, party="second", keep="snapshot")
    assert client.put_source(tenant, settings) is Outcome.ACCEPTED
    assert client.put_source(tenant, settings) is Outcome.UNCHANGED
    assert client.sources(tenant) == [settings]
    (result,) = client.ingest(tenant, [Touchpoint("shop", (("email", "x@mailbox.org"),), record_id="1")])
    assert isinstance(result.error, errors.InvalidTouchpoint)  # a snapshot needs a time
    assert result.error.field == "observed_at"


def test_settings_of_identifiers_are_stored_and_matter(client: Client, tenant: str, person: Person) -> None:
    login = IdentifierSettings("login", joins=True, per_person_max=2, people_max=250, never=("guest*",))
    people = [person(n, "crm", str(n)) for n in (1, 2)]
    client.ingest(tenant, [replace(p, values=(*p.values, ("login", "ab"))) for p in people])
    assert client.put_identifier(tenant, login) is Outcome.ACCEPTED
    assert client.put_identifier(tenant, login) is Outcome.UNCHANGED
    assert client.identifiers(tenant) == Identifiers((login,))
    assert client.golden_of_record(tenant, "crm", "1") == client.golden_of_record(tenant, "crm", "2")
    (entry,) = [change for change in client.changes(tenant) if change.kind == "settings"]
    assert (entry.golden_id, entry.before, entry.after) == ("identifier login", (), ())
    with pytest.raises(errors.InvalidArgument, match="contradicts joins"):
        client.put_identifier(tenant, replace(login, people_max=2))


def test_many_records_are_reached_in_the_background(
    server: Server, client: Client, tenant: str, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server._backend.engine, "_work_cap", 100)
    many = [replace(person(n, "crm", str(n)), values=(("login", f"l{n % 10}"),)) for n in range(220)]
    client.ingest(tenant, many)
    before = {golden.golden_id for golden in client.find_by_identifier(tenant, "login", "l7").golden}
    client.put_identifier(tenant, IdentifierSettings("login", never=("l7",)))
    deadline = time.monotonic() + 120
    while client.identifiers(tenant).under_way:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    after = client.find_by_identifier(tenant, "login", "l7").golden
    assert len(after) == 22
    assert len(before) < 22
    assert not any(golden.pending for golden in after)
    report = client.check(tenant)
    assert (report.problems, report.under_way) == ((), 0)


def test_settings_that_are_wrong_name_their_field(client: Client, tenant: str) -> None:
    with pytest.raises(errors.InvalidArgument, match="region") as caught:
        client.put_source(tenant, SourceSettings("shop", region="Britain"))
    assert caught.value.field == "region"


def test_statistics_and_check(client: Client, tenant: str, person: Person) -> None:
    client.ingest(tenant, [person(1, "crm", "1"), person(1, "shop", "a"), person(2, "crm", "2")])
    counts = client.counts(tenant)
    assert (counts.touchpoints, counts.records, counts.golden_records, counts.changes) == (3, 3, 2, 2)
    stub = admin_pb2_grpc.AdminServiceStub(client.channel)
    statistics = stub.GetStatistics(admin_pb2.GetStatisticsRequest(), metadata=(("onefold-tenant", tenant),))
    assert (statistics.seq, len(statistics.model_id)) == (client.changes(tenant)[-1].seq, 32)
    report = client.check(tenant)
    assert (report.records, report.golden_records, report.problems) == (3, 2, ())


def test_exports_agree_with_what_is_served(
    client: Client, tenant: str, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "PAGE", 20)
    similar = Touchpoint("web", person(1, "web", "w").values[:4], record_id="w")
    client.ingest(tenant, [person(1, "crm", "1"), similar, *(person(n, "bulk", str(n)) for n in range(2, 70))])
    rows = {kind: [row for page in client.export(tenant, kind) for row in page.rows] for kind in ExportKind}
    crosswalk = {
        (row.source, row.record_id): row for row in rows[ExportKind.CROSSWALK] if isinstance(row, CrosswalkRow)
    }
    assert len(crosswalk) == client.counts(tenant).records > 3 * export.PAGE
    mine = client.golden_of_record(tenant, "crm", "1")
    assert crosswalk["crm", "1"].golden_id == crosswalk["web", "w"].golden_id == mine.golden_id
    golden = {row.golden_id: row for row in rows[ExportKind.GOLDEN] if isinstance(row, RatedGolden)}
    assert golden[mine.golden_id] == mine
    assert golden[mine.golden_id].confidence == crosswalk["crm", "1"].confidence
    fingerprints = {row.fingerprint for row in crosswalk.values()}
    edges = [row for row in rows[ExportKind.EDGES] if isinstance(row, EdgeRow)]
    assert len(edges) == client.counts(tenant).matches > 0
    assert all({row.edge.low, row.edge.high} <= fingerprints for row in edges)
    assert rows[ExportKind.CHANGES] == client.changes(tenant, limit=10_000)


def test_an_export_of_nothing_in_particular_is_refused(client: Client, tenant: str) -> None:
    stub = admin_pb2_grpc.AdminServiceStub(client.channel)
    with pytest.raises(Exception, match="kind 0 is not known"):
        list(stub.Export(admin_pb2.ExportRequest(), metadata=(("onefold-tenant", tenant),)))


@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("use_default_model", [True, False])
def test_rescoring_with_the_same_model_changes_nothing(
    client: Client, tenant: str, person: Person, dry_run: bool, use_default_model: bool
) -> None:
    client.ingest(tenant, [person(1, "crm", "1"), person(1, "shop", "a"), person(2, "crm", "2")])
    before = client.golden_of_record(tenant, "crm", "1")
    steps = list(client.rescore(tenant, dry_run, use_default_model))
    assert all(step.summary is None for step in steps[:-1])
    summary = steps[-1].summary
    assert summary is not None
    assert (summary.merges, summary.splits, summary.records_moved) == (0, 0, 0)
    assert summary.golden_records_before == summary.golden_records_after == 2
    assert summary.activated is not dry_run
    assert client.golden_of_record(tenant, "crm", "1") == before
    assert client.check(tenant).problems == ()
