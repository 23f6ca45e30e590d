"""Neo4j Community under Java: the start of one server in its home folder."""

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from neo4j_runtime import probe, processes
from neo4j_runtime.errors import Neo4jStartError
from neo4j_runtime.home import USER, Server, java_mark, password_of, prepare, read_state, write_state
from neo4j_runtime.java import find_java, resolve_jars

START_TIMEOUT_S = 120.0
START_ATTEMPTS = 3
"""A port can be taken, or a killed predecessor still hold the store's lock, between our look and Neo4j's."""
LOG_TAIL_LINES = 20
MEMORY = ("-Xms512m", "-Xmx1g", "-XX:+UseG1GC")
OPENED_PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def start(home: Path, cache_dir: Path, settings: Mapping[str, str]) -> Server:
    """Start Neo4j in `home` and wait until it answers a query; the caller holds the home's lock.

    The ports of the home's last run are taken again where they are free, so that an address survives a crash.

    Raises:
        Neo4jUnavailableError: no Java, or no way to get the jars.
        Neo4jStartError: it ended or stayed silent; the message has the end of its log.
    """
    classpath = resolve_jars(cache_dir)
    password = password_of(home)
    for attempt in range(1, START_ATTEMPTS + 1):
        bolt_port, http_port = _ports(home, reuse=attempt == 1)
        prepare(home, bolt_port, http_port, settings)
        _set_initial_password(home, classpath, password)
        server = Server(
            kind="java",
            url=f"neo4j://{USER}:{password}@127.0.0.1:{bolt_port}",
            browser_url=f"http://127.0.0.1:{http_port}/browser/?dbms=neo4j://{USER}@127.0.0.1:{bolt_port}",
            home=str(home),
        )
        server = replace(server, pid=_launch(home, classpath))
        write_state(home, server)
        problem = wait_for_answer(server)
        if problem is None:
            return server
        processes.end(server.pid or 0, java_mark(home), grace_s=0)
        if attempt == START_ATTEMPTS:
            raise Neo4jStartError(f"Neo4j in {home} did not start: {problem}\n{_log_tail(home)}")
    raise AssertionError("unreachable")


def wait_for_answer(server: Server) -> str | None:
    """None once the server answers a query, else why it never did."""
    deadline = time.monotonic() + START_TIMEOUT_S
    bolt_port = urlsplit(server.url).port or 0
    problem: str | None = "it never listened"
    while time.monotonic() < deadline:
        if not processes.is_ours(server.pid, java_mark(Path(server.home))):
            return "its process ended"
        if processes.answers(bolt_port):
            problem = probe.failure(server.url)
            if problem is None:
                return None
        time.sleep(processes.POLL_S)
    return f"no answer after {START_TIMEOUT_S:.0f} s ({problem})"


def _ports(home: Path, *, reuse: bool) -> tuple[int, int]:
    last = read_state(home)
    if reuse and last is not None and last.kind == "java":
        bolt, http = urlsplit(last.url).port or 0, urlsplit(last.browser_url).port or 0
        if bolt and http and processes.is_free(bolt) and processes.is_free(http):
            return bolt, http
    bolt, http = processes.free_ports(2)
    return bolt, http


def _java() -> str:
    java = find_java()
    assert java is not None  # resolve_jars has seen it
    return str(java.executable)


def _environment(home: Path) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("NEO4J_")}
    return inherited | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def _set_initial_password(home: Path, classpath: Path, password: str) -> None:
    if (home / "data" / "databases" / "system").exists():
        return  # it has run before, with the password that is written beside it
    command = [_java(), "-XX:TieredStopAtLevel=1", "-cp", f"{classpath}/*", "org.neo4j.cli.AdminTool"]
    command += ["dbms", "set-initial-password", password]
    done = subprocess.run(
        command, env=_environment(home), capture_output=True, text=True, timeout=START_TIMEOUT_S, check=False
    )
    if done.returncode != 0:
        raise Neo4jStartError(f"neo4j-admin could not set the password: {_without_frames(done.stderr or done.stdout)}")


def _launch(home: Path, classpath: Path) -> int:
    command = [_java(), *MEMORY]
    command += [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED_PACKAGES]
    command += ["--enable-native-access=ALL-UNNAMED", "-Dio.netty.tryReflectionSetAccessible=true"]
    command += ["-Dlog4j2.disable.jmx=true", "-Dfile.encoding=UTF-8", f"-Djava.io.tmpdir={home}/tmp"]
    command += ["-cp", f"{home}/plugins/*:{home}/conf:{classpath}/*", "org.neo4j.server.CommunityEntryPoint"]
    command += [java_mark(home), f"--config-dir={home}/conf", "--console-mode"]
    return processes.spawn_detached(
        command,
        environment=_environment(home),
        log=home / "logs" / "console.log",
        pid_file=home / "run" / "server.pid",
    )


def _log_tail(home: Path) -> str:
    try:
        return _without_frames((home / "logs" / "console.log").read_text(errors="replace"))
    except OSError:
        return "(no log)"


def _without_frames(log: str) -> str:
    """The end of a Java log without its stack frames, which bury the line that says what is wrong."""
    return "\n".join([line for line in log.splitlines() if not line.startswith("\tat ")][-LOG_TAIL_LINES:])
