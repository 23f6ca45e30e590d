"""What every store refuses before it writes: deltas that would make it contradict itself."""

from __future__ import annotations

from collections.abc import Iterable

from onefold.graph.errors import StoreCorrupt
from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.head import TenantState


def check_delta(delta: Delta, tenant: TenantState, generations: Iterable[int]) -> None:
    """Pass a delta that may be applied to a tenant that knows `generations`.

    Raises:
        StoreCorrupt: `seq` does not move on, or the generation to activate is unknown or being dropped. Either is a
            defect of the caller; nothing was written.
    """
    if delta.seq <= tenant.seq:
        raise StoreCorrupt(f"a delta of seq {delta.seq} cannot follow seq {tenant.seq}")
    known = {*generations} - {delta.drop_generation} | {generation.generation for generation in delta.generations}
    if delta.activate is not None and delta.activate not in known:
        raise StoreCorrupt(f"generation {delta.activate} cannot be activated: it does not exist")
