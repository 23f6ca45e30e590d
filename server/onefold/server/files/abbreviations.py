"""Headings written short or run together, spelled out: `FirstNm`, `zip_cd` and `custname` say what they mean."""

from __future__ import annotations

from typing import Final

from onefold.server.files.organization_synonyms import ORGANIZATION_SYNONYMS
from onefold.server.files.synonyms import (
    CHANNELS,
    DECORATIONS,
    DELETED,
    FIELD_SYNONYMS,
    PARTICLES,
    RECORD_IDS,
    SOURCES,
    TIMES,
    TOUCHPOINT_IDS,
    words_of,
)

_SPELLED: Final = {
    short: word
    for word, shorts in {
        "name": "nm nme",
        "first": "fst frst",
        "last": "lst",
        "date": "dt dte",
        "code": "cd cde",
        "number": "no nr nbr num nmbr",
        "address": "addr adr addrs",
        "street": "strt",
        "postal": "pst",
        "phone": "ph phn fone",
        "mobile": "mbl",
        "email": "eml",
        "birth": "brth bth brt",
        "gender": "gndr",
        "national": "nat natl",
        "identity": "ident",
        "government": "gov govt",
        "customer": "cust cst custmr",
        "person": "pers prsn",
        "patient": "patnt",
        "applicant": "appl applcnt",
        "member": "mbr memb",
        "nacimiento": "nac",
        "nascimento": "nasc",
        "naissance": "naiss",
        "urodzenia": "ur urodz",
        "рождения": "рожд",
    }.items()
    for short in shorts.split()
}
_LEAST_PIECE: Final = 3
"""Letters; only an abbreviation at the end may have fewer."""

_OF_FIELDS: Final = frozenset(
    word
    for names in (*FIELD_SYNONYMS.values(), *ORGANIZATION_SYNONYMS.values())
    for name in names.split()
    for word in words_of(name)
)
_OF_ROLES: Final = frozenset(words_of(" ".join((RECORD_IDS, SOURCES, TOUCHPOINT_IDS, CHANNELS, DELETED, TIMES))))
KNOWN_WORDS: Final = (_OF_FIELDS | _OF_ROLES | frozenset(_SPELLED)) - DECORATIONS
"""Words that mean something: a name with one of them is not silent, whatever its other words."""

_PIECES: Final = frozenset(
    word for word in _OF_FIELDS | DECORATIONS | frozenset(_SPELLED) if len(word) >= _LEAST_PIECE
) - frozenset(PARTICLES.split())
"""What a word that is run together may consist of; it still has to make a name that we know."""


def spelled_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without abbreviations."""
    return tuple(_SPELLED.get(word, word) for word in words)


def taken_apart(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every way to cut one word of the name, unless it is known, in two known ones; spelled out."""
    return [
        spelled_out((*words[:at], word[:cut], word[cut:], *words[at + 1 :]))
        for at, word in enumerate(words)
        if word not in KNOWN_WORDS
        for cut in range(_LEAST_PIECE, len(word) - 1)
        if word[:cut] in _PIECES and (word[cut:] in _PIECES or word[cut:] in _SPELLED)
    ]
