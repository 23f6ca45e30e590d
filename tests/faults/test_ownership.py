"""A served file has one owner; who comes second is told by whom, and a dead owner is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faults.server_process import ServerProcess, complaint, onefold
from onefold.server.client import Client

FILE = "source,record_id,given_name\ncrm,1,Ottoline\n"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A file to load."""
    file = tmp_path / "people.csv"
    file.write_text(FILE)
    return file


def test_a_served_file_is_refused_by_name(path: Path, people: Path, start_server: Callable[..., ServerProcess]) -> None:
    url = f"sqlite:///{path}"
    server = start_server(url)
    for arguments in (["serve", "--listen", "127.0.0.1:0"], ["load", str(people)]):
        refused = onefold(*arguments, "--store", url)
        assert refused.returncode == 1
        assert complaint(refused) == (
            f"{path} is in use by process {server.pid}: stop it, or work through its server with --target"
        )
    looked = onefold("doctor", "--store", url, "--quick")
    assert (looked.returncode, f"in use by process {server.pid}" in looked.stdout) == (1, True)
    assert onefold("load", people, "--target", server.address).returncode == 0
    with Client(server.address) as client:
        assert client.counts("default").records == 1  # the owner never noticed


def test_a_dead_owner_is_none(path: Path, people: Path, start_server: Callable[..., ServerProcess]) -> None:
    url = f"sqlite:///{path}"
    start_server(url).kill()
    assert onefold("load", people, "--store", url).returncode == 0
    heir = start_server(url)
    with Client(heir.address) as client:
        assert client.counts("default").records == 1
    assert heir.terminate() == 0
