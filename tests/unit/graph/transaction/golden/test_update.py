"""What clusters mean for golden records is the same in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence

from onefold.graph.settings import Settings
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Record
from onefold.graph.transaction.golden.update import GoldenUpdate
from onefold.graph.transaction.linkage import Cluster

KEYS = [bytes([n]) * 16 for n in range(6)]
CLUSTERS = [Cluster((key, other), 1, None, False) for key, other in zip(KEYS[:3], KEYS[3:], strict=True)]


def updated(reader: Reader, clusters: Sequence[Cluster]) -> Delta:
    """What the clusters write."""
    delta = Delta(generation=1)
    records = {key: Record(key, "crm", key.hex(), (), 1, (None, "")) for key in KEYS}
    GoldenUpdate(reader, delta, records, {key: key for key in KEYS}, Settings(), 7).apply(clusters, set())
    return delta


def test_the_change_log_has_one_order() -> None:
    one, other = MemoryStore().read("t", lambda r: [updated(r, some) for some in (CLUSTERS, CLUSTERS[::-1])])
    assert [entry.after[0] for entry in one.changes] == KEYS[:3]
    assert one == other
