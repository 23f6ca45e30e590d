"""Training on the command line, and the models that resolve takes for itself."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from generate_people import generate_rows, shuffled, write
from onefold.graph.model.model import load_model, shipped_model
from onefold.server.app import running_server
from onefold.server.cli.main import run
from onefold.server.config import configured

ROWS = 1500


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with enough people to learn from."""
    path = tmp_path_factory.mktemp("people") / "people.csv"
    write(shuffled(list(generate_rows(ROWS, 3)), 3), path)
    return path


@pytest.fixture(scope="module")
def trained(people: Path) -> Path:
    """A model learned from it."""
    path = people.parent / "model.json"
    assert run(["train", str(people), "--ignore", "entity", "--out", str(path), "--name", "ours"]) == 0
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def partition(path: Path) -> set[frozenset[tuple[str, str]]]:
    groups: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows_of(path):
        groups[row["golden_record_id"]].add((row["source"], row["record_id"]))
    return {frozenset(group) for group in groups.values()}


def test_a_model_is_learned_from_files(trained: Path) -> None:
    model = load_model(trained)
    assert (model.name, model.population) == ("ours", ROWS)
    assert model.model_id != shipped_model().model_id


def test_the_order_of_the_rows_does_not_matter(people: Path, trained: Path, tmp_path: Path) -> None:
    header, *lines = people.read_text().splitlines()
    random.Random(11).shuffle(lines)
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / people.name
    other.write_text("\n".join([header, *lines]) + "\n")
    out = tmp_path / "model.json"
    assert run(["train", str(other), "--ignore", "entity", "--out", str(out), "--name", "ours"]) == 0
    assert out.read_bytes() == trained.read_bytes()


def doctors(where: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What the doctor says, in one line."""
    capsys.readouterr()
    assert run(["doctor", "--quick", *where]) == 0
    return " ".join(capsys.readouterr().out.replace("│", " ").split())


def test_what_is_stored_teaches_the_same(
    people: Path, trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    assert run(["load", str(people), "--ignore", "entity", "--store", url]) == 0
    ours = load_model(trained).model_id
    capsys.readouterr()
    assert run(["train", "--store", url, "--name", "ours", "--report"]) == 0
    told = capsys.readouterr().out
    assert f"model {ours} (ours), learned from {ROWS:,} records" in told
    assert all(part in told for part in ("birth_date", "blocking rules", "reliability"))
    assert "% of what it knows of one person's records comes from these" in told
    assert run(["model", "list", "--store", url]) == 0
    listed = capsys.readouterr().out
    assert ours in listed
    assert f"* │ {shipped_model().model_id}" in listed
    told = doctors(["--store", url], capsys)
    assert "note model outgrown, so that its probabilities are rough: it was made for over 8 times" in told
    assert "onefold train learns one from what is stored, and onefold model activate" in told
    with running_server(configured(store=url, listen="127.0.0.1:0")) as server:
        target, out = ["--target", f"127.0.0.1:{server.port}"], tmp_path / "again.json"
        assert run(["train", "--name", "ours", "--out", str(out), *target]) == 0
        assert out.read_bytes() == trained.read_bytes()
        assert "model outgrown" in doctors(target, capsys)
        assert run(["model", "activate", ours, *target]) == 0
        assert "model outgrown" not in doctors(target, capsys)
        assert run(["rescore", "--model", "auto", *target]) == 0
        assert "learned from 1,500 records, stored" in capsys.readouterr().out


def test_labels_are_learned_from(people: Path, trained: Path, tmp_path: Path) -> None:
    entities: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows_of(people):
        entities[row["entity"]].append((row["source"], row["record_id"]))
    same = [(*group[0], *group[1], 1) for group in entities.values() if len(group) > 1]
    firsts = [group[0] for group in entities.values()]
    not_same = [(*a, *b, 0) for a, b in pairwise(firsts)]
    labels, out = tmp_path / "labels.csv", tmp_path / "model.json"
    header = "left_source,left_record_id,right_source,right_record_id,same"
    labels.write_text("\n".join([header, *(",".join(map(str, row)) for row in (*same, *not_same))]) + "\n")
    arguments = ["--ignore", "entity", "--name", "ours", "--out", str(out), "--labels", str(labels)]
    assert run(["train", str(people), *arguments]) == 0
    assert load_model(out).model_id != load_model(trained).model_id


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["few.csv", "--out", "model.json"], 1, "training needs"),
        (["few.csv"], 2, "name a file for the model"),
        (["few.csv", "--out", "m.json", "--store", "memory://"], 2, "not both"),
        (["--store", "memory://"], 1, "training needs"),
        (["few.csv", "--out", "few.csv"], 2, "is an input file too"),
        (["few.csv", "--out", "m.json", "--labels", "few.csv"], 2, "no column 'left_source'"),
        (["few.csv", "--out", "nowhere/model.json"], 2, "--out nowhere/model.json: cannot be written"),
        (["--store", "memory://", "--ignore", "email"], 2, "--ignore is about files"),
    ],
)
def test_what_cannot_be_trained_is_said(
    arguments: list[str],
    code: int,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("few.csv").write_text("id,first_name,email\n1,Ann,ann@example.org\n")
    assert run(["train", *arguments]) == code
    assert message in capsys.readouterr().err
    assert not Path("model.json").exists()


def test_rejected_rows_are_told(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = people.read_text().splitlines()
    torn, out, rejects = tmp_path / "people.csv", tmp_path / "model.json", tmp_path / "rejects.csv"
    torn.write_text("\n".join([*lines, lines[-1] + ",one,more"]) + "\n")
    assert run(["train", str(torn), "--ignore", "entity", "--out", str(out), "--rejects", str(rejects)]) == 3
    assert f"rejected {torn}:{len(lines) + 1}" in capsys.readouterr().err
    assert [row["reason"] for row in rows_of(rejects)] == ["RAGGED_ROW"]
    assert load_model(out).population == ROWS
    torn.write_text("\n".join([lines[0], lines[-1] + ",one,more"]) + "\n")
    assert run(["train", str(torn), "--ignore", "entity", "--out", str(out)]) == 1
    told = capsys.readouterr().err
    assert f"rejected {torn}:2" in told
    assert "0 records; training needs" in told


def test_resolve_learns_from_what_it_is_given(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, again, saved = tmp_path / "out.csv", tmp_path / "again.csv", tmp_path / "model.json"
    assert run(["resolve", str(people), "--ignore", "entity", "--out", str(out), "--save-model", str(saved)]) == 0
    model = load_model(saved)
    assert f"model {model.model_id} (trained): learned from these {ROWS:,} records" in capsys.readouterr().out
    assert run(["resolve", str(people), "--ignore", "entity", "--out", str(again), "--model", str(saved)]) == 0
    assert f"model {model.model_id} (trained): from {saved}, as --model says" in capsys.readouterr().out
    assert again.read_bytes() == out.read_bytes()


def test_resolve_takes_the_shipped_model_where_there_is_too_little(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few, out, saved = tmp_path / "few.csv", tmp_path / "out.csv", tmp_path / "model.json"
    few.write_text("id,first_name,email\n1,Ann,ann@example.org\n")
    assert run(["resolve", str(few), "--out", str(out), "--save-model", str(saved)]) == 0
    assert load_model(saved) == shipped_model()
    assert f"model {shipped_model().model_id} (person): the shipped one (" in capsys.readouterr().out


def test_resolve_equals_a_server_with_the_same_model(people: Path, trained: Path, tmp_path: Path) -> None:
    batch, stream = tmp_path / "batch.csv", tmp_path / "stream.csv"
    ignore, model = ["--ignore", "entity"], ["--model", str(trained)]
    assert run(["resolve", str(people), "--out", str(batch), *ignore, *model]) == 0
    store = f"sqlite:///{tmp_path / 'store.db'}"
    with running_server(configured(store=store, listen="127.0.0.1:0", model=str(trained))) as server:
        target = ["--target", f"127.0.0.1:{server.port}"]
        assert run(["load", str(people), *ignore, *target]) == 0
        assert run(["export", "crosswalk", "--out", str(stream), *target]) == 0
    assert partition(stream) == partition(batch)
    confidences = [{(r["source"], r["record_id"]): r["confidence"] for r in rows_of(p)} for p in (batch, stream)]
    assert confidences[0] == confidences[1]
