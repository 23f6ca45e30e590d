"""The import rules of `.importlinter` hold, and each of them notices the import that it is there to forbid."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE_ROOTS = ("graph", "server", "protos")


def lint(source: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the packages below `source`."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(str(source / root) for root in SOURCE_ROOTS),
        "COLUMNS": "200",  # import-linter wraps its report
    }
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", REPOSITORY / ".importlinter"],
        cwd=source,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_imports_go_one_way() -> None:
    report = lint(REPOSITORY)
    assert report.returncode == 0, report.stdout + report.stderr


@pytest.mark.parametrize(
    ("module", "statement", "contract"),
    [
        ("graph/onefold/graph/model/planted.py", "import onefold.server", "The server is around the engine"),
        ("graph/onefold/graph/model/planted.py", "import onefold.v1.ingest_pb2", "The server is around the engine"),
        ("graph/onefold/graph/model/planted.py", "import onefold.graph.engine", "Inside the engine"),
        (
            "graph/onefold/graph/transaction/identifiers/planted.py",
            "import onefold.graph.transaction.decide",
            "Inside a transaction",
        ),
        ("server/onefold/server/shown/planted.py", "import onefold.server.cli", "Inside the server"),
        ("graph/onefold/graph/model/planted.py", "import grpc", "The engine is a library"),
        ("graph/onefold/graph/model/planted.py", "from google.protobuf import message", "The engine is a library"),
        ("graph/onefold/graph/model/planted.py", "import neo4j", "The Neo4j driver"),
        ("server/onefold/server/files/planted.py", "import neo4j.exceptions", "The Neo4j driver"),
        ("graph/onefold/graph/model/planted.py", "import apsw", "SQLite"),
        ("graph/onefold/graph/store/memory/planted.py", "import onefold.graph.store.embedded", "Stores know"),
        ("server/onefold/server/files/planted.py", "import sqlite3", "SQLite"),
        ("graph/onefold/graph/model/planted.py", "from numba import njit", "numba"),
    ],
)
def test_a_forbidden_import_is_noticed(tmp_path: Path, module: str, statement: str, contract: str) -> None:
    for root in SOURCE_ROOTS:
        shutil.copytree(REPOSITORY / root, tmp_path / root, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / module).write_text(f'"""Planted."""\n\n{statement}\n')

    report = lint(tmp_path)

    assert report.returncode == 1, report.stdout + report.stderr
    broken = [line for line in report.stdout.splitlines() if " BROKEN" in line]
    assert len(broken) == 1
    assert broken[0].startswith(contract)
