"""How `onefold resolve` grows with the number of records: seconds, memory and F1 for several sizes of one population.

    make bench            or: PYTHONPATH=scripts python tests/benchmarks/bench_scale.py --records 50000 150000 500000

People are of our own generator, with all its hard cases, and written to a temporary Parquet file; the command runs in a
process of its own. A larger population begins with the smaller. `--profile names` is names and dates of birth alone.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from generate_people import generate_rows, shuffled, write
from people.population import MIXED
from people.profiles import KNOWN

MIN_F1 = 0.5  # below that something is broken, and its speed says nothing


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, nargs="+", default=[2000, 10000])
    parser.add_argument("--profile", choices=[MIXED, *KNOWN], default=MIXED)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--model", default="shipped", help="as of onefold resolve")
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, seed {options.seed}")
    print("  records   people   golden       s   CPU s     GB       P       R      F1 largest")
    for n in options.records:
        with tempfile.TemporaryDirectory() as folder:
            print(_row(n, Path(folder), options.profile, options.seed, options.model), flush=True)


def _row(n: int, folder: Path, profile: str, seed: int, model: str) -> str:
    file, out = folder / "people.parquet", folder / "out.csv"
    records = shuffled(list(generate_rows(n, seed, profile, hard=profile == MIXED)), seed)
    write(records, file)
    truth = {(r["source"], r["record_id"]): r["entity"] for r in records}
    seconds, cpu_s, peak_gb = _resolve(file, out, model)
    with out.open(encoding="utf-8", newline="") as rows:
        golden = {(row["source"], row["record_id"]): row["golden_record_id"] for row in csv.DictReader(rows)}
    assert golden.keys() == truth.keys(), "every record once"
    right, found, true = (
        _pairs(labels) for labels in (((truth[k], golden[k]) for k in truth), golden.values(), truth.values())
    )
    precision, recall = right / found, right / true
    f1 = 2 * right / (found + true)
    assert f1 > MIN_F1
    sizes = Counter(golden.values())
    figures = f"{seconds:7.1f} {cpu_s:7.1f} {peak_gb:6.2f} {precision:7.4f} {recall:7.4f} {f1:7.4f}"
    return f"{n:9,} {len(set(truth.values())):8,} {len(sizes):8,} {figures} {max(sizes.values()):7,}"


def _resolve(file: Path, out: Path, model: str) -> tuple[float, float, float]:
    """Seconds, processor seconds and gigabytes at its peak (of this and every smaller run before it)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "onefold.server.cli", "resolve", str(file), "--out", str(out)]
    started = time.perf_counter()
    subprocess.run([*command, "--ignore", "entity", "--model", model], check=True, capture_output=True)
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, cpu_s, after.ru_maxrss / 1e6


def _pairs(labels: Iterable[object]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


if __name__ == "__main__":
    main()
