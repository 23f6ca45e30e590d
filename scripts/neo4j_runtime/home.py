"""The home folder of one local Neo4j: password, configuration, and the state file that says who runs there.

The state file is readable by its owner only (mode 0600) and is replaced in one step: a reader sees an old state or
a new one, and judges by the process id in it, never by its presence.
"""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

FOLDERS = ("conf", "data", "import", "logs", "plugins", "run", "tmp")
USER = "neo4j"

SETTINGS: Mapping[str, str] = {
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "256m",
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
    "db.lock.acquisition.timeout": "10s",
    "db.transaction.timeout": "60s",
    "db.tx_log.preallocate": "false",  # else every fresh home takes half a gigabyte of disk before its first node
}

Kind = Literal["java", "docker", "given"]


@dataclass(frozen=True)
class Server:
    """A Neo4j that answers, and how to reach it.

    Attributes:
        kind: started here under Java, started here under Docker, or given by its URL.
        url: `neo4j://user:password@host:port`, as tests and `onefold --store` take it.
        browser_url: Neo4j Browser on it; empty where the URL was given and that is not known.
        home: its home folder; empty for a given one.
        pid: its process id under Java, else None.
    """

    kind: Kind
    url: str
    browser_url: str = ""
    home: str = ""
    pid: int | None = None


def java_mark(home: Path) -> str:
    """The argument that tells this home's server from every other process."""
    return f"--home-dir={home}"


def state_file(home: Path) -> Path:
    """Where the state of `home` is kept."""
    return home / "server.json"


def read_state(home: Path) -> Server | None:
    """What was last started in `home`; None where nothing was, or the file is not ours to understand."""
    try:
        return Server(**json.loads(state_file(home).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def write_state(home: Path, server: Server) -> None:
    """Record who runs in `home`."""
    _write_private(state_file(home), json.dumps(asdict(server), indent=2) + "\n")


def password_of(home: Path) -> str:
    """The password of `home`: generated and written down before the database first hears of it."""
    path = home / "password"
    if not path.exists():
        _write_private(path, secrets.token_hex(16))
    return path.read_text()


def prepare(home: Path, bolt_port: int, http_port: int, settings: Mapping[str, str]) -> None:
    """Make the folders and write `neo4j.conf`; Neo4j refuses unknown and repeated keys, so each is written once."""
    for name in FOLDERS:
        (home / name).mkdir(exist_ok=True)
    addresses = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{bolt_port}",
        "server.bolt.advertised_address": f"127.0.0.1:{bolt_port}",
        "server.http.listen_address": f"127.0.0.1:{http_port}",
    }
    merged = {**SETTINGS, **addresses, **settings}
    (home / "conf" / "neo4j.conf").write_text("".join(f"{key}={value}\n" for key, value in merged.items()))


def make_private_folder(home: Path) -> None:
    """Create `home` for its owner only: the password and the data are in it."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)


def _write_private(path: Path, text: str) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
        handle.write(text)
    temporary.replace(path)
