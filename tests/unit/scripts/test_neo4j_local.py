"""The local Neo4j: what runs it, that it outlives a crash, and that nothing but it is ever ended."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import neo4j_local
from neo4j_runtime import docker, java, probe, processes
from neo4j_runtime.home import Server, java_mark, prepare, read_state, state_file, write_state


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with neither Java nor Docker, and no URL given."""
    monkeypatch.delenv(neo4j_local.URL_VARIABLE, raising=False)
    monkeypatch.setenv("ONEFOLD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(java, "find_java", lambda: None)
    monkeypatch.setattr(docker, "can_run", lambda: False)


@pytest.mark.usefixtures("bare_machine")
def test_a_machine_with_nothing_to_run_it_is_told_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(neo4j_local.Neo4jUnavailableError, match="install a JDK 17 and Maven, or start Docker"):
        neo4j_local.obtain(tmp_path / "home")


def test_a_given_url_that_does_not_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    (port,) = processes.free_ports(1)
    monkeypatch.setenv(neo4j_local.URL_VARIABLE, f"neo4j://neo4j:secret@127.0.0.1:{port}")
    with pytest.raises(neo4j_local.Neo4jStartError, match="does not answer"):
        neo4j_local.obtain()


def test_the_state_file_is_private_and_survives_nonsense(tmp_path: Path) -> None:
    server = Server(kind="java", url="neo4j://neo4j:x@127.0.0.1:1", home=str(tmp_path), pid=1)
    write_state(tmp_path, server)
    assert read_state(tmp_path) == server
    assert stat.S_IMODE(state_file(tmp_path).stat().st_mode) == 0o600

    state_file(tmp_path).write_text("{")
    assert read_state(tmp_path) is None


def test_every_setting_is_written_once(tmp_path: Path) -> None:
    prepare(tmp_path, 1, 2, {"db.transaction.timeout": "5s", "browser.post_connect_cmd": ":help"})
    keys = [line.partition("=")[0] for line in (tmp_path / "conf" / "neo4j.conf").read_text().splitlines()]
    assert len(keys) == len(set(keys))
    assert "db.transaction.timeout=5s" in (tmp_path / "conf" / "neo4j.conf").read_text()


def test_a_stale_process_id_never_ends_a_stranger(tmp_path: Path) -> None:
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        write_state(tmp_path, Server(kind="java", url="neo4j://x", home=str(tmp_path), pid=stranger.pid))
        assert neo4j_local.find(tmp_path) is None
        assert not neo4j_local.stop(tmp_path)
        assert stranger.poll() is None
    finally:
        stranger.communicate(b"\n", timeout=10)


def test_a_home_is_not_taken_for_one_whose_name_it_begins(tmp_path: Path) -> None:
    longer = java_mark(tmp_path / "home2")
    process = subprocess.Popen([sys.executable, "-c", "input()", longer], stdin=subprocess.PIPE)
    try:
        assert processes.is_ours(process.pid, longer)
        assert not processes.is_ours(process.pid, java_mark(tmp_path / "home"))
    finally:
        process.communicate(b"\n", timeout=10)


def test_docker_is_asked_for_the_compose_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A stand-in for the docker client writes down what it is asked: there is no engine where this runs."""
    asked = tmp_path / "asked"
    client = tmp_path / "bin" / "docker"
    client.parent.mkdir()
    client.write_text(f'#!/bin/sh\necho "$NEO4J_PASSWORD $NEO4J_BOLT_PORT $*" >>{asked}\necho container\n')
    client.chmod(0o755)
    monkeypatch.setenv("PATH", f"{client.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(probe, "failure", lambda _: None)
    monkeypatch.setattr(java, "can_run", lambda _: False)
    monkeypatch.delenv(neo4j_local.URL_VARIABLE, raising=False)
    home = tmp_path / "home"

    server = neo4j_local.obtain(home)
    assert neo4j_local.obtain(home) == server
    neo4j_local.discard(home)

    url = urlsplit(server.url)
    assert server.kind == "docker"
    assert url.password == (url.password or "").strip() != ""
    commands = asked.read_text()
    assert f"{url.password} {url.port} compose --project-name onefold-" in commands
    assert commands.count(" up --detach --wait neo4j") == 1
    assert commands.count(" down --volumes") == 1


@pytest.mark.neo4j
@pytest.mark.slow
def test_it_comes_back_after_a_crash_with_its_data_and_goes_with_its_owner(
    own_neo4j_home: Path, neo4j_server: Server
) -> None:
    if neo4j_server.kind != "java":
        pytest.skip(f"about the Neo4j under Java; this run uses one of kind {neo4j_server.kind}")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as owner:
        first = neo4j_local.start(own_neo4j_home, owner_pid=owner.pid)
        assert neo4j_local.start(own_neo4j_home) == first
        assert first.pid is not None

        os.kill(first.pid, signal.SIGKILL)
        second = neo4j_local.start(own_neo4j_home)
        assert second.url == first.url
        assert second.pid != first.pid
        assert probe.version(second.url) == "5.26.31 community"
        owner.communicate(b"\n", timeout=10)

    deadline = time.monotonic() + 30
    while own_neo4j_home.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not own_neo4j_home.exists()
    assert not processes.is_ours(second.pid, java_mark(own_neo4j_home))
