#!/usr/bin/env python3
"""A real Neo4j Community 5.26 LTS on this machine, without Docker: start, stop, status, run a command against it.

    scripts/neo4j_local.py start            prints its URL and where Neo4j Browser is; it stays in the background
    scripts/neo4j_local.py run -- pytest    a throwaway server for one command, in ONEFOLD_TEST_NEO4J_URL
    scripts/neo4j_local.py stop

Which Neo4j it is, in this order: the one whose URL stands in ONEFOLD_TEST_NEO4J_URL; one under this machine's Java
(17 or newer), with jars that Maven gets once into `.cache/neo4j` (or below ONEFOLD_CACHE, or XDG_CACHE_HOME); the
compose file's, under Docker. It listens on free ports of the loopback address, with a generated password.

Starting twice in one home gives the same server; a server that was killed is started again over its data, on the
same ports where they are still free.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from neo4j_runtime import community, docker, java, probe, processes
from neo4j_runtime.errors import LocalNeo4jError, Neo4jStartError, Neo4jUnavailableError
from neo4j_runtime.home import Server, java_mark, make_private_folder, read_state, state_file
from neo4j_runtime.locking import exclusive

__all__ = [
    "LocalNeo4jError",
    "Neo4jStartError",
    "Neo4jUnavailableError",
    "Server",
    "discard",
    "obtain",
    "running",
    "start",
    "stop",
]

URL_VARIABLE = "ONEFOLD_TEST_NEO4J_URL"
REPOSITORY = Path(__file__).resolve().parents[1]
STOP_GRACE_S = 30.0
WATCH_INTERVAL_S = 1.0
NOT_RUNNING_EXIT_CODE = 3


def cache_folder() -> Path:
    """Where jars and homes are kept: below ONEFOLD_CACHE, else XDG_CACHE_HOME, else `.cache` of the repository."""
    if explicit := os.environ.get("ONEFOLD_CACHE"):
        return Path(explicit).absolute() / "neo4j"
    if xdg := os.environ.get("XDG_CACHE_HOME"):
        return Path(xdg).absolute() / "onefold" / "neo4j"
    return REPOSITORY / ".cache" / "neo4j"


def default_home() -> Path:
    """The home that `start` and `stop` mean where none is named; its data stays from one start to the next."""
    return cache_folder() / "default"


def fetch() -> Path:
    """The folder with Neo4j's jars, got now where they are not here yet.

    Raises:
        Neo4jUnavailableError: no Java or Maven here, or no way to the jars.
    """
    return java.resolve_jars(cache_folder())


def find(home: Path) -> Server | None:
    """The server that runs in `home`, else None."""
    server = read_state(home)
    if server is None:
        return None
    if server.kind == "docker":
        return server if docker.is_up(home) else None
    return server if processes.is_ours(server.pid, java_mark(home)) else None


def start(
    home: Path | None = None, *, settings: Mapping[str, str] | None = None, owner_pid: int | None = None
) -> Server:
    """The server of `home`, started where it does not run yet: about 10 s, of which half are Neo4j's own.

    Safe to call from several processes at once: one starts it, the others wait and get the same.

    Args:
        home: where its data is; one that is kept in the cache folder where none is named.
        settings: further lines of `neo4j.conf`; they hold from the next start on.
        owner_pid: the process with whose end the server is to be discarded, should nobody do it before.

    Raises:
        Neo4jUnavailableError: neither Java and Maven nor Docker here.
        Neo4jStartError: it did not come up.
    """
    home = (home or default_home()).absolute()
    make_private_folder(home)
    with exclusive(home / "start.lock"):
        server = find(home)
        if server is None or not _answers(server):
            _end(home, grace_s=0)
            server = _start(home, settings or {})
            if owner_pid is not None:
                _watch_detached(home, owner_pid)
    return server


def obtain(home: Path | None = None, *, owner_pid: int | None = None) -> Server:
    """The Neo4j to work with here: the one given in the environment, else `start`'s.

    Raises:
        Neo4jUnavailableError: nothing here can run one.
        Neo4jStartError: the given one does not answer, or ours did not come up.
    """
    url = os.environ.get(URL_VARIABLE)
    if not url:
        return start(home, owner_pid=owner_pid)
    if (problem := probe.failure(url)) is not None:
        raise Neo4jStartError(f"the Neo4j of {URL_VARIABLE} does not answer: {problem}")
    return Server(kind="given", url=url)


def stop(home: Path | None = None) -> bool:
    """Stop the server of `home` and keep its data; whether there was one. Up to 12 s, Neo4j's own."""
    home = (home or default_home()).absolute()
    if not home.is_dir():
        return False
    with exclusive(home / "start.lock"):
        return _end(home, grace_s=STOP_GRACE_S)


def discard(home: Path) -> None:
    """Kill the server of `home` and delete its data; nothing happens where there is none."""
    home = home.absolute()
    if not home.is_dir():
        return
    with exclusive(home / "start.lock"):
        server = read_state(home)
        if server is not None and server.kind == "docker":
            docker.stop(home, forget=True)
        _end(home, grace_s=0)
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def running(home: Path | None = None) -> Iterator[Server]:
    """A server for the duration of the block: thrown away with its data after it, or kept where a home is named."""
    if os.environ.get(URL_VARIABLE):
        yield obtain()
        return
    folder = home or Path(tempfile.mkdtemp(prefix="onefold-neo4j-"))
    try:
        yield start(folder, owner_pid=os.getpid() if home is None else None)
    finally:
        if home is None:
            discard(folder)
        else:
            stop(home)


def _start(home: Path, settings: Mapping[str, str]) -> Server:
    if java.can_run(cache_folder()):
        return community.start(home, cache_folder(), settings)
    if docker.can_run():
        return docker.start(home, settings)
    raise Neo4jUnavailableError(
        f"no Neo4j to be had: install a JDK 17 and Maven, or start Docker, or set {URL_VARIABLE} to one that runs"
    )


def _answers(server: Server) -> bool:
    """Whether it answers, given the time of a whole start: a busy server must not be taken for a dead one."""
    return server.kind == "docker" or community.wait_for_answer(server) is None


def _end(home: Path, *, grace_s: float) -> bool:
    """Whether there was a server to end; its state stays, for the ports in it."""
    server = read_state(home)
    if server is None or find(home) is None:
        return False
    if server.kind == "docker":
        docker.stop(home, forget=False)
    elif server.pid is not None:
        processes.end(server.pid, java_mark(home), grace_s=grace_s)
    return True


def _watch_detached(home: Path, owner_pid: int) -> None:
    processes.spawn_detached(
        [sys.executable, str(Path(__file__).resolve()), "watch", "--home", str(home), "--owner", str(owner_pid)],
        environment=os.environ,
        log=Path(os.devnull),
        pid_file=home / "run" / "watch.pid",
    )


def _watch(home: Path, owner_pid: int) -> None:
    """Discard `home` when its owner is gone; ends with either of them."""
    while state_file(home).exists():
        try:
            os.kill(owner_pid, 0)
        except ProcessLookupError:
            discard(home)
            return
        time.sleep(WATCH_INTERVAL_S)


def _print(server: Server, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(asdict(server)))
        return
    print(server.url)
    if server.browser_url:
        print(f"Neo4j Browser: {server.browser_url}", file=sys.stderr)


def _run(command: Sequence[str], home: Path | None) -> int:
    signal.signal(signal.SIGTERM, _exit_on_signal)  # else a polite end would leave the server behind
    with running(home) as server:
        return subprocess.run(command, env={**os.environ, URL_VARIABLE: server.url}, check=False).returncode


def _exit_on_signal(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise argparse.ArgumentTypeError(f"{text!r} is not KEY=VALUE")
    return key, value


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="neo4j_local.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    home = argparse.ArgumentParser(add_help=False)
    home.add_argument("--home", type=Path, help="its home folder (default: one kept in the cache folder)")
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="print url, browser_url, kind, home and pid as JSON")

    starting = commands.add_parser("start", parents=[home, as_json], help="start it and print its URL")
    starting.add_argument("--setting", type=_setting, action="append", default=[], metavar="KEY=VALUE")
    starting.add_argument("--browser-command", metavar="COMMAND", help="what Neo4j Browser runs on connecting")
    starting.add_argument(
        "--browser-allow", metavar="HOSTS", help="hosts that Neo4j Browser may load guides and styles from"
    )
    commands.add_parser("stop", parents=[home], help="stop it, keep its data")
    commands.add_parser("status", parents=[home, as_json], help="print its URL; exit code 3 where none runs")
    commands.add_parser("fetch", help="get the jars into the cache, start nothing")
    run = commands.add_parser("run", parents=[home], help="run a command with a server of its own, then stop it")
    run.add_argument("arguments", nargs=argparse.REMAINDER, metavar="-- COMMAND")
    watch = commands.add_parser("watch", parents=[home], help="discard it when its owner is gone (used by start)")
    watch.add_argument("--owner", type=int, required=True)
    return parser


def _settings(options: argparse.Namespace) -> dict[str, str]:
    settings = dict(options.setting)
    if options.browser_command:
        settings["browser.post_connect_cmd"] = options.browser_command
    if options.browser_allow:
        settings["browser.remote_content_hostname_whitelist"] = options.browser_allow
    return settings


def _main(options: argparse.Namespace) -> int:
    match options.command:
        case "start" if os.environ.get(URL_VARIABLE):
            _print(obtain(), as_json=options.json)
        case "start":
            _print(start(options.home, settings=_settings(options)), as_json=options.json)
        case "stop":
            print("stopped" if stop(options.home) else "not running")
        case "status":
            server = find((options.home or default_home()).absolute())
            if server is None:
                print("not running", file=sys.stderr)
                return NOT_RUNNING_EXIT_CODE
            _print(server, as_json=options.json)
        case "fetch":
            print(fetch())
        case "watch":
            _watch(options.home, options.owner)
        case "run":
            command = options.arguments[1:] if options.arguments[:1] == ["--"] else options.arguments
            if not command:
                print("neo4j_local.py run: say which command, after --", file=sys.stderr)
                return 2
            return _run(command, options.home)
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; the exit code."""
    try:
        return _main(_parser().parse_args(arguments))
    except LocalNeo4jError as error:
        print(f"neo4j_local.py: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
