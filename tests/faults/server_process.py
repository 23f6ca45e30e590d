"""`onefold` in processes of their own, as an operator would run it: every wait is bounded."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from neo4j_runtime.processes import free_ports

ONEFOLD = (sys.executable, "-m", "onefold.server.cli")
READY = "onefold is serving on "
START_S, END_S = 60.0, 30.0
PATIENCE_S = 120.0
"""For what takes a moment: a Neo4j just started needed more than 30 s for two transactions on a busy machine."""
SMALL_TRANSACTIONS = {"micro_batch": 50, "stream_window": 200}
"""So that 1,500 touchpoints are some 40 transactions, and a kill finds several of them on their way."""


class ServerProcess:
    """One `onefold serve`; it can be killed and started again, on the same store and port."""

    def __init__(self, store: str, log: Path, settings: Mapping[str, object], prefix: Sequence[str] = ()) -> None:
        """`settings` are those of the server's configuration; `prefix` comes before the command."""
        (port,) = free_ports(1)
        self.address = f"127.0.0.1:{port}"
        self._log = log
        self._command = [*prefix, *ONEFOLD, "serve", "--listen", self.address]
        values = {"store": store, **SMALL_TRANSACTIONS, **settings}
        self._environment = environment() | {f"ONEFOLD_{name.upper()}": str(value) for name, value in values.items()}
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                self._command, env=self._environment, stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self._process.stdout is not None
        readable, _, _ = select.select([self._process.stdout], [], [], START_S)
        line = self._process.stdout.readline() if readable else ""
        assert line.startswith(READY), f"{line!r} instead of a ready server:\n{self.log()}"

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """`kill -9`, where it still runs."""
        if self._process is not None:
            self._process.kill()
            self.wait()

    def terminate(self) -> int:
        """SIGTERM; its exit code."""
        self.ask_to_stop()
        return self.wait()

    def ask_to_stop(self) -> None:
        """SIGTERM, and no waiting."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)

    def log(self) -> str:
        """What it logged, in all its lives."""
        return self._log.read_text()

    def wait(self) -> int:
        """Its exit code, once it is gone."""
        assert self._process is not None
        code = self._process.wait(END_S)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return code


def environment() -> dict[str, str]:
    """This process's environment without settings of Onefold: a wide terminal, so that no message is wrapped.

    The folder of compiled kernels stays the run's: another one may be empty, and is minutes of compiling.
    """
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("ONEFOLD_") or k == "ONEFOLD_CACHE"}
    return inherited | {"COLUMNS": "400", "NO_COLOR": "1"}


def onefold(*arguments: object, timeout_s: float = 60.0) -> subprocess.CompletedProcess[str]:
    """Run a command line to its end."""
    command = [*ONEFOLD, *map(str, arguments)]
    return subprocess.run(
        command,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The one line on standard error that says what is wrong; it is the last, and no trace is beside it."""
    *before, last = done.stderr.splitlines()
    assert last.startswith("onefold: "), done.stderr
    assert not any(line.startswith(("onefold: ", "Traceback")) for line in before), done.stderr
    return last.removeprefix("onefold: ")


def wait_until(what: object, condition: object, timeout_s: float = PATIENCE_S, every_s: float = 0.02) -> None:
    """Return once `condition()` is true; fail, saying `what` was waited for, when it never is."""
    deadline = time.monotonic() + timeout_s
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, f"waited {timeout_s:.0f} s in vain for {what}"
        time.sleep(every_s)
