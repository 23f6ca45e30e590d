"""What only the Neo4j store does: its locks, its repeating, its errors, and the graph that people explore."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import neo4j
import pytest
from neo4j.exceptions import ServiceUnavailable

from onefold.graph.errors import InvalidArgument, StoreCorrupt, StoreDenied, StoreUnavailable
from onefold.graph.metrics import COUNTERS
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.store.contract.changes import Change
from onefold.graph.store.contract.golden import GoldenRecord
from onefold.graph.store.contract.identifiers import IdentifierUse
from onefold.graph.store.contract.matches import Edge
from onefold.graph.store.contract.models import Generation, StoredModel
from onefold.graph.store.neo4j import Neo4jStore, connection, schema
from onefold.graph.store.neo4j.store import LOOKS_WITHOUT_LOCK
from onefold.graph.touchpoint import Assertion, Record, Said
from unit.graph.store.neo4j.proxy import CutProxy

pytestmark = pytest.mark.neo4j

A, B, C = (bytes([number]) * 16 for number in (1, 2, 3))


@pytest.fixture(scope="module")
def store(neo4j_url: str) -> Iterator[Neo4jStore]:
    opened = Neo4jStore(neo4j_url)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def driver(neo4j_url: str) -> Iterator[neo4j.Driver]:
    with connection.open_driver(connection.parse_target(neo4j_url)) as opened:
        yield opened


@pytest.fixture
def tenant(store: Neo4jStore) -> str:
    """A tenant with generation 1 and nothing in it."""
    name = f"t-{uuid4().hex}"
    first = Delta(
        1, 1, generations=[Generation(1, "m", "active")], activate=1, model=(StoredModel("m", "m", 1, 1, 1), b"body")
    )
    store.transact(name, lambda reader: (first, None))
    return name


@pytest.fixture
def proxy(neo4j_url: str) -> Iterator[CutProxy]:
    parts = urlsplit(neo4j_url)
    opened = CutProxy(parts.hostname or "", parts.port or 7687)
    yield opened
    opened.close()


@pytest.fixture
def proxied(neo4j_url: str, proxy: CutProxy) -> Iterator[Neo4jStore]:
    """A store behind the proxy; the bolt scheme does not learn the server's own address."""
    parts = urlsplit(neo4j_url)
    opened = Neo4jStore(f"bolt://{parts.username}:{parts.password}@127.0.0.1:{proxy.port}")
    yield opened
    opened.close()


def put(store: Neo4jStore, tenant: str, generation: int = 1, **changes: Any) -> None:
    def decide(reader: Reader) -> tuple[Delta, None]:
        return Delta(generation, reader.tenant().seq + 1, **changes), None

    store.transact(tenant, decide)


def person(key: bytes, given_name: str = "Ann") -> Record:
    return Record(key, "crm", key.hex(), (Said("given_name", given_name, None, None, 1),), 1, (None, "t"))


def ask(driver: neo4j.Driver, statement: str, tenant: str) -> list[Any]:
    return [row[0] for row in driver.execute_query(statement, tenant=tenant).records]


class TestOpening:
    def test_a_wrong_password_is_told_in_one_line(self, neo4j_url: str) -> None:
        parts = urlsplit(neo4j_url)
        url = f"{parts.scheme}://{parts.username}:mistaken@{parts.hostname}:{parts.port}"
        with pytest.raises(StoreDenied, match=r"correct user and password in the store URL$") as told:
            Neo4jStore(url)
        assert "\n" not in told.value.message
        assert "mistaken" not in told.value.message

    def test_nobody_listening_is_told_in_one_line(self) -> None:
        with pytest.raises(StoreUnavailable, match=r"^Neo4j at 127.0.0.1:9 does not answer; check that it runs"):
            Neo4jStore("neo4j://neo4j:pw@127.0.0.1:9")

    def test_an_unknown_database_is_told(self, neo4j_url: str) -> None:
        with pytest.raises(InvalidArgument, match="has no database 'nowhere'"):
            Neo4jStore(f"{neo4j_url}?database=nowhere", retry_for_s=0)

    def test_a_newer_schema_is_refused(
        self, neo4j_url: str, store: Neo4jStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(schema, "SCHEMA_VERSION", 0)
        with pytest.raises(StoreCorrupt, match="update onefold"):
            Neo4jStore(neo4j_url)

    def test_what_version_1_wrote_is_migrated_by_opening(
        self, neo4j_url: str, tenant: str, store: Neo4jStore, driver: neo4j.Driver
    ) -> None:
        put(store, tenant, records=[person(A), person(B)], placements=[(A, A, "g1"), (B, A, "g1")])
        put(store, tenant, 2, placements=[(A, B, "g2")])

        def placed(reader: Reader) -> tuple[Any, ...]:
            other = reader.at(2)
            asked = reader.golden_of([A, B]), reader.records_of_golden(["g1"]), reader.scan_records(b"", 9)
            return reader.tenant(), *asked, other.golden_of([A, B]), other.records_of_golden(["g2"])

        before = store.read(tenant, placed)
        for former in (
            "MATCH (:Record {tenant: $tenant})-[s:SAYS]->() SET s.cluster = s.golden_id REMOVE s.golden_id RETURN 1",
            "MATCH (t:Tenant {tenant: $tenant}) SET t.secret = t.key_secret REMOVE t.key_secret RETURN 1",
            "MATCH (s:Schema {name: 'onefold'}) SET s.version = 1 RETURN $tenant",
        ):
            assert ask(driver, former, tenant)
        for _ in range(2):
            Neo4jStore(neo4j_url).close()
            assert store.read(tenant, placed) == before
            assert ask(driver, "MATCH (s:Schema) RETURN s.version", "") == [schema.SCHEMA_VERSION]
        left = "MATCH (t:Tenant {tenant: $tenant}) WHERE t.secret IS NOT NULL RETURN t"
        assert ask(driver, left, tenant) == []
        assert ask(driver, "MATCH (:Record {tenant: $tenant})-[s:SAYS]->() RETURN s.cluster", tenant) == [None] * 3

    def test_a_tenant_that_a_replica_of_version_1_made_meanwhile_is_migrated_too(
        self, neo4j_url: str, tenant: str, store: Neo4jStore, driver: neo4j.Driver
    ) -> None:
        secret = store.read(tenant, lambda reader: reader.tenant().secret)
        former = "MATCH (t:Tenant {tenant: $tenant}) SET t.secret = t.key_secret REMOVE t.key_secret RETURN 1"
        assert ask(driver, former, tenant)
        Neo4jStore(neo4j_url).close()
        assert store.read(tenant, lambda reader: reader.tenant().secret) == secret

    def test_the_schema_is_there_and_online(self, driver: neo4j.Driver, store: Neo4jStore) -> None:
        states = ask(driver, "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'onefold_' RETURN state", "")
        assert states == ["ONLINE"] * len(schema.statements())


class TestLocks:
    def test_writers_of_one_tenant_take_turns(self, neo4j_url: str, tenant: str, store: Neo4jStore) -> None:
        turns = 20

        def write(_: int) -> None:
            own = Neo4jStore(neo4j_url)
            for _ in range(turns):
                put(own, tenant, held={A: "g"})
            own.close()

        with ThreadPoolExecutor() as pool:
            list(pool.map(write, range(2)))
        assert store.read(tenant, lambda reader: reader.tenant().seq) == 1 + 2 * turns

    def test_nothing_is_read_before_the_lock_is_held(self, tenant: str, store: Neo4jStore) -> None:
        reading, go_on = Event(), Event()

        def slow(reader: Reader) -> tuple[Delta, int]:
            reading.set()
            go_on.wait(30)
            return Delta(1, 2, held={A: "g"}), 2

        def fast(reader: Reader) -> tuple[Delta, int]:
            return Delta(), reader.tenant().seq

        with ThreadPoolExecutor() as pool:
            first = pool.submit(store.transact, tenant, slow)
            assert reading.wait(30)
            second = pool.submit(store.transact, tenant, fast)
            assert store.read(tenant, lambda reader: reader.tenant().seq) == 1  # readers do not wait for a writer
            assert not second.done()
            go_on.set()
            assert (first.result(), second.result()) == (2, 2)

    def test_a_reader_waits_for_a_commit_under_way(self, tenant: str, store: Neo4jStore, driver: neo4j.Driver) -> None:
        with ThreadPoolExecutor() as pool, driver.session() as session, session.begin_transaction() as writing:
            writing.run("MATCH (t:Tenant {tenant: $tenant}) SET t.seq = 7", tenant=tenant).consume()
            seen = pool.submit(store.read, tenant, lambda reader: reader.tenant().seq)
            with pytest.raises(TimeoutError):
                seen.result(0.3)
            writing.commit()
            assert seen.result() == 7

    def test_a_look_is_repeated_until_the_state_stands_still(self, tenant: str, store: Neo4jStore) -> None:
        seqs = []

        def look(reader: Reader) -> int:
            seqs.append(reader.tenant().seq)
            if len(seqs) == 1:
                put(store, tenant, held={A: "g"})
            return seqs[-1]

        assert store.read(tenant, look) == 2
        assert seqs == [1, 2]

    def test_a_look_that_never_stands_still_takes_the_lock(self, tenant: str, store: Neo4jStore) -> None:
        before, looks = COUNTERS.snapshot().get("store_reads_locked", 0), []

        def look(reader: Reader) -> int:
            looks.append(reader.tenant().seq)
            if len(looks) <= LOOKS_WITHOUT_LOCK:
                put(store, tenant, held={A: "g"})
            return looks[-1]

        assert store.read(tenant, look) == 1 + LOOKS_WITHOUT_LOCK
        assert COUNTERS.snapshot()["store_reads_locked"] == before + 1

    def test_an_error_of_a_look_on_two_states_is_not_told(self, tenant: str, store: Neo4jStore) -> None:
        looks = []

        def look(reader: Reader) -> str:
            looks.append(1)
            if len(looks) == 1:
                put(store, tenant, held={A: "g"})
                raise KeyError("a row that the other state has")
            return "fine"

        assert store.read(tenant, look) == "fine"


class TestLostConnections:
    def test_a_cut_in_the_middle_is_repaired(self, tenant: str, proxied: Neo4jStore, proxy: CutProxy) -> None:
        decided = []

        def decide(reader: Reader) -> tuple[Delta, str]:
            decided.append(reader.tenant().seq)
            if len(decided) == 1:
                proxy.cut()
            return Delta(1, 2, held={A: "g"}), "done"

        assert proxied.transact(tenant, decide) == "done"
        assert decided == [1, 1]
        assert proxied.read(tenant, lambda reader: reader.held_before([A])) == {A: (2, "g")}

    def test_a_cut_look_is_repaired_too(self, tenant: str, proxied: Neo4jStore, proxy: CutProxy) -> None:
        cuts = [proxy.cut]

        def look(reader: Reader) -> int:
            while cuts:
                cuts.pop()()
            return len(reader.generations())

        assert proxied.read(tenant, look) == 1

    def test_after_an_unknown_outcome_it_is_decided_on_what_is_there(
        self, tenant: str, store: Neo4jStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seqs = []
        commit = neo4j.Transaction.commit

        def commit_and_lose(transaction: neo4j.Transaction) -> None:
            monkeypatch.setattr(neo4j.Transaction, "commit", commit)
            commit(transaction)
            raise ServiceUnavailable("the answer was lost")

        def decide(reader: Reader) -> tuple[Delta, int]:
            seqs.append(reader.tenant().seq)
            return (Delta(1, 2, held={A: "g"}) if seqs[-1] == 1 else Delta()), seqs[-1]

        monkeypatch.setattr(neo4j.Transaction, "commit", commit_and_lose)
        assert store.transact(tenant, decide) == 2
        assert seqs == [1, 2]

    def test_a_server_that_stays_away_is_told(self, neo4j_url: str, tenant: str, proxy: CutProxy) -> None:
        parts = urlsplit(neo4j_url)
        store = Neo4jStore(f"bolt://{parts.username}:{parts.password}@127.0.0.1:{proxy.port}", retry_for_s=0.3)
        proxy.close()
        with pytest.raises(StoreUnavailable, match="does not answer"):
            store.read(tenant, lambda reader: reader.generations())
        store.close()


class TestGraph:
    """What people see in Neo4j Browser."""

    def test_records_resolve_to_the_golden_records_of_the_active_generation(
        self, tenant: str, store: Neo4jStore, driver: neo4j.Driver
    ) -> None:
        resolved: Callable[[], list[Any]] = lambda: ask(  # noqa: E731
            driver,
            "MATCH (r:Record {tenant: $tenant})-[:RESOLVES_TO]->(g) RETURN [r.key, g.golden_id] ORDER BY r.key",
            tenant,
        )
        golden = [GoldenRecord("g1", (2, 0)), GoldenRecord("g2", (2, 1))]
        placed = [(A, A, "g1"), (B, B, "g1"), (C, C, "g2")]
        put(store, tenant, records=[person(A), person(B), person(C)], golden=golden, placements=placed)
        assert resolved() == [[A.hex(), "g1"], [B.hex(), "g1"], [C.hex(), "g2"]]
        put(store, tenant, placements=[(B, A, "g2")])
        put(store, tenant, 2, generations=[Generation(2, "m", "building")], placements=[(A, A, "g2"), (B, B, "g1")])
        assert resolved() == [[A.hex(), "g1"], [B.hex(), "g2"], [C.hex(), "g2"]]
        put(store, tenant, 2, generations=[Generation(2, "m", "active")], activate=2)
        assert resolved() == [[A.hex(), "g2"], [B.hex(), "g1"]]

    def test_a_dropped_generation_leaves_no_rows(self, tenant: str, store: Neo4jStore, driver: neo4j.Driver) -> None:
        rows = {"evidence": {A: b"a"}, "postings": {C: [A, B]}, "edges": [Edge(A, B, 1, 1, b"")]}
        put(store, tenant, 2, placements=[(A, A, "g")], **rows)
        left = "MATCH (n {tenant: $tenant, generation: 2}) RETURN labels(n)[0] AS label ORDER BY label"
        assert ask(driver, left, tenant) == ["BlockingKey", "Evidence", "Evidence"]
        put(store, tenant, drop_generation=2)
        assert ask(driver, left, tenant) == []
        assert ask(driver, "MATCH (t:Tenant {tenant: $tenant}) RETURN t.dropped", tenant) == [[]]

    def test_lineage_is_drawn(self, tenant: str, store: Neo4jStore, driver: neo4j.Driver) -> None:
        drawn = (
            "MATCH (g:GoldenRecord {tenant: $tenant})-[m:MERGED_INTO|SPLIT_FROM]->(o) "
            "RETURN g.golden_id + ' ' + type(m) + ' ' + o.golden_id AS said ORDER BY said"
        )
        golden = [GoldenRecord("g1", (2, 0)), GoldenRecord("g2", (2, 1), live=False), GoldenRecord("g3", (2, 2))]
        changes = [
            Change(2, 0, "retired", "g2", (B,), (), ("g1",)),
            Change(3, 0, "created", "g3", (), (C,), ("g1",)),
        ]
        put(store, tenant, golden=golden, changes=changes)
        assert ask(driver, drawn, tenant) == ["g2 MERGED_INTO g1", "g3 SPLIT_FROM g1"]
        put(store, tenant, changes=[Change(4, 0, "revived", "g2", (), (B,), ("g1",))])
        assert ask(driver, drawn, tenant) == ["g3 SPLIT_FROM g1"]

    def test_assertions_point_at_the_records_that_are_there(
        self, tenant: str, store: Neo4jStore, driver: neo4j.Driver
    ) -> None:
        about = "MATCH (a:Assertion {tenant: $tenant})-[:ABOUT]->(r) RETURN r.key ORDER BY r.key"
        asserted = Assertion("a1", "same", A, B, ("crm", "a"), ("crm", "b"), "ann", "a call", 0)
        put(store, tenant, records=[person(A)], assertions=[asserted])
        assert ask(driver, about, tenant) == [A.hex()]
        put(store, tenant, records=[person(B)])
        assert ask(driver, about, tenant) == [A.hex(), B.hex()]
        put(store, tenant, forgotten_records=[A])
        assert ask(driver, about, tenant) == [B.hex()]

    def test_captions_say_who_is_who(self, tenant: str, store: Neo4jStore, driver: neo4j.Driver) -> None:
        put(
            store,
            tenant,
            records=[person(A)],
            identifier_uses=[IdentifierUse(A, "email", "a@x.org", None, None, 1, b"")],
        )
        caption = "MATCH (r:Record {tenant: $tenant})-[:HAS]->(i) RETURN [r.caption, r.given_name, i.caption]"
        assert ask(driver, caption, tenant) == [[f"crm:{A.hex()}", "Ann", "a@x.org"]]

    def test_a_forgotten_record_leaves_nothing(self, tenant: str, store: Neo4jStore, driver: neo4j.Driver) -> None:
        used = [IdentifierUse(A, "email", "a@x.org", None, None, 1, b"")]
        put(store, tenant, records=[person(A)], identifier_uses=used, placements=[(A, A, "g")], evidence={A: b"a"})
        put(store, tenant, forgotten_records=[A], evidence_gone=[A])
        left = "MATCH (n:Record|Identifier|Evidence {tenant: $tenant}) RETURN labels(n)"
        assert ask(driver, left, tenant) == []
