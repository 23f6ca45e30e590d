"""Processes and ports: detached starts, and an end only for a process that is proven to be ours."""

import os
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

LOOPBACK = "127.0.0.1"
POLL_S = 0.1
IN_BETWEEN_POLL_S = 0.01
KILL_GRACE_S = 10.0


def free_ports(count: int) -> list[int]:
    """Distinct loopback ports that nothing listens on at this moment."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind((LOOPBACK, 0))
        return [int(each.getsockname()[1]) for each in sockets]
    finally:
        for each in sockets:
            each.close()


def is_free(port: int) -> bool:
    """Whether a server could listen on this loopback port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def answers(port: int) -> bool:
    """Whether something accepts connections on this loopback port."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1):
            return True
    except OSError:
        return False


def spawn_detached(command: Sequence[str], *, environment: Mapping[str, str], log: Path, pid_file: Path) -> int:
    """The process id of `command`, started in its own session so that it outlives us and our Ctrl-C.

    A shell in between starts it and exits at once: the process is not our child, so it can neither become our
    zombie nor be missed by the next caller, because its id is on disk before anyone waits for it.
    """
    script = f"{shlex.join(command)} >>{shlex.quote(str(log))} 2>&1 </dev/null & echo $! >{shlex.quote(str(pid_file))}"
    subprocess.run(["/bin/sh", "-c", script], env=dict(environment), start_new_session=True, check=True)
    return int(pid_file.read_text())


def command_line(pid: int) -> str:
    """The full command line of a live process; empty for one that is gone or a zombie.

    A process has none for a moment while it becomes another program, and again while it dies, after which it still
    holds its ports and file locks: both are waited out, so that the answer is about one that lives or is gone.
    """
    if Path("/proc/self").exists():
        deadline = time.monotonic() + KILL_GRACE_S
        while (line := _proc_command_line(pid)) is None and time.monotonic() < deadline:
            time.sleep(IN_BETWEEN_POLL_S)
        return line or ""
    listing = subprocess.run(
        ["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listing.stdout


def _proc_command_line(pid: int) -> str | None:
    """Its command line by /proc, empty where it is dead, None while it has none and is not dead either."""
    folder = Path("/proc") / str(pid)
    try:
        if line := (folder / "cmdline").read_bytes():
            return line.replace(b"\0", b" ").decode(errors="replace")
        state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        is_dead = state in "ZX" and len(list((folder / "task").iterdir())) <= 1
    except OSError:
        return ""
    return "" if is_dead else None


def is_ours(pid: int | None, mark: str) -> bool:
    """Whether `pid` is alive and its command line has `mark`: process ids are reused, ours carries its home."""
    return pid is not None and f" {mark} " in f"{command_line(pid)} "


def end(pid: int, mark: str, *, grace_s: float) -> None:
    """End the process if it is ours: SIGTERM, then SIGKILL after `grace_s` (at once where that is 0).

    Raises:
        TimeoutError: it is still there ten seconds after SIGKILL.
    """
    if grace_s > 0 and _signal(pid, mark, signal.SIGTERM) and _is_gone_within(pid, mark, grace_s):
        return
    if _signal(pid, mark, signal.SIGKILL) and not _is_gone_within(pid, mark, KILL_GRACE_S):
        raise TimeoutError(f"process {pid} ({mark}) survived SIGKILL")


def _signal(pid: int, mark: str, number: signal.Signals) -> bool:
    """Whether there was a process of ours to signal."""
    if not is_ours(pid, mark):
        return False
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True


def _is_gone_within(pid: int, mark: str, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while is_ours(pid, mark):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_S)
    return True
