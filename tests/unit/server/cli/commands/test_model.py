"""Models on the command line: on a store and through a server alike."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from onefold.graph.model.model import load_model, shipped_model
from onefold.graph.units import UNIT
from onefold.server.app import running_server
from onefold.server.cli.main import run
from onefold.server.config import configured

PEOPLE = """\
id,first_name,surname,dob,email,city
1,Robert,Allen,1971-05-24,robert.allen@mail.example.com,Leeds
2,Rob,Allen,1971-05-24,robert.allen@mail.example.com,Leeds
3,Grace,Kelly,1985-01-02,grace@post.example.net,York
"""
SHIPPED = shipped_model()
STRICT = dataclasses.replace(SHIPPED, name="strict", prior=SHIPPED.prior - 60 * UNIT)
OUTDATED = dataclasses.replace(SHIPPED, name="outdated", normalizer=SHIPPED.normalizer + 1)


@pytest.fixture
def strict(tmp_path: Path) -> str:
    path = tmp_path / "strict.json"
    path.write_bytes(STRICT.body)
    return str(path)


@pytest.fixture
def people(tmp_path: Path) -> str:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return str(path)


@pytest.fixture(params=["store", "target"])
def where(request: pytest.FixtureRequest, tmp_path: Path, people: str) -> Iterator[list[str]]:
    """Options that name a loaded store, or a server on it."""
    store = f"sqlite:///{tmp_path / 'store.db'}"
    assert run(["load", people, "--store", store]) == 0
    if request.param == "store":
        yield ["--store", store]
        return
    with running_server(configured(store=store, listen="127.0.0.1:0")) as server:
        yield ["--target", f"127.0.0.1:{server.port}"]


def test_model_files_are_looked_at_without_a_store(
    strict: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["model", "show", strict]) == 0
    assert "strict, " in capsys.readouterr().out
    assert run(["model", "compare", "shipped", strict]) == 0
    assert "prior" in capsys.readouterr().out
    assert run(["model", "compare", "shipped", SHIPPED.model_id]) == 1
    assert "there is no store" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.db"))


def test_a_model_is_tried_activated_listed_and_exported(
    where: list[str], strict: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["model", "shadow", strict, *where]) == 0
    told = capsys.readouterr().out
    assert "2 golden records → 3: 0 merges, 1 split" in told
    assert "would split, 2 records:" in told
    assert "[people:1] [people:2]" in told or "[people:2] [people:1]" in told
    assert run(["rescore", "--model", strict, "--dry-run", *where]) == 0
    assert "would split, 2 records:" in capsys.readouterr().out

    assert run(["model", "activate", strict, "--expected", "f" * 32, *where]) == 1
    told = capsys.readouterr().err
    assert f"model {'f' * 32} was expected to be the active one, but it is {SHIPPED.model_id}" in " ".join(told.split())
    assert run(["model", "activate", strict, *where]) == 0
    assert "active now" in capsys.readouterr().out
    assert run(["model", "list", *where]) == 0
    listed = [line.split() for line in capsys.readouterr().out.splitlines() if "│" in line]
    assert [(line[0], line[2]) for line in listed] == [("│", "│"), ("*", STRICT.model_id)]

    out = tmp_path / "out.json"
    assert run(["model", "export", "--out", str(out), *where]) == 0
    assert load_model(out) == STRICT
    assert run(["rescore", "--model", "shipped", *where]) == 0
    assert "active now" in capsys.readouterr().out
    assert run(["model", "activate", STRICT.model_id, *where]) == 0  # by the id of a stored one


def test_a_model_is_shown_and_compared(where: list[str], strict: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["model", "show", *where]) == 0
    told = capsys.readouterr().out
    assert SHIPPED.model_id in told
    assert "birth_date" in told
    assert "two records may be of" in told
    assert all(h.name.split()[0] in told for h in (*SHIPPED.variants, *SHIPPED.alternatives))
    assert run(["model", "compare", "shipped", strict, *where]) == 0
    told = capsys.readouterr().out
    assert f"{SHIPPED.prior / UNIT:g}" in told
    assert f"{STRICT.prior / UNIT:g}" in told
    assert run(["model", "compare", "shipped", SHIPPED.model_id, *where]) == 0
    assert "nothing" in capsys.readouterr().out


def test_a_model_of_another_normalization_is_refused(
    where: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "outdated.json"
    path.write_bytes(OUTDATED.body)
    for command in (
        ["model", "activate", str(path)],
        ["model", "shadow", str(path)],
        ["rescore", "--model", str(path)],
    ):
        assert run([*command, *where]) == 1
        assert "of the normalization" in capsys.readouterr().err


def test_names_that_are_no_model_are_told(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["model", "show", "nowhere.json", *where]) == 2
    assert "there is no model 'nowhere.json'" in capsys.readouterr().err
    assert run(["model", "show", "0" * 32, *where]) == 1
    assert f"no model {'0' * 32} is stored here" in capsys.readouterr().err
    assert run(["model", "show", "--tenant", "empty", *where]) == 2
    assert "has no model yet" in capsys.readouterr().err
    assert run(["model", "list", "--tenant", "empty", *where]) == 0
    assert "has no model yet" in capsys.readouterr().out


def test_resolve_looks_up_an_id_where_it_is_stored(
    where: list[str], people: str, strict: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["model", "activate", strict, *where]) == 0
    capsys.readouterr()
    assert run(["resolve", people, "--out", str(tmp_path / "o.csv"), "--model", STRICT.model_id, *where]) == 0
    assert "3 records → 3 golden records" in capsys.readouterr().out


def test_doctor_notes_a_model_of_another_normalization(
    people: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ["--store", f"sqlite:///{tmp_path / 'store.db'}"]
    assert run(["load", people, *store]) == 0
    capsys.readouterr()
    monkeypatch.setattr("onefold.graph.model.stored.NORMALIZER_VERSION", SHIPPED.normalizer + 1)
    # the shipped model would be new too
    monkeypatch.setattr(
        "onefold.graph.model.stored.check_usable", lambda model: None
    )  # the shipped model would be new too
    assert run(["doctor", "--quick", *store]) == 0
    told = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert f"note model model {SHIPPED.model_id} (person) was made for version {SHIPPED.normalizer}" in told
    assert "onefold rescore --model shipped" in told
