"""What `--help` tells."""

import pytest

from onefold.server.cli.main import run
from onefold.server.config import Config


@pytest.mark.parametrize(
    "command", ["demo", "serve", "load", "resolve", "train", "evaluate", "explain", "export", "rescore", "doctor"]
)
def test_help_shows_an_example_and_the_tenant(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert f"Example: onefold {command}" in told
    assert "--tenant" in told


@pytest.mark.parametrize("command", ["list", "show", "compare", "shadow", "activate", "export"])
def test_help_of_a_model_command_shows_an_example_and_where(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["model", command, "--help"]) == 0
    told = capsys.readouterr().out
    assert f"Example: onefold model {command}" in told
    assert all(option in told for option in ("--tenant", "--store", "--target"))


def test_help_of_evaluate_names_what_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "--help"]) == 0
    assert "onefold[peers]" in capsys.readouterr().out


def test_the_help_documents_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "3 done, but some rows were rejected" in " ".join(capsys.readouterr().out.split())


def test_help_of_serve_names_every_setting(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert run(["serve", "--help"]) == 0
    told = capsys.readouterr().out
    for name in Config.model_fields:
        assert f"--{name.replace('_', '-')}" in told or f"ONEFOLD_{name.upper()}" in told
