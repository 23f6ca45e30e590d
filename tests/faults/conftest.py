"""Real servers in processes of their own, a crowd of people to stream into them, and what must be true afterwards."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest

import neo4j_local
import onefold.graph.model
from faults.crowd import Crowd
from faults.server_process import ServerProcess
from onefold.graph.model.model import load_model
from onefold.graph.warm import warm


@pytest.fixture(scope="session")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped model as it is now, for every process of the run, and its kernels compiled.

    So no server is waited for while it compiles: it loads what this process left in the cache.
    """
    file = tmp_path_factory.mktemp("model") / "model.json"
    file.write_bytes(resources.files(onefold.graph.model).joinpath("person.json").read_bytes())
    warm(load_model(file))
    return file


@pytest.fixture(scope="session")
def crowd(model_file: Path) -> Crowd:
    """1,500 records of some 460 people, every third in two touchpoints, and 30 of them deleted again."""
    return Crowd(seed=7, records=1500, model=load_model(model_file))


@pytest.fixture(scope="session")
def small_crowd(model_file: Path) -> Crowd:
    """200 records, for stores that are slower."""
    return Crowd(seed=9, records=200, model=load_model(model_file))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of an embedded store that is not there yet."""
    return tmp_path / "onefold.db"


@pytest.fixture
def start_server(tmp_path: Path, model_file: Path) -> Iterator[Callable[..., ServerProcess]]:
    """Starts `onefold serve` on a store URL; whatever still runs at the end of the test is killed."""
    started: list[ServerProcess] = []

    def start(store: str, prefix: tuple[str, ...] = (), **settings: object) -> ServerProcess:
        log = tmp_path / f"server-{len(started)}.log"
        server = ServerProcess(store, log, {"model": model_file, **settings}, prefix)
        started.append(server)
        server.start()
        return server

    yield start
    for server in started:
        server.kill()


@pytest.fixture
def own_neo4j(own_neo4j_home: Path) -> neo4j_local.Server:
    """A Neo4j that the test may kill; `neo4j_local.start` on its home starts it again, over its data."""
    try:
        return neo4j_local.start(own_neo4j_home, owner_pid=os.getpid())
    except neo4j_local.Neo4jUnavailableError as reason:
        if os.environ.get("ONEFOLD_TEST_REQUIRE_NEO4J") == "1":
            pytest.fail(f"ONEFOLD_TEST_REQUIRE_NEO4J=1 and {reason}")
        pytest.skip(str(reason))
