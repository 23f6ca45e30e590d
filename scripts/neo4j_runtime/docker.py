"""The compose file's Neo4j, for machines that have Docker and no Java."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from neo4j_runtime import probe, processes
from neo4j_runtime.errors import Neo4jStartError
from neo4j_runtime.home import USER, Server, password_of, write_state

COMPOSE_FILE = Path(__file__).resolve().parents[2] / "docker-compose.yml"
PROBE_TIMEOUT_S = 20
UP_TIMEOUT_S = 600


def can_run() -> bool:
    """Whether a Docker engine answers here and its client knows `compose`."""
    return shutil.which("docker") is not None and all(
        _succeeds(["docker", *arguments]) for arguments in (("info",), ("compose", "version"))
    )


def start(home: Path, settings: Mapping[str, str]) -> Server:
    """Start the compose file's Neo4j as a project of its own; the caller holds the home's lock.

    Raises:
        Neo4jStartError: `docker compose` failed, its health check did, or a setting was asked for.
    """
    if settings:
        raise Neo4jStartError("settings are for the Neo4j under Java; under Docker put them into docker-compose.yml")
    bolt_port, http_port = processes.free_ports(2)
    environment = {
        "NEO4J_PASSWORD": password_of(home),
        "NEO4J_BOLT_PORT": str(bolt_port),
        "NEO4J_HTTP_PORT": str(http_port),
    }
    server = Server(
        kind="docker",
        url=f"neo4j://{USER}:{password_of(home)}@127.0.0.1:{bolt_port}",
        browser_url=f"http://127.0.0.1:{http_port}/browser/?dbms=neo4j://{USER}@127.0.0.1:{bolt_port}",
        home=str(home),
    )
    write_state(home, server)
    _compose(home, ["up", "--detach", "--wait", "neo4j"], environment)
    if (problem := probe.failure(server.url)) is not None:
        raise Neo4jStartError(f"the compose file's Neo4j is up and does not answer: {problem}")
    return server


def is_up(home: Path) -> bool:
    """Whether the container of `home` runs."""
    listing = _compose(home, ["ps", "--quiet", "--status", "running", "neo4j"], {"NEO4J_PASSWORD": "unused"})
    return bool(listing.strip())


def stop(home: Path, *, forget: bool) -> None:
    """Stop the container of `home`, and delete its volumes where its data is to be forgotten."""
    command = ["down", "--volumes"] if forget else ["stop"]
    _compose(home, command, {"NEO4J_PASSWORD": "unused"})


def _compose(home: Path, arguments: list[str], environment: Mapping[str, str]) -> str:
    project = f"onefold-{hashlib.sha256(str(home).encode()).hexdigest()[:12]}"
    command = ["docker", "compose", "--project-name", project, "--file", str(COMPOSE_FILE), *arguments]
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=UP_TIMEOUT_S,
        check=False,
    )
    if done.returncode != 0:
        raise Neo4jStartError(f"docker compose {arguments[0]} failed: {(done.stderr or done.stdout)[-1000:]}")
    return done.stdout


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=PROBE_TIMEOUT_S, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False
