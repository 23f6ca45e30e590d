"""Real servers in processes of their own, a crowd of people to stream into them, and what must be true afterwards."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from onefold.graph.model.model import shipped_model
from onefold.graph.warm import warm

sys.path.insert(0, str(Path(__file__).parent))  # for crowd and server_process

pytest.register_assert_rewrite("crowd", "server_process")

from crowd import Crowd
from server_process import ServerProcess

StartServer = Callable[..., ServerProcess]


@pytest.fixture(scope="session", autouse=True)
def compiled_kernels() -> None:
    """No server is waited for while it compiles: this process has done so, and theirs load what it left."""
    warm(shipped_model())


@pytest.fixture(scope="session")
def crowd() -> Crowd:
    """About 1,500 records of 460 people, and 30 of them deleted again: the same for every test."""
    return Crowd(seed=7, records=1500)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of an embedded store that is not there yet."""
    return tmp_path / "onefold.db"


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[StartServer]:
    """Starts `onefold serve` on a store URL; whatever still runs at the end of the test is killed."""
    started: list[ServerProcess] = []

    def start(store: str, **settings: object) -> ServerProcess:
        server = ServerProcess(store, tmp_path / f"server-{len(started)}.log", settings)
        started.append(server)
        server.start()
        return server

    yield start
    for server in started:
        server.kill()
