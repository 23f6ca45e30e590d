"""The kinds of comparison and their levels, best first. A kernel answers with an index into these names."""

from __future__ import annotations

from collections import namedtuple
from enum import IntEnum
from typing import Any


class Kind(IntEnum):
    """How two canonical values of a field are compared (`kernels.levels`)."""

    NAME = 0
    DATE = 1
    CODE = 2
    TEXT = 3
    EXACT = 4
    POSTAL = 5
    EMAIL = 6
    PHONE = 7
    CUSTOM = 8
    TOKEN = 9
    ORGANIZATION = 10


LEVELS: dict[Kind, tuple[str, ...]] = {
    Kind.NAME: (
        *("exact", "same name", "nickname", "one edit", "close", "part", "alike", "near"),
        *("swapped", "elsewhere", "initial", "different"),
    ),
    Kind.DATE: (
        *("exact", "exchanged", "one digit", "month off", "two digits", "year only", "year", "year off", "near"),
        "different",
    ),
    Kind.CODE: ("exact", "one edit", "two edits", "different"),
    Kind.TEXT: ("exact", "close", "contained", "near", "different"),
    Kind.EXACT: ("exact", "different"),
    Kind.POSTAL: ("exact", "close", "sector", "area", "region", "different"),
    Kind.EMAIL: ("exact", "same name", "close", "different", "another name"),
    Kind.PHONE: ("exact", "same tail", "one edit", "different"),
    Kind.CUSTOM: ("exact", "close", "different"),
    Kind.TOKEN: ("exact",),  # many to a person: another one says nothing, so it counts as missing
    Kind.ORGANIZATION: ("exact", "close", "initials", "contained", "different"),
}
UNORDERED = frozenset({"swapped", "elsewhere", "initial", "year only"})
"""Levels that are neither better nor worse than their neighbours; all others weigh no less than those after them."""
EXACT = 0  # the first level of every kind
MISSING = -1
MAX_LEVELS = max(map(len, LEVELS.values()))


def level_name(kind: Kind, level: int) -> str:
    """The level's name; "missing" for -1."""
    return "missing" if level == MISSING else LEVELS[kind][level]


def numbered(kind: Kind) -> Any:
    """The levels of a kind by name, as kernels answer with them: `numbered(Kind.DATE).one_digit` is 2.

    A named tuple of integers, which compiled code takes for constants.
    """
    names = [name.replace(" ", "_") for name in LEVELS[kind]]
    return namedtuple(f"{kind.name.title()}Levels", names)(*range(len(names)))
