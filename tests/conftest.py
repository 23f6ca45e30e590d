"""What every test can use: every store, one real Neo4j for the whole run, and hypothesis profiles with a printed seed.

The Neo4j is started by the first test that asks for it, whichever worker that is in, shared by all workers, and
killed with its data when the run ends; should the run itself be killed, a watcher does it.
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings

import neo4j_local
from onefold.graph.store.contract import Store
from onefold.graph.store.urls import open_store
from stores import STORES, url_of

pytest.register_assert_rewrite("conformance", "faults", "kernels", "laws", "unit")  # what tests share asserts too

HOME_VARIABLE = "ONEFOLD_TEST_NEO4J_HOME"
OWNER_VARIABLE = "ONEFOLD_TEST_NEO4J_OWNER"
REQUIRE_VARIABLE = "ONEFOLD_TEST_REQUIRE_NEO4J"

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("dev", deadline=None, print_blob=True)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev")
settings.load_profile(PROFILE)


def is_controller(config: pytest.Config) -> bool:
    """Whether this process runs the others (or is alone), so that it must clean up."""
    return not hasattr(config, "workerinput")


@pytest.hookimpl(tryfirst=True)  # before hypothesis reads its options
def pytest_configure(config: pytest.Config) -> None:
    if is_controller(config):
        os.environ[HOME_VARIABLE] = str(Path(tempfile.gettempdir()) / f"onefold-neo4j-{secrets.token_hex(8)}")
        os.environ[OWNER_VARIABLE] = str(os.getpid())
        if PROFILE == "dev" and config.option.hypothesis_seed is None:
            config.option.hypothesis_seed = str(secrets.randbits(32))


def pytest_unconfigure(config: pytest.Config) -> None:
    if is_controller(config) and HOME_VARIABLE in os.environ:
        neo4j_local.discard(Path(os.environ.pop(HOME_VARIABLE)))


def pytest_report_header(config: pytest.Config) -> str:
    seed = "derandomized" if PROFILE == "ci" else f"--hypothesis-seed={config.option.hypothesis_seed}"
    return f"hypothesis: profile {PROFILE}, {seed}"


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    """A command run in the test's own process says what is logged; the next test is not to hear less for it."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


@pytest.fixture(scope="session")
def neo4j_server() -> neo4j_local.Server:
    """The run's Neo4j; skips where none can be had, fails where ONEFOLD_TEST_REQUIRE_NEO4J=1 says that one must."""
    try:
        return neo4j_local.obtain(Path(os.environ[HOME_VARIABLE]), owner_pid=int(os.environ[OWNER_VARIABLE]))
    except neo4j_local.Neo4jUnavailableError as reason:
        if os.environ.get(REQUIRE_VARIABLE) == "1":
            pytest.fail(f"{REQUIRE_VARIABLE}=1 and {reason}")
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def neo4j_url(neo4j_server: neo4j_local.Server) -> str:
    """`neo4j://user:password@host:port` of the run's Neo4j; all tests share its one database, each with its tenant."""
    return neo4j_server.url


@pytest.fixture
def own_neo4j_home() -> Iterator[Path]:
    """A home for a Neo4j that one test starts by `neo4j_local.start` and may kill; it is discarded after the test."""
    home = Path(tempfile.mkdtemp(prefix="onefold-neo4j-"))
    yield home
    neo4j_local.discard(home)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(params=STORES)
def store_name(request: pytest.FixtureRequest) -> str:
    """Which store the test runs on: a test that takes `store` runs on each."""
    return str(request.param)


@pytest.fixture
def store_url(store_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A URL that opens the store."""
    return url_of(store_name, tmp_path, request)


@pytest.fixture(scope="session")
def neo4j_store(neo4j_url: str) -> Iterator[Store]:
    """One connection to the run's Neo4j, shared: what is fresh there is the tenant."""
    opened = open_store(neo4j_url)
    yield opened
    opened.close()


@pytest.fixture
def store(store_name: str, store_url: str, request: pytest.FixtureRequest) -> Iterator[Store]:
    """An opened store, which the test must not close."""
    if store_name == "neo4j":
        yield request.getfixturevalue("neo4j_store")
        return
    opened = open_store(store_url)
    yield opened
    opened.close()
