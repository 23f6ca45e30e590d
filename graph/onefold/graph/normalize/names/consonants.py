"""Names written without vowels, as Arabic and Hebrew are, against names written with them: "`mr" (عمر) and "omar".

A canonical value does not tell its script, but its letters do: hardly a Latin name has no vowel at all. Only such a
value is compared by consonants with others; two names with vowels that share theirs (Omar, Amir) share nothing here.
Three consonants tell a name. With fewer, long vowels count, which are written as w and y: "ly" is Ali, not Leo.
"""

import re
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from onefold.graph.normalize.contract import CACHE_SIZE
from onefold.graph.normalize.text import vocabulary

ARTICLES: Final = vocabulary("al el ul")
_CLEAR: Final = 3  # consonants that tell a name by themselves
_SHORTEST: Final = 2
_VOWELLESS: Final = re.compile("[b-df-hj-np-tv-z]{2,}a?|i[b-df-hj-np-tv-z]+h")  # هدى is "hda", عائشة is "ishh"
_LATIN: Final = vocabulary(
    "lynn lyn lynne lynch rhys glyn glynn mcglynn gwyn gwynn wyn wynn bryn brynn flynn byrd fry fly smyth cyr kyn ty",
    "cy sky dry ng lynda myra kyra myrna mya nyla kyla tyra lyda skyla jr sr dj tj jd jp jj jc mc st",
)
"""What is Latin and has no vowel but y, or one a."""
_READINGS: Final = (
    ("tsch", ("C",)),
    ("sch", ("s",)),
    ("sh", ("s",)),
    ("ch", ("C", "s", "h")),  # Chaled, Rachid
    ("gh", ("j",)),
    ("dj", ("j",)),
    ("zh", ("j",)),
    ("th", ("t", "s")),  # Osman is Othman
    ("dh", ("d", "z")),
    ("ph", ("f",)),
    ("ck", ("k",)),
)
_KH: Final = {False: ("h",), True: ("h", "KH")}  # כהן is k and h
_SINGLE: Final = str.maketrans(
    {"q": "k", "c": "k", "g": "j", "p": "f", "v": "W", "x": "ks", "C": "c", "K": "k", "H": "h"}
)
_SOFT_C: Final = re.compile("c(?=[eiy])")
_REPEATED: Final = re.compile(r"([^aeiouyw])\1+")
_REPEATED_LONG: Final = re.compile(r"([yw])\1+")
_SEMIVOWELS: Final = re.compile("[aeiouywW]")
_RUN: Final = re.compile("[aeiouyw]+")
_NOT_LETTER: Final = re.compile("[^a-z ]")
_MAX_READINGS: Final = 48


class Consonants(NamedTuple):
    """What a name has of consonants.

    Attributes:
        vowelless: whether it is written without vowels.
        readings: what it may be compared by; two names share one only when either is vowelless.
    """

    vowelless: bool
    readings: frozenset[str]


@lru_cache(maxsize=CACHE_SIZE)
def name_consonants(value: str) -> Consonants:
    """The consonants of a canonical name."""
    text = _NOT_LETTER.sub("", value)
    first, _, rest = text.partition(" ")
    joined = text.replace(" ", "")
    vowelless = _VOWELLESS.fullmatch(value.replace(" ", "")) is not None and joined not in _LATIN
    written = {joined, rest.replace(" ", "")} if rest and first in ARTICLES else {joined}
    found: set[str] = set()
    for letters in sorted(written):
        for sounds in _sounds(letters, vowelless):
            found |= _written(sounds) if vowelless else _spoken(sounds)
    return Consonants(vowelless, frozenset(sorted(r for r in found if len(r) >= _SHORTEST)[:_MAX_READINGS]))


def _sounds(letters: str, vowelless: bool) -> list[str]:
    """One letter for each sound, in every reading; v as W."""
    found = [letters]
    for spelling, readings in (*_READINGS, ("kh", _KH[vowelless])):
        if spelling in letters:
            found = [name.replace(spelling, sound) for name in found for sound in readings]
    plain = [_SOFT_C.sub("s", name).translate(_SINGLE) for name in found]
    return [name[:-1] if name.endswith("h") else name for name in plain]


def _written(sounds: str) -> set[str]:
    """Readings of a name without vowels: with and without doubled letters, which are rarely written, and an article."""
    bare = _SEMIVOWELS.sub("", sounds)
    if len(bare) < _CLEAR:
        return {_REPEATED_LONG.sub(r"\1", sounds.removesuffix("a").replace("i", "y").replace("W", "w"))}
    found = {bare, _REPEATED.sub(r"\1", bare)}
    if bare[0] == "l" and len(bare) > _CLEAR:
        found |= {name[1:] for name in found}
    return {name for name in found if len(name) >= _CLEAR}


def _spoken(sounds: str) -> set[str]:
    """Readings of a name with vowels: its consonants; of a short one with every way to write its vowels."""
    single = _REPEATED.sub(r"\1", sounds)
    bare = _SEMIVOWELS.sub("", single)
    if len(bare) >= _CLEAR:
        return {bare}
    parts: list[tuple[str, ...]] = []
    end = 0
    for run in _RUN.finditer(single):
        parts += [(single[end : run.start()],), _vowels(run[0], run.start() == 0)]
        end = run.end()
    return {"".join(way).replace("W", "w") for way in product(*parts, (single[end:],))}


def _vowels(run: str, first: bool) -> tuple[str, ...]:
    """How vowels in a row may be written: not at all, as y, as w; at the beginning y and w are consonants."""
    if first and run[0] in "yw":
        return tuple(run[0] + rest for rest in _vowels(run[1:], False))
    return ("", *("y" if re.search("[eiy]", run) else ""), *("w" if re.search("[ouw]", run) else ""))
