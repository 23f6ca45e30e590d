"""One replica as a process of its own: takes its share of a crowd, batch by batch, and says how far it is.

python -m laws.writer URL TENANT SEED SHARE SHARES
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence

from laws.histories import crowd, tiny_model
from laws.states import new_engine, shuffled
from onefold.graph.store.urls import open_store
from onefold.graph.touchpoint import Command


def share(seed: int, number: int, shares: int) -> list[Sequence[Command]]:
    """The batches of one of `shares` writers; together they hold the whole crowd."""
    return [*shuffled(crowd(seed)[number::shares], random.Random(seed + number), largest=6)]


def write(url: str, tenant: str, batches: Sequence[Sequence[Command]]) -> Iterator[int]:
    """Ingest through a store of one's own; yields the number of batches acknowledged."""
    store = open_store(url)
    try:
        engine = new_engine(store, tiny_model())
        for number, batch in enumerate(batches, 1):
            engine.ingest(tenant, batch)
            yield number
    finally:
        store.close()


if __name__ == "__main__":
    url, tenant, seed, number, shares = sys.argv[1:]
    for done in write(url, tenant, share(int(seed), int(number), int(shares))):
        print(done, flush=True)
