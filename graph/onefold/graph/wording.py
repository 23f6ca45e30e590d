"""Words of messages."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """A count with its noun: 1 row, 2,000 rows."""
    return f"{count:,} {of_number(count, noun)}"


def of_number(count: int, noun: str) -> str:
    """The noun as it stands behind a count: row, rows, entities, matches."""
    if count == 1:
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}{'es' if noun.endswith('ch') else 's'}"
