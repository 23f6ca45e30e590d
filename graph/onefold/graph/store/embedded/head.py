"""The tenant's head: its row in `tenants`, whose surrogate number stands first in every other table."""

from __future__ import annotations

import secrets

import apsw

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.head import TenantState
from onefold.graph.store.embedded.statements import Reading, Writing

SECRET_BYTES = 32
NO_TENANT = 0

_READ = "SELECT tenant, seq, secret, generation, model_id, assertions, under_way FROM tenants WHERE name = ?"
_CREATE = "INSERT INTO tenants (name, secret, seq, generation, model_id, assertions) VALUES (?, ?, 0, 0, '', 0)"
_TENANTS = "SELECT name FROM tenants ORDER BY name"
_UNSETTLED = "SELECT name FROM tenants WHERE under_way ORDER BY name"
_MOVE_ON = """
UPDATE tenants SET seq = ?2, assertions = (SELECT count(*) FROM assertions WHERE tenant = ?1) WHERE tenant = ?1
"""
_ACTIVATE = """
UPDATE tenants SET (generation, model_id) = (
    SELECT generation, model_id FROM generations WHERE tenant = ?1 AND generation = ?2
) WHERE tenant = ?1
"""
_COUNT_UNDER_WAY = """
UPDATE tenants SET under_way = (SELECT count(*) FROM settings_under_way WHERE tenant = ?1) WHERE tenant = ?1
"""


class HeadReader(Reading):
    """See the contract."""

    def tenant(self) -> TenantState:
        """See the contract."""
        return self._state

    def generation(self) -> int:
        """See the contract."""
        return self._generation


def read(connection: apsw.Connection, tenant: str) -> tuple[int, TenantState]:
    """The tenant's number and head; a number that no tenant has, and a new secret, for one never written."""
    for number, *state in connection.execute(_READ, (tenant,)):
        return number, TenantState(*state)
    return NO_TENANT, TenantState(0, secrets.token_bytes(SECRET_BYTES), 0, "", 0)


def create(connection: apsw.Connection, tenant: str, state: TenantState) -> int:
    """The number of a tenant that gets its row now."""
    connection.execute(_CREATE, (tenant, state.secret))
    return connection.last_insert_rowid()


def write(writing: Writing, delta: Delta) -> None:
    """Move on, after everything else is written: numbers in the head are those of the other tables."""
    writing.run(_MOVE_ON, delta.seq)
    if delta.activate is not None:
        writing.run(_ACTIVATE, delta.activate)
    if delta.under_way or delta.under_way_gone:
        writing.run(_COUNT_UNDER_WAY)


def tenants(connection: apsw.Connection) -> list[str]:
    """See `Store.tenants`."""
    return [name for (name,) in connection.execute(_TENANTS)]


def unsettled(connection: apsw.Connection) -> list[str]:
    """See `Store.unsettled`."""
    return [name for (name,) in connection.execute(_UNSETTLED)]
