"""`onefold identifiers`, and settings of identifiers in a mapping file."""

from __future__ import annotations

from pathlib import Path

import pytest

from onefold.graph.touchpoint import IdentifierSettings
from onefold.server.app import running_server
from onefold.server.cli.connection import connected
from onefold.server.cli.main import run
from onefold.server.config import configured
from unit.server.cli.five_people import partition, store_in

LOGINS = "id,given_name,family_name,login\n1,Anna,Berg,ab\n2,Carl,Stone,ab\n3,Olga,Fisher,of\n"
MAPPING = "record_id: id\nfields: {given_name: given_name, family_name: family_name, login: login}\n"
JOINED = MAPPING + 'identifiers:\n  login: {joins: true, never: ["guest*"]}\n'


@pytest.fixture
def logins(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text(LOGINS)
    return file


def test_a_mapping_file_says_what_joins(logins: Path, tmp_path: Path) -> None:
    mapping, out, saved = tmp_path / "m.yaml", tmp_path / "out.csv", tmp_path / "saved.yaml"
    said = ["resolve", str(logins), "--out", str(out), "--model", "shipped", "--mapping", str(mapping)]
    mapping.write_text(MAPPING)
    assert run(said) == 0
    assert partition(out) == {frozenset("1"), frozenset("2"), frozenset("3")}
    mapping.write_text(JOINED)
    assert run([*said, "--save-mapping", str(saved)]) == 0
    assert partition(out) == {frozenset("12"), frozenset("3")}
    assert "  login: {joins: true, never: [guest*]}" in saved.read_text()


def test_load_stores_them_and_list_shows_them(logins: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapping, store = tmp_path / "m.yaml", f"sqlite:///{tmp_path / 'o.db'}"
    mapping.write_text(JOINED)
    assert run(["load", str(logins), "--store", store, "--mapping", str(mapping)]) == 0
    assert "3 rows" in capsys.readouterr().out
    assert run(["identifiers", "list", "--store", store]) == 0
    assert "joins: true, never: guest*" in " ".join(capsys.readouterr().out.split())
    assert (
        run(["identifiers", "set", "login", "--no-joins", "--one-per-person", "--again", "guest*", "--store", store])
        == 0
    )
    with connected(store, None) as connection:
        (settings,) = connection.identifiers("default").settings
        assert settings == IdentifierSettings("login", per_person_max=1)
        assert len(connection.find_by_identifier("default", "login", "ab").golden) == 2
    assert run(["identifiers", "reset", "login", "--store", store]) == 0
    assert "defaults" in capsys.readouterr().out
    assert run(["doctor", "--store", store]) == 0


def test_a_server_takes_them_too(logins: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapping = tmp_path / "m.yaml"
    mapping.write_text(JOINED)
    with running_server(configured(store=store_in(tmp_path), listen="127.0.0.1:0")) as server:
        target = ["--target", f"127.0.0.1:{server.port}"]
        assert run(["load", str(logins), "--mapping", str(mapping), *target]) == 0
        assert run(["identifiers", "set", "national_id", "--one-per-person", *target]) == 0
        assert run(["identifiers", "list", *target]) == 0
    told = capsys.readouterr().out
    assert "one_per_person: true" in told
    assert "joins: true" in told


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["shoe"], "identifies nobody"),
        (["login", "--joins", "--people-max", "2"], "contradicts joins"),
        (["login", "--one-per-person", "--per-person-max", "2"], "name one of them"),
    ],
)
def test_what_cannot_be_set_is_said(
    options: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["identifiers", "set", *options, "--store", f"sqlite:///{tmp_path / 'o.db'}"]) == 2
    assert message in capsys.readouterr().err
