"""Which record uses which identifier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.identifiers import Carrier, IdentifierUse
from onefold.graph.store.memory.indexes import index, unindex


@dataclass
class IdentifierTables:
    """Uses by record and identifier; `users` is their index by identifier."""

    __slots__ = ()

    uses: dict[bytes, dict[tuple[str, str], IdentifierUse]] = field(default_factory=dict)
    users: dict[tuple[str, str], set[bytes]] = field(default_factory=dict)


class IdentifierReader:
    """See the contract."""

    _tables: IdentifierTables

    def records_with_identifier(self, namespace: str, value: str, after: bytes, limit: int) -> list[bytes]:
        """See the contract."""
        users = self._tables.users.get((namespace, value), set())
        return nsmallest(limit, (record for record in users if record > after))

    def carriers(self, identifiers: Sequence[tuple[str, str]], limit: int) -> dict[tuple[str, str], list[Carrier]]:
        """See the contract."""
        users, uses = self._tables.users, self._tables.uses
        found = ((i, ((uses[record][i].said, record) for record in users[i])) for i in identifiers if i in users)
        return {identifier: nsmallest(limit, carriers) for identifier, carriers in found}


def remove(tables: IdentifierTables, delta: Delta) -> None:
    """Take uses away, those of forgotten records too."""
    for record in delta.forgotten_records:
        for identifier in tables.uses.pop(record, ()):
            unindex(tables.users, identifier, record)
    for record, namespace, value in delta.identifiers_dropped:
        if tables.uses.get(record, {}).pop((namespace, value), None) is not None:
            unindex(tables.users, (namespace, value), record)


def add(tables: IdentifierTables, delta: Delta) -> None:
    """Put uses."""
    for use in delta.identifier_uses:
        tables.uses.setdefault(use.record_key, {})[use.namespace, use.value] = use
        index(tables.users, (use.namespace, use.value), use.record_key)
