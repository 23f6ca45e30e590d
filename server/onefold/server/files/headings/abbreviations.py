"""Headings written short or run together, spelled out: `FirstNm`, `zip_cd` and `custname` say what they mean."""

from __future__ import annotations

from typing import Final

from onefold.server.files.headings.organization_synonyms import ORGANIZATION_SYNONYMS
from onefold.server.files.headings.qualifiers import DECORATIONS, PARTICLES
from onefold.server.files.headings.record_synonyms import CHANNELS, DELETED, RECORD_IDS, SOURCES, TIMES, TOUCHPOINT_IDS
from onefold.server.files.headings.synonyms import FIELD_SYNONYMS
from onefold.server.files.headings.words import words_of

_SPELLED: Final = {
    short: word
    for word, shorts in {
        "name": "nm nme nam",
        "first": "fst frst fir",
        "last": "lst",
        "middle": "mid mdl",
        "initial": "init initl",
        "family": "fam fmly",
        "given": "gvn giv",
        "surname": "surnm srname",
        "suffix": "sfx suff",
        "date": "dt dte dat",
        "code": "cd cde",
        "number": "no nr nbr num nmbr",
        "address": "addr adr addrs adrs addy",
        "line": "ln lne",
        "street": "strt",
        "house": "hse",
        "apartment": "apt apmt",
        "building": "bldg",
        "city": "cty",
        "county": "cnty",
        "country": "ctry cntry",
        "province": "prov",
        "postal": "pst",
        "zip": "zp",
        "phone": "ph phn fone",
        "telephone": "tele",
        "mobile": "mbl mob",
        "email": "eml",
        "passport": "pp ppt psprt",
        "licence": "lic lcns",
        "license": "lcnse",
        "driver": "drv",
        "security": "sec",
        "social": "soc",
        "registration": "registr regn",
        "birth": "brth bth brt",
        "gender": "gndr",
        "national": "nat natl",
        "identity": "ident",
        "government": "gov govt",
        "customer": "cust cst custmr",
        "person": "pers prsn",
        "patient": "patnt pt pat",
        "applicant": "appl applcnt",
        "member": "mbr memb mem",
        "student": "stu stud",
        "elettronica": "elettr elettron",
        "electronico": "electr",
        "fecha": "fec fch",
        "apellido": "ape apell",
        "nacimiento": "nac nacim",
        "nascimento": "nasc nascto nascim",
        "nascita": "nasct",
        "municipio": "mun munic",
        "naissance": "naiss",
        "urodzenia": "ur urodz",
        "numer": "numr",
        "рождения": "рожд",
    }.items()
    for short in shorts.split()
}
_LEAST_PIECE: Final = 3
"""Letters; only an abbreviation at the end may have fewer."""

OF_FIELDS: Final = frozenset(
    word
    for names in (*FIELD_SYNONYMS.values(), *ORGANIZATION_SYNONYMS.values())
    for name in names.split()
    for word in words_of(name)
)
_OF_ROLES: Final = frozenset(words_of(" ".join((RECORD_IDS, SOURCES, TOUCHPOINT_IDS, CHANNELS, DELETED, TIMES))))
KNOWN_WORDS: Final = (OF_FIELDS | _OF_ROLES | frozenset(_SPELLED)) - DECORATIONS
"""Words that mean something: a name with one of them is not silent, whatever its other words."""

_PIECES: Final = frozenset(
    word for word in OF_FIELDS | DECORATIONS | frozenset(_SPELLED) if len(word) >= _LEAST_PIECE
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
