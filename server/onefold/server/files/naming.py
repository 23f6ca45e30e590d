"""What a column's name says it is."""

from __future__ import annotations

from dataclasses import dataclass

from onefold.server.files.synonyms import ANY_NAME, DECORATIONS, FIELD_BY_NAME, PREFIXES, squeezed, words_of


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
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            rest = (*words[:start], *words[start + length :])
            known = FIELD_BY_NAME.get("".join(words[start : start + length]))
            if known is not None and all(word in DECORATIONS or word.isdigit() for word in rest):
                if known == ANY_NAME and "address" in rest:
                    return None
                return Named(known, next((word for word in PREFIXES if word in rest), ""), len(rest))
    return None
