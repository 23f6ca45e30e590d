"""How statements are made and run: for a reader and for a writer of one tenant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from onefold.graph.store.contract.head import TenantState

Row = tuple[Any, ...]


def upsert(table: str, key: str, columns: str) -> str:
    """The statement that inserts a row, or updates the one with the same key columns in place."""
    keys, names = [name.strip() for name in key.split(",")], [name.strip() for name in columns.split(",")]
    changed = ", ".join(f"{name} = excluded.{name}" for name in names if name not in keys)
    places = ", ".join("?" * len(names))
    then = f"DO UPDATE SET {changed}" if changed else "DO NOTHING"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places}) ON CONFLICT ({', '.join(keys)}) {then}"


def grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    """The second of each pair under the first, in the order met."""
    groups: dict[Any, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


class Reading:
    """One tenant seen through one generation, on a connection that is inside a transaction.

    Args:
        connection: where to read.
        tenant: the tenant's surrogate number; 0, which no tenant has, for one never written.
        state: the tenant's head in this transaction.
        generation: the generation to show, or None for the active one.
    """

    def __init__(self, connection: apsw.Connection, tenant: int, state: TenantState, generation: int | None) -> None:
        self._connection = connection
        self._tenant = tenant
        self._state = state
        self._generation = state.generation if generation is None else generation

    def _all(self, statement: str, *bound: object) -> Iterable[Row]:
        """The rows of a statement that takes the tenant first."""
        return self._connection.execute(statement, (self._tenant, *bound))

    def _derived(self, statement: str, *bound: object) -> Iterable[Row]:
        """The rows of a statement that takes the tenant and the generation first."""
        return self._connection.execute(statement, (self._tenant, self._generation, *bound))

    def _in(self, statement: str, keys: Sequence[Any]) -> Iterable[Row]:
        """The same as `_all` for a statement that takes `carray` of keys; none for none."""
        return self._all(statement, apsw.carray(tuple(keys))) if keys else ()

    def _derived_in(self, statement: str, keys: Sequence[Any]) -> Iterable[Row]:
        """The same as `_derived` for a statement that takes `carray` of keys; none for none."""
        return self._derived(statement, apsw.carray(tuple(keys))) if keys else ()


class Writing:
    """Writes rows of one tenant, inside a write transaction that somebody else commits."""

    def __init__(self, connection: apsw.Connection, tenant: int) -> None:
        self.connection = connection
        self.tenant = tenant

    def delete(self, statement: str, keys: Iterable[Row]) -> None:
        """Run a deletion that takes the tenant first for each key, sorted, so that pages are met once."""
        self.connection.executemany(statement, sorted((self.tenant, *key) for key in keys))

    def put(self, statement: str, rows: Iterable[Row]) -> None:
        """Run a statement that takes the tenant first for each row."""
        self.connection.executemany(statement, [(self.tenant, *row) for row in rows])

    def run(self, statement: str, *bound: object) -> None:
        """Run a statement that takes the tenant first."""
        self.connection.execute(statement, (self.tenant, *bound))
