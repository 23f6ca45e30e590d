"""The commands, run as a user runs them, on the real engine and stores."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onefold.graph.engine import Engine
from onefold.server.app import running_server
from onefold.server.cli.main import run
from onefold.server.config import configured
from unit.server.cli.five_people import PEOPLE, partition, rows_of, store_in


def test_resolve_writes_a_line_per_record_in_their_order(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    assert run(["resolve", str(people), "--out", str(out), "--ignore", "cluster"]) == 0
    rows = rows_of(out)
    assert list(rows[0]) == ["source", "record_id", "golden_record_id", "confidence"]
    assert [row["record_id"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert {row["source"] for row in rows} == {"people"}
    assert partition(out) == {frozenset("12"), frozenset("34"), frozenset("5")}
    assert rows[4]["confidence"] == ""
    assert float(rows[0]["confidence"]) > 0.5
    told = capsys.readouterr()
    assert "5 records → 3 golden records" in told.out
    assert "given_name" in told.err
    assert "ignored" in told.err


def test_resolve_gives_the_same_ids_whatever_the_order(people: Path, tmp_path: Path) -> None:
    header, *lines = PEOPLE.splitlines()
    random.Random(7).shuffle(lines)
    shuffled = tmp_path / "other" / "people.csv"
    shuffled.parent.mkdir()
    shuffled.write_text("\n".join([header, *lines]) + "\n")
    ids = []
    for path in (people, shuffled):
        out = tmp_path / "out.csv"
        assert run(["resolve", str(path), "--out", str(out)]) == 0
        ids.append({row["record_id"]: row["golden_record_id"] for row in rows_of(out)})
    assert ids[0] == ids[1]


def test_resolve_writes_parquet_too(people: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    assert run(["resolve", str(people), "--out", str(out)]) == 0
    table = pq.read_table(out)
    assert table.column_names == ["source", "record_id", "golden_record_id", "confidence"]
    assert table["confidence"].to_pylist()[4] is None


def test_rejected_rows_are_told_and_written_and_the_rest_goes_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "crm.csv"
    path.write_bytes(
        b"id,event_id,first_name,surname,email,updated_at\n"
        b"1,e1,Ann,Lee,ann@example.org,2024-01-01\n"
        b"2\0,e2,Bo,Poe,bo@example.org,2024-01-01\n"
        + b"".join(b"%d,e%d,Cy,Roe,cy%d@example.org,2024-01-01T00:00:00Z\n" % (n, n, n) for n in range(3, 60))
        + b"60,e60,Di\0,Doe,di@example.org,9999-01-01,x\n"
        + b"61,e61,Di\0,Doe,di@example.org,9999-01-01\n"
    )
    out, rejects = tmp_path / "out.csv", tmp_path / "rejects.csv"
    assert run(["resolve", str(path), "--out", str(out), "--rejects", str(rejects)]) == 3
    assert len(rows_of(out)) == 59
    found = [(row["line"], row["column"], row["field"], row["reason"]) for row in rows_of(rejects)]
    assert found == [
        ("3", "id", "record_id", "NUL_BYTE"),
        ("61", "", "", "RAGGED_ROW"),
    ]
    assert rows_of(rejects)[0]["file"] == str(path)
    told = capsys.readouterr().err
    assert f"rejected {path}:3, column 'id', field record_id: a NUL byte in the value" in told
    assert (
        f"{path}:62, column 'first_name', field given_name: a NUL byte in the value; the cell counts as empty" in told
    )
    assert f"{path}:62, column 'updated_at', field time: '9999-01-01' lies more than 24 hours in the future" in told
    assert "1 time in column 'updated_at' without a zone, read as UTC" in told
    assert f"rejected rows are in {rejects}" in told


def test_what_the_engine_refuses_is_a_rejected_row_with_its_line(tmp_path: Path) -> None:
    path, mapping, rejects = tmp_path / "crm.csv", tmp_path / "m.yaml", tmp_path / "rejects.jsonl"
    path.write_text("tp,id,email\nt1,1,ann@example.org\nt1,1,other@example.org\nt1,1,ann@example.org\n")
    mapping.write_text("record_id: id\ntouchpoint_id: tp\nfields: {email: email}\n")
    arguments = ["resolve", str(path), "--out", str(tmp_path / "o.csv"), "--mapping", str(mapping)]
    assert run([*arguments, "--rejects", str(rejects)]) == 3
    (rejected,) = map(json.loads, rejects.read_text().splitlines())
    assert (rejected["line"], rejected["reason"]) == (3, "TOUCHPOINT_ID_REUSED")


def test_a_saved_mapping_reads_back_to_the_same_result(people: Path, tmp_path: Path) -> None:
    mapping, first, second = tmp_path / "m.yaml", tmp_path / "1.csv", tmp_path / "2.csv"
    assert (
        run(["resolve", str(people), "--out", str(first), "--save-mapping", str(mapping), "--ignore", "cluster"]) == 0
    )
    assert "  given_name: first_name\n" in mapping.read_text()
    assert "ignore: [cluster]\n" in mapping.read_text()
    assert run(["resolve", str(people), "--out", str(second), "--mapping", str(mapping)]) == 0
    assert first.read_text() == second.read_text()


def test_load_explain_export_and_doctor_on_a_store(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ["--store", store_in(tmp_path)]
    assert run(["load", str(people), "--ignore", "cluster", *store]) == 0
    assert "5 accepted, 0 unchanged, 0 rejected; durable up to " in capsys.readouterr().out
    assert run(["load", str(people), "--ignore", "cluster", *store]) == 0
    assert "0 accepted, 5 unchanged" in capsys.readouterr().out

    assert run(["explain", "people:1", "people:2", *store]) == 0
    told = capsys.readouterr().out
    assert "email" in told
    assert "probability" in told
    assert run(["explain", "people:1", *store]) == 0
    assert "2 records: people:1, people:2" in capsys.readouterr().out.replace(
        "people:2, people:1", "people:1, people:2"
    )
    assert run(["explain", "people:99", *store]) == 1
    assert run(["explain", "nobody", *store]) == 1
    assert run(["explain", "a:1", "b:2", "c:3", *store]) == 2

    crosswalk, one_shot = tmp_path / "crosswalk.csv", tmp_path / "one.csv"
    assert run(["export", "crosswalk", "--out", str(crosswalk), *store]) == 0
    assert run(["resolve", str(people), "--ignore", "cluster", "--out", str(one_shot)]) == 0
    assert partition(crosswalk) == partition(one_shot)
    for kind, suffix in (("golden", "parquet"), ("edges", "csv"), ("changes", "jsonl")):
        assert run(["export", kind, "--out", str(tmp_path / f"{kind}.{suffix}"), *store]) == 0
    golden = pq.read_table(tmp_path / "golden.parquet").to_pylist()
    assert ("email", "martin@inbox.example.org", "5") in [
        (row["attribute"], row["value"], row["record_id"]) for row in golden
    ]
    changes = [json.loads(line) for line in (tmp_path / "changes.jsonl").read_text().splitlines()]
    assert {change["kind"] for change in changes} >= {"created"}

    for dry_run in (["--dry-run"], []):
        assert run(["rescore", *store, *dry_run]) == 0
        told = capsys.readouterr().out
        assert "3 golden records → 3: 0 merges, 0 splits, 0 records moved" in told
        assert ("nothing was changed" if dry_run else "active now") in told
    assert run(["doctor", *store]) == 0
    told = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "5 records, 3 golden records" in told
    assert "the stored state equals a fresh build" in told


def test_the_same_through_a_server(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        "source: crm\nrecord_id: id\n"
        "fields: {given_name: first_name, family_name: surname, birth_date: dob, email: email}\n"
        "settings: {region: GB, priority: 7}\n"
    )
    with running_server(configured(store=store_in(tmp_path), listen="127.0.0.1:0")) as server:
        target = ["--target", f"127.0.0.1:{server.port}"]
        assert run(["load", str(people), "--mapping", str(mapping), "--tenant", "acme", *target]) == 0
        assert "5 accepted" in capsys.readouterr().out
        crosswalk = tmp_path / "crosswalk.csv"
        assert run(["export", "crosswalk", "--out", str(crosswalk), "--tenant", "acme", *target]) == 0
        assert partition(crosswalk) == {frozenset("12"), frozenset("34"), frozenset("5")}
        assert run(["explain", "crm:1", "crm:2", "--tenant", "acme", *target]) == 0
        assert run(["doctor", "--tenant", "acme", *target]) == 0
        assert run(["rescore", "--dry-run", "--tenant", "acme", *target]) == 0
        assert run(["rescore", "--model", "shipped", *target]) == 0


def test_dates_and_emails_that_are_none_are_told_with_their_place_and_their_rows_go_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "odd.csv", tmp_path / "out.csv"
    odd = "6,Ann,Poe,13 o.clock,ann at home,Bath,d\n7,Eve,Poe,unknown,n/a,Bath,d\n"
    file.write_text(PEOPLE + odd)
    assert run(["resolve", str(file), "--out", str(out), "--ignore", "cluster"]) == 0
    told = capsys.readouterr().err
    assert f"{file}:7, column 'dob', field birth_date: '13 o.clock' is not a valid date" in told
    assert f"{file}:7, column 'email', field email: 'ann at home' is not a valid e-mail address" in told
    assert f"{file}:8" not in told  # a stand-in for "nothing" is not a mistake
    assert len(rows_of(out)) == 7


def test_a_touchpoint_id_that_comes_again_with_other_content_is_rejected_with_its_row(tmp_path: Path) -> None:
    file, mapping, rejects = tmp_path / "t.csv", tmp_path / "m.yaml", tmp_path / "r.csv"
    file.write_text("tp,id,email\nt1,1,ann@mail.example.com\nt1,2,bob@mail.example.com\nt2,3,eve@mail.example.com\n")
    mapping.write_text("record_id: id\ntouchpoint_id: tp\nfields: {email: email}\n")
    arguments = [str(file), "--mapping", str(mapping), "--rejects", str(rejects)]
    assert run(["resolve", *arguments, "--out", str(tmp_path / "o.csv")]) == 3
    (row,) = rows_of(rejects)
    where = {"file": str(file), "line": "3", "column": "tp", "field": "touchpoint_id", "reason": "TOUCHPOINT_ID_REUSED"}
    assert where.items() <= row.items()
    assert row["raw"] == "t1,2,bob@mail.example.com"


def test_a_query_may_be_longer_than_a_file_name(people: Path, tmp_path: Path) -> None:
    query = f"SELECT * FROM '{people}' WHERE {' AND '.join(['id > 0'] * 60)}"
    assert run(["resolve", query, "--out", str(tmp_path / "o.csv"), "--ignore", "cluster"]) == 0


def test_commands_do_without_duckdb_where_there_is_no_query() -> None:
    code = "import sys, onefold.server.cli.main; sys.exit('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_load_learns_no_model_that_nobody_would_use(
    people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Engine, "train", lambda *_: pytest.fail("trained"))
    for _ in range(2):
        assert run(["load", str(people), "--store", store_in(tmp_path), "--model", "auto"]) == 0


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("1,ann@x.org\n2,ann@x.org\n3,bob@x.org", "over 1 record that repeats another,"),
        ("1,ann@x.org\n2,bob@x.org", "over 0 matches,"),
    ],
)
def test_resolve_says_what_joined_the_records(
    rows: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(f"id,email\n{rows}\n")
    assert run(["resolve", str(file), "--out", str(tmp_path / "who.csv")]) == 0
    assert told in capsys.readouterr().out.replace("\n", " ")


def test_rows_of_events_are_named_by_their_events(tmp_path: Path) -> None:
    file, out = tmp_path / "events.csv", tmp_path / "who.csv"
    file.write_text("event_id,cookie_id,email\ne-901,ck1,ann@x.org\ne-902,ck1,\ne-903,ck2,bob@y.org\n")
    assert run(["resolve", str(file), "--out", str(out)]) == 0
    assert [row["record_id"] for row in rows_of(out)] == ["e-901", "e-902", "e-903"]
