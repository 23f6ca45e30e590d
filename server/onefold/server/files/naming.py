"""What a column's name says it is, or may be."""

from __future__ import annotations

from dataclasses import dataclass

from onefold.server.files.abbreviations import spelled_out, taken_apart
from onefold.server.files.hints import ANOTHER, FIELDS_BY_HINT
from onefold.server.files.synonyms import (
    ANY_NAME,
    BIRTH_PARTS,
    DECORATIONS,
    FIELD_BY_NAME,
    PREFIXES,
    squeezed,
    table,
    words_of,
)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What a name says: the field, of which address ("billing"; "" is not said), and how many words were dropped."""

    field: str
    prefix: str
    dropped: int


def field_named(name: str) -> Named | None:
    """The field that a column's name says; None when it says none that we know."""
    known = FIELD_BY_NAME.get(squeezed(name))
    if known is not None:
        return Named(known, "", 0)
    words = words_of(name)
    return next((found for read in _readings(words) if (found := _said(read)) is not None), None)


def fields_hinted(name: str) -> tuple[Named, ...]:
    """The fields that a name may mean, as `last` may mean a family name: it is for the values to say.

    The word stands at the end, after what says whose it is: `applicant_last`, and not `last_contact`.
    """
    written = words_of(name)
    for words in _readings(written):
        bare = tuple(word for word in words if not word.isdigit())
        for start in range(len(bare)):
            hint = "".join(bare[start:])
            fields = (
                FIELDS_BY_HINT.get(hint) if hint != "number" or hint in written else None
            )  # a bare `no` says nothing
            if fields and all(word in DECORATIONS and word not in ANOTHER for word in bare[:start]):
                return tuple(Named(field, "", len(words)) for field in fields)
    return ()


def is_birth_part(name: str, part: str) -> bool:
    """Whether a name says that it is the year, month or day of a birth."""
    names = table(BIRTH_PARTS[part])
    return any(
        "".join(words) in names or "".join(word for word in words if word not in DECORATIONS) in names
        for words in _readings(words_of(name))
    )


def _readings(words: Words) -> list[Words]:
    """The words as they stand, then spelled out, then cut where they are run together."""
    return list(dict.fromkeys([words, spelled_out(words), *taken_apart(words)]))


def _said(words: Words) -> Named | None:
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            rest = (*words[:start], *words[start + length :])
            known = FIELD_BY_NAME.get("".join(words[start : start + length]))
            if known is not None and all(word in DECORATIONS or word.isdigit() for word in rest):
                if known == ANY_NAME and "address" in rest:
                    return None
                return Named(known, next((word for word in PREFIXES if word in rest), ""), len(rest))
    return None
