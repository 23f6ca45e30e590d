"""Indexes of dictionaries: a set of values under each key, none empty."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def index(table: dict[K, set[V]], key: K, value: V) -> None:
    """Add a value under a key."""
    table.setdefault(key, set()).add(value)


def unindex(table: dict[K, set[V]], key: K, value: V) -> None:
    """Remove a value from under a key, and the key with its last value."""
    values = table.get(key)
    if values is not None:
        values.discard(value)
        if not values:
            del table[key]
