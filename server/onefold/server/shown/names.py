"""Names of records and groups of them, as the command line writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

MAX_RECORDS = 4
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def named(ref: tuple[str, str]) -> str:
    """A record; ids derived from content are shortened."""
    source, record_id = map(printable, ref)
    return f"{source}:{record_id[:9]}…" if record_id.startswith("~") else f"{source}:{record_id}"


def printable(text: str) -> str:
    """The text with what a terminal obeys, or no XML may hold, escaped: control characters, changes of direction."""
    return _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], text)


def group(records: Sequence[tuple[str, str]], most: int = MAX_RECORDS) -> str:
    """Some records, in as many words as fit a cell."""
    shown = ", ".join(map(named, records[:most]))
    return shown + (f" and {len(records) - most} more" if len(records) > most else "")
