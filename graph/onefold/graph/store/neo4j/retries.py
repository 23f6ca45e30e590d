"""Repeating what failed for a passing reason."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from onefold.graph.metrics import COUNTERS
from onefold.graph.store.neo4j.connection import Target
from onefold.graph.store.neo4j.failures import Failure, is_transient, store_error
from onefold.graph.units import FIRST_PAUSE_S, LONGEST_PAUSE_S

T = TypeVar("T")

# A killed Neo4j is back in 8 s.
RETRY_FOR_S = 20.0


def with_retries(attempt: Callable[[], T], target: Target, retry_for_s: float = RETRY_FOR_S) -> T:
    """What `attempt` returns, run again after transient failures until `retry_for_s` has passed.

    Raises:
        StoreError: the last failure, as the contract names it. Other exceptions pass through unchanged.
    """
    deadline = time.monotonic() + retry_for_s
    delay_s = FIRST_PAUSE_S  # the driver's own is 1 s, as long as a whole micro-batch takes
    while True:
        try:
            return attempt()
        except Failure as error:
            if not is_transient(error) or time.monotonic() + delay_s > deadline:
                raise store_error(error, target) from error
        COUNTERS.add("store_retries")
        time.sleep(delay_s * random.uniform(0.5, 1.0))  # random, so that replicas do not meet again
        delay_s = min(2 * delay_s, LONGEST_PAUSE_S)
