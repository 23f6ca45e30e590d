"""Columns that are not recognized, from the file to the golden records: found, kept or not, saved, and loaded again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generate_people import generate_rows, shuffled, write
from onefold.graph.model.model import load_model
from onefold.server.app import running_server
from onefold.server.cli.main import run
from onefold.server.config import configured
from people.attributes import ATTRIBUTES, NOISE, with_noise
from unit.server.cli.five_people import partition, store_in

ROWS = 1300


@pytest.fixture(scope="module")
def customers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with four columns that nobody knows and that tell people apart, and ten of noise."""
    path = tmp_path_factory.mktemp("customers") / "customers.csv"
    write(list(with_noise(shuffled(list(generate_rows(ROWS, 3, "customers")), 3), 3)), path, truth=False)
    return path


@pytest.fixture(scope="module")
def resolved(customers: Path) -> Path:
    """The folder in which it was resolved: who.csv, mapping.yaml, model.json."""
    folder = customers.parent
    saved = ["--save-mapping", str(folder / "mapping.yaml"), "--save-model", str(folder / "model.json")]
    assert run(["resolve", str(customers), "--out", str(folder / "who.csv"), *saved]) == 0
    return folder


def without(columns: tuple[str, ...], path: Path, to: Path) -> Path:
    """The file without some columns."""
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    with to.open("w", newline="") as file:
        writer = csv.DictWriter(file, [name for name in rows[0] if name not in columns], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return to


def test_what_tells_people_apart_is_kept_named_and_saved(resolved: Path) -> None:
    mapping = (resolved / "mapping.yaml").read_text()
    assert all(f"  'custom:{name}': {name}\n" in mapping for name in ATTRIBUTES)
    assert not [name for name in NOISE if name in mapping]
    assert load_model(resolved / "model.json").own_fields == {f"custom:{name}" for name in ATTRIBUTES}


def test_loading_with_what_was_saved_gives_what_resolve_gave(
    customers: Path, resolved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url, out = f"sqlite:///{tmp_path / 'store.db'}", tmp_path / "crosswalk.csv"
    model, mapping = str(resolved / "model.json"), str(resolved / "mapping.yaml")
    assert run(["load", str(customers), "--mapping", mapping, "--model", model, "--store", url]) == 0
    assert run(["export", "crosswalk", "--store", url, "--out", str(out)]) == 0
    assert partition(out) == partition(resolved / "who.csv")
    again, learned = tmp_path / "again.csv", tmp_path / "learned.json"
    assert (
        run(["resolve", str(customers), "--mapping", mapping, "--out", str(again), "--save-model", str(learned)]) == 0
    )
    assert again.read_bytes() == (resolved / "who.csv").read_bytes()
    assert learned.read_bytes() == (resolved / "model.json").read_bytes()
    assert run(["train", "--store", url, "--out", str(tmp_path / "stored.json")]) == 0
    assert (tmp_path / "stored.json").read_bytes() == learned.read_bytes()


def test_resolving_with_the_model_alone_gives_what_learning_it_gave(
    customers: Path, resolved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, mapping = tmp_path / "who.csv", tmp_path / "mapping.yaml"
    model = ["--model", str(resolved / "model.json")]
    assert run(["resolve", str(customers), *model, "--out", str(out), "--save-mapping", str(mapping)]) == 0
    assert out.read_bytes() == (resolved / "who.csv").read_bytes()
    assert mapping.read_bytes() == (resolved / "mapping.yaml").read_bytes()
    assert "a field of the model's own" in " ".join(capsys.readouterr().err.split())


def test_a_mapping_and_ignore_keep_columns_out_of_a_models_own_fields(
    customers: Path, resolved: Path, tmp_path: Path
) -> None:
    few, saved, again = tmp_path / "few.csv", tmp_path / "mapping.yaml", tmp_path / "again.yaml"
    few.write_text("".join(customers.read_text().splitlines(keepends=True)[:20]))
    options = ["--model", str(resolved / "model.json"), "--out", str(tmp_path / "who.csv"), "--save-mapping"]
    assert run(["resolve", str(few), *options, str(saved), "--ignore", ",".join(ATTRIBUTES)]) == 0
    assert "custom:" not in saved.read_text()
    saved.write_text(saved.read_text().partition("ignore:")[0])
    assert run(["resolve", str(few), *options, str(again), "--mapping", str(saved)]) == 0
    assert "custom:" not in again.read_text()


def test_loading_without_the_mapping_says_which_columns_the_model_would_take(
    customers: Path, resolved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few, url, mapping = tmp_path / "few.csv", store_in(tmp_path), str(resolved / "mapping.yaml")
    few.write_text("".join(customers.read_text().splitlines(keepends=True)[:20]))
    text = f"has fields of its own for {', '.join(sorted(ATTRIBUTES))}, which are payload here"
    load = ["load", str(few)]
    assert run([*load, "--store", url, "--model", str(resolved / "model.json")]) == 0
    assert text in capsys.readouterr().err
    with running_server(configured(store=url, listen="127.0.0.1:0")) as server:
        assert run([*load, "--target", f"127.0.0.1:{server.port}"]) == 0
        assert text in capsys.readouterr().err
        assert run([*load, "--target", f"127.0.0.1:{server.port}", "--mapping", mapping]) == 0
        assert "payload here" not in capsys.readouterr().err


def test_ten_columns_of_noise_change_nothing(customers: Path, resolved: Path, tmp_path: Path) -> None:
    bare = without(NOISE, customers, tmp_path / customers.name)
    out, model = tmp_path / "who.csv", tmp_path / "model.json"
    assert run(["resolve", str(bare), "--out", str(out), "--save-model", str(model)]) == 0
    assert out.read_bytes() == (resolved / "who.csv").read_bytes()
    assert model.read_bytes() == (resolved / "model.json").read_bytes()


def test_training_says_what_own_fields_are_worth(
    customers: Path, resolved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, mapping = tmp_path / "model.json", tmp_path / "mapping.yaml"
    assert run(["train", str(customers), "--report", "--out", str(out), "--save-mapping", str(mapping)]) == 0
    told = capsys.readouterr()
    assert "custom:policy_no" in told.out
    assert "left out" in told.out
    assert "Own fields that are evidence" in told.err
    assert "tell nobody from anybody, and are payload: agent" in told.err
    assert out.read_bytes() == (resolved / "model.json").read_bytes()
    assert mapping.read_bytes() == (resolved / "mapping.yaml").read_bytes()


def test_in_a_small_file_and_with_another_model_they_stay_payload(
    customers: Path, resolved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few, mapping = tmp_path / "few.csv", tmp_path / "mapping.yaml"
    few.write_text("".join(customers.read_text().splitlines(keepends=True)[:100]))
    out = ["--out", str(tmp_path / "who.csv"), "--save-mapping", str(mapping)]
    assert run(["resolve", str(few), *out]) == 0
    assert "custom:" not in mapping.read_text()
    told = " ".join(capsys.readouterr().err.replace("│", " ").split())  # a cell of the table may be wrapped
    assert "evidence if it tells people apart" not in told
    assert "tried as evidence from 100 records" in told
    assert all(name in told.partition("Payload (shown with the record, never evidence): ")[2] for name in ATTRIBUTES)
    assert run(["resolve", str(customers), *out, "--model", "shipped"]) == 0
    assert "custom:" not in mapping.read_text()
    assert "tell nobody" not in capsys.readouterr().err


def test_many_rows_that_say_little_leave_them_untried_and_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = tmp_path / "few.csv"
    rows = "".join(f"{n},p{n % 7}@x.org,club {n % 5}\n" for n in range(120))
    few.write_text(f"id,email,club\n{rows}")
    assert run(["resolve", str(few), "--out", str(tmp_path / "who.csv")]) == 0
    told = " ".join(capsys.readouterr().err.replace("│", " ").split())  # a cell of the table may be wrapped
    assert "were not tried, for no model is learned, and are payload: club" in told
