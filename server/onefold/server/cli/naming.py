"""Names of records and groups of them, as the command line writes them."""

from __future__ import annotations

from collections.abc import Sequence

MAX_RECORDS = 4


def named(ref: tuple[str, str]) -> str:
    """A record; ids derived from content are shortened."""
    source, record_id = ref
    return f"{source}:{record_id[:9]}…" if record_id.startswith("~") else f"{source}:{record_id}"


def group(records: Sequence[tuple[str, str]], most: int = MAX_RECORDS) -> str:
    """Some records, in as many words as fit a cell."""
    shown = ", ".join(map(named, records[:most]))
    return shown + (f" and {len(records) - most} more" if len(records) > most else "")
