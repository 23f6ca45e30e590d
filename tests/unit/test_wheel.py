"""The wheel that people install holds all that the code reads, and works from wherever it lies."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from numba.core.caching import _CacheLocator

from onefold.graph.kernels import jit

REPOSITORY = Path(__file__).resolve().parents[2]
ROOTS = [REPOSITORY / root for root in ("graph", "server", "protos")]
PACKAGES = ("onefold.graph", "onefold.server", "onefold.v1")
NOT_SHIPPED = {".proto", ".pyc"}
READERS = {
    "onefold.graph.kernels.jit": "cache_dir()",
    "onefold.graph.model.model": "shipped_model()",
    "onefold.graph.normalize.names.opposites": "opposite_names('mario')",
    "onefold.graph.normalize.names.order": "is_given_name('mario')",
    "onefold.graph.training.estimates.typical": "of_one_person(shipped_model().fields)",
    "onefold.server.demo.sample": "load_sample()",
}
"""Each module that reads files of its package, and what makes it read them."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True, timeout=60)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    kernels, borrowed = compiled(REPOSITORY / "graph"), compiled(folder)
    kernels.mkdir(parents=True, exist_ok=True)
    borrowed.symlink_to(kernels)
    yield folder
    borrowed.unlink()


def compiled(root: Path) -> Path:
    """Where numba keeps the kernels of `root`: in one folder for each, though they are equal and take a minute."""
    source = root / "onefold" / "graph" / "kernels" / "jit.py"
    return jit.cache_dir() / _CacheLocator.get_suitable_cache_subpath(str(source))


def run(unpacked: Path, *arguments: str, cwd: Path) -> str:
    """What Python prints that finds the unpacked wheel before anything else."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_file_of_the_packages_is_in_it(wheel: Path) -> None:
    expected = {
        str(path.relative_to(root))
        for root in ROOTS
        for path in (root / "onefold").rglob("*")
        if path.is_file() and path.suffix not in NOT_SHIPPED
    }
    with zipfile.ZipFile(wheel) as packed:
        held = {name for name in packed.namelist() if ".dist-info/" not in name}
    assert {name for name in expected if name.endswith((".json", ".jsonl", "py.typed"))}
    assert expected - held == set()


def test_what_reads_a_file_of_its_package_finds_it(unpacked: Path, tmp_path: Path) -> None:
    reading = {
        ".".join(path.relative_to(root).with_suffix("").parts)
        for root in ROOTS
        for path in (root / "onefold").rglob("*.py")
        if re.search(r"\b__file__\b|\bresources\.files\b", path.read_text("utf-8"))
    }
    assert reading == READERS.keys()
    calls = [f"from {module} import *; {call}" for module, call in READERS.items()]
    packages = [f"import {package}; print({package}.__file__)" for package in PACKAGES]
    files = run(unpacked, "-c", "\n".join([*calls, *packages]), cwd=tmp_path).split()
    assert len(files) == len(PACKAGES)
    assert all(Path(file).is_relative_to(unpacked) for file in files), files


def test_it_resolves_files(unpacked: Path, tmp_path: Path) -> None:
    customers = REPOSITORY / "docs/examples/customers.csv"
    out = tmp_path / "who.csv"
    run(unpacked, "-m", "onefold.server.cli", "resolve", str(customers), "--out", str(out), cwd=tmp_path)
    with out.open(newline="") as who, customers.open(newline="") as said:
        rows = list(csv.DictReader(who))
        assert len(rows) == len(list(csv.DictReader(said)))
    assert 1 < len({row["golden_record_id"] for row in rows}) < len(rows)
