"""`kill -9` of a client in the middle of its stream: a second one replays everything."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

from faults.crowd import stored_touchpoints
from faults.server_process import ONEFOLD, ServerProcess, environment, onefold, wait_until
from generate_people import generate_rows, shuffled, write
from onefold.graph.engine import Engine
from onefold.graph.model.model import load_model
from onefold.graph.rebuild.integrity import differences, snapshot
from onefold.graph.store.embedded import EmbeddedStore
from onefold.server.client import Client

ROWS = 1500  # `load` sends 500 a message, and the server takes one such message at a time


def test_a_second_client_replays_everything(
    path: Path, tmp_path: Path, model_file: Path, start_server: Callable[..., ServerProcess]
) -> None:
    people = tmp_path / "people.csv"
    write(shuffled(list(generate_rows(ROWS, seed=8)), seed=8), people, truth=False)
    undisturbed = tmp_path / "undisturbed.db"
    loaded = onefold("load", people, "--store", f"sqlite:///{undisturbed}", "--model", model_file)
    assert loaded.returncode == 0, loaded.stderr

    server = start_server(f"sqlite:///{path}")
    command = [*ONEFOLD, "load", str(people), "--target", server.address]
    with Client(server.address) as watcher:
        first = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until("some touchpoints", lambda: watcher.counts("default").touchpoints > 0)
        first.kill()
        assert first.wait(10) == -signal.SIGKILL

    second = onefold("load", people, "--target", server.address)
    assert second.returncode == 0, second.stderr
    told = re.search(r": ([\d,]+) accepted, ([\d,]+) unchanged, 0 rejected", second.stdout)
    assert told is not None, second.stdout
    accepted, unchanged = (int(number.replace(",", "")) for number in told.groups())
    assert accepted + unchanged == ROWS
    assert accepted > 0  # the first client was killed before its end,
    assert unchanged > 0  # and after its beginning
    assert server.terminate() == 0
    assert_same(path, undisturbed)
    assert_whole(path, model_file)


def assert_same(path: Path, other: Path) -> None:
    """Both files hold the same touchpoints and the same people."""
    left, right = EmbeddedStore(str(path)), EmbeddedStore(str(other))
    try:
        assert sorted(left.read("default", stored_touchpoints), key=repr) == sorted(
            right.read("default", stored_touchpoints), key=repr
        )
        assert list(differences(left.read("default", snapshot), right.read("default", snapshot))) == []
    finally:
        left.close()
        right.close()


def assert_whole(path: Path, model_file: Path) -> None:
    """The file's state is that of a fresh build of its touchpoints."""
    store = EmbeddedStore(str(path))
    assert Engine(store, load_model(model_file)).check("default").problems == ()
    store.close()
