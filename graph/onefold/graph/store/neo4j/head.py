"""The tenant's head and its two locks.

(:WriteLock) is held by a writer from its first statement to the end of its commit: writers queue there. (:Tenant)
carries `seq` and is written by a writer's last statement, so it is locked only while a commit is applied: readers
pass there. Setting a property to the value it has takes the node's lock and writes nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.head import TenantState
from onefold.graph.store.neo4j.statements import Reading, Rows, Run

SECRET_BYTES = 32

UNIQUE = {"Tenant": ("tenant",), "WriteLock": ("tenant",)}

LOCK = """
MERGE (l:WriteLock {tenant: $tenant})
SET l.lock = 0
"""
_HEAD = "RETURN t.seq, t.key_secret, t.generation, t.model_id, t.assertions, coalesce(t.under_way, 0), t.dropped"
READ = f"""
MATCH (t:Tenant {{tenant: $tenant}})
{_HEAD}
"""
PASS = f"""
MATCH (t:Tenant {{tenant: $tenant}})
SET t.lock = 0
WITH t
{_HEAD}
"""
READ_MODEL_ID = """
MATCH (g:Generation {tenant: $tenant, generation: $generation})
RETURN g.model_id
"""
COUNT_UNDER_WAY = """
MATCH (s:SettingsChange {tenant: $tenant})
WHERE s.number IS NOT NULL
RETURN count(s)
"""
WRITE = """
MERGE (t:Tenant {tenant: $tenant})
ON CREATE SET t.key_secret = $secret, t.caption = $tenant, t.lock = 0
SET t += $head
"""
WRITE_DROPPED = """
MATCH (t:Tenant {tenant: $tenant})
SET t.dropped = $dropped
"""
TENANTS = """
MATCH (t:Tenant)
WHERE t.tenant IS NOT NULL
RETURN t.tenant ORDER BY t.tenant
"""
UNSETTLED = """
MATCH (t:Tenant)
WHERE t.tenant IS NOT NULL AND t.under_way > 0
RETURN t.tenant ORDER BY t.tenant
"""


@dataclass(frozen=True, slots=True)
class Head:
    """A tenant's state and the generations that are dropped but not yet cleared away."""

    state: TenantState
    dropped: frozenset[int] = frozenset()


class HeadReader(Reading):
    """See the contract."""

    def tenant(self) -> TenantState:
        """See the contract."""
        return self._state

    def generation(self) -> int:
        """See the contract."""
        return self._generation


def take_write_lock(run: Run, tenant: str) -> None:
    """Wait for the tenant's write lock; it is held until the transaction ends."""
    run(LOCK, {"tenant": tenant})


def pass_head(run: Run, tenant: str) -> Head:
    """The head, once no commit of this tenant is half applied: for a reader, in a transaction of its own."""
    return _head(run(PASS, {"tenant": tenant}))


def read_head(run: Run, tenant: str) -> Head:
    """The head, without its lock: for the holder of the write lock, so that readers pass until it commits."""
    return _head(run(READ, {"tenant": tenant}))


def _head(rows: Rows) -> Head:
    if not rows:
        return Head(TenantState(0, secrets.token_bytes(SECRET_BYTES), 0, "", 0))
    seq, secret, generation, model_id, assertions, under_way, dropped = rows[0]
    state = TenantState(seq, bytes.fromhex(secret), generation, model_id, assertions, under_way)
    return Head(state, frozenset(dropped))


def write_head(
    run: Run, tenant: str, state: TenantState, delta: Delta, assertions: int, dropped: Iterable[int]
) -> None:
    """Write the head that follows from a state and a delta; `assertions` is the number of live ones afterwards."""
    active, model_id = state.generation, state.model_id
    if delta.activate is not None:
        active = delta.activate
        [[model_id]] = run(READ_MODEL_ID, {"tenant": tenant, "generation": active})
    under_way = state.under_way
    if delta.under_way or delta.under_way_gone:
        [[under_way]] = run(COUNT_UNDER_WAY, {"tenant": tenant})
    properties: dict[str, Any] = {
        "seq": delta.seq,
        "generation": active,
        "model_id": model_id,
        "assertions": assertions,
        "under_way": under_way,
        "dropped": sorted(dropped),
    }
    run(WRITE, {"tenant": tenant, "secret": state.secret.hex(), "head": properties})


def write_dropped(run: Run, tenant: str, dropped: Iterable[int]) -> None:
    """Note which generations are still to be cleared away."""
    run(WRITE_DROPPED, {"tenant": tenant, "dropped": sorted(dropped)})
