"""The commands, run as a user runs them, on the real engine and stores."""

import csv
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onefold.graph.engine import Engine
from onefold.server.app import running_server
from onefold.server.cli import connection
from onefold.server.cli.load import Loading
from onefold.server.cli.main import run
from onefold.server.config import configured

PEOPLE = """\
id,first_name,surname,dob,email,city,cluster
1,Robert,Allen,1971-05-24,robert.allen@mail.example.com,Leeds,a
2,Rob,Allen,1971-05-24,robert.allen@mail.example.com,Leeds,a
3,Grace,Kelly,1985-01-02,grace@post.example.net,York,b
4,Grace,Kelly,1985-01-02,grace@post.example.net,,b
5,Martin,Okafor,1960-11-30,martin@inbox.example.org,Hull,c
"""


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return path


def store_in(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.db'}"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def partition(path: Path) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for row in rows_of(path):
        groups.setdefault(row["golden_record_id"], set()).add(row["record_id"])
    return {frozenset(group) for group in groups.values()}


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
        b"2,e2,Bo\xff,Poe,bo@example.org,2024-01-01\n"
        + b"".join(b"%d,e%d,Cy,Roe,cy%d@example.org,2024-01-01T00:00:00Z\n" % (n, n, n) for n in range(3, 60))
        + b"60,e60,Di,Doe,di@example.org,9999-01-01\n"
    )
    out, rejects = tmp_path / "out.csv", tmp_path / "rejects.csv"
    assert run(["resolve", str(path), "--out", str(out), "--rejects", str(rejects)]) == 3
    assert len(rows_of(out)) == 58
    found = [(row["line"], row["column"], row["field"], row["reason"]) for row in rows_of(rejects)]
    assert found == [
        ("3", "first_name", "given_name", "INVALID_UTF8"),
        ("61", "updated_at", "time", "TIME_IN_FUTURE"),
    ]
    assert rows_of(rejects)[0]["file"] == str(path)
    told = capsys.readouterr().err
    assert f"rejected {path}:3, column 'first_name', field given_name: the value is not UTF-8" in told
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


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.csv", "--out", "o.csv"], "onefold: nowhere.csv: there is no such file"),
        (["{people}", "--out", "o.txt"], "onefold: --out o.txt: the name must end in one of .csv"),
        (["{people}", "--out", "/nowhere/o.csv"], "onefold: --out /nowhere/o.csv: cannot be written: No such file"),
        (
            ["{people}", "--out", "o.csv", "--ignore", "clutser"],
            "no file has a column 'clutser'; did you mean 'cluster'",
        ),
        (["{people}", "--out", "o.csv", "--mapping", "m.yaml"], "onefold: m.yaml: the mapping file cannot be read"),
        (["{people}", "--out", "o.csv", "--model", "best"], "onefold: there is no model 'best'"),
        (["{people}", "{people}", "--out", "o.csv", "--tenant", "A b"], "a tenant's name is"),
        (["{people}"], "Missing option"),
        ([], "Missing argument"),
    ],
)
def test_wrong_arguments_exit_2_with_a_line(
    people: Path,
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["resolve", *(text.replace("{people}", str(people)) for text in arguments)]) == 2
    told = capsys.readouterr().err
    assert message in " ".join(told.replace("│", " ").split())
    assert "Traceback" not in told
    assert not (tmp_path / "o.csv").exists()


def test_a_mapping_with_an_unknown_column_names_file_line_and_key(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = tmp_path / "m.yaml"
    mapping.write_text("record_id: id\nfields:\n  given_name: frist_name\n")
    assert run(["resolve", str(people), "--out", str(tmp_path / "o.csv"), "--mapping", str(mapping)]) == 2
    message = (
        f"onefold: {mapping}:3: fields.given_name: {people} has no column 'frist_name'; did you mean 'first_name'?"
    )
    assert message in capsys.readouterr().err


def test_files_of_one_name_without_record_ids_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.csv").write_text("email\nann@example.org\n")
    files = [str(tmp_path / folder / "x.csv") for folder in ("a", "b")]
    assert run(["resolve", *files, "--out", str(tmp_path / "o.csv")]) == 2
    assert "have the same name and no record id" in capsys.readouterr().err


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
        assert "3 golden records → 3: 0 merges, 0 splits, 0 records in other company" in told
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


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "a:1", "b:2", "--store", store_in(tmp_path)]) == 1
    assert "onefold: there is no store sqlite:///" in capsys.readouterr().err
    assert not (tmp_path / "store.db").exists()


def test_store_and_target_exclude_each_other(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", str(people), "--store", "memory://", "--target", "127.0.0.1:1"]) == 2
    assert "onefold: name --store or --target, not both" in capsys.readouterr().err


def test_a_server_that_is_not_there_is_told_in_a_line(
    people: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("onefold.server.cli.connection.PATIENCE_S", 0.1)
    assert run(["load", str(people), "--target", "127.0.0.1:1"]) == 1
    told = capsys.readouterr().err
    assert "onefold: the server at 127.0.0.1:1 does not answer; is it running there?" in told
    assert "stopped; durable up to nothing" in told


def test_a_store_that_is_in_use_is_told_in_a_line(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_server(configured(store=store_in(tmp_path), listen="127.0.0.1:0")):
        assert run(["load", str(people), "--store", store_in(tmp_path)]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("onefold: ")


def test_doctor_names_an_unknown_store_without_its_password(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--store", "mysql://me:secret@db"]) == 1
    told = capsys.readouterr()
    assert "names no store" in " ".join(told.out.replace("│", " ").split())
    assert "secret" not in told.out + told.err


def test_an_unexpected_error_is_one_line_unless_debugging(
    people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def explode(name: str, *_: object) -> None:
        raise ZeroDivisionError(name)

    monkeypatch.setattr("onefold.server.cli.resolving.named_model", explode)
    monkeypatch.setenv("ONEFOLD_MODEL", "shipped")
    arguments = ["resolve", str(people), "--out", str(tmp_path / "o.csv")]
    assert run(arguments) == 1
    assert "internal error (ZeroDivisionError); onefold --debug" in capsys.readouterr().err
    assert not list(tmp_path.glob("*o.csv*"))
    monkeypatch.setenv("ONEFOLD_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(arguments)


def test_dates_and_emails_that_are_none_are_told_with_their_place_and_their_rows_go_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "odd.csv", tmp_path / "out.csv"
    odd = "6,Ann,Poe,13 o.clock,ann at home,Bath,d\n7,Eve,Poe,unknown,n/a,Bath,d\n"
    file.write_text(PEOPLE + odd)
    assert run(["resolve", str(file), "--out", str(out), "--ignore", "cluster"]) == 0
    told = capsys.readouterr().err
    assert f"{file}:7, column 'dob', field birth_date: '13 o.clock' is no date" in told
    assert f"{file}:7, column 'email', field email: 'ann at home' is no e-mail address" in told
    assert f"{file}:8" not in told  # a stand-in for "nothing" is no mistake
    assert len(rows_of(out)) == 7


@pytest.mark.parametrize("option", ["--out", "--rejects", "--save-mapping"])
def test_an_input_file_is_never_written_over(
    option: str, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(people)
    outs = [] if option == "--out" else ["--out", str(tmp_path / "out.csv")]
    assert run(["resolve", str(people), *outs, option, str(link)]) == 2
    assert f"{option} {link} is an input file too" in capsys.readouterr().err
    assert people.read_text() == PEOPLE


def test_two_outputs_are_two_files(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out.csv")
    assert run(["resolve", str(people), "--out", out, "--rejects", out]) == 2
    assert f"--rejects {out} is the file of --out too" in capsys.readouterr().err


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


def test_a_file_that_is_no_model_is_named(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = tmp_path / "model.json"
    model.write_text("{}")
    assert run(["resolve", str(people), "--out", str(tmp_path / "o.csv"), "--model", str(model)]) == 2
    assert f"{model}: this is no model of Onefold: 'format' is missing" in capsys.readouterr().err


def test_commands_do_without_duckdb_where_there_is_no_query() -> None:
    code = "import sys, onefold.server.cli.main; sys.exit('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_explain_says_which_record_there_is_not(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ["--store", store_in(tmp_path)]
    assert run(["load", str(people), *store]) == 0
    assert run(["explain", "people:1", "people:99", *store]) == 1
    assert "tenant default has no record people:99; onefold export crosswalk" in capsys.readouterr().err


def test_a_tenant_without_anything_is_noted(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    store = ["--store", store_in(tmp_path)]
    assert run(["load", str(people), *store]) == 0
    assert run(["doctor", "--tenant", "typo", *store]) == 0
    assert "typo: nothing is stored; name another with --tenant" in capsys.readouterr().out
    assert run(["export", "golden", "--out", str(tmp_path / "g.csv"), "--tenant", "typo", *store]) == 0
    assert "tenant typo has none of these" in capsys.readouterr().err


def test_a_target_is_host_and_port(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--target", "junk"]) == 2
    assert "write HOST:PORT" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full")
def test_a_full_disk_is_named_with_the_file(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people.write_text(PEOPLE + "6\n" * 2)
    assert run(["resolve", str(people), "--out", str(tmp_path / "o.csv"), "--rejects", "/dev/full"]) == 1
    assert "/dev/full: no space left; make room, then repeat" in capsys.readouterr().err


def test_ctrl_c_is_told_in_one_line(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Loading, "run", interrupted)
    assert run(["load", str(people), "--store", store_in(tmp_path)]) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "onefold: interrupted"


def test_ctrl_c_is_told_in_one_line_while_everything_is_still_imported() -> None:
    code = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'numpy': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from onefold.server.cli.__main__ import entry\n"
        "entry()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "onefold: interrupted\n")


def test_a_terminal_without_our_characters_shows_others() -> None:
    command = [sys.executable, "-m", "onefold.server.cli", "--help"]
    done = subprocess.run(command, check=False, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert b"ONEFOLD_? variable" in done.stdout


def test_a_server_that_is_not_there_does_not_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE_S", 0.1)
    monkeypatch.setenv("COLUMNS", "200")
    assert run(["doctor", "--target", "127.0.0.1:1"]) == 1
    told = capsys.readouterr().out
    assert "the server at 127.0.0.1:1 does not answer" in told
    assert "127.0.0.1:1 answers" not in told


def test_a_load_learns_no_model_that_nobody_would_use(
    people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Engine, "train", lambda *_: pytest.fail("trained"))
    for _ in range(2):
        assert run(["load", str(people), "--store", store_in(tmp_path), "--model", "auto"]) == 0
