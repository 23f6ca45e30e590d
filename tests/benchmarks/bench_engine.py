"""How fast the engine is, on people of our own generator: checked first, then timed.

    make bench            or: PYTHONPATH=scripts python tests/benchmarks/bench_engine.py --records 10000

Prints the machine, versions and seed; batch, stream and single touchpoints on the memory and the embedded store; and
the string kernel beside rapidfuzz, measured in the same run.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import tempfile
import time
from importlib.metadata import version
from itertools import islice

import numpy as np
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

from onefold.graph.answers import Outcome
from onefold.graph.engine import Engine
from onefold.graph.kernels.jit import kernel
from onefold.graph.kernels.score import score_pairs
from onefold.graph.kernels.strings import jaro_winkler
from onefold.graph.metrics import COUNTERS
from onefold.graph.model.model import shipped_model
from onefold.graph.normalize import FIELD_NAMES, Conventions, normalize_record
from onefold.graph.rebuild.integrity import differences, snapshot
from onefold.graph.store.contract import Store
from onefold.graph.store.embedded import EmbeddedStore
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.transaction.features import FeaturePool
from people.population import generate_rows

TENANT = "bench"
SINGLES = 300  # touchpoints that are timed one by one
JARO_AT_BOOST = 700_000
PAIRS = 200_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=5000)
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "apsw", "rapidfuzz"))
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {packages}")
    print(f"seed {options.seed}, {options.records:,} records, micro-batches of {options.batch}")
    touchpoints = list(_touchpoints(options.records, options.seed))
    model = shipped_model()
    memory = MemoryStore()
    batch_s = _ingest(memory, touchpoints, len(touchpoints))
    with tempfile.TemporaryDirectory() as folder:
        embedded = EmbeddedStore(f"{folder}/bench.db")
        stream_s = _ingest(embedded, touchpoints, options.batch)
        unlike = list(differences(embedded.read(TENANT, snapshot), memory.read(TENANT, snapshot)))
        assert not unlike, unlike[:3]
        engine = Engine(embedded, model)
        extra = list(islice(_touchpoints(SINGLES, options.seed + 1), SINGLES))
        resolve_ms = [_timed(lambda t=t: engine.resolve(TENANT, [t])) for t in extra]
        ingest_ms = [_timed(lambda t=t: engine.ingest(TENANT, [t])) for t in extra]
        embedded.close()
    n = len(touchpoints)
    print(f"batch, memory store       {n / batch_s:10,.0f} records/s")
    print(f"stream, embedded store    {n / stream_s:10,.0f} records/s   ({stream_s / batch_s:.1f} × the batch's time)")
    for name, times in (("ingest one, embedded", ingest_ms), ("who is this, embedded", resolve_ms)):
        p99 = statistics.quantiles(times, n=100)[98]
        print(f"{name:25} {statistics.median(times):10.1f} ms p50, {p99:.1f} ms p99")
    print(f"pairs scored so far       {COUNTERS.snapshot()['pairs_scored']:10,}")
    _kernels(touchpoints)


def _touchpoints(n: int, seed: int) -> list[Touchpoint]:
    return [
        Touchpoint(
            source=f"{row['source']}-{seed}",
            record_id=str(at),
            values=tuple((k, v) for k, v in row.items() if k in FIELD_NAMES and v),
        )
        for at, row in enumerate(generate_rows(n, seed))
    ]


def _ingest(store: Store, touchpoints: list[Touchpoint], batch: int) -> float:
    engine = Engine(store, shipped_model())
    engine.warm()
    started = time.perf_counter()
    for at in range(0, len(touchpoints), batch):
        results = engine.ingest(TENANT, touchpoints[at : at + batch])
        assert all(r.outcome is Outcome.ACCEPTED for r in results)
    return time.perf_counter() - started


def _timed(call: object) -> float:
    started = time.perf_counter()
    call()  # type: ignore[operator]
    return 1000 * (time.perf_counter() - started)


@kernel
def _jaro_winkler_all(text, start, length, a, b, out):
    for p in range(len(a)):
        out[p] = jaro_winkler(text, start[a[p]], length[a[p]], start[b[p]], length[b[p]])


def _kernels(touchpoints: list[Touchpoint]) -> None:
    """Pairs per second of the string kernel beside rapidfuzz, and of whole pair weights."""
    evidences = [normalize_record(t.values, Conventions()) for t in touchpoints]
    names = [n for e in evidences for n in e.get("family_name", ())]
    rng = np.random.default_rng(1)
    a, b = (rng.integers(0, len(names), PAIRS) for _ in range(2))
    text = np.frombuffer("".join(names).encode(), np.uint8)
    length = np.array([len(n) for n in names], np.int64)
    start = np.cumsum(length) - length
    ours = np.empty(PAIRS, np.int64)
    _jaro_winkler_all(text, start, length, a[:10], b[:10], ours)
    began = time.perf_counter()
    _jaro_winkler_all(text, start, length, a, b, ours)
    ours_s = time.perf_counter() - began
    left, right = ([names[i] for i in side] for side in (a, b))
    began = time.perf_counter()
    theirs = cpdist(left, right, scorer=JaroWinkler.similarity, dtype=np.float64, workers=1)
    theirs_s = time.perf_counter() - began
    sure = ours != JARO_AT_BOOST  # there rapidfuzz's rounding decides whether a common beginning counts
    assert np.abs(ours[sure] / 1e6 - theirs[sure]).max() < 2e-6
    print(f"Jaro–Winkler kernel       {PAIRS / ours_s / 1e6:10.1f} M pairs/s   ({theirs_s / ours_s:.1f} × rapidfuzz)")
    pool = FeaturePool(shipped_model())
    rows = np.array([pool.add(str(i).encode(), e) for i, e in enumerate(evidences)], np.int64)
    i, j = (rows[rng.integers(0, len(rows), PAIRS)] for _ in range(2))
    score_pairs(i[:10], j[:10], pool.features(), pool.weights)
    began = time.perf_counter()
    score_pairs(i, j, pool.features(), pool.weights)
    print(f"whole pair weights        {PAIRS / (time.perf_counter() - began) / 1e6:10.1f} M pairs/s")


if __name__ == "__main__":
    main()
