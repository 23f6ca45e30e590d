"""Column names as files write them, made usable: trimmed, named where blank, told apart where repeated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from onefold.graph.errors import InvalidArgument
from onefold.graph.transaction.intake.validation import MAX_ID

_LOOKS_LIKE_DATA = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}|\d{4}-\d\d-\d\d.*|\d{5,}", re.IGNORECASE)


def column_names(written: Iterable[str]) -> tuple[str, ...]:
    """Distinct names: blank ones become `column_3`, a repeated `phone` becomes `phone (2)`."""
    names: dict[str, None] = {}
    copies: dict[str, int] = {}
    for at, text in enumerate(written, start=1):
        name = base = readable(text) or f"column_{at}"
        while name in names:
            copies[base] = copies.get(base, 1) + 1
            name = f"{base} ({copies[base]})"
        names[name] = None
    return tuple(names)


def readable(text: str) -> str:
    """A column's name without what cannot be kept: NULs go, broken bytes become �, what is too long is cut."""
    text = text.replace("\0", "").strip().lstrip("\ufeff").strip()
    if not text.isascii():
        text = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text if len(text) <= MAX_ID else f"{text[: MAX_ID - 1]}…"


def checked_header(file: str, written: Sequence[str]) -> tuple[str, ...]:
    """The column names of a file's first line.

    Raises:
        InvalidArgument: the line is data and not names.
    """
    data = next((text for text in written if _LOOKS_LIKE_DATA.fullmatch(text.strip())), None)
    if data is not None:
        message = f"{file}:1: the first line holds data ({data.strip()!r}) instead of column names; add a line of names"
        raise InvalidArgument(message, field="file")
    return column_names(written)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A closing half sentence with the nearest known word, or all of them."""
    known = list(known)
    folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f"did you mean {folded[close[0]]!r}?" if close else f"there are {', '.join(known) or 'none'}"
