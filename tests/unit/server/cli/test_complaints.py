"""What is said, in one line and by the exit code, when a command cannot do what it was told."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from onefold.server.app import running_server
from onefold.server.cli import connection, inputs
from onefold.server.cli.commands.load import Loading
from onefold.server.cli.main import run
from onefold.server.config import configured
from unit.server.cli.five_people import PEOPLE, store_in


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
        (
            ["{people}", "--out", "o.csv", "--model", "best"],
            "onefold: there is no model 'best'; write auto, shipped, the id",
        ),
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


@pytest.mark.parametrize(
    "arguments",
    [
        ["resolve", "--out", "o.txt"],
        ["resolve", "--out", "o.csv", "--model", "nomodel"],
        ["resolve", "--out", "o.csv", "--model", "0" * 32, "--store", "sqlite:///none.db"],
        ["resolve", "--out", "folder.csv"],
        ["evaluate", "--truth", "cluster", "--model", "nomodel"],
        ["evaluate", "--truth", "cluster", "--report", "folder.csv"],
        ["evaluate", "--truth-regex", "("],
        ["train", "--out", "nowhere/model.json", "--labels", "{people}"],
        ["load", "--model", "nomodel"],
        ["load", "--store", "postgres://host"],
        ["load", "--store", "sqlite://people.db"],
        ["load", "--store", "sqlite:///o.db", "--target", "127.0.0.1:1"],
    ],
)
def test_what_is_not_allowed_is_refused_before_a_file_is_read(
    people: Path,
    arguments: list[str],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def opened(*_: object) -> None:
        pytest.fail("a file was opened")

    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.csv").mkdir()
    monkeypatch.setattr(inputs, "open_tables", opened)
    monkeypatch.setattr(import_module("onefold.server.cli.commands.train"), "read_labels", opened)
    command, *options = [text.replace("{people}", str(people)) for text in arguments]
    assert run([command, str(people), *options]) in (1, 2)
    told = capsys.readouterr().err
    assert told.startswith("onefold: ")
    assert told.count("\n") == 1


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

    monkeypatch.setattr("onefold.server.cli.batch.named_model", explode)
    monkeypatch.setenv("ONEFOLD_MODEL", "shipped")
    arguments = ["resolve", str(people), "--out", str(tmp_path / "o.csv")]
    assert run(arguments) == 1
    assert "internal error (ZeroDivisionError); onefold --debug" in capsys.readouterr().err
    assert not list(tmp_path.glob("*o.csv*"))
    monkeypatch.setenv("ONEFOLD_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(arguments)


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


def test_a_file_that_is_no_model_is_named(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = tmp_path / "model.json"
    model.write_text("{}")
    assert run(["resolve", str(people), "--out", str(tmp_path / "o.csv"), "--model", str(model)]) == 2
    assert f"{model}: this is not a model of Onefold: 'format' is missing" in capsys.readouterr().err


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


def test_ctrl_c_while_a_kernel_runs_is_told_in_the_same_line(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as signalled:
            raise SystemError("a function returned a result with an exception set") from signalled

    monkeypatch.setattr(Loading, "run", interrupted)
    assert run(["load", str(people), "--store", store_in(tmp_path)]) == 130
    told = capsys.readouterr().err.splitlines()
    assert told[-1] == "onefold: interrupted"
    assert any("stopped; durable up to nothing" in line for line in told)
    monkeypatch.setattr("onefold.server.cli.commands.serve.serve_until_stopped", interrupted)
    assert run(["serve", "--store", "memory://"]) == 130
    assert capsys.readouterr().err.splitlines() == ["onefold: interrupted"]


def test_a_system_error_of_another_cause_is_an_error(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise SystemError("a function returned NULL") from ValueError("of something")

    monkeypatch.setattr(Loading, "run", broken)
    assert run(["load", str(people), "--store", store_in(tmp_path)]) == 1
    assert "internal error (SystemError)" in capsys.readouterr().err.splitlines()[-1]


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


def test_doctor_finds_a_match_that_is_missing(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = ["--store", store_in(tmp_path)]
    assert run(["load", str(people), *store]) == 0
    with closing(sqlite3.connect(tmp_path / "store.db", isolation_level=None)) as database:
        assert database.execute("DELETE FROM edges").rowcount > 0
    assert run(["doctor", *store]) == 1
    told = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "problem integrity" in told
    assert "rescore builds everything anew" in told
