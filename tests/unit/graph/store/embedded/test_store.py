"""What only the embedded store promises: ownership, migrations, modes of the file, and its failures by name."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from onefold.graph.engine import Engine
from onefold.graph.errors import StoreCorrupt, StoreDenied, StoreError, StoreFull, StoreLocked, StoreUnavailable
from onefold.graph.model.model import shipped_model
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.store.contract.identifiers import IdentifierUse
from onefold.graph.store.contract.models import Generation, StoredModel
from onefold.graph.store.embedded import EmbeddedStore
from onefold.graph.store.embedded.failures import store_errors
from onefold.graph.store.embedded.schema import APPLICATION_ID, MIGRATIONS
from onefold.graph.touchpoint import Touchpoint

MARKER = "marker.of.a.person@example.org"


def add(store: EmbeddedStore, tenant: str = "default", **changes: object) -> None:
    """Write one delta after what is there."""

    def decide(reader: Reader) -> tuple[Delta, None]:
        return Delta(generation=1, seq=reader.tenant().seq + 1, **changes), None  # type: ignore[arg-type]

    store.transact(tenant, decide)


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "onefold.db")


@pytest.fixture
def store(path: str) -> Iterator[EmbeddedStore]:
    opened = EmbeddedStore(path)
    yield opened
    opened.close()


def test_a_store_from_before_preferred_values_were_marked_opens_and_agrees(path: str) -> None:
    said = [Touchpoint("crm", (("email", f"{n}@b.org"), ("phone", "+442079460001")), record_id="1") for n in "ac"]
    with closing(EmbeddedStore(path)) as store:
        engine = Engine(store, shipped_model())
        results = engine.ingest("default", said)
        written = engine.golden_record("default", results[-1].golden_id)
    assert [value.value[0][1] for value in written.golden[0].values if value.preferred] == ["c@b.org"]
    with closing(apsw.Connection(path)) as connection:
        values = connection.execute("SELECT golden_values FROM golden_records").get
        before = json.dumps([columns[:-1] for columns in json.loads(values)])
        connection.execute("UPDATE golden_records SET golden_values = ?", (before,))
    with closing(EmbeddedStore(path)) as store:
        engine = Engine(store, shipped_model())
        assert engine.golden_record("default", results[-1].golden_id) == written
        assert engine.check("default").problems == ()


def test_another_process_is_refused_by_name(path: str, store: EmbeddedStore) -> None:
    program = f"from onefold.graph.store.embedded import EmbeddedStore\nEmbeddedStore({path!r})"
    tried = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert f"StoreLocked: {path} is in use by process {os.getpid()}: stop it" in tried.stderr


def test_the_same_process_is_refused_too(path: str, store: EmbeddedStore) -> None:
    with pytest.raises(StoreLocked, match=f"in use by process {os.getpid()}"):
        EmbeddedStore(path)
    store.close()
    EmbeddedStore(path).close()


def test_a_killed_owner_leaves_the_store_free_and_whole(path: str) -> None:
    program = f"""
import os
from onefold.graph.store.embedded import EmbeddedStore
from onefold.graph.store.contract import Delta
store = EmbeddedStore({path!r})
store.transact("default", lambda reader: (Delta(1, 1, evidence={{b"1" * 16: b"body"}}), None))
def decide(reader):
    os.kill(os.getpid(), 9)
store.transact("default", decide)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    store = EmbeddedStore(path)
    assert store.read("default", lambda reader: (reader.tenant().seq, reader.evidence([b"1" * 16])), 1) == (
        1,
        {b"1" * 16: b"body"},
    )
    store.close()


def test_files_are_private(path: str, store: EmbeddedStore) -> None:
    add(store, evidence={b"1" * 16: b"body"})
    modes = {name: stat.S_IMODE(Path(path + name).stat().st_mode) for name in ("", "-wal", "-shm", ".lock")}
    assert modes == dict.fromkeys(modes, 0o600)


def test_migrating_again_changes_nothing(path: str) -> None:
    EmbeddedStore(path).close()
    before = Path(path).read_bytes()
    EmbeddedStore(path).close()
    assert Path(path).read_bytes() == before
    assert apsw.Connection(path).pragma("user_version") == len(MIGRATIONS)


def test_models_of_an_older_file_are_listed(path: str) -> None:
    connection, model = apsw.Connection(path), shipped_model()
    connection.execute(MIGRATIONS[0])
    connection.execute("INSERT INTO tenants VALUES (1, 't', x'00', 1, 1, ?, 0)", (model.model_id,))
    connection.execute("INSERT INTO models VALUES (1, ?, ?)", (model.model_id, model.body))
    connection.execute("INSERT INTO changes VALUES (1, 1, 0, 77, 'created', 'g', x'', x'', '')")
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", 1)
    connection.close()
    store = EmbeddedStore(path)
    listed = store.read("t", lambda reader: reader.models())
    assert listed == [StoredModel(model.model_id, model.name, model.population, model.normalizer, 77)]
    assert store.read("t", lambda reader: reader.model(model.model_id)) == model.body
    store.close()


def test_a_newer_version_is_refused(path: str) -> None:
    EmbeddedStore(path).close()
    with apsw.Connection(path) as connection:
        connection.pragma("user_version", len(MIGRATIONS) + 1)
    connection.close()
    with pytest.raises(StoreCorrupt, match="written by a newer Onefold"):
        EmbeddedStore(path)
    with pytest.raises(StoreCorrupt, match="upgrade first"):  # and not locked by the failed attempt
        EmbeddedStore(path)


def test_the_file_of_another_program_is_refused(path: str) -> None:
    connection = apsw.Connection(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    with pytest.raises(StoreCorrupt, match="of another program"):
        EmbeddedStore(path)


def test_a_file_that_is_no_database_is_refused(path: str) -> None:
    Path(path).write_text("source,record_id\n" * 200)
    with pytest.raises(StoreCorrupt, match="damaged or no Onefold store"):
        EmbeddedStore(path)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"nowhere/onefold\.db\.lock cannot be opened: No such file"):
        EmbeddedStore(str(tmp_path / "nowhere" / "onefold.db"))


def test_a_full_disk_writes_nothing_and_goes_on_with_room(path: str, store: EmbeddedStore) -> None:
    add(store, evidence={b"1" * 16: b"body"})
    writer = store._writer
    writer.pragma("max_page_count", writer.pragma("page_count"))
    with pytest.raises(StoreFull, match=r"no space left for .*onefold\.db: make room, then retry"):
        add(store, evidence={b"2" * 16: b"x" * 1_000_000})
    assert store.read("default", lambda reader: (reader.tenant().seq, reader.evidence([b"2" * 16])), 1) == (1, {})
    writer.pragma("max_page_count", 100_000)
    add(store, evidence={b"2" * 16: b"x"})
    assert store.read("default", lambda reader: reader.tenant().seq) == 2


def test_the_writer_is_durable_and_overwrites_what_is_deleted(store: EmbeddedStore) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 0}
    assert {name: store._writer.pragma(name) for name in wanted} == wanted


def test_deleted_values_are_not_left_in_the_file(path: str) -> None:
    store = EmbeddedStore(path)
    add(store, identifier_uses=[IdentifierUse(b"1" * 16, "email", MARKER, None, None, 1, b"")])
    store.close()
    assert MARKER.encode() in Path(path).read_bytes()
    store = EmbeddedStore(path)
    add(store, forgotten_records=[b"1" * 16])
    store.close()
    left = [file.name for file in Path(path).parent.iterdir() if MARKER.encode() in file.read_bytes()]
    assert left == []


def test_readers_cannot_write(store: EmbeddedStore) -> None:
    add(store, evidence={b"1" * 16: b"body"})
    with store._readers.snapshot() as connection, pytest.raises(apsw.ReadOnlyError):
        connection.execute("DELETE FROM evidence")


def test_reads_go_on_while_a_writer_decides(store: EmbeddedStore) -> None:
    add(store, generations=[Generation(1, "m", "active")], activate=1)
    inside, seen = threading.Event(), threading.Event()

    def decide(reader: Reader) -> tuple[Delta, bool]:
        inside.set()
        return Delta(1, 2, evidence={b"1" * 16: b"body"}), seen.wait(5)

    writer = threading.Thread(target=store.transact, args=("default", decide))
    writer.start()
    assert inside.wait(5)
    assert store.read("default", lambda reader: reader.tenant().seq) == 1
    seen.set()
    writer.join()
    assert store.read("default", lambda reader: reader.tenant().seq) == 2


def test_a_closed_store_says_so(path: str) -> None:
    store = EmbeddedStore(path)
    store.close()
    with pytest.raises(StoreUnavailable, match="is closed"):
        store.ping()
    with pytest.raises(StoreUnavailable, match="is closed"):
        add(store, evidence={b"1" * 16: b""})


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (apsw.FullError, StoreFull),
        (apsw.CorruptError, StoreCorrupt),
        (apsw.NotADBError, StoreCorrupt),
        (apsw.ReadOnlyError, StoreDenied),
        (apsw.CantOpenError, StoreUnavailable),
        (apsw.IOError, StoreUnavailable),
        (apsw.BusyError, StoreUnavailable),
        (apsw.SQLError, StoreError),
    ],
)
def test_every_failure_has_a_name_and_none_speaks_sql(failure: type[apsw.Error], error: type[StoreError]) -> None:
    with pytest.raises(error, match=r"the\.db") as raised, store_errors("the.db"):
        raise failure("driver text")
    assert type(raised.value) is error
    assert "driver text" not in str(raised.value)
