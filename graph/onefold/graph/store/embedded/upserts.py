"""Statements that put a row where one of the same key may be."""

from __future__ import annotations


def upsert(table: str, key: str, columns: str) -> str:
    """The statement that inserts a row, or updates the one with the same key columns in place."""
    keys, names = [name.strip() for name in key.split(",")], [name.strip() for name in columns.split(",")]
    changed = ", ".join(f"{name} = excluded.{name}" for name in names if name not in keys)
    places = ", ".join("?" * len(names))
    then = f"DO UPDATE SET {changed}" if changed else "DO NOTHING"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places}) ON CONFLICT ({', '.join(keys)}) {then}"
