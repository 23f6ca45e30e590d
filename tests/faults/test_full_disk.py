"""A disk that is full in the middle of a stream: a tmpfs of the server's own, which a filler file leaves no room on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import grpc
import pytest
from google.rpc import error_details_pb2
from grpc_status import rpc_status

from faults.crowd import Crowd, assert_arrived
from faults.server_process import ONEFOLD, ServerProcess, complaint, environment
from onefold.graph.errors import StoreFull
from onefold.server.client import Client
from onefold.server.convert.touchpoints import command_message
from onefold.v1 import ingest_pb2, ingest_pb2_grpc

DISK_BYTES = 256 << 20
ROOM_BYTES = 6 << 20  # for some of the transactions, not for all
ON_A_DISK = ("unshare", "--map-root-user", "--mount", "sh", "-c")
MOUNT = f'mount -t tmpfs -o size={DISK_BYTES} tmpfs "$0" && exec "$@"'
MOUNT_FULL = 'mount -t tmpfs -o size=64k tmpfs "$0" && { cat /dev/zero >"$0/filler" 2>/dev/null; exec "$@"; }'


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Where a process may mount a disk that only it sees; skips where it may not."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if shutil.which("unshare") is None or subprocess.run([*ON_A_DISK, MOUNT, folder, "true"], check=False).returncode:
        pytest.skip("a process cannot mount a tmpfs of its own here (unshare --map-root-user --mount)")
    return folder


def test_a_stream_goes_on_once_there_is_room_again(
    crowd: Crowd, tmp_path: Path, disk: Path, start_server: Callable[..., ServerProcess]
) -> None:
    server = start_server(f"sqlite:///{disk}/onefold.db", prefix=(*ON_A_DISK, MOUNT, str(disk)))
    seen = os.open(f"/proc/{server.pid}/root{disk}", os.O_RDONLY | os.O_DIRECTORY)  # also once the server is gone
    fill(seen)
    with Client(server.address, patience_s=5) as client:
        acknowledged = 0
        with pytest.raises(StoreFull) as caught:  # noqa: PT012 - the stream breaks in a later turn of the loop
            for position, _ in client.stream("default", crowd.commands, batch=20):
                acknowledged = position
        told = f"no space left for {disk}/onefold.db: make room, then retry; nothing was written"
        assert (str(caught.value), caught.value.retryable) == (told, False)
        assert 0 < acknowledged < len(crowd.commands)
        assert_refused(client, crowd, told)
        assert client.counts("default").records > 0  # reading goes on
        assert client.check("default").problems == ()

        os.unlink("filler", dir_fd=seen)
        rest = crowd.commands[acknowledged:]
        assert len(list(client.stream("default", rest, first_position=acknowledged + 1))) == len(rest)
    assert server.terminate() == 0
    assert_arrived(f"sqlite:///{copied(seen, tmp_path / 'copy')}", crowd)


def test_a_disk_without_room_for_a_store_is_named(disk: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("source,record_id,given_name\ncrm,1,Ottoline\n")
    for arguments in (["serve", "--listen", "127.0.0.1:0"], ["load", str(people)]):
        command = [*ON_A_DISK, MOUNT_FULL, str(disk), *ONEFOLD, *arguments, "--store", f"sqlite:///{disk}/onefold.db"]
        done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 1
        assert complaint(done).startswith(f"no space left for {disk}/onefold.db: make room, then retry")


def fill(folder: int) -> None:
    """Leave room for little more."""
    filler = os.open("filler", os.O_CREAT | os.O_WRONLY, dir_fd=folder)
    free = os.fstatvfs(filler)
    os.posix_fallocate(filler, 0, free.f_bavail * free.f_bsize - ROOM_BYTES)
    os.close(filler)


def assert_refused(client: Client, crowd: Crowd, told: str) -> None:
    """A call that writes is told so too, with a reason, and without the advice to repeat it at once."""
    items = [command_message(command) for command in crowd.commands[-200:]]
    with pytest.raises(grpc.RpcError) as caught:
        ingest_pb2_grpc.IngestServiceStub(client.channel).IngestBatch(ingest_pb2.IngestBatchRequest(items=items))
    assert (caught.value.code(), caught.value.details()) == (grpc.StatusCode.RESOURCE_EXHAUSTED, told)
    details = rpc_status.from_call(caught.value).details
    assert not any(detail.Is(error_details_pb2.RetryInfo.DESCRIPTOR) for detail in details)


def copied(folder: int, into: Path) -> Path:
    """The store's files, copied; returns the database's path."""
    into.mkdir()
    for name in os.listdir(folder):
        with open(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:
            into.joinpath(name).write_bytes(file.read())
    os.close(folder)
    return into / "onefold.db"
