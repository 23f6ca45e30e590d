"""Writers at once, one of them killed: the state is that of a fresh build all the same (semantics §1, §10)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from laws.histories import DEEP, START, crowd, tiny_model
from laws.states import assert_same, assert_sound, fresh, seq, state, take
from laws.writer import share, write
from onefold.graph.store.contract import Store
from onefold.graph.store.urls import open_store

SEED = 5
KILLED_AFTER = 4  # batches
AT_ONCE = (4,) if DEEP == 1 else (2, 3, 4, 8)  # writers


def run_all(jobs: list[Callable[[], object]]) -> None:
    """Run the jobs at once; raise what any of them raises."""
    failures: list[BaseException] = []

    def guarded(job: Callable[[], object]) -> None:
        try:
            job()
        except BaseException as failure:
            failures.append(failure)

    threads = [Thread(target=guarded, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def assert_whole(store: Store, tenant: str) -> None:
    """All of the crowd is there, as if it had come in one batch; to send it again changes nothing."""
    model, at = tiny_model(), seq(store, tenant)
    assert_same(state(store, tenant), fresh(tenant, model, [*START, *crowd(SEED)]))
    assert_sound(store, tenant, model)
    take(store, tenant, model, [crowd(SEED)])
    assert seq(store, tenant) == at


@pytest.mark.parametrize("writers", AT_ONCE)
def test_threads_on_one_store(writers: int, store: Store, fresh_tenant: Callable[[], str]) -> None:
    tenant, model = fresh_tenant(), tiny_model()
    take(store, tenant, model, [START])
    shares = [share(SEED, n, writers) for n in range(writers)]
    run_all([lambda batches=batches: take(store, tenant, model, batches) for batches in shares])
    assert_whole(store, tenant)


@pytest.mark.neo4j
@pytest.mark.parametrize("replicas", AT_ONCE)
def test_replicas_of_which_one_is_killed(
    replicas: int, neo4j_url: str, neo4j_store: Store, fresh_tenant: Callable[[], str]
) -> None:
    tenant = fresh_tenant()
    take(neo4j_store, tenant, tiny_model(), [START])

    def killed() -> None:
        """A process that dies in the middle of its share; another replica sends its commands again."""
        command = [sys.executable, "-m", "laws.writer", neo4j_url, tenant, str(SEED), "0", str(replicas)]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
            assert process.stdout is not None
            for _ in range(KILLED_AFTER):
                assert process.stdout.readline()
            process.kill()
        for _ in write(neo4j_url, tenant, share(SEED, 0, replicas)):
            pass

    def other(number: int) -> None:
        for _ in write(neo4j_url, tenant, share(SEED, number, replicas)):
            pass

    run_all([killed, *(lambda n=n: other(n) for n in range(1, replicas))])
    assert_whole(neo4j_store, tenant)


@pytest.mark.parametrize("again", range(3))
def test_a_store_opened_again_between_batches_loses_nothing(
    again: int, tmp_path: Path, fresh_tenant: Callable[[], str]
) -> None:
    tenant, url = fresh_tenant(), f"sqlite:///{tmp_path / 'onefold.db'}"
    batches = [START, *share(SEED + again, 0, 1)]
    for at in range(0, len(batches), 10):
        store = open_store(url)
        take(store, tenant, tiny_model(), batches[at : at + 10])
        store.close()
    store = open_store(url)
    assert_same(state(store, tenant), fresh(tenant, tiny_model(), [c for b in batches for c in b]))
    store.close()
